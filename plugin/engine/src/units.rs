//! The two newtypes that keep seconds, hertz and semitones honest.

/// Samples per second: the only door between seconds or hertz and samples or cycles.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct SampleRate(f64);

impl SampleRate {
    /// Clamps to 8 kHz–768 kHz; what is not a number becomes 48 kHz.
    #[must_use]
    pub fn new(rate_hz: f64) -> Self {
        if rate_hz.is_finite() { Self(rate_hz.clamp(8_000.0, 768_000.0)) } else { Self(48_000.0) }
    }

    /// The rate in hertz.
    #[must_use]
    pub fn hz(self) -> f64 {
        self.0
    }

    /// Samples in `seconds`.
    #[must_use]
    pub fn samples(self, seconds: f64) -> f64 {
        seconds * self.0
    }

    /// Radians per sample of a frequency.
    #[must_use]
    pub fn radians(self, frequency_hz: f64) -> f64 {
        std::f64::consts::TAU * frequency_hz / self.0
    }
}

/// A fractional MIDI note; 69 is A4.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Pitch(pub f64);

impl Pitch {
    /// Frequency in equal temperament over the reference of A4.
    #[must_use]
    pub fn hz(self, a4_hz: f64) -> f64 {
        a4_hz * ((self.0 - 69.0) / 12.0).exp2()
    }
}

/// Cents of a small relative change of frequency.
pub(crate) const CENTS_PER_NEPER: f64 = 1_200.0 / std::f64::consts::LN_2;

/// Linear gain of a level in decibels.
#[must_use]
pub fn db_to_gain(level_db: f32) -> f32 {
    10.0_f32.powf(level_db / 20.0)
}

/// Level in decibels of a linear gain, no lower than −200 dB.
#[must_use]
pub fn gain_to_db(gain: f32) -> f32 {
    20.0 * gain.abs().max(1.0e-10).log10()
}
