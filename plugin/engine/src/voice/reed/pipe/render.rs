//! A pipe's samples: the reed one by one, all else up to sixteen at a time.

use pulp::Simd;

use super::{LIP_TICKS, Pipe};
use crate::{
    dsp::{
        lanes::{self, Samples},
        simd::TICK,
    },
    exciters::reed::{ReedLaw, fused},
};

impl Pipe {
    /// Adds the pipe's sound, scaled to the two sides.
    #[inline(always)]
    pub(crate) fn render<S: Simd>(
        &mut self,
        simd: S,
        sides: [f32; 2],
        left: &mut [f32],
        right: &mut [f32],
    ) {
        if self.is_idle {
            return;
        }
        let mut done = 0;
        while done < left.len() {
            if self.phase == 0 {
                self.begin_tick(simd);
            }
            let arriving = self.bore.line.returning(simd);
            let count = self.bore.line.lookahead().clamp(1, TICK - self.phase);
            let count = count.min(left.len() - done);
            let leaving = self.blow::<S>(&arriving, count);
            self.bore.line.commit(&leaving, count);
            let mut tone = [0.0; TICK];
            for i in 0..TICK {
                tone[i] = leaving[i] + arriving[i];
            }
            self.tone[self.phase..self.phase + count].copy_from_slice(&tone[..count]);
            let heard = self.radiation.render(simd, &tone, &arriving, count);
            self.peak = self.peak.max(lanes::largest(simd, &heard));
            let (left, right) = (&mut left[done..done + count], &mut right[done..done + count]);
            for ((l, r), out) in left.iter_mut().zip(right).zip(&heard) {
                *l += sides[0] * out;
                *r += sides[1] * out;
            }
            self.phase += count;
            done += count;
            if self.phase == TICK {
                self.phase = 0;
                self.servo.hear(simd, &self.tone);
                self.swing.hear(simd, &self.tone);
            }
        }
    }

    /// The lip moves on, and the slit hisses.
    #[inline(always)]
    fn begin_tick<S: Simd>(&mut self, simd: S) {
        self.lip_ticks += 1;
        let share = (self.lip_ticks as f64 / LIP_TICKS as f64).min(1.0);
        if self.law_of != self.holds[1] {
            let hold = self.holds[0].toward(&self.holds[1], share);
            self.law = ReedLaw::new(&hold, self.rate_hz);
            self.law_of = hold;
        }
        if self.turbulence > 0.0 {
            self.gusts = self.noise.white(simd);
        }
    }

    /// Some samples of the waves that leave the reed.
    #[inline(always)]
    fn blow<S: Simd>(&mut self, arriving: &Samples, count: usize) -> Samples {
        let mut leaving = [0.0; TICK];
        let (law, mut reed, mut band) = (self.law, self.reed, self.noise.band());
        let (mut mouth, step) = (self.mouth, self.mouth_step);
        let turbulence = self.turbulence * band.level();
        let gusts = &self.gusts[self.phase..self.phase + count];
        for ((wave, gust), leave) in arriving[..count].iter().zip(gusts).zip(&mut leaving) {
            mouth += step;
            let gust = turbulence * band.tick::<S>(f64::from(*gust));
            let wave = f64::from(*wave);
            let pressure = reed.tick::<S>(&law, fused::<S>(mouth, gust, mouth), wave);
            *leave = (pressure - wave) as f32;
        }
        (self.reed, self.mouth) = (reed, mouth);
        self.noise.set_band(band);
        leaving
    }
}
