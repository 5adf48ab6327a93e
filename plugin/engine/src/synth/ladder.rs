//! Four poles in a loop with a saturating input, at twice the rate.
//!
//! The loop without delay is solved as if it were linear, then its input saturates: Zavalishin, "The Art
//! of VA Filter Design", 2012, ch. 6. `tanh` bounds the loop, so self-oscillation has a fixed level.

use pulp::Simd;

use super::half_band::Twice;
use crate::dsp::simd::TICK;

/// State below this is silence.
const TINY: f32 = 1.0e-15;

/// The four integrators.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ladder([f32; 4]);

/// `tanh` by its continued fraction (Lambert), to 1e-4 and without a corner that is heard.
#[inline(always)]
pub(super) fn tanh(x: f32) -> f32 {
    // Where the fraction reaches one.
    let x = x.clamp(-4.97, 4.97);
    let y = x * x;
    let above = ((y + 378.0) * y + 17_325.0) * y + 135_135.0;
    let below = ((28.0 * y + 3_150.0) * y + 62_370.0) * y + 135_135.0;
    x * above / below
}

/// A value at each of the tick's samples, between them first.
#[inline(always)]
fn at(from: f32, to: f32, i: usize, k: usize) -> f32 {
    from + (to - from) * ((2 * i + k + 1) as f32 / (2 * TICK) as f32)
}

impl Ladder {
    /// `g` and feedback at the tick's two ends; the input is taken at the level it saturates at.
    #[inline(always)]
    pub(super) fn render<S: Simd>(
        &mut self,
        _simd: S,
        g: (f32, f32),
        feedback: (f32, f32),
        x: &mut Twice,
    ) {
        let mut pole = [[0.0; TICK]; 2];
        let mut gain = [[0.0; TICK]; 2];
        let mut back = [[0.0; TICK]; 2];
        for k in 0..2 {
            for i in 0..TICK {
                let g = at(g.0, g.1, i, k);
                let whole = 1.0 / (1.0 + g);
                let p = g * whole;
                let loops = at(feedback.0, feedback.1, i, k);
                pole[k][i] = p;
                back[k][i] = loops * whole;
                gain[k][i] = 1.0 / (1.0 + loops * (p * p) * (p * p));
            }
        }
        let mut s = self.0;
        for i in 0..TICK {
            for k in 0..2 {
                let p = pole[k][i];
                let held = ((s[0] * p + s[1]) * p + s[2]) * p + s[3];
                let mut y = tanh((x[k][i] - back[k][i] * held) * gain[k][i]);
                for s in &mut s {
                    let v = (y - *s) * p;
                    y = v + *s;
                    *s = y + v;
                }
                x[k][i] = y;
            }
        }
        for s in &mut s {
            if s.abs() < TINY {
                *s = 0.0;
            }
        }
        self.0 = s;
    }
}
