//! Parameters of weave, modulation, room and finish to the engine's.

use kairat_engine::{
    finish::{
        ChorusControls, CompressorControls, DelayControls, DriveControls, EqControls,
        FinishControls,
    },
    rack::{BlendControls, ModulationControls, SlotControls},
    space::SpaceControls,
};

use super::controls::fraction;
use crate::params::choice::{self, chosen};
use crate::params::{BlendParams, FinishParams, KairatParams, SpaceParams, target};

/// The weave.
pub(super) fn blend(params: &BlendParams) -> BlendControls {
    BlendControls {
        mode: chosen(&choice::BLEND, &params.blend_mode),
        partner: chosen(&choice::PARTNER, &params.blend_partner),
        amount: fraction(params.blend.value()),
        follow: fraction(params.blend_follow.value()),
        is_turned: params.blend_turn.value(),
        noise: fraction(params.blend_noise.value()),
        shift_semitones: params.blend_shift.value(),
    }
}

/// The modulation.
pub(super) fn modulation(params: &KairatParams) -> ModulationControls {
    ModulationControls {
        slots: params.modulation.slots().map(|slot| SlotControls {
            source: chosen(&choice::SOURCE, &slot.source),
            target: target::chosen(&slot.target),
            depth: fraction(slot.depth.value()),
            curve: fraction(slot.curve.value()),
            via: chosen(&choice::SOURCE, &slot.via),
        }),
        macros: params.macros.all().map(|knob| fraction(knob.value())),
    }
}

/// The room; none while the effects are switched off as a whole.
pub(super) fn space(params: &KairatParams) -> SpaceControls {
    let SpaceParams {
        space_on,
        space_room,
        space_mix,
        space_distance,
        space_width,
        space_size,
        space_low,
        space_mid,
        space_high,
        space_wind,
    } = &params.space;
    SpaceControls {
        is_on: space_on.value() && params.finish.effects_on.value(),
        room: chosen(&choice::ROOM, space_room),
        mix: fraction(space_mix.value()),
        distance_m: space_distance.value(),
        width: fraction(space_width.value()),
        size: space_size.value(),
        low: space_low.value(),
        mid: space_mid.value(),
        high: space_high.value(),
        wind: fraction(space_wind.value()),
        is_frozen: false,
        seed: params.player.seed.value().unsigned_abs(),
    }
}

/// The finish, at the host's tempo if it has one.
pub(super) fn finish(params: &FinishParams, tempo_bpm: Option<f64>) -> FinishControls {
    FinishControls {
        is_on: params.effects_on.value(),
        drive: DriveControls {
            is_on: params.drive_on.value(),
            drive_db: params.drive_gain.value(),
            lean: fraction(params.drive_lean.value()),
        },
        eq: EqControls {
            is_on: params.eq_on.value(),
            low_hz: params.eq_low_hz.value(),
            low_db: params.eq_low.value(),
            peak_hz: params.eq_peak_hz.value(),
            peak_db: params.eq_peak.value(),
            peak_q: params.eq_peak_q.value(),
            high_hz: params.eq_high_hz.value(),
            high_db: params.eq_high.value(),
        },
        compressor: CompressorControls {
            is_on: params.comp_on.value(),
            threshold_db: params.comp_threshold.value(),
            ratio: params.comp_ratio.value(),
            knee_db: params.comp_knee.value(),
            attack_ms: params.comp_attack.value(),
            release_ms: params.comp_release.value(),
            makeup_db: params.comp_makeup.value(),
        },
        chorus: ChorusControls {
            is_on: params.chorus_on.value(),
            rate_hz: params.chorus_rate.value(),
            depth: fraction(params.chorus_depth.value()),
            mix: fraction(params.chorus_mix.value()),
        },
        delay: DelayControls {
            is_on: params.delay_on.value(),
            note: chosen(&choice::NOTE_VALUE, &params.delay_note),
            feel: chosen(&choice::FEEL, &params.delay_feel),
            free_ms: params.delay_time.value(),
            feedback: fraction(params.delay_feedback.value()),
            tone_hz: params.delay_tone.value(),
            is_ping_pong: params.delay_ping_pong.value(),
            mix: fraction(params.delay_mix.value()),
        },
        is_limited: params.limiter_on.value(),
        tempo_bpm: tempo_bpm.unwrap_or(FinishControls::default().tempo_bpm),
    }
}
