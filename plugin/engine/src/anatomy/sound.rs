//! A voice's samples: exciters, the synth's source and two resonators meet at one port.
//!
//! The second resonator hangs on the first by a gyrator, as a piston ties a string to a bore when both
//! ports name what peaks at resonance: `F₁ = −g·a₂`, `F₂ = g·a₁`. No sign of it makes power, and `g = 0`
//! is no tie at all. The source is a resistance: `t = G·(s − a)`. Both are linear, so an exciter meets one
//! port, `h' = (h + K·(G·s − g·h₂))/d`, `K' = K/d`, `d = 1 + K·(G + g²·K₂)`. Two exciters push one after
//! the other within a sample: the second sees `h' + 2K'F`, and powers add up exactly.

use pulp::Simd;

use super::voice::Voice;

impl Voice {
    /// Adds samples; `synth` is as long.
    #[inline(always)]
    pub(super) fn render<S: Simd>(
        &mut self,
        simd: S,
        synth: &[f32],
        left: &mut [f32],
        right: &mut [f32],
        is_counted: bool,
    ) {
        let is_plain = !self.is_coupled() && self.load.is_zero();
        let is_single = self.ties[1].is_zero();
        let (mut ties, mut gains) = (self.ties, self.gains);
        let (mut tied, mut load, mut source) = (self.tie, self.load, self.source);
        let mut peak = self.peak;
        for (i, (left, right)) in left.iter_mut().zip(right.iter_mut()).enumerate() {
            let (mut h, mut k) = (self.first.h, self.first.admittance);
            let (mut tie, mut load_now, mut pushed) = (0.0, 0.0, 0.0);
            if !is_plain {
                (tie, load_now) = (tied.next(), load.next());
                pushed = load_now * source.next() * synth.get(i).copied().unwrap_or(0.0);
                let share = 1.0 / (1.0 + k * (load_now + tie * tie * self.second.admittance));
                h = share * (h + k * (pushed - tie * self.second.h));
                k *= share;
            }
            let ratio = ties[0].next();
            let mut force = ratio * self.exciters[0].solve(ratio * h, ratio * ratio * k);
            if !is_single {
                let ratio = ties[1].next();
                let seen = ratio * (h + 2.0 * k * force);
                force += ratio * self.exciters[1].solve(seen, ratio * ratio * k);
            }
            let a = h + k * force;
            let mut given = force;
            let mut heard = [0.0; 2];
            if !is_plain {
                given += pushed - load_now * a;
            }
            let mut at_first = given;
            if self.is_coupled() {
                let pull = tie * a;
                at_first -= tie * (self.second.h + self.second.admittance * pull);
                if is_counted {
                    self.ledger.lose(&self.second, pull);
                }
                heard = self.second.push(simd, pull);
                heard = heard.map(|side| 0.5 * side);
            }
            if is_counted {
                self.ledger.gain(self.first.step_s(), given, a);
                self.ledger.lose(&self.first, at_first);
            }
            let [l, r] = self.first.push(simd, at_first);
            let l = gains[0].next() * (l + heard[0]);
            let r = gains[1].next() * (r + heard[1]);
            peak = peak.max(l.abs()).max(r.abs());
            *left += l;
            *right += r;
        }
        (self.ties, self.gains, self.peak) = (ties, gains, peak);
        (self.tie, self.load, self.source) = (tied, load, source);
    }
}
