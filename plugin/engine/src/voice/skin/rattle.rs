//! Things that are shaken or struck together, as one piece of a kit.
//!
//! Path: hand → energy → collisions → the things' modes; or a hit on purpose → the same modes.

use pulp::Simd;

use crate::{
    dsp::{noise::Random, simd::TICK},
    exciters::collisions::{Collisions, Flock},
    instruments::skin::{RattleSpec, Stroke},
    resonators::jingles::{Jingle, Jingles},
};

/// Hits that may wait at once.
const WAITING: usize = 8;

/// How the rate of collisions goes with their energy; speed alone would give 0.5 [by ear: what flies
/// less high returns sooner].
const RATE_POWER: f32 = 0.35;

/// What comes back from a hit: when, how often, how hard [E].
const REBOUND_S: [f32; 2] = [0.009, 0.032];
const REBOUND_SHARE: [f32; 2] = [0.12, 0.45];

/// A hit that is on its way.
#[derive(Clone, Copy, Debug)]
struct Coming {
    samples: u32,
    thing: usize,
    strength: f32,
}

/// The piece.
#[derive(Debug)]
pub(crate) struct Rattle {
    spec: &'static RattleSpec,
    rate_hz: f32,
    collisions: Collisions,
    jingles: Jingles,
    random: Random,
    coming: [Option<Coming>; WAITING],
    /// Energy that is given after the flight.
    later: Option<(u32, f32, u32)>,
    /// Energy that something else keeps up, and a hand that goes on shaking.
    fed: f32,
    tail_s: f64,
}

