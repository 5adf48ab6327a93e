//! The body of a plucked instrument: a modal bank at the bridge, and the bridge's own sound.
//!
//! Path: force at the bridge → modes → left, right; and → high-pass → both (small plates radiate
//! little below their first modes).

use pulp::Simd;

use crate::{
    dsp::{
        lanes::{mul_add, sub},
        noise::Random,
        simd::{TICK, fma},
    },
    instruments::lute::{BodyMode, Build},
    resonators::{
        complex::Complex,
        modal::{ModalBank, Mode, Run},
    },
    units::db_to_gain,
};

/// Room for every build's modes.
const CAPACITY: usize = 32;

/// Below this the bridge alone radiates no sound to speak of [E: kr ≈ 1 for a 0.2 m top].
const DIRECT_CORNER_HZ: f32 = 420.0;

/// How far a mode may sit to one side at full width [by ear].
const SPREAD: f64 = 0.65;

/// Seed of the diffuse modes' places: the body is one individual, not drawn anew.
const INDIVIDUAL: u32 = 0x00D0_3B2A;

/// Bank and direct sound.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    bank: ModalBank,
    direct_gain: f32,
    high_pass: f32,
    direct_state: f32,
}

impl Body {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let pole = (-std::f32::consts::TAU * DIRECT_CORNER_HZ / rate_hz as f32).exp();
        Self {
            bank: ModalBank::new(rate_hz, CAPACITY),
            direct_gain: 0.0,
            high_pass: 1.0 - pole,
            direct_state: 0.0,
        }
    }

    /// Builds the modes for a size (1 is the build's own) and a stereo width of 0–1. What rings
    /// rings on.
    pub(crate) fn build(&mut self, build: &Build, size: f64, width: f64) {
        let mut random = Random::new(INDIVIDUAL, 0);
        let diffuse = (0..build.diffuse.count).map(|i| {
            let d = &build.diffuse;
            let jitter = 0.35 * f64::from(random.bipolar());
            let frequency_hz = d.first_hz + d.spacing_hz * (i as f64 + jitter);
            let octaves = (frequency_hz / d.first_hz).log2();
            let level_db = d.level_db + d.tilt_db_per_octave * octaves;
            BodyMode { frequency_hz, q: d.q, level_db, mobility: d.mobility }
        });
        let mut sides = Random::new(INDIVIDUAL, 1);
        let modes = build.modes.iter().chain(build.broad).copied().chain(diffuse).map(|mode| {
            let side = SPREAD * width * f64::from(sides.bipolar());
            let turned = sides.bipolar() < 0.0;
            sounding(&mode, size, side, if turned { -1.0 } else { 1.0 })
        });
        self.bank.set(modes);
        self.direct_gain = db_to_gain(build.direct_db as f32);
    }

    pub(crate) fn reset(&mut self) {
        self.bank.reset();
        self.direct_state = 0.0;
    }

    /// Velocity per force at a complex `z⁻¹`.
    pub(crate) fn admittance_at(&self, back: Complex) -> Complex {
        self.bank.admittance_at(back)
    }

    /// Solves the bridge for a tick: from the force of what is tied to it, whose impedance is `load`, to
    /// its velocity and what is heard.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(&mut self, simd: S, load: f32, run: &mut Run) {
        self.bank.run(simd, load, run);
        let (mut low, mut state) = ([0.0; TICK], self.direct_state);
        // All sixteen, of a number that is known; those past `count` are not heard and not kept.
        for (low, force) in low.iter_mut().zip(&run.force) {
            state = fma::<S>(self.high_pass, force - state, state);
            *low = state;
        }
        self.direct_state = low[run.count.clamp(1, TICK) - 1];
        let (gain, direct) = ([self.direct_gain; TICK], sub(simd, &run.force, &low));
        run.left = mul_add(simd, &gain, &direct, &run.left);
        run.right = mul_add(simd, &gain, &direct, &run.right);
    }

    /// Upper bound of what the modes radiate now.
    pub(crate) fn level(&self) -> f32 {
        self.bank.level() + self.direct_state.abs() * self.direct_gain
    }

    pub(crate) fn energy(&self) -> f64 {
        self.bank.energy()
    }
}

fn sounding(mode: &BodyMode, size: f64, side: f64, sign: f64) -> Mode {
    // Velocity per force at resonance is the mobility, so this makes the level per force exact.
    let level = if mode.level_db == f64::NEG_INFINITY {
        0.0
    } else {
        sign * f64::from(db_to_gain(mode.level_db as f32)) / shape(mode)
    };
    Mode {
        frequency_hz: mode.frequency_hz / size,
        q: mode.q,
        mobility: mode.mobility,
        radiation: [level * (1.0 - side), level * (1.0 + side)],
    }
}

/// Modal velocity per force at resonance, for the mass-normalised mode the bank runs.
fn shape(mode: &BodyMode) -> f64 {
    // φ·Q/ω with φ² = mobility·ω/Q.
    let omega = std::f64::consts::TAU * mode.frequency_hz;
    (mode.mobility * mode.q / omega).sqrt()
}
