//! The dense tail of a wooden body: eight delays tied by an orthogonal matrix, each with a loss.
//!
//! Source: Jot & Chaigne 1991 for the network; a Hadamard matrix scaled by 1/√8 keeps energy.

use pulp::Simd;

use crate::dsp::{lanes::Samples, simd::TICK};

const LINES: usize = 8;
/// Lengths in seconds, from a hand to a few arms of wood and back; mutually prime in effect [E].
const DELAYS_S: [f64; LINES] =
    [0.002_71, 0.003_37, 0.004_19, 0.005_23, 0.006_43, 0.007_61, 0.009_13, 0.010_97];
/// High frequencies die this much sooner: weight of the earlier sample [by ear].
const DULL: f32 = 0.16;
/// Share of each line that is heard.
const HEARD: f32 = 0.35;
/// Which way each line enters, and how far to the right it is heard.
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
    width: f32,
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
        Self { lines, delays, gains, next: history, history, width: 0.6 }
    }

    pub(crate) fn set_width(&mut self, width: f32) {
        self.width = width;
    }

    pub(crate) fn reset(&mut self) {
        self.lines.iter_mut().for_each(|line| line.fill(0.0));
    }

    /// Adds the tail of a tick of `input`, at a level, to both sides.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(
        &mut self,
        simd: S,
        input: &Samples,
        level: f32,
        out: &mut [Samples; 2],
    ) {
        if self.next + TICK > self.lines[0].len() {
            for line in &mut self.lines {
                line.copy_within(self.next - self.history..self.next, 0);
            }
            self.next = self.history;
        }
        match S::F32_LANES {
            16 => self.ring::<S, 1>(simd, input, level, out),
            8 => self.ring::<S, 2>(simd, input, level, out),
            4 => self.ring::<S, 4>(simd, input, level, out),
            _ => self.ring::<S, TICK>(simd, input, level, out),
        }
        self.next += TICK;
    }

    /// A vector of samples of all lines at once: they stay in registers.
    #[inline(always)]
    fn ring<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        input: &Samples,
        level: f32,
        out: &mut [Samples; 2],
    ) {
        let mut past = [&[0.0; TICK + 1]; LINES];
        for (k, line) in self.lines.iter().enumerate() {
            let Some(line) = line[self.next - self.delays[k] - 1..].first_chunk() else { return };
            past[k] = line;
        }
        let mut coming = [[0.0; TICK]; LINES];
        let dull = simd.splat_f32s(DULL);
        let level = simd.splat_f32s(HEARD * level);
        let widths = [simd.splat_f32s(-self.width), simd.splat_f32s(self.width)];
        for v in 0..N {
            let [mut middle, mut wide] = [simd.splat_f32s(0.0); 2];
            let mut x = [wide; LINES];
            for k in 0..LINES {
                let now = S::as_simd_f32s(&past[k][1..]).0[v];
                let before = S::as_simd_f32s(&past[k][..TICK]).0[v];
                let heard = simd.mul_add_e_f32s(dull, simd.sub_f32s(before, now), now);
                middle = simd.add_f32s(heard, middle);
                wide = simd.mul_add_e_f32s(simd.splat_f32s(SIDE[k]), heard, wide);
                x[k] = simd.mul_f32s(simd.splat_f32s(self.gains[k]), heard);
            }
            for (out, width) in out.iter_mut().zip(widths) {
                let out = &mut S::as_mut_simd_f32s(out).0[v];
                let side = simd.mul_add_e_f32s(width, wide, middle);
                *out = simd.mul_add_e_f32s(level, side, *out);
            }
            let mut half = 1;
            while half < LINES {
                for k in 0..LINES {
                    if k & half == 0 {
                        let (low, high) = (x[k], x[k + half]);
                        x[k] = simd.add_f32s(low, high);
                        x[k + half] = simd.sub_f32s(low, high);
                    }
                }
                half *= 2;
            }
            let input = S::as_simd_f32s(input).0[v];
            for k in 0..LINES {
                let enters = if IN[k] > 0.0 {
                    simd.add_f32s(x[k], input)
                } else {
                    simd.sub_f32s(x[k], input)
                };
                S::as_mut_simd_f32s(&mut coming[k]).0[v] = enters;
            }
        }
        for (line, coming) in self.lines.iter_mut().zip(&coming) {
            if let Some(line) = line[self.next..].first_chunk_mut() {
                *line = *coming;
            }
        }
    }
}
