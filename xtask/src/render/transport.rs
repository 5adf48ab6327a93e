//! The host's transport: when it plays, and how fast.

use crate::host::Clock;

/// A change of tempo or meter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    /// Song time in seconds.
    pub(super) at_s: f64,
    /// Song time in quarter notes.
    pub(super) at_beats: f64,
    /// Quarter notes a minute.
    pub(super) tempo_bpm: f64,
    /// Beats in a bar and the note that counts one.
    pub(super) meter: (u16, u16),
}

/// The song's clock over a whole render.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Transport {
    /// When the song starts to run, in seconds of the render.
    pub(super) play_at_s: f64,
    /// Changes in order of time; the first is at 0.
    pub(super) marks: Vec<Mark>,
}

impl Transport {
    /// One tempo and one meter throughout.
    pub(super) fn steady(play_at_s: f64, tempo_bpm: f64, meter: (u16, u16)) -> Self {
        Self { play_at_s, marks: vec![Mark { at_s: 0.0, at_beats: 0.0, tempo_bpm, meter }] }
    }

    /// The clock at a sample of the render.
    pub(super) fn clock(&self, frame: u64, rate_hz: f64) -> Option<Clock> {
        let now_s = frame as f64 / rate_hz - self.play_at_s;
        let position_s = now_s.max(0.0);
        let passed = self.marks.partition_point(|mark| mark.at_s <= position_s);
        let mark = self.marks.get(passed.saturating_sub(1))?;
        Some(Clock {
            tempo_bpm: mark.tempo_bpm,
            meter: mark.meter,
            playing: now_s >= 0.0,
            position_beats: mark.at_beats + (position_s - mark.at_s) * mark.tempo_bpm / 60.0,
            position_s,
            frame,
        })
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these figures come out exact")]
mod tests {
    use super::*;

    #[test]
    fn beats_run_with_the_tempo_and_only_once_it_plays() {
        let mut transport = Transport::steady(1.0, 120.0, (3, 4));
        transport.marks.push(Mark { at_s: 2.0, at_beats: 4.0, tempo_bpm: 60.0, meter: (3, 4) });
        let at = |seconds: f64| transport.clock((seconds * 1000.0) as u64, 1000.0).unwrap();
        assert!(!at(0.5).playing);
        assert!(at(1.0).playing);
        assert_eq!(at(0.5).position_beats, 0.0);
        assert_eq!(at(2.0).position_beats, 2.0);
        assert_eq!(at(4.0).position_beats, 5.0);
        assert_eq!(at(4.0).bar(), (1.0, 3.0));
    }
}
