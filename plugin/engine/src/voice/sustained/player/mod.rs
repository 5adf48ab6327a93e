//! One part's player: keys in, gestures out.
//!
//! Without any controller velocity sets the effort and each note is phrased: onset, swell, delayed
//! vibrato, a tie where keys overlap or touch. With breath (CC2) the controller is the effort.

mod draws;
mod events;
mod ramp;
mod tick;
mod wheels;

use super::{
    super::notes::{Channels, Expression, Note},
    gesture::{Gesture, Onset},
    keys::Keys,
    ornament::{Glide, Vibrato},
    shape::Unrest,
};
use crate::{
    controls::Articulation,
    dsp::{noise::Random, smooth::Smooth},
};
use draws::Draws;
pub(super) use wheels::Wheels;

/// A fall lasts this many times the release.
const FALL_LENGTH: f32 = 2.5;
/// Release of a part that is stopped by the hand, in seconds.
const STOP_S: f32 = 0.02;

/// The player of one part.
#[derive(Clone, Debug)]
pub(super) struct Player {
    pub(super) keys: Keys,
    part: u32,
    stream: u32,
    step_s: f32,
    ticks_per_s: f32,
    note: Option<Note>,
    /// The note's velocity under the panel's curve.
    curved: f32,
    articulation: Articulation,
    /// Where the pitch last stood, and its frequency.
    last: (f32, f32, f64),
    glide: Glide,
    bend: Smooth,
    pressure: Smooth,
    vibrato: Vibrato,
    unrest: Unrest,
    draws: Draws,
    random: Random,
    age_s: f32,
    /// Since the key came up.
    released_s: f32,
    release_s: f32,
    onset_s: f32,
    /// Silence before a fresh note that follows another.
    gap_s: f32,
    onset: Option<Onset>,
    /// The ramp of the effort: where it starts, where it is.
    ramp_from: f32,
    ramp: f32,
    is_held: bool,
}

impl Player {
    pub(super) fn new(part: u32, ticks_per_s: f32) -> Self {
        let smooth = |time_s| {
            let mut smooth = Smooth::new(0.0);
            smooth.set_time(time_s, ticks_per_s);
            smooth
        };
        Self {
            keys: Keys::default(),
            part,
            stream: 0,
            step_s: 1.0 / ticks_per_s,
            ticks_per_s,
            note: None,
            curved: 0.0,
            articulation: Articulation::Stroke,
            last: (f32::NAN, 0.0, 0.0),
            glide: Glide::at(60.0),
            bend: smooth(0.003),
            pressure: smooth(0.008),
            vibrato: Vibrato::default(),
            unrest: Unrest::new(part, ticks_per_s),
            draws: Draws::NONE,
            random: Random::new(0, part),
            age_s: 0.0,
            released_s: f32::INFINITY,
            release_s: STOP_S,
            onset_s: 0.0,
            gap_s: 0.0,
            onset: None,
            ramp_from: 0.0,
            ramp: 0.0,
            is_held: false,
        }
    }

    pub(super) fn reset(&mut self) {
        *self = Self::new(self.part, self.ticks_per_s);
    }

    /// The gesture of a part that was never played.
    pub(super) fn rest(&self) -> Gesture {
        Gesture::at_rest(self.articulation, self.random)
    }

    /// No key is held and no effort is left.
    pub(super) fn is_at_rest(&self) -> bool {
        !self.is_held && self.ramp <= 0.0
    }

    /// It has not played yet.
    pub(super) fn is_untouched(&self) -> bool {
        self.note.is_none()
    }

    /// Expression of the note that sounds.
    pub(super) fn heard(&self, channels: &Channels) -> Expression {
        let note = self.keys.top().or(self.note.as_ref());
        note.map_or(Expression::NEUTRAL, |note| channels.of(note))
    }
}
