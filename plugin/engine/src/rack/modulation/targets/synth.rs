//! What can be modulated of the synth; each of its voices may have its own.

use super::{Row, synth};
use crate::synth::{
    EnvelopeTarget, ExpressionTarget, FilterTarget, LfoTarget, OperatorTarget, PlayTarget, Target,
    ToneTarget, UnisonTarget,
};

macro_rules! tone {
    ($prefix:literal, $at:literal) => {
        [
            synth(
                concat!($prefix, "coarse"),
                Target::Tone($at, ToneTarget::Coarse),
                ToneTarget::Coarse.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].tone.coarse_semitones],
            ),
            synth(
                concat!($prefix, "fine"),
                Target::Tone($at, ToneTarget::Fine),
                ToneTarget::Fine.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].tone.fine_cents],
            ),
            synth(
                concat!($prefix, "level"),
                Target::Tone($at, ToneTarget::Level),
                ToneTarget::Level.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].tone.level],
            ),
            synth(
                concat!($prefix, "pan"),
                Target::Tone($at, ToneTarget::Pan),
                ToneTarget::Pan.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].tone.pan],
            ),
            synth(
                concat!($prefix, "width"),
                Target::Tone($at, ToneTarget::PulseWidth),
                ToneTarget::PulseWidth.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].tone.pulse_width],
            ),
            synth(
                concat!($prefix, "sync"),
                Target::Tone($at, ToneTarget::SyncRatio),
                ToneTarget::SyncRatio.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].tone.sync_ratio],
            ),
            synth(
                concat!($prefix, "position"),
                Target::Tone($at, ToneTarget::Position),
                ToneTarget::Position.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].tone.position],
            ),
            synth(
                concat!($prefix, "feedback"),
                Target::Tone($at, ToneTarget::Feedback),
                ToneTarget::Feedback.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].tone.feedback],
            ),
            synth(
                concat!($prefix, "grain_position"),
                Target::Tone($at, ToneTarget::GrainPosition),
                ToneTarget::GrainPosition.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].tone.grain_position],
            ),
            synth(
                concat!($prefix, "grain_spray"),
                Target::Tone($at, ToneTarget::GrainSpray),
                ToneTarget::GrainSpray.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].tone.grain_spray],
            ),
            synth(
                concat!($prefix, "grain_size"),
                Target::Tone($at, ToneTarget::GrainSize),
                ToneTarget::GrainSize.range(),
                Some(80.0),
                &[|c| &mut c.layer.synth.oscillators[$at].tone.grain_size_ms],
            ),
            synth(
                concat!($prefix, "grain_density"),
                Target::Tone($at, ToneTarget::GrainDensity),
                ToneTarget::GrainDensity.range(),
                Some(4.0),
                &[|c| &mut c.layer.synth.oscillators[$at].tone.grain_density],
            ),
            synth(
                concat!($prefix, "grain_reverse"),
                Target::Tone($at, ToneTarget::GrainReverse),
                ToneTarget::GrainReverse.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].tone.grain_reverse],
            ),
            synth(
                concat!($prefix, "grain_width"),
                Target::Tone($at, ToneTarget::GrainWidth),
                ToneTarget::GrainWidth.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].tone.grain_width],
            ),
            synth(
                concat!($prefix, "focus"),
                Target::Tone($at, ToneTarget::NoiseFocus),
                ToneTarget::NoiseFocus.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].tone.noise_focus],
            ),
        ]
    };
}

macro_rules! operator {
    ($prefix:literal, $at:literal, $of:literal) => {
        [
            synth(
                concat!($prefix, "ratio"),
                Target::Operator($at, $of, OperatorTarget::Ratio),
                OperatorTarget::Ratio.range(),
                Some(1.5),
                &[|c| &mut c.layer.synth.oscillators[$at].operators[$of].ratio],
            ),
            synth(
                concat!($prefix, "level"),
                Target::Operator($at, $of, OperatorTarget::Level),
                OperatorTarget::Level.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].operators[$of].level],
            ),
            synth(
                concat!($prefix, "envelope"),
                Target::Operator($at, $of, OperatorTarget::Envelope),
                OperatorTarget::Envelope.range(),
                None,
                &[|c| &mut c.layer.synth.oscillators[$at].operators[$of].envelope],
            ),
            synth(
                concat!($prefix, "hz"),
                Target::Operator($at, $of, OperatorTarget::FixedHz),
                OperatorTarget::FixedHz.range(),
                Some(400.0),
                &[|c| &mut c.layer.synth.oscillators[$at].operators[$of].fixed_hz],
            ),
        ]
    };
}

