//! The air that a skin works on: what it adds to the mass and the spring of each mode.
//!
//! Rossing, "The physics of kettledrums", 1982; Rossing, Bork, Zhao & Fystrom, "Acoustics of snare drums",
//! 1992, for coupled skins.

use crate::{
    instruments::skin::{Air, DrumSpec},
    resonators::{
        air::{DENSITY_KG_PER_M3, SOUND_M_PER_S},
        bessel::Zero,
    },
};

/// Air moved by one open side, re that of a plane wave of the mode's wavelength [E: a membrane's edge
/// spreads its spectrum to longer waves].
const OPEN_SIDE: f64 = 1.3;

/// Where a sloshing mode's velocity is largest at the wall: first zeros of the derivatives of J₁, J₂, …
const SLOSH: [f64; 6] = [1.841_2, 3.054_2, 4.201_2, 5.317_6, 6.415_6, 7.501_3];

/// What one skin, or two with air between, make of one zero of the Bessel function.
#[derive(Clone, Copy, Debug)]
pub(super) struct Motion {
    pub(super) omega: f64,
    /// Displacement of the struck and the other skin per square root of area density.
    pub(super) struck: f64,
    pub(super) other: f64,
}

impl Motion {
    /// What a blow on the near and on the far skin finds; a single skin is both.
    pub(super) fn skins(&self) -> [f64; 2] {
        [self.struck, if self.other == 0.0 { self.struck } else { self.other }]
    }
}

/// Both motions of one zero, lower first; a single skin has one.
pub(super) fn motions(spec: &DrumSpec, zero: &Zero) -> [Option<Motion>; 2] {
    let k = zero.place / spec.radius_m;
    let (tension, density) = (spec.tension_n_per_m, spec.density_kg_per_m2);
    let side = DENSITY_KG_PER_M3 * OPEN_SIDE / k;
    // What enclosed air resists per area of skin for a full change of volume.
    let resist = |depth_m: f64, spring: f64| {
        if zero.order > 0 {
            return 0.0;
        }
        4.0 * spring * DENSITY_KG_PER_M3 * SOUND_M_PER_S.powi(2) / (depth_m * zero.place.powi(2))
    };
    let slosh = |depth_m: f64| {
        let wall = SLOSH.get(zero.order.wrapping_sub(1)).copied();
        let wave = wall.unwrap_or(zero.order as f64 + 1.6) / spec.radius_m;
        (DENSITY_KG_PER_M3 / wave, wave * depth_m)
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
