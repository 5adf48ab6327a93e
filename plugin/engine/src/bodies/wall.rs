//! What rings around a wind instrument's bore: its wall and bell, and the air close by.
//!
//! Path: radiated sound → four ways there and back, tied by an orthogonal matrix, each with a loss → left,
//! right, beside the direct sound (Jot & Chaigne 1991). What comes back outlasts a note; its modes lie some
//! twenty hertz apart, and a tone that moves through them lets each partial swing on its own.

use pulp::Simd;

use crate::{
    dsp::{
        lanes::Samples,
        simd::{TICK, held},
    },
    instruments::lip_reed::{WAYS, WallSpec},
    units::db_to_gain,
};

/// High frequencies die this much sooner: weight of the earlier sample at 48 kHz [by ear].
const DULL: f64 = 0.16;
/// Which way each enters, and how far to the side it is heard.
const IN: [f32; WAYS] = [1.0, -1.0, 1.0, -1.0];
const SIDE: [f32; WAYS] = [0.5, -0.4, -0.55, 0.45];

/// A wall.
#[derive(Clone, Debug)]
pub(crate) struct Wall {
    lines: [Vec<f32>; WAYS],
    delays: [usize; WAYS],
    gains: [f32; WAYS],
    sides: [[f32; WAYS]; 2],
    dull: f32,
    place: usize,
    reach: usize,
    /// Bound of what comes back, and what a look leaves of it.
    level: f32,
    returns: f32,
}

impl Wall {
    pub(crate) fn new(spec: &WallSpec, rate_hz: f64) -> Self {
        let delays = spec.ways_s.map(|s| ((s * rate_hz) as usize).max(TICK + 2));
        let reach = delays[WAYS - 1] + 2;
        // 60 dB in the given time, and the matrix' one half.
        let gains =
            delays.map(|d| 0.5 * 10.0_f64.powf(-3.0 * d as f64 / rate_hz / spec.t60_s) as f32);
        let returns = db_to_gain(spec.level_db);
        Self {
            lines: std::array::from_fn(|_| vec![0.0; 4 * (reach + TICK) + TICK]),
            delays,
            gains,
            sides: [
                SIDE.map(|side| returns * (1.0 - side)),
                SIDE.map(|side| returns * (1.0 + side)),
            ],
            // The same loss at any rate, as long as it is small.
            dull: (DULL * rate_hz / 48_000.0).min(0.5) as f32,
            place: reach,
            reach,
            level: 0.0,
            returns,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.lines.iter_mut().for_each(|line| line.fill(0.0));
        self.level = 0.0;
    }

    /// The coming tick may be written.
    pub(crate) fn begin(&mut self) {
        self.place += TICK;
        if self.place + TICK > self.lines[0].len() {
            for line in &mut self.lines {
                line.copy_within(self.place - self.reach..self.place, 0);
            }
            self.place = self.reach;
        }
    }

    /// Left and right of a tick, as far as its direct sound is known.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(&mut self, simd: S, direct: &Samples) -> [Samples; 2] {
        match S::F32_LANES {
            16 => self.ring::<S, 1>(simd, direct),
            8 => self.ring::<S, 2>(simd, direct),
            4 => self.ring::<S, 4>(simd, direct),
            _ => self.ring::<S, TICK>(simd, direct),
        }
    }

    #[inline(always)]
    fn ring<S: Simd, const N: usize>(&mut self, simd: S, direct: &Samples) -> [Samples; 2] {
        let input = held::<S, N>(direct);
        let mut out = [input; 2];
        let mut x = [[simd.splat_f32s(0.0); WAYS]; N];
        let dull = simd.splat_f32s(self.dull);
        for (k, line) in self.lines.iter().enumerate() {
            let start = self.place - self.delays[k] - 1;
            let Some(past) = line[start..].first_chunk::<{ TICK + 1 }>() else { continue };
            let (before, now) = (held::<S, N>(&past[..TICK]), held::<S, N>(&past[1..]));
            let gain = simd.splat_f32s(self.gains[k]);
            let [left, right] =
                [simd.splat_f32s(self.sides[0][k]), simd.splat_f32s(self.sides[1][k])];
            for v in 0..N {
                let back = simd.mul_add_e_f32s(dull, simd.sub_f32s(before[v], now[v]), now[v]);
                out[0][v] = simd.mul_add_e_f32s(left, back, out[0][v]);
                out[1][v] = simd.mul_add_e_f32s(right, back, out[1][v]);
                x[v][k] = simd.mul_f32s(gain, back);
            }
        }
        for x in &mut x {
            let [a, b, c, d] = *x;
            let (ab, cd) = (simd.add_f32s(a, b), simd.add_f32s(c, d));
            let (a_b, c_d) = (simd.sub_f32s(a, b), simd.sub_f32s(c, d));
            x[0] = simd.add_f32s(ab, cd);
            x[1] = simd.add_f32s(a_b, c_d);
            x[2] = simd.sub_f32s(ab, cd);
            x[3] = simd.sub_f32s(a_b, c_d);
        }
        for (k, line) in self.lines.iter_mut().enumerate() {
            let sign = simd.splat_f32s(IN[k]);
            let mut coming = [0.0; TICK];
            let (vectors, _) = S::as_mut_simd_f32s(&mut coming);
            for v in 0..N {
                vectors[v] = simd.mul_add_e_f32s(sign, input[v], x[v][k]);
            }
            if let Some(line) = line[self.place..].first_chunk_mut() {
                *line = coming;
            }
        }
        let mut sides = [[0.0; TICK]; 2];
        for (side, out) in sides.iter_mut().zip(&out) {
            S::as_mut_simd_f32s(side).0.copy_from_slice(out);
        }
        sides
    }

    /// A bound of what comes back, when so much is heard directly, `ticks` after the last look.
    pub(crate) fn look(&mut self, direct: f32, ticks: usize) -> f32 {
        let samples = (ticks * TICK) as f32 / self.delays[0] as f32;
        let fades = (2.0 * self.gains[0]).powf(samples);
        self.level = (self.level * fades).max(4.0 * self.returns * direct);
        self.level
    }
}
