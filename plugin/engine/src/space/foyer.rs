//! How sound gets into the network: by four foyers, each of which hears both sides twice, and from one of them by a
//! door into every line, so that a single clap comes in four times at each line's begin.

use pulp::Simd;

use super::{lengths::Lengths, network::LINES, weave::faded};
use crate::dsp::{
    lanes::Samples,
    ring::Ring,
    simd::{TICK, held},
};

/// Foyers, and times that each hears a side.
pub(crate) const FOYERS: usize = 4;
pub(crate) const EARS: usize = 2;
/// Lines that hear a mono sound of unit energy hold as much: 4 times 16 entrances.
const DOOR_GAIN: f32 = 0.125;

/// Signs of the matrix, after Hadamard and Sylvester.
const SIGNS: [[f32; LINES]; LINES] = {
    let mut signs = [[1.0; LINES]; LINES];
    let mut place = 0;
    while place < LINES * LINES {
        let (row, column) = (place / LINES, place % LINES);
        if (row & column).count_ones() % 2 == 1 {
            signs[row][column] = -1.0;
        }
        place += 1;
    }
    signs
};

/// Their pasts.
#[derive(Clone, Debug)]
pub(crate) struct Foyers {
    ring: Ring<FOYERS>,
    /// How far the doors are open, at begin and end of the tick.
    open: [f32; 2],
}

impl Foyers {
    pub(crate) fn new(reach: usize) -> Self {
        Self { ring: Ring::new(reach), open: [1.0; 2] }
    }

    pub(crate) fn reset(&mut self) {
        self.ring.reset();
    }

    /// The doors are open so far.
    pub(crate) fn snap(&mut self, open: f32) {
        self.open = [open; 2];
    }

    /// The doors move within the coming tick.
    pub(crate) fn aim(&mut self, open: f32) {
        self.open = [self.open[1], open];
    }

    /// Hears what has passed on both sides.
    #[inline(always)]
    pub(crate) fn hear<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        sides: &Ring<2>,
        lengths: [&Lengths; 2],
        blend: Option<[f32; 2]>,
    ) {
        let mut foyers = [[0.0; TICK]; FOYERS];
        for (f, foyer) in foyers.iter_mut().enumerate() {
            let mut sum = [simd.splat_f32s(0.0); N];
            for (ear, sign) in SIGNS[5 + f][..2 * EARS].iter().enumerate() {
                let past = sides.past(ear / EARS, lengths[0].ears[f][ear]);
                let sign = simd.splat_f32s(*sign);
                let x = if let Some(blend) = blend {
                    let next = sides.past(ear / EARS, lengths[1].ears[f][ear]);
                    held::<S, N>(&faded(past, next, blend))
                } else {
                    held::<S, N>(past)
                };
                for n in 0..N {
                    sum[n] = simd.mul_add_e_f32s(sign, x[n], sum[n]);
                }
            }
            S::as_mut_simd_f32s(foyer).0.copy_from_slice(&sum);
        }
        self.ring.push(&foyers);
    }

    /// Adds to the lines what comes in by their doors.
    #[inline(always)]
    pub(crate) fn enter<S: Simd, const N: usize>(
        &self,
        simd: S,
        lengths: [&Lengths; 2],
        blend: Option<[f32; 2]>,
        lines: &mut [Samples; LINES],
    ) {
        let (from, to) = (DOOR_GAIN * self.open[0], DOOR_GAIN * self.open[1]);
        if from == 0.0 && to == 0.0 {
            return;
        }
        let mut gains = [0.0; TICK];
        for (i, gain) in gains.iter_mut().enumerate() {
            *gain = from + (to - from) / TICK as f32 * (i + 1) as f32;
        }
        let gains = held::<S, N>(&gains);
        for (k, line) in lines.iter_mut().enumerate() {
            let past = self.ring.past(k % FOYERS, lengths[0].doors[k]);
            let x = if let Some(blend) = blend {
                let next = self.ring.past(k % FOYERS, lengths[1].doors[k]);
                held::<S, N>(&faded(past, next, blend))
            } else {
                held::<S, N>(past)
            };
            let (line, _) = S::as_mut_simd_f32s(line);
            for n in 0..N {
                line[n] = simd.mul_add_e_f32s(gains[n], x[n], line[n]);
            }
        }
    }
}
