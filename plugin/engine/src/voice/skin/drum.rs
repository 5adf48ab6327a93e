//! One drum: what strikes it, its skin, its noise, and the rings inside its hoop.
//!
//! Path: hand or stick → contact → skin and shell → left, right; the blow's noise beside it; the skin's
//! motion → rings.

use pulp::Simd;

use super::{
    design::{self, Design},
    rattle::Rattle,
    strokes::{self, Blowing},
};
use crate::{
    controls::{Controls, Material},
    dsp::{noise::Random, simd::TICK},
    exciters::{burst::Burst, mallet::Mallet},
    instruments::skin::{DrumSpec, Stroke},
    resonators::{
        bessel::Zero,
        skin::{MAX_MODES, SkinBank},
    },
    units::db_to_gain,
};

/// Time constant of a hand that comes or goes [E].
const HAND_S: f32 = 0.004;

/// Camel or cattle hide against goat: pitch, losses [E: half as heavy again].
const HIDE: [f32; 2] = [0.84, 1.35];

/// Ticks between two looks at what still moves.
const SURVEY: u32 = 8;

/// Below this nothing is heard.
const QUIET: f32 = 1.0e-8;

/// The drum.
#[derive(Debug)]
pub(crate) struct Drum {
    spec: &'static DrumSpec,
    rate_hz: f32,
    design: Design,
    bank: SkinBank,
    mallet: Mallet,
    /// Where the contact stands.
    place: f64,
    /// A blow or stretching runs, since the last tick at least.
    is_struck: bool,
    is_awake: bool,
    bursts: [Burst; 2],
    rings: Option<Rattle>,
    /// Mean square of the skin's sound, of the ticks that the rings' flight lasts.
    flight: Vec<f32>,
    flight_at: usize,
    power: f32,
    /// Hand on the skin: now, where to, until when (in ticks), and whether it waits for a release.
    hand: f32,
    hand_rate: f32,
    lies: f32,
    lies_ticks: u32,
    is_held: bool,
    /// Pitch ratio and losses against the design, as the panel and the wheel have them.
    tuning: [f32; 2],
    /// The skin's level at the last survey; it only falls until the next blow.
    skin_level: f32,
    ticks: u32,
    tail_s: f64,
}

