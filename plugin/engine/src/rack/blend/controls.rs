//! What the panel says of the weave.

use crate::controls::Excite;

/// How two sounds become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlendMode {
    /// Both are heard as they are.
    #[default]
    Off,
    /// From the first to its partner at equal power; the partner breathes with the first.
    Layer,
    /// The spectrum of the first travels to that of its partner. Late by a frame.
    Transport,
    /// The partner speaks with the envelope of the first. Late by a frame.
    Formant,
    /// The same in bands of hearing, without latency.
    Vocoder,
    /// The modes of the first part's instrument travel to those of the second's, under a hand that travels
    /// too. Without latency.
    Morph,
    /// The synth is a force or a pressure that plays the first part's own strings, bore or skin: up to the
    /// middle beside the hand, beyond it more and more instead of it.
    Excite,
}

/// Whom the first part is woven with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Partner {
    /// The synth.
    #[default]
    Synth,
    /// The second part.
    Second,
}

/// Everything on the panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BlendControls {
    /// How they are woven.
    pub mode: BlendMode,
    /// With whom.
    pub partner: Partner,
    /// From the first alone to its partner, or to the full effect, 0–1.
    pub amount: f32,
    /// Layer: how far the partner's level is that of the first, 0–1.
    pub follow: f32,
    /// Formant and vocoder: the first speaks with its partner's envelope.
    pub is_turned: bool,
    /// Vocoder: how much noise speaks where the envelope is unvoiced, 0–1.
    pub noise: f32,
    /// Formant and vocoder: semitones by which the envelope is moved, −12–12.
    pub shift_semitones: f32,
}

impl Default for BlendControls {
    fn default() -> Self {
        Self {
            mode: BlendMode::Off,
            partner: Partner::Synth,
            amount: 0.5,
            follow: 0.0,
            is_turned: false,
            noise: 0.2,
            shift_semitones: 0.0,
        }
    }
}

impl BlendControls {
    /// The same with every number inside its range; what is not a number takes its default.
    #[must_use]
    pub fn clamped(self) -> Self {
        let plain = Self::default();
        let within = |value: f32, plain: f32, low: f32, high: f32| {
            if value.is_finite() { value.clamp(low, high) } else { plain }
        };
        Self {
            amount: within(self.amount, plain.amount, 0.0, 1.0),
            follow: within(self.follow, plain.follow, 0.0, 1.0),
            noise: within(self.noise, plain.noise, 0.0, 1.0),
            shift_semitones: within(self.shift_semitones, plain.shift_semitones, -12.0, 12.0),
            ..self
        }
    }

    /// How the synth plays the first part's instrument.
    pub(in crate::rack) fn excite(&self) -> Excite {
        if self.mode != BlendMode::Excite {
            return Excite::default();
        }
        let Self { amount, .. } = self.clamped();
        Excite { amount: (2.0 * amount).min(1.0), natural: (2.0 - 2.0 * amount).min(1.0) }
    }
}
