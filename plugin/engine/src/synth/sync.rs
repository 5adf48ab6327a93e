//! Hard sync: a slave that its master cuts off, as a sum of table readings of the master's period.
//!
//! A slave of ratio `r` wraps at `k/r` and is reset at 0, where it jumps by what it had risen to. All of
//! that is jumps and bends at known phases (see `analogue`), continuous in `r`: a wrap is born at the
//! reset with no height.

use pulp::{NullaryFnOnce, Simd};

use super::{
    analogue::{Bench, Ramp},
    phase::Offset,
};
use crate::{
    dsp::{lanes::Samples, simd::TICK},
    synth::controls::AnalogueShape,
};

/// A tick of hard sync.
pub(super) struct Synced<'a, S> {
    pub(super) bench: &'a Bench<'a>,
    pub(super) simd: S,
    pub(super) shape: AnalogueShape,
    pub(super) phase: &'a [u32; TICK],
    pub(super) width: Ramp,
    pub(super) ratio: Ramp,
}

impl<S: Simd> NullaryFnOnce for Synced<'_, S> {
    type Output = Samples;

    #[inline(always)]
    fn call(self) -> Samples {
        self.bench.synced(self.simd, self.shape, self.phase, self.width, self.ratio)
    }
}

impl Bench<'_> {
    #[inline(always)]
    fn synced<S: Simd>(
        &self,
        simd: S,
        shape: AnalogueShape,
        phase: &[u32; TICK],
        width: Ramp,
        ratio: Ramp,
    ) -> Samples {
        let most = ratio.from.max(ratio.to).ceil() as usize;
        let part = if shape == AnalogueShape::Pulse { width } else { Ramp { from: 0.5, to: 0.5 } };
        // Where a part of period `k` lies in the master's.
        let place = |k: f64, from: f32, to: f32| {
            let at = |part: f32, ratio: f32| ((k + f64::from(part)) / f64::from(ratio)).min(1.0);
            Offset::new(at(from, ratio.from), at(to, ratio.to))
        };
        let (ratios, parts) = (ratio.samples(simd), part.samples(simd));
        let mut out = [0.0; TICK];
        // Where in its own period the reset cuts it off, 0–1.
        let mut cut = [0.0; TICK];
        for i in 0..TICK {
            cut[i] = ratios[i] - (ratios[i].ceil() - 1.0);
        }
        for k in 0..most {
            // Its wraps, of which number 0 is the reset, and the fall or bend within each period.
            let begun = k as f32;
            let (at, later) = (place(k as f64, 0.0, 0.0), place(k as f64, part.from, part.to));
            let (mut weight, mut turned) = ([0.0; TICK], [0.0; TICK]);
            for i in 0..TICK {
                weight[i] = if begun < ratios[i] { 1.0 } else { 0.0 };
                turned[i] = if begun + parts[i] < ratios[i] { 1.0 } else { 0.0 };
            }
            match shape {
                AnalogueShape::Saw => {
                    for i in 0..TICK {
                        weight[i] *= 2.0 * if k == 0 { cut[i] } else { 1.0 };
                    }
                    self.jump.add(simd, &mut out, phase, at, &weight);
                }
                AnalogueShape::Pulse => {
                    for i in 0..TICK {
                        let is_low = k > 0 || cut[i] > parts[i];
                        weight[i] *= if is_low { -2.0 } else { 0.0 };
                        turned[i] *= 2.0;
                    }
                    self.jump.add(simd, &mut out, phase, at, &weight);
                    self.jump.add(simd, &mut out, phase, later, &turned);
                }
                AnalogueShape::Triangle => {
                    let mut drop = [0.0; TICK];
                    for i in 0..TICK {
                        let falls = cut[i] > 0.5;
                        drop[i] = 4.0 * if falls { 1.0 - cut[i] } else { cut[i] };
                        let bends = k > 0 || falls;
                        weight[i] *= if bends { -8.0 * ratios[i] } else { 0.0 };
                        turned[i] *= 8.0 * ratios[i];
                    }
                    if k == 0 {
                        self.jump.add(simd, &mut out, phase, at, &drop);
                    }
                    self.bend.add(simd, &mut out, phase, at, &weight);
                    self.bend.add(simd, &mut out, phase, later, &turned);
                }
            }
        }
        out
    }
}
