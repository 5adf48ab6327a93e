//! How a bowed or blown instrument is usually played.

/// How an instrument of this kind is usually played: the player turns notes into gestures by it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// Onset from nothing to full effort: at the softest and the hardest velocity.
    pub(crate) onset_s: [f32; 2],
    /// Time in which effort dies after the last key.
    pub(crate) release_s: f32,
    /// Gap between notes that are not tied.
    pub(crate) gap_s: f32,
    /// Time a pitch takes to move between tied notes: a second, an octave.
    pub(crate) glide_s: [f32; 2],
    /// Effort at velocity 0 and at velocity 1.
    pub(crate) effort: [f32; 2],
    /// Rise of effort towards the middle of a long note, as a share.
    pub(crate) swell: f32,
    /// Slow irregularity of the effort, rms share, 0–6 Hz.
    pub(crate) unrest: f32,
    /// Vibrato: depth in cents, rate, delay and growth in seconds, and its share in effort.
    pub(crate) vibrato: VibratoManner,
    /// Deviation from note to note: effort in dB, tuning in cents.
    pub(crate) level_sd_db: f32,
    pub(crate) tuning_sd_cents: f32,
    /// Fresh notes start this much below their pitch, and reach it within the time.
    pub(crate) scoop_cents: f32,
    pub(crate) scoop_s: f32,
}

/// Vibrato without any controller.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VibratoManner {
    pub(crate) cents: f32,
    pub(crate) rate_hz: f32,
    pub(crate) delay_s: f32,
    pub(crate) growth_s: f32,
    /// Share of the effort that swings along.
    pub(crate) tremor: f32,
}
