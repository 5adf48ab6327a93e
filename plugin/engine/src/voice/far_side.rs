//! The part of a string beyond its own bridge: it rings at its own pitch when the note is struck.
//!
//! Path: the wave that comes to the bridge → a small share of it, as the bridge rocks → far side → back
//! through the same door, and to the body. The rocking bridge is a rotation of the two waves, the body
//! takes both: no more comes out than went in.

use pulp::Simd;

use crate::{
    dsp::{
        lanes::{mul, mul_add},
        simd::TICK,
    },
    instruments::lute::{FarSpec, StringSpec},
    resonators::{
        complex::Complex,
        dispersion::Prototype,
        loss::{ExtraLoss, LossTaps},
        string_law::StringLaw,
        tuning::{Note, Tuner},
        waveguide::{Filter, Loop},
    },
};

/// Pitch steps that are not followed: a twentieth of a semitone.
const STILL: f64 = 0.003;

/// A string's far side.
#[derive(Debug)]
pub(crate) struct FarSide {
    spec: FarSpec,
    rate_hz: f64,
    wave: Loop,
    tuner: Tuner,
    plain: Prototype,
    /// What the rocking bridge keeps and hands over.
    kept: f32,
    handed: f32,
    returning: [f32; TICK],
    /// The filter as written last, for those who tune against it.
    written: Filter,
    /// Pitch of the sounding side, and the finger's loss, when it was written.
    followed: Option<(f64, f64)>,
}

impl FarSide {
    pub(crate) fn new(spec: FarSpec, rate_hz: f64, lowest_hz: f64) -> Self {
        let wave = Loop::new((rate_hz / lowest_hz) as usize);
        Self {
            spec,
            rate_hz,
            wave,
            tuner: Tuner::new(rate_hz),
            plain: Prototype::plain(),
            kept: spec.rocking.cos() as f32,
            handed: spec.rocking.sin() as f32,
            returning: [0.0; TICK],
            written: Filter::silent(),
            followed: None,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.wave.reset();
        self.returning = [0.0; TICK];
        self.followed = None;
    }

    /// Follows the pitch of the sounding side, whose string is `law`, pressed by so many semitones.
    /// Returns whether it has changed.
    pub(crate) fn tune(&mut self, law: &StringLaw, open: &StringSpec, pressed: f64) -> bool {
        let finger_per_s = self.spec.finger_per_s * pressed.clamp(0.0, 3.0);
        let near = |(hz, finger): (f64, f64)| {
            (law.f0_hz / hz - 1.0).abs() < STILL && (finger - finger_per_s).abs() < 1.0
        };
        if self.followed.is_some_and(near) || self.wave.is_fading() {
            return false;
        }
        let fresh = self.followed.is_none();
        self.followed = Some((law.f0_hz, finger_per_s));
        let length_m = (self.spec.whole_m - open.length_m).max(0.05);
        let highest_hz = self.rate_hz / 40.0;
        let f0_hz = (law.f0_hz * law.length_m / length_m).min(highest_hz);
        let law = StringLaw { length_m, f0_hz, ..*law };
        let loss = ExtraLoss {
            material: 1.0,
            flat_per_s: self.spec.loss_per_s + finger_per_s,
            at_1k_per_s: 0.0,
        };
        let taps = LossTaps::short(&loss, &law, self.rate_hz);
        let decay_per_s = loss.decay_per_s(&law, f0_hz);
        let highest_gain = 1.0;
        let note = Note { prototype: &self.plain, loss: taps, f0_hz, decay_per_s, highest_gain };
        self.tuner.solve(&note, |_| Complex::ONE);
        self.tuner.write(f0_hz, self.wave.next_filter(1));
        self.tuner.write(f0_hz, &mut self.written);
        if fresh {
            self.wave.finish_fade();
        }
        true
    }

    /// What the sounding side hears of bridge and far side together, per wave that comes to it: at
    /// `back`, for a bridge whose motion per wave force is `load`.
    pub(crate) fn reflect(&self, back: Complex, load: Complex) -> Complex {
        let (c, s) = (f64::from(self.kept), f64::from(self.handed));
        // v = −k·(both waves at the bridge), k = 2ZY/(1 + 2ZY).
        let twice = load.scale(2.0);
        let k = twice / (Complex::ONE + twice);
        let real = |x: f64| Complex { re: x, im: 0.0 };
        let round = self.written.round_trip(back);
        let through = real(s) - k.scale(c + s);
        let echo = round / (Complex::ONE - round * (real(c) - k.scale(c - s)));
        real(c) - k.scale(c + s) - (real(s) + k.scale(c - s)) * echo * through
    }

    /// What goes round on it, at `z⁻¹`.
    pub(crate) fn round_trip(&self, back: Complex) -> Complex {
        self.wave.round_trip(back)
    }

    /// What the rocking bridge keeps and hands over.
    pub(crate) fn rocking(&self) -> (f64, f64) {
        (f64::from(self.kept), f64::from(self.handed))
    }

    #[inline(always)]
    pub(crate) fn lookahead(&self) -> usize {
        self.wave.lookahead()
    }

    /// Mixes the waves of both sides at the rocking bridge; what the body feels of the far one is
    /// added to `force`.
    #[inline(always)]
    pub(crate) fn blocked<S: Simd>(
        &mut self,
        simd: S,
        near: &mut [f32; TICK],
        impedance: f32,
        force: &mut [f32; TICK],
    ) {
        let far = self.wave.returning(simd);
        let (kept, handed) = ([self.kept; TICK], [self.handed; TICK]);
        self.returning = mul_add(simd, &kept, &far, &mul(simd, &handed, near));
        *near = mul_add(simd, &kept, near, &mul(simd, &[-self.handed; TICK], &far));
        *force = mul_add(simd, &[-2.0 * impedance; TICK], &self.returning, force);
    }

    #[inline(always)]
    pub(crate) fn commit(&mut self, velocity: &[f32; TICK], count: usize) {
        for (wave, v) in self.returning.iter_mut().zip(velocity) {
            *wave += v;
        }
        self.wave.commit(&self.returning, count);
    }

    /// Sum of squares of the waves on it.
    pub(crate) fn square(&self) -> f64 {
        self.wave.recent(self.wave.span()).iter().map(|y| f64::from(*y).powi(2)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instruments::dombra::NYLON;

    #[test]
    fn whatever_the_body_does_no_more_returns_than_came() {
        let spec = FarSpec { whole_m: 0.96, rocking: 0.2, loss_per_s: 1.0, finger_per_s: 20.0 };
        let open = StringSpec { open_midi: 57, length_m: 0.55 };
        let law = StringLaw { material: NYLON, diameter_m: 0.8e-3, length_m: 0.55, f0_hz: 220.0 };
        let mut far = FarSide::new(spec, 48_000.0, 40.0);
        far.tune(&law, &open, 0.0);
        for i in 1..2_000 {
            let back = Complex::polar(1.0, -std::f64::consts::PI * f64::from(i) / 2_000.0);
            for load in [0.0, 0.01, 1.0, 100.0] {
                let load = Complex { re: load, im: 0.3 * load * f64::from(i % 7 - 3) };
                let gain = far.reflect(back, load).abs();
                assert!(gain < 1.0 + 1.0e-6, "bin {i}, {load:?}: {gain}");
            }
        }
    }
}