impl Drum {
    pub(crate) fn new(spec: &'static DrumSpec, zeros: &[Zero], rate_hz: f64) -> Self {
        let design = design::design(spec, zeros);
        let slowest = design.modes.iter().map(|mode| mode.decay_per_s).fold(f64::MAX, f64::min);
        let ticks_per_s = rate_hz as f32 / TICK as f32;
        let flight_s = spec.rings.map_or(0.0, |rings| rings.flight_s);
        let bank = SkinBank::new(rate_hz, &design.modes, design.stiffness, design.speed2);
        let rings = spec.rings.map(|rings| Rattle::new(rings, rate_hz));
        let rings_s = rings.as_ref().map_or(0.0, Rattle::tail_s);
        Self {
            spec,
            rate_hz: rate_hz as f32,
            design,
            bank,
            mallet: Mallet::new(rate_hz),
            place: 0.0,
            is_struck: false,
            is_awake: false,
            bursts: [Burst::new(rate_hz), Burst::new(rate_hz)],
            rings,
            flight: vec![0.0; ((flight_s * ticks_per_s) as usize).max(1)],
            flight_at: 0,
            power: 0.0,
            hand: 0.0,
            hand_rate: 1.0 - (-1.0 / (HAND_S * ticks_per_s)).exp(),
            lies: 0.0,
            lies_ticks: 0,
            is_held: false,
            tuning: [1.0; 2],
            skin_level: 0.0,
            ticks: 0,
            // The panel may quarter the losses.
            tail_s: 4.0 * 6.91 / slowest + rings_s,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.bank.reset();
        self.mallet.reset();
        self.bursts.iter_mut().for_each(Burst::reset);
        if let Some(rings) = &mut self.rings {
            rings.reset();
        }
        self.flight.fill(0.0);
        self.power = 0.0;
        self.hand = 0.0;
        self.lies = 0.0;
        self.lies_ticks = 0;
        self.is_held = false;
        self.is_struck = false;
        self.is_awake = false;
        self.skin_level = 0.0;
        self.ticks = 0;
    }

    /// A stroke; `force` is its share of fortissimo.
    pub(crate) fn strike(
        &mut self,
        stroke: Stroke,
        force: f32,
        brightness: f32,
        mut random: Random,
        controls: &Controls,
    ) {
        let blowing = Blowing::of(self.spec, stroke, controls, brightness, &mut random);
        let mut shape = [0.0; MAX_MODES];
        design::shape_at(
            &self.design,
            self.bank.kept(),
            (blowing.radius, blowing.angle_rad),
            blowing.width_m / self.spec.radius_m,
            blowing.on_shell,
            &mut shape[..self.bank.modes().min(MAX_MODES)],
        );
        if !self.is_awake {
            self.bank.tune(self.tuning[0], self.tuning[1], self.hand, true);
        }
        self.is_awake = true;
        self.is_struck = true;
        self.skin_level = 1.0;
        self.bank.aim_blow(&shape, controls.glide);
        let [place, before] = self.bank.place();
        self.place = place;
        self.mallet.start(blowing.blow(force), place, before);
        let loud = 2.0 * controls.noise * blowing.noise * force;
        for (burst, band) in self.bursts.iter_mut().zip(&self.spec.noise) {
            let level = loud * db_to_gain(band.level_db);
            let centre_hz = band.centre_hz * blowing.brightness;
            let stream = random.fork();
            burst.start((centre_hz, band.q), band.decay_s * blowing.ring, level, stream);
        }
        self.lies = blowing.lies;
        self.lies_ticks = (strokes::HAND_STAYS_S * self.rate_hz / TICK as f32) as u32;
        self.is_held = blowing.lies > 0.0;
        if let Some(rings) = &mut self.rings {
            rings.seed(random.fork());
        }
    }

    /// The hand that stayed leaves.
    pub(crate) fn release(&mut self) {
        self.is_held = false;
    }

    /// The hand falls on the skin.
    pub(crate) fn choke(&mut self) {
        if self.is_awake {
            self.lies = 1.0;
            self.lies_ticks = (3.0 * strokes::HAND_STAYS_S * self.rate_hz / TICK as f32) as u32;
            if let Some(rings) = &mut self.rings {
                rings.choke();
            }
        }
    }

    pub(crate) fn tick(&mut self, bend_semitones: f64, pressure: f32, controls: &Controls) {
        self.lies_ticks = self.lies_ticks.saturating_sub(1);
        if self.lies_ticks == 0 && !self.is_held {
            self.lies = 0.0;
        }
        // A hand is not there before the blow has ended.
        let lies = if self.mallet.is_active() { 0.0 } else { self.lies };
        let target = lies.max(pressure);
        self.hand += self.hand_rate * (target - self.hand);
        if (target - self.hand).abs() < 1.0e-4 {
            self.hand = target;
        }
        let [heavier, duller] = if controls.material == Material::Hide { HIDE } else { [1.0, 1.0] };
        let semitones = bend_semitones as f32 + 0.01 * controls.weather_cents;
        let ratio = heavier * (semitones / 12.0).exp2() / controls.body_size;
        self.tuning = [ratio, controls.damping * duller];
        if !self.is_awake {
            return;
        }
        self.bank.tune(self.tuning[0], self.tuning[1], self.hand, false);
        self.ticks = self.ticks.wrapping_add(1);
        if self.ticks.is_multiple_of(SURVEY) {
            self.bank.settle(self.mallet.is_active());
            self.skin_level = self.bank.level();
        }
        self.is_struck = self.mallet.is_active() || self.bank.is_stretching();
        if self.hand > 0.5 {
            self.bursts.iter_mut().for_each(|burst| burst.damp(0.02 * self.hand));
        }
        self.tick_rings(controls.rattle);
        let heard = self.skin_level + self.bursts.iter().map(Burst::level).sum::<f32>();
        let rings = self.rings.as_ref().is_some_and(|rings| !rings.is_idle());
        if heard < QUIET && !self.is_struck && !rings {
            self.reset();
        }
    }

    fn tick_rings(&mut self, rattle: f32) {
        let power = self.power / TICK as f32;
        self.power = 0.0;
        if let Some(rings) = &mut self.rings {
            let arrived = self.flight[self.flight_at];
            self.flight[self.flight_at] = power;
            self.flight_at = (self.flight_at + 1) % self.flight.len();
            let share = (2.0 * rattle).powi(2);
            let fed = (strokes::RINGS_PER_POWER * arrived).min(1.0) * share;
            rings.feed(if fed > strokes::RINGS_REST { fed } else { 0.0 });
            rings.tick();
        }
    }

    /// Adds up to a tick.
    #[inline(always)]
    pub(crate) fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        if !self.is_awake {
            return;
        }
        let mut skin = [[0.0_f32; TICK]; 2];
        let count = left.len().min(TICK);
        let [l, r] = &mut skin;
        if self.is_struck {
            for i in 0..count {
                [l[i], r[i]] = if self.mallet.is_active() {
                    let offer = self.bank.offer::<S, true>(simd);
                    let force = self.mallet.solve(self.place, offer.next, offer.give);
                    self.place = offer.next + offer.give * force;
                    self.bank.commit::<S, true>(simd, &offer, force as f32)
                } else {
                    let offer = self.bank.offer::<S, false>(simd);
                    self.bank.commit::<S, false>(simd, &offer, 0.0)
                };
            }
        } else {
            self.bank.run(simd, &mut l[..count], &mut r[..count]);
        }
        for i in 0..count {
            self.power += (l[i] + r[i]) * (l[i] + r[i]);
            left[i] += l[i];
            right[i] += r[i];
        }
        for burst in &mut self.bursts {
            if burst.is_active() {
                for i in 0..count {
                    let noise = burst.tick();
                    left[i] += noise;
                    right[i] += noise;
                }
            }
        }
        if let Some(rings) = &mut self.rings {
            rings.render(simd, left, right);
        }
    }

