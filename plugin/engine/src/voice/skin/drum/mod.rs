//! One drum: what strikes it, its skin, its noise, and the rings inside its hoop.
//!
//! Path: hand or stick → contact → skin and shell → left, right; the blow's noise beside it; the skin's
//! motion → rings.

mod blow;
mod look;
mod time;

use pulp::Simd;

use super::{
    design::{self, Design},
    rattle::Rattle,
};
use crate::{
    dsp::{lanes::Samples, simd::TICK},
    exciters::{burst::Burst, mallet::Mallet},
    instruments::skin::DrumSpec,
    resonators::{bessel::Zero, skin::SkinBank},
    voice::source::{Grasp, Push},
};

/// Time constant of a hand that comes or goes [E].
const HAND_S: f32 = 0.004;

/// Force of a source of full scale in newtons [by ear: a mezzoforte stroke].
const PUSH_NEWTON: f32 = 8.0;

/// The drum.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about now; none are modes")]
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
    /// A synth on the skin: its hold, this tick of it, and samples of the tick that are over.
    grasp: Grasp,
    driving: Samples,
    done: usize,
    has_place: bool,
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
            grasp: Grasp::new(ticks_per_s),
            driving: [0.0; TICK],
            done: 0,
            has_place: false,
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
        self.grasp.reset();
        self.done = 0;
    }

    /// A synth drives the skin where it was struck last, or lets go of it.
    pub(crate) fn push(&mut self, push: &Push, holds: bool) {
        if push.is_on || self.grasp.is_on() {
            self.driving = self.grasp.tick(push, holds && self.has_place, PUSH_NEWTON);
        }
        if self.grasp.is_on() && !self.is_awake {
            self.bank.tune(self.tuning[0], self.tuning[1], self.hand, true);
            (self.is_awake, self.skin_level) = (true, 1.0);
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
        if !self.is_awake {
            return;
        }
        let at = self.done.min(TICK - count.min(TICK));
        self.done = at + count;
        let [mut l, mut r] = [[0.0; TICK]; 2];
        if self.is_struck {
            for i in 0..count.min(TICK) {
                let offer = self.bank.offer();
                if self.grasp.is_on() {
                    let push = self.driving[at + i];
                    let (next, give) = (offer.next + offer.give * f64::from(push), offer.give);
                    let mut force = push;
                    if self.mallet.is_active() {
                        let blow = self.mallet.solve(self.place, next, give);
                        force += blow as f32;
                    }
                    self.place = offer.next + offer.give * f64::from(force);
                    [l[i], r[i]] = self.bank.commit::<S, true>(simd, &offer, force);
                    continue;
                }
                [l[i], r[i]] = if self.mallet.is_active() {
                    let force = self.mallet.solve(self.place, offer.next, offer.give);
                    self.place = offer.next + offer.give * force;
                    self.bank.commit::<S, true>(simd, &offer, force as f32)
                } else {
                    self.bank.commit::<S, false>(simd, &offer, 0.0)
                };
            }
        } else {
            self.bank.run(simd, &mut l, &mut r, count);
        }
        for i in 0..TICK {
            left[i] += l[i];
            right[i] += r[i];
        }
        for burst in &mut self.bursts {
            if burst.is_active() {
                burst.add(left, right, count);
            }
        }
        if let Some(rings) = &mut self.rings {
            for i in 0..count.min(TICK) {
                self.power += (l[i] + r[i]) * (l[i] + r[i]);
            }
            if !rings.is_idle() {
                rings.render(simd, left, right, count);
            }
        }
    }
}
