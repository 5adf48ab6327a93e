//! The anatomy: parameters to the units of its panel.

use kairat_engine::{
    anatomy::{AnatomyControls, Build},
    rack::{BuiltControls, Place},
};

use super::controls::{fraction, key};
use crate::params::{
    KairatParams,
    choice::{self, chosen},
};

/// The anatomy, tuned as the first part is.
pub(super) fn built(params: &KairatParams) -> BuiltControls {
    let (made, place) = (&params.anatomy, &params.anatomy_place);
    BuiltControls {
        anatomy: AnatomyControls {
            builds: [
                Build {
                    exciter: chosen(&choice::EXCITER, &made.exciter),
                    resonator: chosen(&choice::RESONATOR, &made.resonator),
                },
                Build {
                    exciter: chosen(&choice::EXCITER, &made.exciter2),
                    resonator: chosen(&choice::RESONATOR, &made.resonator2),
                },
            ],
            body_kind: chosen(&choice::BODY, &made.body_kind),
            second: chosen(&choice::RESONATOR, &made.second),
            is_locked: made.lock.value(),
            is_mono: made.mono.value(),
            morph: fraction(made.morph.value()),
            morph_pressure: fraction(made.morph_pressure.value()),
            grip: made.grip.value(),
            coupling: fraction(made.coupling.value()),
            interval_semitones: made.interval.value(),
            synth: fraction(made.synth.value()),
            position: fraction(made.position.value()),
            damping: made.damping.value(),
            brightness: fraction(made.brightness.value()),
            stiffness: fraction(made.stiffness.value()),
            hardness: fraction(made.hardness.value()),
            noise: fraction(made.noise.value()),
            body: fraction(made.body.value()),
            body_size: made.body_size.value(),
            width: fraction(made.width.value()),
            attack_s: made.attack.value(),
            release_s: made.release.value(),
            velocity: fraction(made.velocity.value()),
            breath: fraction(made.breath.value()),
            vibrato_semitones: made.vibrato.value(),
            vibrato_hz: made.vibrato_rate.value(),
            glide_s: made.glide.value(),
            human: fraction(params.player.human.value()),
            a4_hz: params.instrument.a4.value(),
            seed: params.player.seed.value().unsigned_abs(),
            ..AnatomyControls::DEFAULT
        },
        place: Place {
            is_on: place.on.value(),
            level_db: place.level.value(),
            pan: fraction(place.pan.value()),
            keys: [key(&place.low), key(&place.high)],
            transpose: place.transpose.value() as i8,
        },
    }
}
