//! What the panel says about the finish.

pub use crate::controls::Feel;

/// A soft curve that rounds off what is loud.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DriveControls {
    /// Off costs nothing.
    pub is_on: bool,
    /// Gain into the curve, 0–36; a sound of −12 dBFS keeps its level.
    pub drive_db: f32,
    /// How far the curve leans to one side and gives even harmonics, 0–1.
    pub lean: f32,
}

/// Two shelves and a peak.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EqControls {
    /// Off costs nothing.
    pub is_on: bool,
    /// Corner of the low shelf, 30–800.
    pub low_hz: f32,
    /// Its gain, −12 to 12.
    pub low_db: f32,
    /// Middle of the peak, 60–7000.
    pub peak_hz: f32,
    /// Its gain, −12 to 12.
    pub peak_db: f32,
    /// Its narrowness, 0.5–8.
    pub peak_q: f32,
    /// Corner of the high shelf, 1500–10000.
    pub high_hz: f32,
    /// Its gain, −12 to 12.
    pub high_db: f32,
}

/// What holds loud and soft together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CompressorControls {
    /// Off costs nothing.
    pub is_on: bool,
    /// Level above which it works, −60 to 0.
    pub threshold_db: f32,
    /// Decibels in for one out, 1–20.
    pub ratio: f32,
    /// Width of the bend at the threshold, 0–24.
    pub knee_db: f32,
    /// Time in which 63 % of a loud beginning is taken, 0.1–100.
    pub attack_ms: f32,
    /// Time in which 63 % is given back, 10–2000.
    pub release_ms: f32,
    /// Gain after it, 0–24.
    pub makeup_db: f32,
}

/// Three voices beside the sound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChorusControls {
    /// Off costs nothing.
    pub is_on: bool,
    /// Turns of the voices per second, 0.05–5.
    pub rate_hz: f32,
    /// How far they go, 0–1 of 4 ms.
    pub depth: f32,
    /// Their level, 0–1.
    pub mix: f32,
}

/// How long a delay is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoteValue {
    /// In milliseconds.
    Free,
    /// A whole note.
    Whole,
    /// A half note.
    Half,
    /// A quarter note.
    Quarter,
    /// An eighth note.
    #[default]
    Eighth,
    /// A sixteenth note.
    Sixteenth,
    /// A thirty-second note.
    ThirtySecond,
}

/// Repeats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DelayControls {
    /// Off costs nothing.
    pub is_on: bool,
    /// The time as a note of the host's tempo; what is longer than four seconds is halved until it is not.
    pub note: NoteValue,
    /// Straight, dotted or triplet.
    pub feel: Feel,
    /// The time of [`NoteValue::Free`], 1–2000.
    pub free_ms: f32,
    /// What comes round again, 0–0.95.
    pub feedback: f32,
    /// Corner of the low-pass in the loop, 300–20000.
    pub tone_hz: f32,
    /// Repeats go from side to side.
    pub is_ping_pong: bool,
    /// Level of the repeats, 0–1.
    pub mix: f32,
}

/// All stages, in their order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FinishControls {
    /// Switches all stages off but the limiter.
    pub is_on: bool,
    /// First.
    pub drive: DriveControls,
    /// Second.
    pub eq: EqControls,
    /// Third.
    pub compressor: CompressorControls,
    /// Fourth.
    pub chorus: ChorusControls,
    /// Fifth.
    pub delay: DelayControls,
    /// The true-peak limiter, last; it is on unless it is told otherwise.
    pub is_limited: bool,
    /// Quarter notes per minute, 20–999.
    pub tempo_bpm: f64,
}
