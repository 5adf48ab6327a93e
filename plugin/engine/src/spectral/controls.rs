//! What the panel says of the spectral fusion: one plain struct.

/// How two sounds become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SpectralMode {
    /// Both are heard as they are.
    #[default]
    Off,
    /// The spectrum of the first travels to that of the second.
    Transport,
    /// One keeps its fine structure and takes the other's envelope.
    Formant,
    /// The same in bands of hearing, without latency.
    Vocoder,
}

/// Everything on the panel. A is the first bus, B the second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpectralControls {
    /// How they are fused.
    pub mode: SpectralMode,
    /// Transport: 0 is A, 1 is B, and what is negative counts as 0. Formant and vocoder: at 1 B speaks
    /// with A's envelope, at −1 A with B's, at 0 both are heard as they are, from ±0.25 on one only.
    pub position: f32,
    /// Vocoder: time constant of a band that rises, 0.5–100 ms.
    pub attack_ms: f32,
    /// Vocoder: time constant of a band that falls, 5–1000 ms.
    pub release_ms: f32,
    /// Vocoder: narrowness of the bands, 0.5–2; the bands add up to a flat line at 1 and below.
    pub narrowness: f32,
    /// Vocoder: how much noise speaks where the envelope is unvoiced, 0–1.
    pub noise: f32,
    /// Formant and vocoder: semitones by which the envelope is moved, −12–12.
    pub shift_semitones: f32,
}

impl Default for SpectralControls {
    fn default() -> Self {
        Self {
            mode: SpectralMode::Off,
            position: 0.0,
            attack_ms: 3.0,
            release_ms: 40.0,
            narrowness: 1.0,
            noise: 0.0,
            shift_semitones: 0.0,
        }
    }
}

impl SpectralControls {
    /// The same with every number inside its range; what is not a number takes its default.
    #[must_use]
    pub fn clamped(self) -> Self {
        let plain = Self::default();
        let within = |value: f32, plain: f32, low: f32, high: f32| {
            if value.is_finite() { value.clamp(low, high) } else { plain }
        };
        Self {
            mode: self.mode,
            position: within(self.position, plain.position, -1.0, 1.0),
            attack_ms: within(self.attack_ms, plain.attack_ms, 0.5, 100.0),
            release_ms: within(self.release_ms, plain.release_ms, 5.0, 1_000.0),
            narrowness: within(self.narrowness, plain.narrowness, 0.5, 2.0),
            noise: within(self.noise, plain.noise, 0.0, 1.0),
            shift_semitones: within(self.shift_semitones, plain.shift_semitones, -12.0, 12.0),
        }
    }
}
