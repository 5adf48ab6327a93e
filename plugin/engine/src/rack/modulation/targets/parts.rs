//! What can be modulated of the parts: their instruments, levels and places.

use super::{Row, bent, even};
use crate::rack::Slot;

/// Rows of a part's own instrument, under ids that begin with `$prefix`.
macro_rules! part {
    ($prefix:literal, $at:expr) => {
        [
            bent(
                concat!($prefix, "contact_point"),
                (0.05, 0.5),
                0.235,
                &[|c| &mut c.parts[$at].instrument.contact_point],
            ),
            even(concat!($prefix, "nail"), 0.0, 1.0, &[|c| &mut c.parts[$at].instrument.nail]),
            even(
                concat!($prefix, "finger_spread"),
                4.0,
                40.0,
                &[|c| &mut c.parts[$at].instrument.finger_spread_ms],
            ),
            even(
                concat!($prefix, "scratch"),
                0.0,
                1.0,
                &[|c| &mut c.parts[$at].instrument.scratch],
            ),
            even(
                concat!($prefix, "dynamics_curve"),
                -1.0,
                1.0,
                &[|c| &mut c.parts[$at].instrument.dynamics_curve],
            ),
            even(
                concat!($prefix, "dynamics_range"),
                6.0,
                60.0,
                &[|c| &mut c.parts[$at].instrument.dynamics_range_db],
            ),
            bent(
                concat!($prefix, "body_size"),
                (0.7, 1.4),
                1.0,
                &[|c| &mut c.parts[$at].instrument.body_size],
            ),
            bent(
                concat!($prefix, "damping"),
                (0.25, 4.0),
                1.0,
                &[|c| &mut c.parts[$at].instrument.damping],
            ),
            bent(
                concat!($prefix, "release"),
                (0.04, 1.0),
                0.2,
                &[|c| &mut c.parts[$at].instrument.release_s],
            ),
            even(concat!($prefix, "glide"), 0.0, 2.0, &[|c| &mut c.parts[$at].instrument.glide]),
            even(
                concat!($prefix, "vibrato_rate"),
                1.0,
                10.0,
                &[|c| &mut c.parts[$at].instrument.vibrato_rate_hz],
            ),
            even(concat!($prefix, "width"), 0.0, 1.0, &[|c| &mut c.parts[$at].instrument.width]),
            bent(
                concat!($prefix, "output"),
                (-60.0, 12.0),
                -12.0,
                &[|c| &mut c.parts[$at].instrument.output_db],
            ),
            even(
                concat!($prefix, "auto_expression"),
                0.0,
                1.0,
                &[|c| &mut c.parts[$at].instrument.auto_expression],
            ),
            bent(
                concat!($prefix, "onset"),
                (0.25, 4.0),
                1.0,
                &[|c| &mut c.parts[$at].instrument.onset],
            ),
            bent(
                concat!($prefix, "portamento"),
                (0.25, 4.0),
                1.0,
                &[|c| &mut c.parts[$at].instrument.portamento],
            ),
            even(
                concat!($prefix, "vibrato"),
                0.0,
                3.0,
                &[|c| &mut c.parts[$at].instrument.vibrato],
            ),
            even(
                concat!($prefix, "tremolo_rate"),
                2.0,
                16.0,
                &[|c| &mut c.parts[$at].instrument.tremolo_hz],
            ),
            even(
                concat!($prefix, "intonation"),
                0.0,
                1.0,
                &[|c| &mut c.parts[$at].instrument.intonation],
            ),
            even(concat!($prefix, "skill"), 0.0, 1.0, &[|c| &mut c.parts[$at].instrument.skill]),
            even(
                concat!($prefix, "embouchure"),
                -1.0,
                1.0,
                &[|c| &mut c.parts[$at].instrument.embouchure],
            ),
            even(concat!($prefix, "noise"), 0.0, 1.0, &[|c| &mut c.parts[$at].instrument.noise]),
            even(
                concat!($prefix, "companion"),
                0.0,
                1.0,
                &[|c| &mut c.parts[$at].instrument.companion],
            ),
            even(
                concat!($prefix, "companion_pitch"),
                -24.0,
                24.0,
                &[|c| &mut c.parts[$at].instrument.companion_semitones],
            ),
            even(
                concat!($prefix, "hardness"),
                0.0,
                1.0,
                &[|c| &mut c.parts[$at].instrument.hardness],
            ),
            even(
                concat!($prefix, "weather"),
                -300.0,
                200.0,
                &[|c| &mut c.parts[$at].instrument.weather_cents],
            ),
            even(concat!($prefix, "rattle"), 0.0, 1.0, &[|c| &mut c.parts[$at].instrument.rattle]),
            even(concat!($prefix, "mouth"), 0.0, 1.0, &[|c| &mut c.parts[$at].instrument.mouth]),
            even(concat!($prefix, "throat"), 0.0, 1.0, &[|c| &mut c.parts[$at].instrument.throat]),
            even(concat!($prefix, "magnet"), 0.0, 1.0, &[|c| &mut c.parts[$at].instrument.magnet]),
        ]
    };
}