macro_rules! envelope {
    ($prefix:literal, $at:literal) => {
        [
            synth(
                concat!($prefix, "delay"),
                Target::Envelope($at, EnvelopeTarget::Delay),
                EnvelopeTarget::Delay.range(),
                Some(0.5),
                &[|c| &mut c.layer.synth.envelopes[$at].delay_s],
            ),
            synth(
                concat!($prefix, "attack"),
                Target::Envelope($at, EnvelopeTarget::Attack),
                EnvelopeTarget::Attack.range(),
                Some(0.3),
                &[|c| &mut c.layer.synth.envelopes[$at].attack_s],
            ),
            synth(
                concat!($prefix, "hold"),
                Target::Envelope($at, EnvelopeTarget::Hold),
                EnvelopeTarget::Hold.range(),
                Some(0.5),
                &[|c| &mut c.layer.synth.envelopes[$at].hold_s],
            ),
            synth(
                concat!($prefix, "decay"),
                Target::Envelope($at, EnvelopeTarget::Decay),
                EnvelopeTarget::Decay.range(),
                Some(0.8),
                &[|c| &mut c.layer.synth.envelopes[$at].decay_s],
            ),
            synth(
                concat!($prefix, "sustain"),
                Target::Envelope($at, EnvelopeTarget::Sustain),
                EnvelopeTarget::Sustain.range(),
                None,
                &[|c| &mut c.layer.synth.envelopes[$at].sustain],
            ),
            synth(
                concat!($prefix, "release"),
                Target::Envelope($at, EnvelopeTarget::Release),
                EnvelopeTarget::Release.range(),
                Some(0.8),
                &[|c| &mut c.layer.synth.envelopes[$at].release_s],
            ),
            synth(
                concat!($prefix, "attack_curve"),
                Target::Envelope($at, EnvelopeTarget::AttackCurve),
                EnvelopeTarget::AttackCurve.range(),
                None,
                &[|c| &mut c.layer.synth.envelopes[$at].attack_curve],
            ),
            synth(
                concat!($prefix, "decay_curve"),
                Target::Envelope($at, EnvelopeTarget::DecayCurve),
                EnvelopeTarget::DecayCurve.range(),
                None,
                &[|c| &mut c.layer.synth.envelopes[$at].decay_curve],
            ),
            synth(
                concat!($prefix, "release_curve"),
                Target::Envelope($at, EnvelopeTarget::ReleaseCurve),
                EnvelopeTarget::ReleaseCurve.range(),
                None,
                &[|c| &mut c.layer.synth.envelopes[$at].release_curve],
            ),
        ]
    };
}

macro_rules! lfo {
    ($prefix:literal, $at:literal) => {
        [
            synth(
                concat!($prefix, "rate"),
                Target::Lfo($at, LfoTarget::Rate),
                LfoTarget::Rate.range(),
                Some(2.0),
                &[|c| &mut c.layer.synth.lfos[$at].rate_hz],
            ),
            synth(
                concat!($prefix, "phase"),
                Target::Lfo($at, LfoTarget::Phase),
                LfoTarget::Phase.range(),
                None,
                &[|c| &mut c.layer.synth.lfos[$at].phase],
            ),
            synth(
                concat!($prefix, "fade"),
                Target::Lfo($at, LfoTarget::Fade),
                LfoTarget::Fade.range(),
                Some(1.0),
                &[|c| &mut c.layer.synth.lfos[$at].fade_s],
            ),
            synth(
                concat!($prefix, "pitch"),
                Target::Lfo($at, LfoTarget::Pitch),
                LfoTarget::Pitch.range(),
                None,
                &[|c| &mut c.layer.synth.lfos[$at].pitch_semitones],
            ),
            synth(
                concat!($prefix, "cutoff"),
                Target::Lfo($at, LfoTarget::Cutoff),
                LfoTarget::Cutoff.range(),
                None,
                &[|c| &mut c.layer.synth.lfos[$at].cutoff_octaves],
            ),
            synth(
                concat!($prefix, "timbre"),
                Target::Lfo($at, LfoTarget::ShapeDepth),
                LfoTarget::ShapeDepth.range(),
                None,
                &[|c| &mut c.layer.synth.lfos[$at].shape_depth],
            ),
            synth(
                concat!($prefix, "level"),
                Target::Lfo($at, LfoTarget::LevelDepth),
                LfoTarget::LevelDepth.range(),
                None,
                &[|c| &mut c.layer.synth.lfos[$at].level_depth],
            ),
        ]
    };
}

/// The oscillators.
pub(super) const TONES: [[Row; 15]; 2] = [tone!("osc1_", 0), tone!("osc2_", 1)];
/// Their operators.
pub(super) const OPERATORS: [[Row; 4]; 8] = [
    operator!("osc1_op1_", 0, 0),
    operator!("osc1_op2_", 0, 1),
    operator!("osc1_op3_", 0, 2),
    operator!("osc1_op4_", 0, 3),
    operator!("osc2_op1_", 1, 0),
    operator!("osc2_op2_", 1, 1),
    operator!("osc2_op3_", 1, 2),
    operator!("osc2_op4_", 1, 3),
];
/// The envelopes.
pub(super) const ENVELOPES: [[Row; 9]; 3] =
    [envelope!("env1_", 0), envelope!("env2_", 1), envelope!("env3_", 2)];