    pub(crate) fn level(&self) -> f32 {
        if !self.is_awake {
            return 0.0;
        }
        let struck = if self.mallet.is_active() { 1.0e-3 } else { 0.0 };
        let noise: f32 = self.bursts.iter().map(Burst::level).sum();
        let rings = self.rings.as_ref().map_or(0.0, Rattle::level);
        self.skin_level + noise + rings + struck
    }

    pub(crate) fn tail_s(&self) -> f64 {
        self.tail_s
    }

    /// Of skin, shell and what strikes them.
    pub(crate) fn energy(&self) -> f64 {
        self.bank.energy() + self.mallet.energy()
    }

    /// The first mode with one nodal diameter of a kettle, the lowest of other drums, as designed.
    pub(crate) fn pitch_hz(&self) -> f64 {
        let wanted = usize::from(self.spec.is_kettle());
        let modes = self.design.shapes.iter().zip(&self.design.modes);
        modes
            .filter(|(shape, _)| shape.order == wanted)
            .map(|(_, mode)| mode.frequency_hz)
            .next()
            .unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use pulp::{Arch, WithSimd};

    use super::*;
    use crate::{
        instruments::{dabyl, dauylpaz},
        resonators::bessel,
    };

    struct One<'a>(&'a mut Drum);

    impl WithSimd for One<'_> {
        type Output = ();

        #[inline(always)]
        fn with_simd<S: Simd>(self, simd: S) {
            self.0.render(simd, &mut [0.0], &mut [0.0]);
        }
    }

    /// Stick, contact, skins, stretching and losses together: nothing but the arm gives energy.
    #[test]
    fn a_blow_never_gains_energy() {
        let zeros = bessel::zeros(20.0);
        for spec in [&dauylpaz::DRUM, &dabyl::DRUM] {
            for glide in [0.0, 1.0, 2.0] {
                let controls = Controls { glide, human: 0.0, ..Controls::default() };
                let mut drum = Drum::new(spec, &zeros, 48_000.0);
                drum.strike(Stroke::Stick, 1.0, 0.5, Random::new(1, 1), &controls);
                let given = 0.5 * spec.stick.mass_kg * spec.stick.speed_m_per_s.powi(2);
                let mut last = drum.energy();
                assert!((last / given - 1.0).abs() < 0.01, "{last} of {given}");
                for sample in 0..9_600 {
                    Arch::new().dispatch(One(&mut drum));
                    let now = drum.energy();
                    assert!(now <= last + 1.0e-6 * given, "{glide} {sample}: {last} {now}");
                    last = now;
                }
            }
        }
    }
}