impl Rattle {
    pub(crate) fn new(spec: &'static RattleSpec, rate_hz: f64) -> Self {
        let mut random = Random::new(0x7A17, 0);
        let mut modes = Vec::new();
        let mut longest_s = 0.0_f64;
        for (thing, it) in spec.things.iter().enumerate() {
            let level = spec.level * f64::from(crate::units::db_to_gain(it.level_db as f32));
            for ratio in it.ratios {
                let frequency_hz = it.frequency_hz * ratio;
                let decay_per_s = std::f64::consts::PI * it.frequency_hz * ratio.sqrt() / it.q;
                longest_s = longest_s.max(6.91 / decay_per_s);
                let side = 0.45 * f64::from(random.bipolar());
                let level = level / ratio.sqrt();
                modes.push(Jingle {
                    thing,
                    frequency_hz,
                    decay_per_s,
                    heard: [level * (1.0 - side), level * (1.0 + side)],
                    contact_s: it.contact_s,
                });
            }
        }
        let flock =
            Flock { rate_per_s: spec.rate_per_s, rate_power: RATE_POWER, rest_s: spec.rest_s };
        Self {
            spec,
            rate_hz: rate_hz as f32,
            collisions: Collisions::new(flock, rate_hz, TICK),
            jingles: Jingles::new(rate_hz, &modes, spec.spread),
            random,
            coming: [None; WAITING],
            later: None,
            fed: 0.0,
            tail_s: longest_s + 2.0 * f64::from(spec.rest_s) + 0.2,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.collisions.reset();
        self.jingles.reset();
        self.coming = [None; WAITING];
        self.later = None;
        self.fed = 0.0;
    }

    /// What follows draws from its own stream.
    pub(crate) fn seed(&mut self, mut random: Random) {
        self.collisions.seed(random.fork());
        self.random = random;
    }

    fn ticks(&self, time_s: f32) -> u32 {
        (time_s * self.rate_hz / TICK as f32) as u32
    }

    /// A stroke of the given strength, 1 at fortissimo; `many` is how much hangs on it, 1 its own.
    pub(crate) fn strike(&mut self, stroke: Stroke, strength: f32, many: f32, random: Random) {
        self.random = random;
        let things = self.spec.things.len();
        let energy = strength * strength;
        match stroke {
            Stroke::Stamp => {
                for thing in self.spec.loose..things {
                    self.come(0.0, thing, strength);
                }
                self.shake(0.8 * energy * many, 0.01);
            }
            Stroke::Clap => {
                for thing in self.spec.loose..things {
                    self.come(0.0, thing, strength);
                    self.rebound(thing, strength);
                }
            }
            Stroke::Ring(thing) => {
                let thing = thing.min(things.saturating_sub(1));
                self.come(0.0, thing, strength);
                self.rebound(thing, strength);
            }
            _ => self.shake(energy * many, self.spec.shake_s),
        }
    }

    /// What the hand or the skin throws up starts to hit after its flight.
    fn shake(&mut self, energy: f32, time_s: f32) {
        self.collisions.seed(self.random.fork());
        let flight = self.ticks(self.spec.flight_s);
        self.later = Some((flight, energy, self.ticks(time_s)));
    }

    fn rebound(&mut self, thing: usize, strength: f32) {
        let mut unit = || 0.5 + 0.5 * self.random.bipolar();
        let [early, late] = REBOUND_S;
        let [least, most] = REBOUND_SHARE;
        let (when, share) = (early + (late - early) * unit(), least + (most - least) * unit());
        self.come(when, thing, strength * share);
    }

    fn come(&mut self, time_s: f32, thing: usize, strength: f32) {
        let free = self.coming.iter().position(Option::is_none).unwrap_or(0);
        let samples = (time_s * self.rate_hz) as u32;
        self.coming[free] = Some(Coming { samples, thing, strength });
    }

    /// Something else shakes it: energy that is kept up from now on.
    pub(crate) fn feed(&mut self, energy: f32) {
        self.fed = energy;
    }

    pub(crate) fn choke(&mut self) {
        self.collisions.reset();
        self.later = None;
        self.coming = [None; WAITING];
        self.jingles.damp(0.9);
    }

    /// Nothing to be heard or to come.
    pub(crate) fn is_idle(&self) -> bool {
        let waits = self.later.is_some() || self.coming.iter().any(Option::is_some);
        !waits && self.fed <= 0.0 && !self.collisions.is_active() && !self.jingles.is_ringing()
    }

    pub(crate) fn tick(&mut self) {
        if let Some((wait, energy, ticks)) = self.later {
            self.later = wait.checked_sub(1).map(|wait| (wait, energy, ticks));
            if self.later.is_none() {
                self.collisions.give(energy, ticks);
            }
        }
        self.collisions.tick(self.fed);
        if self.jingles.is_ringing() {
            self.jingles.settle();
        }
    }

    /// Adds up to a tick.
    #[inline(always)]
    pub(crate) fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        for (l, r) in left.iter_mut().zip(right) {
            self.hits();
            if self.jingles.is_ringing() {
                let [a, b] = self.jingles.step(simd);
                *l += a;
                *r += b;
            }
        }
    }

    #[inline(always)]
    fn hits(&mut self) {
        for slot in &mut self.coming {
            if let Some(hit) = slot {
                if hit.samples > 0 {
                    hit.samples -= 1;
                } else {
                    self.jingles.hit(hit.thing, hit.strength, &mut self.random);
                    *slot = None;
                }
            }
        }
        if let Some(strength) = self.collisions.strikes() {
            let draw = 0.5 + 0.5 * self.random.bipolar();
            let loose = self.spec.loose.max(1);
            let thing = ((draw * loose as f32) as usize).min(loose - 1);
            self.jingles.hit(thing, strength, &mut self.random);
        }
    }

    pub(crate) fn level(&self) -> f32 {
        if self.is_idle() {
            return 0.0;
        }
        let waits = self.later.is_some() || self.coming.iter().any(Option::is_some);
        let coming = if waits || self.collisions.energy() > 1.0e-5 { 1.0e-3 } else { 0.0 };
        self.jingles.level() + coming
    }

    pub(crate) fn tail_s(&self) -> f64 {
        self.tail_s
    }

    pub(crate) fn energy(&self) -> f64 {
        self.jingles.energy()
    }

    pub(crate) fn pitch_hz(&self) -> f64 {
        self.spec.things.first().map_or(0.0, |thing| thing.frequency_hz)
    }
}
