//! Things that are shaken or struck together, as one piece of a kit.
//!
//! Path: hand → energy → collisions → the things' modes; or a hit on purpose → the same modes.

mod hits;
mod things;

use pulp::Simd;

use crate::{
    dsp::{lanes::Samples, noise::Random, simd::TICK},
    exciters::collisions::{Collisions, Flock},
    instruments::skin::{RattleSpec, Stroke},
    resonators::jingles::Jingles,
};

use hits::{Coming, WAITING};
use things::{Things, things};

/// Ticks between two looks at what still moves.
const SURVEY: u32 = 16;

/// How the rate of collisions goes with their energy; speed alone would give 0.5 [by ear: what flies
/// less high returns sooner].
const RATE_POWER: f32 = 0.35;

/// The piece.
#[derive(Debug)]
pub(crate) struct Rattle {
    spec: &'static RattleSpec,
    rate_hz: f32,
    collisions: Collisions,
    jingles: Jingles,
    random: Random,
    /// How much harder each thing is hit if it is struck alone.
    alone: Vec<f32>,
    coming: [Coming; WAITING],
    waiting: usize,
    /// Energy that is given after the flight.
    later: Option<(u32, f32, u32)>,
    /// Energy that something else keeps up, and a hand that goes on shaking.
    fed: f32,
    ticks: u32,
    tail_s: f64,
}

impl Rattle {
    pub(crate) fn new(spec: &'static RattleSpec, rate_hz: f64) -> Self {
        let mut random = Random::new(0x7A17, 0);
        let Things { modes, alone, longest_s } = things(spec, &mut random);
        let flock =
            Flock { rate_per_s: spec.rate_per_s, rate_power: RATE_POWER, rest_s: spec.rest_s };
        Self {
            spec,
            rate_hz: rate_hz as f32,
            collisions: Collisions::new(flock, rate_hz, TICK),
            jingles: Jingles::new(rate_hz, &modes, spec.spread),
            random,
            alone,
            coming: [Coming { samples: 0, thing: 0, strength: 0.0 }; WAITING],
            waiting: 0,
            later: None,
            fed: 0.0,
            ticks: 0,
            tail_s: longest_s + 2.0 * f64::from(spec.rest_s) + 0.2,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.collisions.reset();
        self.jingles.reset();
        self.waiting = 0;
        self.later = None;
        self.fed = 0.0;
        self.ticks = 0;
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
                let strength = strength * self.alone[thing];
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

    /// Something else shakes it: energy that is kept up from now on.
    pub(crate) fn feed(&mut self, energy: f32) {
        self.fed = energy;
    }

    pub(crate) fn choke(&mut self) {
        self.collisions.reset();
        self.later = None;
        self.waiting = 0;
        self.jingles.damp(0.9);
    }

    /// Nothing to be heard or to come.
    pub(crate) fn is_idle(&self) -> bool {
        let waits = self.later.is_some() || self.waiting > 0;
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
        self.ticks = self.ticks.wrapping_add(1);
        if self.ticks.is_multiple_of(SURVEY) && self.jingles.is_ringing() {
            self.jingles.settle();
        }
    }

    /// Adds up to a tick.
    #[inline(always)]
    pub(crate) fn render<S: Simd>(
        &mut self,
        simd: S,
        left: &mut Samples,
        right: &mut Samples,
        count: usize,
    ) {
        let mut done = 0;
        while done < count {
            let run = self.until_hit(count - done);
            self.jingles.run(simd, left, right, done..done + run);
            done += run;
            if done < count {
                self.hits();
                self.jingles.run(simd, left, right, done..done + 1);
                done += 1;
            }
        }
    }

    pub(crate) fn level(&self) -> f32 {
        if self.is_idle() {
            return 0.0;
        }
        let waits = self.later.is_some() || self.waiting > 0;
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
