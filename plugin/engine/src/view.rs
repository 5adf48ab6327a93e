//! What can be seen of the models: a snapshot for drawings, taken between blocks.

/// Most strings any instrument shows.
pub const MAX_STRINGS: usize = 12;
/// Modes of a string's shape that are handed out.
pub const SHAPE_MODES: usize = 8;

/// What a drawing shows of a level: 0–1 over −60 to 0 dB.
pub(crate) fn shown(level: f32) -> f32 {
    (1.0 + crate::units::gain_to_db(level) / 60.0).clamp(0.0, 1.0)
}

/// One string as it is now.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StringView {
    /// Sounding pitch as a fractional MIDI note; 0 while the string has never been tuned.
    pub pitch_midi: f32,
    /// Where it is stopped, as a fraction of the open length from the nut; 0 is open.
    pub stop: f32,
    /// Contact point of the last stroke, as a fraction of the sounding length from the bridge.
    pub contact: f32,
    /// Displacement of the first modes at this moment, in millimetres, counted from the bridge:
    /// `u(x) = Σ shape[n−1]·sin(nπx/L)`.
    pub shape_mm: [f32; SHAPE_MODES],
    /// Level of the string's motion, 0–1 on a scale of −60 to 0 dB re a fortissimo stroke.
    pub level: f32,
    /// A note is held on it.
    pub held: bool,
}

/// The whole instrument as it is now.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct View {
    /// Low string first; what lies beyond the count is at rest.
    pub strings: [StringView; MAX_STRINGS],
    /// Strings that the instrument has.
    pub string_count: u32,
    /// Level of the body's motion, 0–1 on a scale of −60 to 0 dB.
    pub body_level: f32,
    /// Sounding voices: strings above the sleep threshold.
    pub voices: u32,
    /// Counts strokes, so that a drawing can tell a new one.
    pub strokes: u32,
    /// The last stroke went up.
    pub last_stroke_up: bool,
}
