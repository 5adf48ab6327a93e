//! What cannot move smoothly: kinds, shapes, modes and note values.

/// What an oscillator is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OscillatorKind {
    /// Saw, pulse and triangle, with hard sync.
    #[default]
    Analogue,
    /// A table of frames, read at a position.
    Wavetable,
    /// Four operators, phase modulation.
    Fm,
    /// A cloud of grains over the last second of the acoustic part.
    Grain,
    /// White, pink, or a band at the key.
    Noise,
}

/// Shape of the analogue oscillator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AnalogueShape {
    /// Falls at once, rises slowly.
    #[default]
    Saw,
    /// High for the pulse's width, else low.
    Pulse,
    /// Two straight lines.
    Triangle,
}

/// Colour of the noise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoiseColour {
    /// Equal power per hertz.
    #[default]
    White,
    /// Equal power per octave.
    Pink,
    /// A band around the key.
    Band,
}

/// What the filter lets through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FilterKind {
    /// Two poles, low-pass.
    #[default]
    Low,
    /// Two poles, band-pass of unit peak.
    Band,
    /// Two poles, high-pass.
    High,
    /// Four poles, low-pass, with drive in its loop.
    Ladder,
}

/// How keys become voices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlayMode {
    /// A voice per note, up to sixteen.
    #[default]
    Poly,
    /// One voice; each key begins its envelopes anew.
    Mono,
    /// One voice; tied keys do not begin anew.
    Legato,
}

/// What the glide's time means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GlideMode {
    /// The time of every glide.
    #[default]
    Time,
    /// The time of an octave.
    Rate,
}

/// Shape of an LFO.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LfoShape {
    /// A sine.
    #[default]
    Sine,
    /// A triangle.
    Triangle,
    /// Rises, then falls at once.
    Saw,
    /// High, then low.
    Square,
    /// A new random value per period.
    SampleAndHold,
    /// Random values with a smooth way between them.
    SmoothRandom,
}

/// A note value without its dot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Division {
    /// Four bars of four beats.
    FourBars,
    /// Two bars.
    TwoBars,
    /// One bar.
    Whole,
    /// Half a bar.
    Half,
    /// One beat.
    #[default]
    Quarter,
    /// Half a beat.
    Eighth,
    /// A quarter of a beat.
    Sixteenth,
    /// An eighth of a beat.
    ThirtySecond,
}

impl Division {
    /// Its length in beats.
    #[must_use]
    pub fn beats(self) -> f32 {
        match self {
            Self::FourBars => 16.0,
            Self::TwoBars => 8.0,
            Self::Whole => 4.0,
            Self::Half => 2.0,
            Self::Quarter => 1.0,
            Self::Eighth => 0.5,
            Self::Sixteenth => 0.25,
            Self::ThirtySecond => 0.125,
        }
    }
}
