//! The tongue of a jaw harp and the air that passes its frame.
//!
//! Path: pluck, breath → four modes of a clamped bar → slot → flow into the mouth. Each mode turns as a
//! phasor, so its pitch and decay are exact. The tongue moves air only while it fills the slot,
//! `g(x) = w²/(w² + (x − x₀)²)`, which makes one pulse per passage: a smooth function of a periodic
//! motion, so its spectrum is harmonic and falls as `exp(−n·w/A)` for a swing `A`. That bounds the
//! aliasing: `w` is kept above what the rate can carry. Breath feeds the first mode as in a free reed
//! (Millot & Baumann 2007), here in its averaged form: growth that ends at a swing which the pressure
//! sets, and no pull on the pitch.

use std::f64::consts::{PI, TAU};

use crate::instruments::jaw_harp::{JawHarpSpec, Tongue as Make};

/// Modes of the tongue.
const MODES: usize = 4;
/// `exp(−9.9)` is −86 dB: what is left of the pulses at the first partial that would fold.
const NEPERS: f64 = 9.9;
/// Damping under the plucking finger, per second [E: it stops the tongue within its contact].
const TOUCH_PER_S: f64 = 900.0;
/// The two ways through the slot differ: a jet out, from all sides in [by ear: no partial is missing].
const JET: f64 = 1.2;
/// Share of the finger's push that each mode takes: flesh is soft and not quite at the tip [E].
const TAKES: [f64; MODES] = [1.0, 0.45, 0.2, 0.1];
/// Smallest swing that counts, in metres.
const STILL_M: f64 = 1.0e-12;

/// A tongue.
#[derive(Clone, Debug)]
pub(crate) struct Tongue {
    rate_hz: f64,
    /// Displacement of the tip by each mode, and its velocity over ω.
    x_m: [f64; MODES],
    y_m: [f64; MODES],
    /// Rotation and shrinking per sample.
    cos: [f64; MODES],
    sin: [f64; MODES],
    omega: [f64; MODES],
    /// Smear of the passage, at least what the rate needs.
    smear: f64,
    slot_m: f64,
    rest_m: f64,
    /// Modes other than the first swing.
    twangs: bool,
    pluck: Pluck,
}

/// The finger on the tip.
#[derive(Clone, Copy, Debug, Default)]
struct Pluck {
    /// Change of the tip's speed per sample at the middle of the contact.
    kick_m_per_s: f64,
    phase: f64,
    step: f64,
    hold: f64,
}

/// How the tongue moves until the next tick.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Swing {
    pub(crate) f1_hz: f64,
    /// Decay of the first mode, negative while breath feeds it.
    pub(crate) loss_per_s: f64,
    /// Decay of the others.
    pub(crate) twang_per_s: f64,
}

impl Tongue {
    pub(crate) fn new(rate_hz: f64) -> Self {
        Self {
            rate_hz,
            x_m: [0.0; MODES],
            y_m: [0.0; MODES],
            cos: [0.0; MODES],
            sin: [0.0; MODES],
            omega: [1.0; MODES],
            smear: 1.0,
            slot_m: 1.0,
            rest_m: 0.0,
            twangs: false,
            pluck: Pluck::default(),
        }
    }

    pub(crate) fn reset(&mut self) {
        (self.x_m, self.y_m) = ([0.0; MODES], [0.0; MODES]);
        self.pluck = Pluck::default();
    }

    /// Sets pitch and losses; what swings swings on.
    pub(crate) fn set(&mut self, spec: &JawHarpSpec, make: &Make, swing: &Swing) {
        let k = 1.0 / self.rate_hz;
        for m in 0..MODES {
            let hz = swing.f1_hz * spec.mode_ratios[m];
            let loss = if m == 0 { swing.loss_per_s } else { swing.twang_per_s };
            let radius = if hz < 0.45 * self.rate_hz { (-loss * k).exp() } else { 0.0 };
            let (sin, cos) = (TAU * hz * k).sin_cos();
            (self.cos[m], self.sin[m]) = (radius * cos, radius * sin);
            self.omega[m] = TAU * hz;
        }
        // A partial n = rate/2f₁ and those above it would fold.
        self.smear = make.smear.max(2.0 * NEPERS * swing.f1_hz * k);
        self.slot_m = make.slot_m;
        self.rest_m = spec.rest_m;
        if self.swing_m() < STILL_M {
            (self.x_m[0], self.y_m[0]) = (0.0, 0.0);
        }
        self.twangs = self.pluck.step > 0.0;
        for m in 1..MODES {
            if self.x_m[m].abs() + self.y_m[m].abs() < STILL_M {
                (self.x_m[m], self.y_m[m]) = (0.0, 0.0);
            } else {
                self.twangs = true;
            }
        }
    }

