//! The dense tail of a wooden body: eight delays tied by an orthogonal matrix, each with a loss.
//!
//! Source: Jot & Chaigne 1991 for the network; a Hadamard matrix scaled by 1/√8 keeps energy.

use pulp::Simd;

use crate::dsp::simd::TICK;

const LINES: usize = 8;
/// Lengths in seconds, from a hand to a few arms of wood and back; mutually prime in effect [E].
const DELAYS_S: [f64; LINES] =
    [0.002_71, 0.003_37, 0.004_19, 0.005_23, 0.006_43, 0.007_61, 0.009_13, 0.010_97];
/// High frequencies die this much sooner: weight of the earlier sample [by ear].
const DULL: f32 = 0.16;
/// Which way each line enters, and where it is heard.
const IN: [f32; LINES] = [1.0, -1.0, 1.0, 1.0, -1.0, 1.0, -1.0, -1.0];
const SIDE: [f32; LINES] = [0.8, -0.7, 0.5, -0.9, -0.4, 0.9, -0.6, 0.4];

/// The network.
#[derive(Clone, Debug)]
pub(crate) struct Tail {
    lines: [Vec<f32>; LINES],
    delays: [usize; LINES],
    gains: [f32; LINES],
    /// Index of the next sample to be written, and of the first ever.
    next: usize,
    history: usize,
    sides: [[f32; 2]; LINES],
}

impl Tail {
    /// A tail of the given T60.
    pub(crate) fn new(rate_hz: f64, ring_s: f64) -> Self {
        let delays = DELAYS_S.map(|s| ((s * rate_hz) as usize).max(TICK + 2));
        let history = delays[LINES - 1].max(TICK) + TICK;
        let gains = delays.map(|delay| {
            let seconds = delay as f64 / rate_hz;
            // 60 dB in `ring_s`, and the matrix' 1/√8.
            (10.0_f64.powf(-3.0 * seconds / ring_s) / 8.0_f64.sqrt()) as f32
        });
        let lines = std::array::from_fn(|_| vec![0.0; 4 * history + 2 * TICK]);
        let sides = [[0.0; 2]; LINES];
        let mut tail = Self { lines, delays, gains, next: history, history, sides };
        tail.set_width(0.6);
        tail
    }

    pub(crate) fn set_width(&mut self, width: f32) {
        self.sides = SIDE.map(|side| [0.35 * (1.0 - width * side), 0.35 * (1.0 + width * side)]);
    }

    pub(crate) fn reset(&mut self) {
        self.lines.iter_mut().for_each(|line| line.fill(0.0));
    }

    /// Adds the tail of the first `count` of `input`, at a level, to both sides.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(
        &mut self,
        simd: S,
        input: &[f32; TICK],
        level: f32,
        count: usize,
        out: &mut [[f32; TICK]; 2],
    ) {
        if self.next + TICK > self.lines[0].len() {
            for line in &mut self.lines {
                line.copy_within(self.next - self.history..self.next, 0);
            }
            self.next = self.history;
        }
        let mut x = [[0.0_f32; TICK]; LINES];
        let [left, right] = out;
        let (left, right) = (S::as_mut_simd_f32s(left).0, S::as_mut_simd_f32s(right).0);
        let (dull, bright) = (simd.splat_f32s(DULL), simd.splat_f32s(1.0 - DULL));
        for (k, x) in x.iter_mut().enumerate() {
            let start = self.next - self.delays[k] - 1;
            let Some(past) = self.lines[k][start..].first_chunk::<{ TICK + 1 }>() else { continue };
            let (before, now) = (S::as_simd_f32s(&past[..TICK]).0, S::as_simd_f32s(&past[1..]).0);
            let gain = simd.splat_f32s(self.gains[k]);
            let [to_left, to_right] = self.sides[k].map(|side| simd.splat_f32s(level * side));
            for (v, x) in S::as_mut_simd_f32s(x).0.iter_mut().enumerate() {
                let heard = simd.mul_add_e_f32s(dull, before[v], simd.mul_f32s(bright, now[v]));
                left[v] = simd.mul_add_e_f32s(to_left, heard, left[v]);
                right[v] = simd.mul_add_e_f32s(to_right, heard, right[v]);
                *x = simd.mul_f32s(gain, heard);
            }
        }
        for half in [1, 2, 4] {
            for k in (0..LINES).filter(|k| k & half == 0) {
                let (low, high) = x.split_at_mut(k + half);
                let low = S::as_mut_simd_f32s(&mut low[k]).0;
                let high = S::as_mut_simd_f32s(&mut high[0]).0;
                for (low, high) in low.iter_mut().zip(high) {
                    (*low, *high) = (simd.add_f32s(*low, *high), simd.sub_f32s(*low, *high));
                }
            }
        }
        let input = S::as_simd_f32s(input).0;
        for (k, x) in x.iter().enumerate() {
            let Some(line) = self.lines[k][self.next..].first_chunk_mut::<TICK>() else { continue };
            // All sixteen are written; those past `count` are overwritten by the next run.
            let (into, x) = (simd.splat_f32s(IN[k]), S::as_simd_f32s(x).0);
            for (v, line) in S::as_mut_simd_f32s(line).0.iter_mut().enumerate() {
                *line = simd.mul_add_e_f32s(into, input[v], x[v]);
            }
        }
        self.next += count;
    }
}
