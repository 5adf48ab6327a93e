//! A new instrument's smoothing times, and its hands as they were at first.

use super::{
    super::{notes::Channels, right_hand::RightHand, string::StringVoice},
    Lute, MAX_TOGETHER,
    early::Early,
    queue::MAX_WAITING,
};
use crate::exciters::knock::Knock;

impl Lute {
    /// Time constants of all that is smoothed [by ear: as quick as does not click].
    pub(super) fn set_times(&mut self) {
        let ticks_per_s = self.ticks_per_s;
        for (smooth, time_s) in [
            (&mut self.modulation, 0.02),
            (&mut self.duck, 0.002),
            (&mut self.a4_hz, 0.02),
            (&mut self.damping, 0.02),
            (&mut self.size, 0.04),
            (&mut self.width, 0.02),
        ] {
            smooth.set_time(time_s, ticks_per_s);
        }
        for (all, time_s) in [
            (&mut self.pressure[..], 0.01),
            (&mut self.palm[..], 0.02),
            (&mut self.bend[..], 0.003),
            (&mut self.gain[..], 0.006),
        ] {
            for smooth in all {
                smooth.set_time(time_s, ticks_per_s);
            }
        }
    }

    /// Silence, and hands as they were at first.
    pub(crate) fn reset(&mut self) {
        self.strings.iter_mut().for_each(StringVoice::reset);
        self.body.reset();
        self.knocks.iter_mut().for_each(Knock::reset);
        self.right = RightHand::new();
        self.channels = Channels::new();
        self.pending = [None; MAX_TOGETHER];
        self.waiting = [None; MAX_WAITING];
        self.early = Early::default();
        self.next_due = u64::MAX;
        self.clock = 0;
        self.stream = 0;
        self.is_pedal_down = false;
        self.modulation.snap(0.0);
        let hands = self.bend.iter_mut().chain(&mut self.pressure).chain(&mut self.palm);
        hands.for_each(|smooth| smooth.snap(0.0));
        self.contact_shift = 0.0;
        self.built = None;
        self.quiet_ticks = 0;
        (self.volume, self.pan, self.level) = (1.0, 0.5, 1.0);
        self.shake_depth.fill(0.0);
        self.vibrato_rate = 1.0;
        self.is_stirred = true;
        self.is_moving = true;
        self.is_asleep = true;
        self.idle = 0;
        self.ahead = None;
        self.source.reset();
    }
}
