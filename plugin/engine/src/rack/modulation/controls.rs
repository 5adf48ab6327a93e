//! What the panel says of modulation: sixteen slots and eight macros.

/// Slots.
pub const SLOTS: usize = 16;
/// Macros.
pub const MACROS: usize = 8;

/// What moves something. The order is saved: it is only appended to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// Nothing.
    #[default]
    Off,
    /// The synth's envelopes, 0–1: each of its voices has its own, all else follows the last note.
    Envelope1,
    /// The second.
    Envelope2,
    /// The third.
    Envelope3,
    /// The synth's low-frequency oscillators, −1–1, likewise.
    Lfo1,
    /// The second.
    Lfo2,
    /// The third.
    Lfo3,
    /// How hard the note was struck, 0–1.
    Velocity,
    /// Its key, −1–1 around middle C.
    Key,
    /// Drawn once per note, −1–1.
    Random,
    /// Bend of the note or the wheel, −1–1 over an octave each way.
    Bend,
    /// Finger pressure, 0–1.
    Pressure,
    /// Brightness, MIDI controller 74, −1–1.
    Brightness,
    /// Depth of vibrato of the note, 0–1.
    Vibrato,
    /// Expression of the note, 0–1.
    NoteExpression,
    /// Volume of the note, −1–1 around its neutral.
    Volume,
    /// Place of the note, −1–1.
    Pan,
    /// The modulation wheel, 0–1.
    Wheel,
    /// Breath or bow, MIDI controller 2, 0–1.
    Breath,
    /// Expression, MIDI controller 11, 0–1.
    Expression,
    /// MIDI controller 19, −1–1.
    VibratoRate,
    /// MIDI controller 7, 0–1.
    ChannelVolume,
    /// MIDI controller 10, −1–1.
    ChannelPan,
    /// The sustain pedal, 0–1.
    Pedal,
    /// How loud the first part is heard, 0–1 over 60 dB.
    Level,
    /// How bright it is heard, 0–1 from 200 Hz to 8 kHz.
    Colour,
    /// How hard its bow or breath works, 0–1.
    Effort,
    /// The macros, 0–1.
    Macro1,
    /// The second.
    Macro2,
    /// The third.
    Macro3,
    /// The fourth.
    Macro4,
    /// The fifth.
    Macro5,
    /// The sixth.
    Macro6,
    /// The seventh.
    Macro7,
    /// The eighth.
    Macro8,
}

impl Source {
    /// How many there are.
    pub const COUNT: usize = Self::Macro8 as usize + 1;
}

/// One slot.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SlotControls {
    /// What moves.
    pub source: Source,
    /// What is moved: a place in [`super::TARGETS`].
    pub target: Option<usize>,
    /// How far, in whole travels of the target, −1–1.
    pub depth: f32,
    /// Bend of the source, −1 fast first … 0 straight … 1 slow first.
    pub curve: f32,
    /// What scales the depth besides; `Off` leaves it as it is.
    pub via: Source,
}

/// Everything on the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ModulationControls {
    /// The slots.
    pub slots: [SlotControls; SLOTS],
    /// The macros, 0–1.
    pub macros: [f32; MACROS],
}
