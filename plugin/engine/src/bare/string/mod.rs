//! The bare string: one loop between rigid ends.

mod play;

use pulp::{Arch, Simd, WithSimd};

use super::pulse::Pulse;
use crate::{
    dsp::simd::TICK,
    instruments::dombra,
    resonators::{
        complex::Complex,
        dispersion::{Budget, Designer, Prototype, spare_samples},
        string_law::StringLaw,
        tuning::Tuner,
        waveguide::Loop,
    },
    units::Pitch,
};

/// Keys that have a prototype of their own.
const LOWEST_KEY: usize = 24;

const HIGHEST_KEY: usize = 100;

/// Control ticks over which a new frequency is reached.
const RAMP_TICKS: f64 = 4.0;

/// Relative step above which a bend is solved anew.
const SOLVE_STEP: f64 = 0.01;

/// How far a bend may go on the prototype it started with.
const KEPT_SEMITONES: f64 = 4.0;

/// One plain nylon string between two rigid ends: the dombra's high string at any length.
#[derive(Debug)]
pub struct BareString {
    rate_hz: f64,
    table: Vec<(StringLaw, Prototype)>,
    tuner: Tuner,
    wave: Loop,
    arch: Arch,
    key: usize,
    f0_hz: f64,
    target_hz: f64,
    step_hz: f64,
    is_released: bool,
    pluck: Pulse,
    clock: usize,
}

impl BareString {
    /// Designs every key at once.
    #[must_use]
    pub fn new(rate_hz: f64) -> Self {
        let mut designer = Designer::new();
        let budget = Budget {
            spare_samples: spare_samples(rate_hz),
            pad_samples: 16.0,
            emphasis: 4,
            beyond: 0.2,
            followed_gain: 0.35,
        };
        let table = (LOWEST_KEY..=HIGHEST_KEY)
            .map(|key| {
                let law = dombra::bare_string(Pitch(key as f64).hz(440.0));
                let prototype = designer.prototype(&law, rate_hz, &budget);
                (law, prototype)
            })
            .collect();
        Self {
            rate_hz,
            table,
            tuner: Tuner::new(rate_hz),
            wave: Loop::new((rate_hz / 20.0) as usize),
            arch: Arch::new(),
            key: 0,
            f0_hz: 0.0,
            target_hz: 0.0,
            step_hz: 0.0,
            is_released: false,
            pluck: Pulse::default(),
            clock: 0,
        }
    }

    /// Silence; the designs stay.
    pub fn reset(&mut self) {
        self.wave.reset();
        self.pluck = Pulse::default();
        self.clock = 0;
    }

    /// T60 of the first partial while it is not muted, in seconds, by design.
    #[must_use]
    pub fn t60_s(&self, frequency_hz: f64) -> f64 {
        3.0 * std::f64::consts::LN_10 / dombra::bare_string(frequency_hz).decay_per_s(frequency_hz)
    }

    /// Largest gain of the loop filter over `points` frequencies up to Nyquist.
    #[must_use]
    pub fn largest_loop_gain(&self, points: usize) -> f64 {
        let mut filter = self.wave.clone();
        let filter = filter.next_filter(1);
        self.tuner.write(self.f0_hz, filter);
        (0..points)
            .map(|i| {
                let omega = std::f64::consts::PI * (i as f64 + 0.5) / points as f64;
                filter.response(Complex::polar(1.0, -omega)).abs()
            })
            .fold(0.0, f64::max)
    }

    /// Overwrites `out` with the wave that leaves the bridge.
    pub fn render(&mut self, out: &mut [f32]) {
        struct Run<'a>(&'a mut BareString, &'a mut [f32]);
        impl WithSimd for Run<'_> {
            type Output = ();
            #[inline(always)]
            fn with_simd<S: Simd>(self, simd: S) {
                self.0.run(simd, self.1);
            }
        }
        self.arch.dispatch(Run(self, out));
    }

    #[inline(always)]
    fn run<S: Simd>(&mut self, simd: S, out: &mut [f32]) {
        let mut done = 0;
        while done < out.len() {
            if self.clock.is_multiple_of(TICK) {
                self.tick();
            }
            let count = (TICK - self.clock % TICK).min(out.len() - done).min(self.wave.lookahead());
            let mut wave = self.wave.returning(simd);
            if self.pluck.is_active() {
                self.pluck.add_to(&mut wave[..count]);
            }
            self.wave.commit(&wave, count);
            out[done..done + count].copy_from_slice(&wave[..count]);
            done += count;
            self.clock += count;
        }
    }
}