/// The low-frequency oscillators.
pub(super) const LFOS: [[Row; 7]; 3] = [lfo!("lfo1_", 0), lfo!("lfo2_", 1), lfo!("lfo3_", 2)];
/// Filter, copies, playing and expression.
pub(super) const WHOLE: [Row; 20] = [
    synth(
        "filter_cutoff",
        Target::Filter(FilterTarget::Cutoff),
        FilterTarget::Cutoff.range(),
        Some(1_000.0),
        &[|c| &mut c.layer.synth.filter.cutoff_hz],
    ),
    synth(
        "filter_resonance",
        Target::Filter(FilterTarget::Resonance),
        FilterTarget::Resonance.range(),
        None,
        &[|c| &mut c.layer.synth.filter.resonance],
    ),
    synth(
        "filter_drive",
        Target::Filter(FilterTarget::Drive),
        FilterTarget::Drive.range(),
        None,
        &[|c| &mut c.layer.synth.filter.drive_db],
    ),
    synth(
        "filter_key",
        Target::Filter(FilterTarget::KeyTracking),
        FilterTarget::KeyTracking.range(),
        None,
        &[|c| &mut c.layer.synth.filter.key_tracking],
    ),
    synth(
        "filter_envelope",
        Target::Filter(FilterTarget::Envelope),
        FilterTarget::Envelope.range(),
        None,
        &[|c| &mut c.layer.synth.filter.envelope_octaves],
    ),
    synth(
        "filter_velocity",
        Target::Filter(FilterTarget::Velocity),
        FilterTarget::Velocity.range(),
        None,
        &[|c| &mut c.layer.synth.filter.velocity_octaves],
    ),
    synth(
        "unison_detune",
        Target::Unison(UnisonTarget::Detune),
        UnisonTarget::Detune.range(),
        None,
        &[|c| &mut c.layer.synth.unison.detune_cents],
    ),
    synth(
        "unison_spread",
        Target::Unison(UnisonTarget::Spread),
        UnisonTarget::Spread.range(),
        None,
        &[|c| &mut c.layer.synth.unison.spread],
    ),
    synth(
        "unison_drift",
        Target::Unison(UnisonTarget::Drift),
        UnisonTarget::Drift.range(),
        None,
        &[|c| &mut c.layer.synth.unison.drift_cents],
    ),
    synth(
        "synth_glide",
        Target::Play(PlayTarget::Glide),
        PlayTarget::Glide.range(),
        Some(0.3),
        &[|c| &mut c.layer.synth.play.glide_s],
    ),
    synth(
        "synth_velocity",
        Target::Play(PlayTarget::VelocityLevel),
        PlayTarget::VelocityLevel.range(),
        None,
        &[|c| &mut c.layer.synth.play.velocity_level],
    ),
    synth(
        "synth_pitch_env",
        Target::Play(PlayTarget::PitchEnvelope),
        PlayTarget::PitchEnvelope.range(),
        None,
        &[|c| &mut c.layer.synth.play.pitch_envelope_semitones],
    ),
    synth(
        "synth_timbre_env",
        Target::Play(PlayTarget::ShapeEnvelope),
        PlayTarget::ShapeEnvelope.range(),
        None,
        &[|c| &mut c.layer.synth.play.shape_envelope],
    ),
    synth(
        "synth_bright",
        Target::Expression(ExpressionTarget::Brightness),
        ExpressionTarget::Brightness.range(),
        None,
        &[|c| &mut c.layer.synth.expression.brightness_octaves],
    ),
    synth(
        "synth_press_cutoff",
        Target::Expression(ExpressionTarget::PressureCutoff),
        ExpressionTarget::PressureCutoff.range(),
        None,
        &[|c| &mut c.layer.synth.expression.pressure_octaves],
    ),
    synth(
        "synth_press_level",
        Target::Expression(ExpressionTarget::PressureLevel),
        ExpressionTarget::PressureLevel.range(),
        None,
        &[|c| &mut c.layer.synth.expression.pressure_db],
    ),
    synth(
        "synth_breath_level",
        Target::Expression(ExpressionTarget::BreathLevel),
        ExpressionTarget::BreathLevel.range(),
        None,
        &[|c| &mut c.layer.synth.expression.breath_level],
    ),
    synth(
        "synth_breath_cutoff",
        Target::Expression(ExpressionTarget::BreathCutoff),
        ExpressionTarget::BreathCutoff.range(),
        None,
        &[|c| &mut c.layer.synth.expression.breath_octaves],
    ),
    synth(
        "synth_vibrato",
        Target::Expression(ExpressionTarget::VibratoDepth),
        ExpressionTarget::VibratoDepth.range(),
        None,
        &[|c| &mut c.layer.synth.expression.vibrato_semitones],
    ),
    synth(
        "synth_vibrato_rate",
        Target::Expression(ExpressionTarget::VibratoRate),
        ExpressionTarget::VibratoRate.range(),
        None,
        &[|c| &mut c.layer.synth.expression.vibrato_hz],
    ),
];
