//! The modes of a drum from its numbers: skin, air, hoop.
//!
//! Ideal membranes after Bessel; the air on open sides, in a bowl or between two skins adds mass that
//! differs from mode to mode, or a spring where volume changes (Rossing, "The physics of kettledrums",
//! 1982; Rossing, Bork, Zhao & Fystrom, "Acoustics of snare drums", 1992, for coupled skins).

use std::f64::consts::{PI, TAU};

use crate::{
    dsp::noise::Random,
    instruments::skin::{Air, DrumSpec},
    resonators::{
        bessel::{self, Zero},
        skin::SkinMode,
    },
    units::db_to_gain,
};

/// Density of air and speed of sound at 23 °C [G].
const AIR_KG_PER_M3: f64 = 1.19;
const SOUND_M_PER_S: f64 = 345.0;

/// Air moved by one open side, re that of a plane wave of the mode's wavelength [E: a membrane's edge
/// spreads its spectrum to longer waves].
const OPEN_SIDE: f64 = 1.3;

/// Where a sloshing mode's velocity is largest at the wall: first zeros of the derivatives of J₁, J₂, …
const SLOSH: [f64; 6] = [1.841_2, 3.054_2, 4.201_2, 5.317_6, 6.415_6, 7.501_3];

/// Directions of the two ears around the drum, in radians [by ear].
const EARS: [f64; 2] = [-0.62, 0.62];

/// Where and how one mode of the design moves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) order: usize,
    /// Zero of the Bessel function; 0 for a mode of the shell.
    pub(crate) place: f64,
    /// Direction of its first antinode.
    pub(crate) angle_rad: f64,
    /// Mass-normalised amplitude on the struck skin, 1/√kg.
    pub(crate) amplitude: f64,
}

/// What one skin, or two with air between, make of one zero of the Bessel function.
#[derive(Clone, Copy, Debug)]
struct Motion {
    omega: f64,
    /// Displacement of the struck and the other skin per square root of area density.
    struck: f64,
    other: f64,
}

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
                    amplitude: motion.struck * norm(spec, zero),
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
        shapes.push(Shape { order: 0, place: 0.0, angle_rad: 0.0, amplitude: 1.0 / SHELL_ROOT_KG });
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
    let radiation = 0.5 * spec.radiation * AIR_KG_PER_M3 * SOUND_M_PER_S * efficiency * moving;
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

fn motions(spec: &DrumSpec, zero: &Zero) -> [Option<Motion>; 2] {
    let k = zero.place / spec.radius_m;
    let (tension, density) = (spec.tension_n_per_m, spec.density_kg_per_m2);
    let side = AIR_KG_PER_M3 * OPEN_SIDE / k;
    // What enclosed air resists per area of skin for a full change of volume.
    let resist = |depth_m: f64, spring: f64| {
        if zero.order > 0 {
            return 0.0;
        }
        4.0 * spring * AIR_KG_PER_M3 * SOUND_M_PER_S.powi(2) / (depth_m * zero.place.powi(2))
    };
    let slosh = |depth_m: f64| {
        let wall = SLOSH.get(zero.order.wrapping_sub(1)).copied();
        let wave = wall.unwrap_or(zero.order as f64 + 1.6) / spec.radius_m;
        (AIR_KG_PER_M3 / wave, wave * depth_m)
    };
    let alone = |mass: f64, spring: f64| {
        let omega = ((tension * k * k + spring) / mass).sqrt();
        [Some(Motion { omega, struck: 1.0 / mass.sqrt(), other: 0.0 }), None]
    };
    match spec.air {
        Air::Open => alone(density + 2.0 * side, 0.0),
        Air::Kettle { depth_m, spring } => {
            let (mass, depth) = slosh(depth_m);
            let inside = if zero.order == 0 { 0.0 } else { mass / depth.tanh() };
            alone(density + side + inside, resist(depth_m, spring))
        }
        Air::Drum { depth_m, spring, tension_n_per_m, density_kg_per_m2 } => {
            let (mass, depth) = slosh(depth_m);
            let (own, across) = if zero.order == 0 {
                (0.0, 0.0)
            } else {
                (mass / depth.tanh(), -mass / depth.sinh())
            };
            let spring = resist(depth_m, spring);
            let masses = [density + side + own, density_kg_per_m2 + side + own];
            let springs = [tension * k * k + spring, tension_n_per_m * k * k + spring];
            coupled(masses, across, springs, -spring)
        }
    }
}

/// Two masses on two springs, tied by a mass and a spring: both motions, lower first.
fn coupled(masses: [f64; 2], mass: f64, springs: [f64; 2], spring: f64) -> [Option<Motion>; 2] {
    let [m1, m2] = masses;
    let [k1, k2] = springs;
    let a = m1 * m2 - mass * mass;
    let b = k1 * m2 + k2 * m1 - 2.0 * spring * mass;
    let c = k1 * k2 - spring * spring;
    let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
    [-1.0, 1.0].map(|sign| {
        let square = (b + sign * root) / (2.0 * a);
        let tie = spring - square * mass;
        let (one, two) = (k1 - square * m1, k2 - square * m2);
        // Of both rows, the one that says more.
        let (u, v) = if one.abs() > two.abs() { (-tie, one) } else { (two, -tie) };
        let (u, v) = if u.abs() + v.abs() > 0.0 { (u, v) } else { (1.0, sign) };
        let size = (m1 * u * u + m2 * v * v + 2.0 * mass * u * v).sqrt();
        let sign = if u < 0.0 { -1.0 } else { 1.0 };
        Some(Motion { omega: square.sqrt(), struck: sign * u / size, other: sign * v / size })
    })
}

/// Mass-normalised displacement of every kept mode under a patch at radius `r` (1 is the hoop) and an
/// angle; `on_shell` is the share that the hoop takes.
pub(crate) fn shape_at(
    design: &Design,
    kept: &[usize],
    place: (f64, f64),
    width: f64,
    on_shell: f64,
    out: &mut [f32],
) {
    let (r, angle) = place;
    let mut last = (f64::NAN, usize::MAX, 0.0);
    for (slot, &index) in kept.iter().enumerate().take(out.len()) {
        let shape = &design.shapes[index];
        if shape.place == 0.0 {
            out[slot] = (on_shell * shape.amplitude) as f32;
            continue;
        }
        if last.0 != shape.place || last.1 != shape.order {
            let blunt = (-0.25 * (shape.place * width).powi(2)).exp();
            let value = bessel::all(shape.place * r)[shape.order] * blunt;
            last = (shape.place, shape.order, value);
        }
        let around = if shape.order == 0 {
            1.0
        } else {
            (shape.order as f64 * (angle - shape.angle_rad)).cos()
        };
        out[slot] = ((1.0 - on_shell) * shape.amplitude * last.2 * around) as f32;
    }
}
