//! Who is being played, and with what expression.

use crate::event::{Dimension, NoteAddress};

/// Expression of a note or a channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Expression {
    pub(crate) tuning_semitones: f32,
    pub(crate) volume: f32,
    pub(crate) pan: f32,
    pub(crate) vibrato: f32,
    pub(crate) level: f32,
    pub(crate) brightness: f32,
    pub(crate) pressure: f32,
}

impl Expression {
    pub(crate) const NEUTRAL: Self = Self {
        tuning_semitones: 0.0,
        volume: 1.0,
        pan: 0.5,
        vibrato: 0.0,
        level: 1.0,
        brightness: 0.5,
        pressure: 0.0,
    };

    pub(crate) fn set(&mut self, dimension: Dimension, value: f32) {
        match dimension {
            Dimension::Tuning => self.tuning_semitones = value,
            Dimension::Volume => self.volume = value,
            Dimension::Pan => self.pan = value,
            Dimension::Vibrato => self.vibrato = value,
            Dimension::Expression => self.level = value,
            Dimension::Brightness => self.brightness = value,
            Dimension::Pressure => self.pressure = value,
        }
    }

    /// What a note hears of itself and its channel together.
    pub(crate) fn with(&self, channel: &Self) -> Self {
        Self {
            tuning_semitones: self.tuning_semitones + channel.tuning_semitones,
            volume: self.volume * channel.volume,
            pan: (self.pan + channel.pan - 0.5).clamp(0.0, 1.0),
            vibrato: self.vibrato.max(channel.vibrato),
            level: self.level * channel.level,
            brightness: (self.brightness + channel.brightness - 0.5).clamp(0.0, 1.0),
            pressure: self.pressure.max(channel.pressure),
        }
    }
}

/// One played note.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Note {
    pub(crate) address: NoteAddress,
    pub(crate) key: u8,
    pub(crate) velocity: f32,
    /// The key is down, or the pedal holds it.
    pub(crate) is_held: bool,
    /// The key is up; only the pedal holds it.
    pub(crate) is_sustained: bool,
    pub(crate) expression: Expression,
}

impl Note {
    /// A key that has just gone down.
    pub(crate) fn new(address: NoteAddress, key: u8, velocity: f32) -> Self {
        Self {
            address,
            key,
            velocity,
            is_held: true,
            is_sustained: false,
            expression: Expression::NEUTRAL,
        }
    }
}

/// Expression that the sixteen channels hand to their notes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Channels([Expression; 16]);

impl Channels {
    pub(crate) fn new() -> Self {
        Self([Expression::NEUTRAL; 16])
    }

    pub(crate) fn set(&mut self, channel: Option<u8>, dimension: Dimension, value: f32) {
        match channel {
            Some(channel) => self.0[usize::from(channel & 15)].set(dimension, value),
            None => self.0.iter_mut().for_each(|channel| channel.set(dimension, value)),
        }
    }

    pub(crate) fn of(&self, note: &Note) -> Expression {
        let channel = usize::from(note.address.channel.unwrap_or(0) & 15);
        note.expression.with(&self.0[channel])
    }
}
