//! A low shelf, a peak and a high shelf in a row, in double precision.

use pulp::Simd;

use super::{
    controls::EqControls,
    gate::{Follow, Gate, Passage},
    matched::{Shape, design, model},
};
use crate::dsp::simd::TICK;

const BANDS: usize = 3;
const SHAPES: [Shape; BANDS] = [Shape::LowShelf, Shape::Peak, Shape::HighShelf];
/// A shelf without a bump.
const SHELF_Q: f32 = std::f32::consts::FRAC_1_SQRT_2;
/// Below this a filter's memory is nothing.
const NOTHING: f64 = 1.0e-30;

/// One filter, its coefficients in a straight line through a tick.
#[derive(Clone, Copy, Debug)]
struct Band {
    /// Logarithm of the frequency, gain in decibels, logarithm of Q.
    place: [Follow; 3],
    now: [f64; 5],
    aim: [f64; 5],
    states: [[f64; 2]; 2],
    is_flat: bool,
}

/// The stage.
#[derive(Clone, Debug)]
pub(super) struct Equaliser {
    gate: Gate,
    rate_hz: f64,
    bands: [Band; BANDS],
}

/// Where the bands should stand.
fn aims(controls: &EqControls) -> [[f32; 3]; BANDS] {
    let c = controls;
    [
        [c.low_hz, c.low_db, SHELF_Q],
        [c.peak_hz, c.peak_db, c.peak_q],
        [c.high_hz, c.high_db, SHELF_Q],
    ]
    .map(|[hz, db, q]| [hz.ln(), db, q.ln()])
}

impl Equaliser {
    pub(super) fn new(rate_hz: f64) -> Self {
        let band = Band {
            place: [Follow::new(0.0, rate_hz); 3],
            now: [1.0, 0.0, 0.0, 0.0, 0.0],
            aim: [1.0, 0.0, 0.0, 0.0, 0.0],
            states: [[0.0; 2]; 2],
            is_flat: true,
        };
        Self { gate: Gate::new(rate_hz), rate_hz, bands: [band; BANDS] }
    }

    pub(super) fn snap(&mut self, controls: &EqControls, is_on: bool) {
        self.gate.snap(is_on);
        self.empty(controls);
    }

    fn empty(&mut self, controls: &EqControls) {
        for ((band, aims), shape) in self.bands.iter_mut().zip(aims(controls)).zip(SHAPES) {
            for (place, aim) in band.place.iter_mut().zip(aims) {
                place.snap(aim);
            }
            band.aim = designed(shape, aims, self.rate_hz);
            band.now = band.aim;
            band.states = [[0.0; 2]; 2];
            band.is_flat = aims[1] == 0.0;
        }
    }

    pub(super) fn tick(&mut self, controls: &EqControls, is_on: bool) {
        match self.gate.tick(is_on && controls.is_on) {
            Passage::Opens => self.empty(controls),
            Passage::Open => {}
            Passage::Shut => return,
        }
        for ((band, aims), shape) in self.bands.iter_mut().zip(aims(controls)).zip(SHAPES) {
            let is_moving = band.place.iter().zip(aims).any(|(place, aim)| place.is_moving(aim));
            band.now = band.aim;
            if is_moving {
                let mut at = aims;
                for ((at, place), aim) in at.iter_mut().zip(&mut band.place).zip(aims) {
                    *at = place.tick(aim);
                }
                band.aim = designed(shape, at, self.rate_hz);
            }
            band.is_flat = !is_moving && aims[1] == 0.0;
            for state in band.states.iter_mut().flatten() {
                if state.abs() < NOTHING || band.is_flat {
                    *state = 0.0;
                }
            }
        }
    }

    #[inline(always)]
    pub(super) fn pass<S: Simd>(&mut self, phase: usize, [left, right]: [&mut [f32]; 2]) {
        if !self.gate.is_open() {
            return;
        }
        for (side, x) in [left, right].into_iter().enumerate() {
            for (i, x) in x.iter_mut().enumerate() {
                let nth = (phase + i + 1) as f32;
                let mut y = f64::from(*x);
                for band in &mut self.bands {
                    if !band.is_flat {
                        y = band.pass(side, y, f64::from(nth) / TICK as f64);
                    }
                }
                *x += self.gate.blend.at::<S>(nth) * (y as f32 - *x);
            }
        }
    }
}

/// Squared magnitude of the model.
pub(super) fn power(controls: &EqControls, hz: f64) -> f64 {
    aims(controls)
        .into_iter()
        .zip(SHAPES)
        .map(|([at, db, q], shape)| {
            let [at, q] = [at, q].map(|x| f64::from(x).exp());
            model(shape, hz / at, q, f64::from(db))
        })
        .product()
}

/// A band's coefficients for its place.
fn designed(shape: Shape, [hz, db, q]: [f32; 3], rate_hz: f64) -> [f64; 5] {
    let hz = f64::from(hz).exp().min(0.4 * rate_hz);
    design(shape, hz, f64::from(q).exp(), f64::from(db), rate_hz)
}

impl Band {
    /// One sample; a mix of two stable filters of second order is stable.
    #[inline(always)]
    fn pass(&mut self, side: usize, x: f64, place: f64) -> f64 {
        let [b0, b1, b2, a1, a2] = self.now;
        let [c0, c1, c2, d1, d2] = self.aim;
        let state = &mut self.states[side];
        let y = (b0 + place * (c0 - b0)) * x + state[0];
        state[0] = (b1 + place * (c1 - b1)) * x - (a1 + place * (d1 - a1)) * y + state[1];
        state[1] = (b2 + place * (c2 - b2)) * x - (a2 + place * (d2 - a2)) * y;
        y
    }
}
