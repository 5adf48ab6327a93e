//! What a player asks of a bowed or blown instrument at one control tick.

use crate::{controls::Articulation, dsp::noise::Random, units::Pitch};

/// How a note begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Onset {
    /// The bow is set down, the tongue lets go.
    Fresh,
    /// A new finger under the same bow or breath.
    Tied,
}

/// The hands, lips and lungs of one string or one pipe at one tick.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gesture {
    /// Key of the note, as asked for.
    pub(crate) key: u8,
    /// Pitch that should be heard now: glide, bend, vibrato and human variation included.
    pub(crate) frequency_hz: f64,
    /// The same without vibrato: where fingers, holes and register belong.
    pub(crate) centre_hz: f64,
    /// The centre does not move: an intonation servo may listen.
    pub(crate) is_steady: bool,
    /// A key is held. When it is not, the bow is lifted and the breath dies away: `effort` falls to
    /// zero by itself within the release time.
    pub(crate) is_held: bool,
    /// At the tick where a note begins.
    pub(crate) onset: Option<Onset>,
    /// Strength of the note's onset, 0–1.
    pub(crate) velocity: f32,
    /// Breath or bow as it is heard: 0 none, 0.3 piano, 0.6 mezzoforte, 1 fortissimo; onset ramp,
    /// swell, controllers, tremolo and slow irregularity included.
    pub(crate) effort: f32,
    /// 0 dull – 1 bright, 0.5 neutral.
    pub(crate) brightness: f32,
    /// Lip, or force of the bow: 0 neutral – 1.
    pub(crate) pressure: f32,
    /// How it is played, of those the instrument knows.
    pub(crate) articulation: Articulation,
    /// Seconds since the onset.
    pub(crate) age_s: f32,
    /// A stream of its own for each note: what differs from note to note.
    pub(crate) random: Random,
    /// Note volume, note expression and CC11 as gain; the voice applies it to what is heard only where
    /// breath or bow does not follow it.
    pub(crate) gain: f32,
}

impl Gesture {
    /// Hands that have never played.
    pub(crate) fn at_rest(articulation: Articulation, random: Random) -> Self {
        Self {
            key: 60,
            frequency_hz: Pitch(60.0).hz(440.0),
            centre_hz: Pitch(60.0).hz(440.0),
            is_steady: false,
            is_held: false,
            onset: None,
            velocity: 0.0,
            effort: 0.0,
            brightness: 0.5,
            pressure: 0.0,
            articulation,
            age_s: 0.0,
            random,
            gain: 1.0,
        }
    }

    /// No hand does anything.
    pub(super) fn is_rest(&self) -> bool {
        !self.is_held && self.onset.is_none() && self.effort <= 0.0
    }

    /// Halfway from here to where the hands are going next; what begins begins there.
    pub(super) fn halfway(&self, next: &Self) -> Self {
        if next.onset == Some(Onset::Fresh) {
            return *next;
        }
        Self {
            frequency_hz: f64::midpoint(self.frequency_hz, next.frequency_hz),
            centre_hz: f64::midpoint(self.centre_hz, next.centre_hz),
            effort: f32::midpoint(self.effort, next.effort),
            ..*next
        }
    }
}
