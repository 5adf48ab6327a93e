//! Choices of weave and modulation.

use kairat_engine::anatomy::{BodyKind, ExciterKind, ResonatorKind};
use kairat_engine::rack::{BlendMode, Partner, Source};

use super::Choice;

/// Ways of weaving two sounds.
pub const BLEND: [Choice<BlendMode>; 7] = [
    Choice::new(BlendMode::Off, "off", "Off"),
    Choice::new(BlendMode::Layer, "layer", "Layer"),
    Choice::new(BlendMode::Transport, "spectra", "Spectra"),
    Choice::new(BlendMode::Formant, "formants", "Formants"),
    Choice::new(BlendMode::Vocoder, "vocoder", "Vocoder"),
    Choice::new(BlendMode::Morph, "morph", "Morph to part B"),
    Choice::new(BlendMode::Excite, "excite", "Excite"),
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

/// What sets a resonator in motion.
pub const EXCITER: [Choice<ExciterKind>; 8] = [
    Choice::new(ExciterKind::Pluck, "pluck", "Pluck"),
    Choice::new(ExciterKind::Bow, "bow", "Bow"),
    Choice::new(ExciterKind::Reed, "reed", "Double reed"),
    Choice::new(ExciterKind::Jet, "jet", "Jet"),
    Choice::new(ExciterKind::Lip, "lip", "Lips"),
    Choice::new(ExciterKind::Tongue, "tongue", "Tongue"),
    Choice::new(ExciterKind::Stroke, "stroke", "Stroke"),
    Choice::new(ExciterKind::Synth, "synth", "Synth"),
];

/// What resonates.
pub const RESONATOR: [Choice<ResonatorKind>; 6] = [
    Choice::new(ResonatorKind::String, "string", "String"),
    Choice::new(ResonatorKind::Bore, "bore", "Bore"),
    Choice::new(ResonatorKind::OpenBore, "open_bore", "Open bore"),
    Choice::new(ResonatorKind::Vessel, "vessel", "Vessel"),
    Choice::new(ResonatorKind::Skin, "skin", "Skin"),
    Choice::new(ResonatorKind::Tongue, "tongue", "Tongue"),
];

/// What radiates.
pub const BODY: [Choice<BodyKind>; 6] = [
    Choice::new(BodyKind::None, "none", "None"),
    Choice::new(BodyKind::Lute, "lute", "Lute"),
    Choice::new(BodyKind::HalfSkin, "half_skin", "Half skin"),
    Choice::new(BodyKind::Bowl, "bowl", "Open bowl"),
    Choice::new(BodyKind::DrumSkin, "drum", "Drum skin"),
    Choice::new(BodyKind::Flare, "flare", "Horn flare"),
];