    /// A finger takes the tip along: it would swing by `swing_m` from rest.
    pub(crate) fn pluck(&mut self, swing_m: f64, contact_s: f64) {
        let samples = (contact_s * self.rate_hz).max(2.0);
        self.twangs = true;
        self.pluck = Pluck {
            // The mean of the push over its contact is one half.
            kick_m_per_s: 2.0 * swing_m * self.omega[0] / samples,
            phase: 0.0,
            step: TAU / samples,
            hold: (-TOUCH_PER_S / self.rate_hz).exp(),
        };
    }

    /// Breath that sets in bends the tongue.
    pub(crate) fn push(&mut self, by_m: f64) {
        self.x_m[0] += by_m;
    }

    /// Swing of the first mode.
    pub(crate) fn swing_m(&self) -> f64 {
        self.x_m[0].hypot(self.y_m[0])
    }

    /// Speed of the tip at the middle of that swing.
    pub(crate) fn speed_m_per_s(&self) -> f64 {
        (0..MODES).map(|m| self.omega[m] * self.x_m[m].hypot(self.y_m[m])).sum()
    }

    /// Energy for a tongue whose modes weigh `mass_kg` at the tip.
    pub(crate) fn energy_joule(&self, mass_kg: f64) -> f64 {
        let square = |m: usize| self.x_m[m].powi(2) + self.y_m[m].powi(2);
        (0..MODES).map(|m| 0.5 * mass_kg * self.omega[m].powi(2) * square(m)).sum()
    }

    /// The next samples: flow per area of the slot in m/s, where a breath in m/s that ramps passes too.
    #[inline(always)]
    pub(crate) fn run(&mut self, breath_m_per_s: &mut f64, step: f64, flow: &mut [f32]) {
        for flow in flow {
            *breath_m_per_s += step;
            if self.pluck.step > 0.0 {
                self.touch();
            }
            *flow = self.swing(*breath_m_per_s) as f32;
        }
    }

    /// The same with a synth's force on the tip, as an acceleration of it in m/s².
    pub(crate) fn run_pushed(
        &mut self,
        breath_m_per_s: &mut f64,
        step: f64,
        push: &[f32],
        flow: &mut [f32],
    ) {
        let k = 1.0 / self.rate_hz;
        for (flow, push) in flow.iter_mut().zip(push) {
            for (m, takes) in TAKES.iter().enumerate() {
                self.y_m[m] += takes * k * f64::from(*push) / self.omega[m];
            }
            self.run(breath_m_per_s, step, std::slice::from_mut(flow));
        }
    }

    /// Swings in all its modes from now on.
    pub(crate) fn wake(&mut self) {
        self.twangs = true;
    }

    #[inline(always)]
    fn swing(&mut self, breath_m_per_s: f64) -> f64 {
        let (a, b) = (self.x_m[0], self.y_m[0]);
        self.x_m[0] = self.cos[0] * a + self.sin[0] * b;
        self.y_m[0] = self.cos[0] * b - self.sin[0] * a;
        let (mut x, mut v) = (self.x_m[0], self.omega[0] * self.y_m[0]);
        if self.twangs {
            for m in 1..MODES {
                let (a, b) = (self.x_m[m], self.y_m[m]);
                self.x_m[m] = self.cos[m] * a + self.sin[m] * b;
                self.y_m[m] = self.cos[m] * b - self.sin[m] * a;
                x += self.x_m[m];
                v += self.omega[m] * self.y_m[m];
            }
        }
        // The first mode's swing does not change over a period, so nothing here beats with it.
        let square = self.x_m[0] * self.x_m[0] + self.y_m[0] * self.y_m[0];
        let speed = self.omega[0] * self.omega[0] * square + v * v + 1.0e-18;
        let away = x - self.rest_m;
        let width = self.slot_m * self.slot_m + self.smear * self.smear * square;
        (v + JET * v * v / speed.sqrt() + breath_m_per_s) * width / (width + away * away)
    }

    /// The finger's push, and its grip.
    fn touch(&mut self) {
        let pluck = &mut self.pluck;
        let push = pluck.kick_m_per_s * 0.5 * (1.0 - pluck.phase.cos());
        for (m, takes) in TAKES.iter().enumerate() {
            self.x_m[m] *= pluck.hold;
            self.y_m[m] = self.y_m[m] * pluck.hold + takes * push / self.omega[m];
        }
        pluck.phase += pluck.step;
        if pluck.phase >= 2.0 * PI {
            pluck.step = 0.0;
        }
    }
}
