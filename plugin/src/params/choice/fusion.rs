//! Choices of weave and modulation.

use kairat_engine::rack::{BlendMode, Partner, Source};

use super::Choice;

/// Ways of weaving two sounds.
pub const BLEND: [Choice<BlendMode>; 5] = [
    Choice::new(BlendMode::Off, "off", "Off"),
    Choice::new(BlendMode::Layer, "layer", "Layer"),
    Choice::new(BlendMode::Transport, "spectra", "Spectra"),
    Choice::new(BlendMode::Formant, "formants", "Formants"),
    Choice::new(BlendMode::Vocoder, "vocoder", "Vocoder"),
];

/// Whom the first part is woven with.
pub const PARTNER: [Choice<Partner>; 2] = [
    Choice::new(Partner::Synth, "synth", "Synth"),
    Choice::new(Partner::Second, "part_b", "Part B"),
];

/// What may move something.
pub const SOURCE: [Choice<Source>; Source::COUNT] = [
    Choice::new(Source::Off, "none", "None"),
    Choice::new(Source::Envelope1, "env1", "Envelope 1"),
    Choice::new(Source::Envelope2, "env2", "Envelope 2"),
    Choice::new(Source::Envelope3, "env3", "Envelope 3"),
    Choice::new(Source::Lfo1, "lfo1", "LFO 1"),
    Choice::new(Source::Lfo2, "lfo2", "LFO 2"),
    Choice::new(Source::Lfo3, "lfo3", "LFO 3"),
    Choice::new(Source::Velocity, "velocity", "Velocity"),
    Choice::new(Source::Key, "key", "Key"),
    Choice::new(Source::Random, "random", "Random"),
    Choice::new(Source::Bend, "bend", "Bend"),
    Choice::new(Source::Pressure, "pressure", "Pressure"),
    Choice::new(Source::Brightness, "brightness", "Brightness"),
    Choice::new(Source::Vibrato, "vibrato", "Note vibrato"),
    Choice::new(Source::NoteExpression, "note_expression", "Note expression"),
    Choice::new(Source::Volume, "volume", "Note volume"),
    Choice::new(Source::Pan, "pan", "Note pan"),
    Choice::new(Source::Wheel, "wheel", "Modulation wheel"),
    Choice::new(Source::Breath, "breath", "Breath"),
    Choice::new(Source::Expression, "expression", "Expression pedal"),
    Choice::new(Source::VibratoRate, "vibrato_rate", "CC 19"),
    Choice::new(Source::ChannelVolume, "cc7", "CC 7"),
    Choice::new(Source::ChannelPan, "cc10", "CC 10"),
    Choice::new(Source::Pedal, "pedal", "Sustain pedal"),
    Choice::new(Source::Level, "level", "Sound level of A"),
    Choice::new(Source::Colour, "colour", "Sound colour of A"),
    Choice::new(Source::Effort, "effort", "Bow or breath of A"),
    Choice::new(Source::Macro1, "macro1", "Macro 1"),
    Choice::new(Source::Macro2, "macro2", "Macro 2"),
    Choice::new(Source::Macro3, "macro3", "Macro 3"),
    Choice::new(Source::Macro4, "macro4", "Macro 4"),
    Choice::new(Source::Macro5, "macro5", "Macro 5"),
    Choice::new(Source::Macro6, "macro6", "Macro 6"),
    Choice::new(Source::Macro7, "macro7", "Macro 7"),
    Choice::new(Source::Macro8, "macro8", "Macro 8"),
];
