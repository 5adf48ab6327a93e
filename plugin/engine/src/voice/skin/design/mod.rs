//! The modes of a drum from its numbers: skin, air, hoop.
//!
//! Ideal membranes after Bessel; the air on open sides, in a bowl or between two skins adds mass that
//! differs from mode to mode, or a spring where volume changes.

mod air;
mod shape;

use std::f64::consts::{PI, TAU};

use crate::{
    dsp::noise::Random,
    instruments::skin::{Air, DrumSpec},
    resonators::{
        air::{DENSITY_KG_PER_M3, SOUND_M_PER_S},
        bessel::{self, Zero},
        skin::SkinMode,
    },
    units::db_to_gain,
};
use air::{Motion, motions};
pub(crate) use shape::{Shape, shape_at};

/// Directions of the two ears around the drum, in radians [by ear].
const EARS: [f64; 2] = [-0.62, 0.62];

/// The design of a drum.
#[derive(Clone, Debug)]
pub(crate) struct Design {
    pub(crate) modes: Vec<SkinMode>,
    pub(crate) shapes: Vec<Shape>,
    /// Γ, and c² of the skin.
    pub(crate) stiffness: f64,
    pub(crate) speed2: f64,
}

/// Designs a drum from zeros that are sorted and reach high enough.
pub(crate) fn design(spec: &DrumSpec, zeros: &[Zero]) -> Design {
    let mut random = Random::new(spec.individual, 0);
    let (mut modes, mut shapes) = (Vec::new(), Vec::new());
    for zero in zeros {
        let turn = PI * f64::from(random.bipolar());
        let uneven = 0.5 * spec.split * (1.0 + 0.5 * f64::from(random.bipolar()));
        let motions = motions(spec, zero);
        let pairs = if zero.order == 0 { 1 } else { 2 };
        if modes.len() + pairs * motions.iter().flatten().count() > spec.modes {
            break;
        }
        for motion in motions.iter().flatten() {
            for side in 0..pairs {
                let sign = if side == 0 { 1.0 } else { -1.0 };
                let parted = if pairs == 1 { 1.0 } else { 1.0 + sign * uneven };
                let quarter = if side == 0 { 0.0 } else { 0.5 * PI / zero.order as f64 };
                let shape = Shape {
                    order: zero.order,
                    place: zero.place,
                    angle_rad: turn + quarter,
                    amplitude: motion.skins().map(|skin| skin * norm(spec, zero)),
                };
                modes.push(mode(spec, zero, motion, parted, &shape));
                shapes.push(shape);
            }
        }
    }
    for (index, shell) in spec.shell.iter().enumerate() {
        let heard = f64::from(db_to_gain(shell.level_db as f32)) * SHELL_HEARD;
        let side = if index % 2 == 0 { 0.85 } else { 1.15 };
        let decay_per_s = PI * shell.frequency_hz / shell.q;
        modes.push(SkinMode {
            frequency_hz: shell.frequency_hz,
            decay_per_s,
            stretch: 0.0,
            hand_per_s: 0.3 * decay_per_s,
            heard: [heard * spec.level * side, heard * spec.level * (2.0 - side)],
        });
        let amplitude = [1.0 / SHELL_ROOT_KG; 2];
        shapes.push(Shape { order: 0, place: 0.0, angle_rad: 0.0, amplitude });
    }
    let area = PI * spec.radius_m * spec.radius_m;
    let density = spec.density_kg_per_m2;
    Design {
        modes,
        shapes,
        stiffness: spec.stretch_n_per_m / (2.0 * area * density * density),
        speed2: spec.tension_n_per_m / density,
    }
}

/// Root of the moving mass of a shell's mode [E], and what is heard of it re a skin [by ear].
const SHELL_ROOT_KG: f64 = 0.55;
const SHELL_HEARD: f64 = 1.2;

/// Decay under a hand that lies on the skin [E: T60 near 60 ms].
const HAND_PER_S: f64 = 115.0;

fn mode(spec: &DrumSpec, zero: &Zero, motion: &Motion, parted: f64, shape: &Shape) -> SkinMode {
    let omega = motion.omega * parted;
    let x = omega * spec.radius_m / SOUND_M_PER_S;
    // Two open sides cancel each other until the drum is as large as the wave.
    let poles = zero.order as f64 + if matches!(spec.air, Air::Open) { 1.0 } else { 0.0 };
    let reach = (x / (poles + 1.0)).powf(2.0 * poles + 2.0);
    let efficiency = reach / (1.0 + reach);
    let outward = motion.struck - 0.5 * motion.other;
    let moving = motion.struck.hypot(motion.other).powi(2);
    let radiation = 0.5 * spec.radiation * DENSITY_KG_PER_M3 * SOUND_M_PER_S * efficiency * moving;
    let decay_per_s = spec.loss_per_s + 0.5 * spec.loss * omega + radiation;
    // The listener is near: what does not carry is still heard a little.
    let heard = spec.level * outward * norm(spec, zero) * efficiency.powf(0.25);
    let order = zero.order as f64;
    let ears = EARS.map(|ear| {
        let turned = if zero.order == 0 { 1.0 } else { (order * (ear - shape.angle_rad)).cos() };
        heard * turned
    });
    let k = zero.place / spec.radius_m;
    SkinMode {
        frequency_hz: omega / TAU,
        decay_per_s,
        stretch: k * k * spec.density_kg_per_m2 * motion.struck * motion.struck,
        hand_per_s: HAND_PER_S * (0.5 + 0.5 * (2.4 / zero.place)),
        heard: ears,
    }
}

/// Amplitude of a shape whose square has a mean of one over the skin, per root of its area.
fn norm(spec: &DrumSpec, zero: &Zero) -> f64 {
    let slope = bessel::all(zero.place)[zero.order + 1].abs();
    let half = if zero.order == 0 { 1.0 } else { 0.5 };
    1.0 / ((half * PI).sqrt() * spec.radius_m * slope)
}
