//! Many small things that are shaken and hit each other: when, and how hard.
//!
//! Path: shaking hand → energy of the whole → moments of collision. The energy dies away, collisions are
//! a Poisson process whose rate grows with the speed of what flies about (Cook 1997, "Physically
//! informed sonic modeling"); moments are drawn by the time-change of the process, so they are
//! exponential whatever the energy does, and do not depend on blocks.

use crate::dsp::noise::Random;

/// Energies below this are none.
const REST: f32 = 1.0e-7;

/// What is shaken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flock {
    /// Collisions per second at full energy.
    pub(crate) rate_per_s: f32,
    /// Rate goes with energy to this power; 0.5 follows the speed.
    pub(crate) rate_power: f32,
    /// T60 of the energy's square root: of what is heard.
    pub(crate) rest_s: f32,
}

/// The process.
#[derive(Clone, Debug)]
pub(crate) struct Collisions {
    flock: Flock,
    rate_hz: f32,
    random: Random,
    energy: f32,
    /// Energy that the hand gives, per tick, and for how many ticks.
    given: f32,
    giving: u32,
    /// Falls by the rate; at zero, something hits.
    wait: f32,
    per_sample: f32,
    kept_per_tick: f32,
}

impl Collisions {
    pub(crate) fn new(flock: Flock, rate_hz: f64, tick: usize) -> Self {
        let tick_s = tick as f32 / rate_hz as f32;
        Self {
            flock,
            rate_hz: rate_hz as f32,
            random: Random::new(0, 0),
            energy: 0.0,
            given: 0.0,
            giving: 0,
            wait: 1.0,
            per_sample: 0.0,
            kept_per_tick: 10.0_f32.powf(-6.0 * tick_s / flock.rest_s),
        }
    }

    pub(crate) fn reset(&mut self) {
        self.energy = 0.0;
        self.giving = 0;
        self.per_sample = 0.0;
    }

    /// A new stroke draws from its own stream.
    pub(crate) fn seed(&mut self, random: Random) {
        self.random = random;
        self.wait = self.exponential();
    }

    /// Gives energy evenly over some ticks, at least one.
    pub(crate) fn give(&mut self, energy: f32, ticks: u32) {
        let ticks = ticks.max(1);
        self.given = energy / ticks as f32;
        self.giving = ticks;
    }

    /// Energy now, 1 at fortissimo.
    pub(crate) fn energy(&self) -> f32 {
        self.energy
    }

    pub(crate) fn is_active(&self) -> bool {
        self.energy > 0.0 || self.giving > 0
    }

    /// Once a tick: energy comes and goes. `floor` is what a hand that goes on shaking keeps up.
    pub(crate) fn tick(&mut self, floor: f32) {
        self.energy *= self.kept_per_tick;
        if self.giving > 0 {
            self.giving -= 1;
            self.energy = (self.energy + self.given).min(4.0);
        }
        self.energy = self.energy.max(floor);
        if self.energy < REST && self.giving == 0 {
            self.energy = 0.0;
        }
        let share = self.energy.powf(self.flock.rate_power);
        self.per_sample = self.flock.rate_per_s * share / self.rate_hz;
    }

    /// Samples before the next collision, at most `most`, which are then over.
    #[inline]
    pub(crate) fn until_strike(&mut self, most: usize) -> usize {
        if self.per_sample == 0.0 {
            return most;
        }
        let mut samples = 0;
        while samples < most {
            let wait = self.wait - self.per_sample;
            if wait <= 0.0 {
                break;
            }
            self.wait = wait;
            samples += 1;
        }
        samples
    }

    /// Whether something hits at this sample, and how hard: near one at full energy.
    #[inline]
    pub(crate) fn strikes(&mut self) -> Option<f32> {
        self.wait -= self.per_sample;
        if self.wait > 0.0 {
            return None;
        }
        self.wait += self.exponential();
        // Speeds of the flying parts are spread as in a gas of two directions.
        let spread = self.exponential().min(6.0).sqrt();
        Some(self.energy.sqrt() * spread)
    }

    fn exponential(&mut self) -> f32 {
        -(0.5 + 0.5 * self.random.bipolar()).max(1.0e-6).ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gaps(floor: f32) -> Vec<f64> {
        let flock = Flock { rate_per_s: 200.0, rate_power: 0.5, rest_s: 0.3 };
        let mut collisions = Collisions::new(flock, 48_000.0, 16);
        collisions.seed(Random::new(3, 1));
        let (mut last, mut out) = (0_u32, Vec::new());
        for sample in 0..48_000 * 20 {
            if sample % 16 == 0 {
                collisions.tick(floor);
            }
            if collisions.strikes().is_some() {
                out.push(f64::from(sample - last) / 48_000.0);
                last = sample;
            }
        }
        out
    }

    #[test]
    fn times_between_collisions_are_exponential() {
        let mut gaps = gaps(1.0);
        let count = gaps.len() as f64;
        let mean = gaps.iter().sum::<f64>() / count;
        gaps.sort_by(f64::total_cmp);
        // Kolmogorov and Smirnov's distance; 1.63/√n is passed once in a hundred.
        let distance = gaps.iter().enumerate().fold(0.0_f64, |far, (i, gap)| {
            let cdf = 1.0 - (-gap / mean).exp();
            far.max((cdf - i as f64 / count).abs()).max((cdf - (i as f64 + 1.0) / count).abs())
        });
        assert!(distance < 1.63 / count.sqrt(), "{distance} of {count}, mean {mean}");
        assert!((mean * 200.0 - 1.0).abs() < 0.05, "{mean}");
    }

    #[test]
    fn shaking_harder_hits_more_often() {
        let (soft, hard) = (gaps(0.04).len() as f64, gaps(1.0).len() as f64);
        assert!((hard / soft - 5.0).abs() < 0.6, "{soft} {hard}");
    }

    /// The flock has at most what the hand gave it, and then only loses.
    #[test]
    fn a_shake_has_the_energy_of_the_hand_and_no_more() {
        let flock = Flock { rate_per_s: 200.0, rate_power: 0.5, rest_s: 0.3 };
        let mut collisions = Collisions::new(flock, 48_000.0, 16);
        let kept = 10.0_f32.powf(-6.0 * 16.0 / 48_000.0 / 0.3);
        collisions.give(0.7, 5);
        let mut last = 0.0;
        for tick in 0..2_000 {
            collisions.tick(0.0);
            let given = if tick < 5 { 0.14 } else { 0.0 };
            let balance = collisions.energy() - kept * last - given;
            let over = last < 1.0e-6 && collisions.energy() == 0.0;
            assert!(balance.abs() <= 1.0e-6 * 0.7 || over, "{tick}: {balance}");
            last = collisions.energy();
        }
        assert!(!collisions.is_active());
    }
}
