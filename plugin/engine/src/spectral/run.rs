//! Runs the fusion tick by tick: the door for samples, the ways and their fade, rest and waking.

use pulp::{Simd, WithSimd};

use super::{Samples, Spectral, Way};
use crate::dsp::simd::TICK;

/// What is softer is silence: −120 dB.
const SILENCE: f32 = 1.0e-6;
/// What is larger is cut at the door: +36 dB. What is smaller is nothing.
const LOUDEST: f32 = 64.0;
const SOFTEST: f32 = 1.0e-12;

/// A block.
pub(super) struct Render<'a> {
    pub(super) spectral: &'a mut Spectral,
    pub(super) inputs: [[&'a [f32]; 2]; 2],
    pub(super) out: [&'a mut [f32]; 2],
}

impl WithSimd for Render<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { spectral, inputs, out: [left, right] } = self;
        let mut done = 0;
        while done < left.len() {
            let mut count = (TICK - spectral.phase).min(left.len() - done);
            let mut taken = [[[0.0_f32; TICK]; 2]; 2];
            let mut loudness = [0.0_f32; TICK];
            for (taken, inputs) in taken.iter_mut().flatten().zip(inputs.iter().flatten()) {
                let pairs = taken.iter_mut().zip(&inputs[done..done + count]);
                for ((taken, x), loudness) in pairs.zip(&mut loudness) {
                    *taken = if x.abs() > SOFTEST { x.clamp(-LOUDEST, LOUDEST) } else { 0.0 };
                    *loudness = loudness.max(taken.abs());
                }
            }
            if spectral.is_asleep {
                let first = loudness[..count].iter().position(|x| *x > SILENCE);
                if first == Some(0) {
                    spectral.wake();
                } else {
                    count = first.unwrap_or(count);
                    left[done..done + count].fill(0.0);
                    right[done..done + count].fill(0.0);
                    spectral.pass(count, 0.0);
                    done += count;
                    continue;
                }
            }
            if spectral.phase == 0 {
                spectral.tick();
            }
            let (way, next) = spectral.fade.ways();
            let mut sound = spectral.go(simd, way, count, &taken);
            if let Some(next) = next {
                let comes = spectral.go(simd, next, count, &taken);
                spectral.fade.mix(spectral.phase, &mut sound, &comes);
            }
            left[done..done + count].copy_from_slice(&sound[0][..count]);
            right[done..done + count].copy_from_slice(&sound[1][..count]);
            spectral.pass(count, loudness.into_iter().fold(0.0, f32::max));
            done += count;
        }
    }
}

impl Spectral {
    /// The first loud sample after silence: everything stands where it was asked to.
    fn wake(&mut self) {
        self.is_asleep = false;
        self.silent = 0;
        self.moving.iter_mut().for_each(|moving| moving.snap(moving.target()));
        self.fade.snap(Way::of(self.controls.mode));
        if self.phase != 0 {
            self.tick();
        }
    }

    /// Passes samples of the present tick, and rests after the last if it is time to.
    fn pass(&mut self, count: usize, loudest: f32) {
        if loudest > SILENCE {
            self.silent = 0;
        }
        self.phase = (self.phase + count) % TICK;
        if self.phase == 0 && !self.is_asleep {
            self.silent += 1;
            if self.silent > self.rest {
                self.rest();
            }
        }
    }

    /// One way's samples.
    #[inline(always)]
    fn go<S: Simd>(&mut self, simd: S, way: Way, count: usize, inputs: &[Samples; 2]) -> Samples {
        let mut out = [[0.0; TICK]; 2];
        match way {
            Way::Plain => {
                for (out, (a, b)) in out.iter_mut().zip(inputs[0].iter().zip(&inputs[1])) {
                    out.iter_mut().zip(a.iter().zip(b)).for_each(|(y, (a, b))| *y = a + b);
                }
            }
            Way::Bands => self.vocoder.render(simd, self.phase, count, inputs, &mut out),
            Way::Frames => self.frames.render(count, inputs, &mut out),
        }
        out
    }
}
