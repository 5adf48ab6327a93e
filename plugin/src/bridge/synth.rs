//! The synth: parameters to the units of its panel.

use kairat_engine::{
    rack::{LayerControls, Place},
    synth::{
        EnvelopeControls, ExpressionControls, FilterControls, LfoControls, OperatorControls,
        OscillatorControls, PlayControls, SynthControls, ToneControls, UnisonControls,
    },
};

use super::controls::{fraction, key};
use crate::params::{
    EnvelopeParams, KairatParams, LfoParams, OperatorParams, OscillatorParams, ToneParams,
    choice::{self, chosen},
};

/// The synth layer, tuned as the first part is.
pub(super) fn layer(params: &KairatParams) -> LayerControls {
    let place = &params.layer;
    LayerControls {
        synth: panel(params),
        place: Place {
            is_on: place.synth_on.value(),
            level_db: place.synth_level.value(),
            pan: fraction(place.synth_pan.value()),
            keys: [key(&place.synth_low), key(&place.synth_high)],
            transpose: place.synth_transpose.value() as i8,
        },
    }
}

fn panel(params: &KairatParams) -> SynthControls {
    let synth = &params.synth;
    let (filter, unison) = (&synth.filter, &synth.unison);
    let (play, expression) = (&synth.play, &synth.expression);
    SynthControls {
        oscillators: [&synth.first, &synth.second].map(oscillator),
        filter: FilterControls {
            kind: chosen(&choice::FILTER, &filter.kind),
            cutoff_hz: filter.cutoff.value(),
            resonance: fraction(filter.resonance.value()),
            is_driven: filter.driven.value(),
            drive_db: filter.drive.value(),
            key_tracking: fraction(filter.key.value()),
            envelope_octaves: filter.envelope.value(),
            velocity_octaves: filter.velocity.value(),
        },
        envelopes: [&synth.level, &synth.cutoff, &synth.free].map(envelope),
        lfos: [&synth.lfo1, &synth.lfo2, &synth.lfo3].map(lfo),
        unison: UnisonControls {
            copies: unison.copies.value().unsigned_abs() as usize,
            detune_cents: unison.detune.value(),
            spread: fraction(unison.spread.value()),
            drift_cents: unison.drift.value(),
        },
        play: PlayControls {
            a4_hz: params.instrument.a4.value(),
            seed: params.player.seed.value().unsigned_abs(),
            mode: chosen(&choice::PLAY_MODE, &play.mode),
            glide_s: play.glide.value(),
            glide_mode: chosen(&choice::GLIDE_MODE, &play.glide_mode),
            velocity_level: fraction(play.velocity.value()),
            pitch_envelope_semitones: play.pitch_env.value(),
            shape_envelope: fraction(play.timbre_env.value()),
            ..PlayControls::default()
        },
        expression: ExpressionControls {
            brightness_octaves: expression.bright.value(),
            pressure_octaves: expression.press_cutoff.value(),
            pressure_db: expression.press_level.value(),
            breath_level: fraction(expression.breath_level.value()),
            breath_octaves: expression.breath_cutoff.value(),
            vibrato_semitones: expression.vibrato.value(),
            vibrato_hz: expression.vibrato_rate.value(),
        },
    }
}

fn oscillator(params: &OscillatorParams) -> OscillatorControls {
    let OscillatorParams { tone: made, first, second, third, fourth } = params;
    OscillatorControls { tone: tone(made), operators: [first, second, third, fourth].map(operator) }
}

fn tone(params: &ToneParams) -> ToneControls {
    ToneControls {
        kind: chosen(&choice::OSCILLATOR, &params.kind),
        coarse_semitones: params.coarse.value(),
        fine_cents: params.fine.value(),
        level: fraction(params.level.value()),
        pan: fraction(params.pan.value()),
        shape: chosen(&choice::ANALOGUE, &params.shape),
        pulse_width: fraction(params.width.value()),
        sync_ratio: params.sync.value(),
        wavetable: chosen(&choice::WAVETABLE, &params.table),
        position: fraction(params.position.value()),
        algorithm: params.algorithm.value().unsigned_abs() as usize - 1,
        feedback: fraction(params.feedback.value()),
        grain_position: fraction(params.grain_position.value()),
        grain_spray: fraction(params.grain_spray.value()),
        grain_size_ms: params.grain_size.value(),
        grain_density: params.grain_density.value(),
        grain_reverse: fraction(params.grain_reverse.value()),
        grain_width: fraction(params.grain_width.value()),
        noise: chosen(&choice::NOISE, &params.noise),
        noise_focus: fraction(params.focus.value()),
    }
}

fn operator(params: &OperatorParams) -> OperatorControls {
    OperatorControls {
        ratio: params.ratio.value(),
        level: fraction(params.level.value()),
        envelope: fraction(params.envelope.value()),
        is_fixed: params.fixed.value(),
        fixed_hz: params.hz.value(),
    }
}

fn envelope(params: &EnvelopeParams) -> EnvelopeControls {
    EnvelopeControls {
        delay_s: params.delay.value(),
        attack_s: params.attack.value(),
        hold_s: params.hold.value(),
        decay_s: params.decay.value(),
        sustain: fraction(params.sustain.value()),
        release_s: params.release.value(),
        attack_curve: fraction(params.attack_curve.value()),
        decay_curve: fraction(params.decay_curve.value()),
        release_curve: fraction(params.release_curve.value()),
    }
}

fn lfo(params: &LfoParams) -> LfoControls {
    LfoControls {
        shape: chosen(&choice::LFO_SHAPE, &params.shape),
        rate_hz: params.rate.value(),
        is_synced: params.sync.value(),
        division: chosen(&choice::DIVISION, &params.division),
        feel: chosen(&choice::FEEL, &params.feel),
        is_global: params.global.value(),
        phase: fraction(params.phase.value()),
        fade_s: params.fade.value(),
        pitch_semitones: params.pitch.value(),
        cutoff_octaves: params.cutoff.value(),
        shape_depth: fraction(params.timbre.value()),
        level_depth: fraction(params.level.value()),
    }
}
