//! The anatomy's samples: ticks of sixteen on an absolute clock, and a last guard.

use pulp::{Simd, WithSimd};

use super::Anatomy;
use crate::dsp::simd::TICK;

impl Anatomy {
    /// Overwrites both channels with the next samples; what one is longer than the other is silent.
    pub fn render(&mut self, left: &mut [f32], right: &mut [f32]) {
        self.render_with(&[], left, right);
    }

    /// The same while a synth's sound drives the resonators; what is missing of it is silence.
    pub fn render_with(&mut self, synth: &[f32], left: &mut [f32], right: &mut [f32]) {
        let count = left.len().min(right.len());
        left[count..].fill(0.0);
        right[count..].fill(0.0);
        let mut done = 0;
        while done < count {
            let phase = self.phase();
            let length = (TICK - phase).min(count - done);
            let (l, r) = (&mut left[done..done + length], &mut right[done..done + length]);
            if self.is_awake && phase == 0 {
                self.tick();
            }
            if self.is_awake {
                let driven = synth.get(done..(done + length).min(synth.len())).unwrap_or(&[]);
                let arch = self.arch;
                arch.dispatch(Samples { anatomy: self, synth: driven, left: l, right: r });
                if !(l[length - 1] + r[length - 1]).is_finite() {
                    self.empty();
                    l.fill(0.0);
                    r.fill(0.0);
                }
            } else {
                l.fill(0.0);
                r.fill(0.0);
            }
            done += length;
            self.clock += length as u64;
        }
    }

    /// Samples of the present tick that are over.
    pub(super) fn phase(&self) -> usize {
        (self.clock % TICK as u64) as usize
    }
}

/// Samples within a tick.
struct Samples<'a> {
    anatomy: &'a mut Anatomy,
    synth: &'a [f32],
    left: &'a mut [f32],
    right: &'a mut [f32],
}

impl WithSimd for Samples<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { anatomy, synth, left, right } = self;
        let mut direct = [[0.0_f32; TICK]; 2];
        let [l, r] = &mut direct;
        let (l, r) = (&mut l[..left.len()], &mut r[..left.len()]);
        for voice in anatomy.voices.iter_mut().filter(|voice| voice.is_on) {
            voice.render(simd, synth, l, r, anatomy.is_counted);
        }
        let has_body = !anatomy.body.is_none();
        for (i, (left, right)) in left.iter_mut().zip(right.iter_mut()).enumerate() {
            let direct = [l[i], r[i]];
            let mut body = direct;
            if has_body {
                let force = 0.5 * (direct[0] + direct[1]);
                if anatomy.is_counted {
                    let bank = &anatomy.body.bank;
                    let a = bank.h + bank.admittance * force;
                    anatomy.body.ledger.gain(bank.step_s(), force, a);
                    anatomy.body.ledger.lose(bank, force);
                }
                body = anatomy.body.bank.push(simd, force);
            }
            [*left, *right] = anatomy.outlet.apply(direct, body);
            anatomy.peak = anatomy.peak.max(left.abs()).max(right.abs());
        }
    }
}
