//! What the player does: plain data from the host's side to the engine's.
//!
//! Every number is clamped by [`Event::clamped`] at the engine's door, so that no host can harm a
//! model.

use crate::controls::Articulation;

/// Which sounding notes an event speaks to. `None` is a wildcard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoteAddress {
    /// The host's note id.
    pub voice: Option<i32>,
    /// MIDI channel, 0–15.
    pub channel: Option<u8>,
    /// MIDI key, 0–127.
    pub key: Option<u8>,
}

impl NoteAddress {
    /// One key on one channel, as plain MIDI names it.
    #[must_use]
    pub fn key(channel: u8, key: u8) -> Self {
        Self { voice: None, channel: Some(channel), key: Some(key) }
    }

    /// Whether a note that was started as `note` is meant.
    #[must_use]
    pub fn matches(&self, note: &Self) -> bool {
        fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            match (a, b) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            }
        }
        agree(self.voice, note.voice)
            && agree(self.channel, note.channel)
            && agree(self.key, note.key)
    }
}

/// A dimension of expression that one note, one channel or all may carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// Bend in semitones, −120 to 120.
    Tuning,
    /// Linear gain of the note, 0–4, 1 is neutral.
    Volume,
    /// 0 left, 0.5 centre, 1 right.
    Pan,
    /// Depth of the left hand's vibrato, 0–1.
    Vibrato,
    /// Level under the player's breath or foot, 0–1, 1 is neutral.
    Expression,
    /// Nail against flesh, 0–1, 0.5 is neutral.
    Brightness,
    /// Finger pressure after the stroke, 0–1, 0 is neutral.
    Pressure,
}

/// Continuous controllers that reach the whole instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Controller {
    /// CC1: vibrato depth, 0–1.
    Modulation,
    /// CC2: breath or bow, 0–1; on plucked strings the contact point moves.
    Breath,
    /// CC19: vibrato rate, 0–1, 0.5 as the panel says.
    VibratoRate,
    /// CC7: channel volume, 0–1.
    Volume,
    /// CC10: pan, 0–1, 0.5 is the centre.
    Pan,
    /// CC11: expression, 0–1.
    Expression,
    /// CC64: sustain, held from 0.5.
    Sustain,
}

/// One thing the player does, at the current sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// A stroke. `note.key` and `note.channel` must be set; a note without a key is ignored.
    NoteOn {
        /// Who it is.
        note: NoteAddress,
        /// Strength, 0–1; 0 is the softest touch, not a release.
        velocity: f32,
    },
    /// The finger leaves the key.
    NoteOff {
        /// Who is meant.
        note: NoteAddress,
        /// Release velocity, 0–1: how firmly the muting finger lands.
        velocity: f32,
    },
    /// The hand falls on the string at once.
    Choke {
        /// Who is meant.
        note: NoteAddress,
    },
    /// Expression of the notes that match. A wildcard key with a channel is kept for the
    /// channel's later notes too, as MPE wants it.
    Express {
        /// Who is meant.
        note: NoteAddress,
        /// What moves.
        dimension: Dimension,
        /// Where to, in the dimension's own range.
        value: f32,
    },
    /// A controller of the whole instrument.
    Control {
        /// Which one.
        controller: Controller,
        /// 0–1.
        value: f32,
    },
    /// The host moves one continuous control for one note alone, by a share of its travel, −1–1. Only the
    /// rack's synth knows it.
    Modulate {
        /// The host's note id.
        voice: i32,
        /// Place among [`crate::rack::TARGETS`].
        target: usize,
        /// By how much, −1–1.
        offset: f32,
    },
    /// Coming notes are played like this, until another word or the panel's next move.
    Articulate(Articulation),
    /// CC123: every finger leaves its key.
    AllNotesOff,
    /// CC120: every string is stopped by the hand now.
    AllSoundOff,
}

impl Event {
    /// The same event with every number inside its range; what is not a number becomes neutral.
    #[must_use]
    pub fn clamped(self) -> Self {
        fn unit(value: f32, neutral: f32) -> f32 {
            if value.is_finite() { value.clamp(0.0, 1.0) } else { neutral }
        }
        match self {
            Self::NoteOn { note, velocity } => Self::NoteOn { note, velocity: unit(velocity, 0.8) },
            Self::NoteOff { note, velocity } => {
                Self::NoteOff { note, velocity: unit(velocity, 0.5) }
            }
            Self::Express { note, dimension, value } => {
                let value = match dimension {
                    Dimension::Tuning if value.is_finite() => value.clamp(-120.0, 120.0),
                    Dimension::Tuning => 0.0,
                    Dimension::Volume if value.is_finite() => value.clamp(0.0, 4.0),
                    Dimension::Volume => 1.0,
                    Dimension::Pan | Dimension::Brightness => unit(value, 0.5),
                    Dimension::Expression => unit(value, 1.0),
                    Dimension::Vibrato | Dimension::Pressure => unit(value, 0.0),
                };
                Self::Express { note, dimension, value }
            }
            Self::Control { controller, value } => {
                let neutral = match controller {
                    Controller::Volume | Controller::Expression => 1.0,
                    Controller::Pan | Controller::VibratoRate => 0.5,
                    _ => 0.0,
                };
                Self::Control { controller, value: unit(value, neutral) }
            }
            Self::Modulate { voice, target, offset } => {
                let offset = if offset.is_finite() { offset.clamp(-1.0, 1.0) } else { 0.0 };
                Self::Modulate { voice, target, offset }
            }
            other => other,
        }
    }
}
