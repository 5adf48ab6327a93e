//! Choices of the synth's panel.

use kairat_engine::synth::{
    AnalogueShape, Division, FilterKind, GlideMode, LfoShape, NoiseColour, OscillatorKind,
    PlayMode, WAVETABLES,
};

use super::Choice;

/// What an oscillator is made of.
pub const OSCILLATOR: [Choice<OscillatorKind>; 5] = [
    Choice::new(OscillatorKind::Analogue, "analogue", "Analogue"),
    Choice::new(OscillatorKind::Wavetable, "wavetable", "Wavetable"),
    Choice::new(OscillatorKind::Fm, "fm", "FM"),
    Choice::new(OscillatorKind::Grain, "grain", "Grain"),
    Choice::new(OscillatorKind::Noise, "noise", "Noise"),
];

/// Shapes of the analogue oscillator.
pub const ANALOGUE: [Choice<AnalogueShape>; 3] = [
    Choice::new(AnalogueShape::Saw, "saw", "Saw"),
    Choice::new(AnalogueShape::Pulse, "pulse", "Pulse"),
    Choice::new(AnalogueShape::Triangle, "triangle", "Triangle"),
];

/// Wavetables: the synth's own, and the one that the player has loaded.
pub const WAVETABLE: [Choice<usize>; WAVETABLES.len() + 1] = {
    let mut table = [Choice::new(WAVETABLES.len(), "user", "User"); WAVETABLES.len() + 1];
    let mut index = 0;
    while index < WAVETABLES.len() {
        table[index] = Choice::new(index, WAVETABLES[index], WAVETABLES[index]);
        index += 1;
    }
    table
};

/// Colours of noise.
pub const NOISE: [Choice<NoiseColour>; 3] = [
    Choice::new(NoiseColour::White, "white", "White"),
    Choice::new(NoiseColour::Pink, "pink", "Pink"),
    Choice::new(NoiseColour::Band, "band", "Band"),
];

/// What the synth's filter lets through.
pub const FILTER: [Choice<FilterKind>; 4] = [
    Choice::new(FilterKind::Low, "low", "Low-pass"),
    Choice::new(FilterKind::Band, "band", "Band-pass"),
    Choice::new(FilterKind::High, "high", "High-pass"),
    Choice::new(FilterKind::Ladder, "ladder", "Ladder"),
];

/// How keys become voices of the synth.
pub const PLAY_MODE: [Choice<PlayMode>; 3] = [
    Choice::new(PlayMode::Poly, "poly", "Poly"),
    Choice::new(PlayMode::Mono, "mono", "Mono"),
    Choice::new(PlayMode::Legato, "legato", "Legato"),
];

/// What the time of a glide means.
pub const GLIDE_MODE: [Choice<GlideMode>; 2] = [
    Choice::new(GlideMode::Time, "time", "Every glide"),
    Choice::new(GlideMode::Rate, "rate", "An octave"),
];

/// Shapes of the low-frequency oscillators.
pub const LFO_SHAPE: [Choice<LfoShape>; 6] = [
    Choice::new(LfoShape::Sine, "sine", "Sine"),
    Choice::new(LfoShape::Triangle, "triangle", "Triangle"),
    Choice::new(LfoShape::Saw, "saw", "Saw"),
    Choice::new(LfoShape::Square, "square", "Square"),
    Choice::new(LfoShape::SampleAndHold, "steps", "Random steps"),
    Choice::new(LfoShape::SmoothRandom, "smooth", "Smooth random"),
];

/// Periods of a low-frequency oscillator in tempo.
pub const DIVISION: [Choice<Division>; 8] = [
    Choice::new(Division::FourBars, "4/1", "4/1"),
    Choice::new(Division::TwoBars, "2/1", "2/1"),
    Choice::new(Division::Whole, "1/1", "1/1"),
    Choice::new(Division::Half, "1/2", "1/2"),
    Choice::new(Division::Quarter, "1/4", "1/4"),
    Choice::new(Division::Eighth, "1/8", "1/8"),
    Choice::new(Division::Sixteenth, "1/16", "1/16"),
    Choice::new(Division::ThirtySecond, "1/32", "1/32"),
];