const A: usize = Slot::A as usize;
const B: usize = Slot::B as usize;
const PERCUSSION: usize = Slot::Percussion as usize;

/// The first part's instrument.
pub(super) const FIRST: [Row; 30] = part!("", A);
/// The second part's instrument.
pub(super) const SECOND: [Row; 30] = part!("b_", B);
/// What all parts share, their levels and places, and the weave.
pub(super) const MIX: [Row; 18] = [
    even(
        "a4",
        400.0,
        480.0,
        &[
            |c| &mut c.parts[A].instrument.a4_hz,
            |c| &mut c.layer.synth.play.a4_hz,
            |c| &mut c.built.anatomy.a4_hz,
        ],
    ),
    even("b_a4", 400.0, 480.0, &[|c| &mut c.parts[B].instrument.a4_hz]),
    even(
        "human",
        0.0,
        1.0,
        &[
            |c| &mut c.parts[A].instrument.human,
            |c| &mut c.parts[B].instrument.human,
            |c| &mut c.parts[PERCUSSION].instrument.human,
            |c| &mut c.built.anatomy.human,
        ],
    ),
    bent("a_level", (-60.0, 12.0), -12.0, &[|c| &mut c.parts[A].place.level_db]),
    even("a_pan", -1.0, 1.0, &[|c| &mut c.parts[A].place.pan]),
    bent("b_level", (-60.0, 12.0), -12.0, &[|c| &mut c.parts[B].place.level_db]),
    even("b_pan", -1.0, 1.0, &[|c| &mut c.parts[B].place.pan]),
    bent("drums_level", (-60.0, 12.0), -12.0, &[|c| &mut c.parts[PERCUSSION].place.level_db]),
    even("drums_pan", -1.0, 1.0, &[|c| &mut c.parts[PERCUSSION].place.pan]),
    even("drums_hardness", 0.0, 1.0, &[|c| &mut c.parts[PERCUSSION].instrument.hardness]),
    even("drums_weather", -300.0, 200.0, &[|c| &mut c.parts[PERCUSSION].instrument.weather_cents]),
    even("drums_rattle", 0.0, 1.0, &[|c| &mut c.parts[PERCUSSION].instrument.rattle]),
    bent("synth_level", (-60.0, 12.0), -12.0, &[|c| &mut c.layer.place.level_db]),
    even("synth_pan", -1.0, 1.0, &[|c| &mut c.layer.place.pan]),
    even("blend", 0.0, 1.0, &[|c| &mut c.blend.amount]),
    even("blend_follow", 0.0, 1.0, &[|c| &mut c.blend.follow]),
    even("blend_noise", 0.0, 1.0, &[|c| &mut c.blend.noise]),
    even("blend_shift", -12.0, 12.0, &[|c| &mut c.blend.shift_semitones]),
];
