//! The way of a wave through the horn into the air.
//!
//! Path: wave at the throat → steepening → bell's high-pass → air. High pressure travels faster, so a
//! crest leans forward on its way: that is the brass in loud tones (Hirschberg et al. 1996). The way is
//! taken in a few steps of Burgers' law, `p ← p + τ/2·d(p²)/dt`. Only squares of a smoothed wave are
//! formed, so hardly anything lands beyond the band to fold back, and their slope adds no mean.

mod step;

use std::{f64::consts::TAU, ops::Range};

use pulp::Simd;
use step::{Reach, Step, Wall, step};

use crate::dsp::{
    lanes::{self, Samples},
    simd::{TICK, fma},
};

/// Steps along the way.
const STEPS: usize = 3;
/// Largest steepness: at one the crest would overtake itself, and a shock form.
const STEEP: f32 = 1.05;
/// Time in which a crest leans again after a louder tone [E: that of the bore's slowest modes].
const RISE_S: f64 = 0.15;
/// The most that a step adds to a wave, re the pressure behind it: extremes find a wall here, and no corner
/// on the way [E].
const MOST: f32 = 0.3;

/// Steepening and filter.
#[derive(Clone, Debug)]
pub(crate) struct Bell {
    rate_hz: f64,
    /// What each step needs of the last tick; and of this one, once it is over.
    past: [Step; STEPS],
    coming: [Step; STEPS],
    /// Samples of lead per pascal: of the bore, and as the tone allows, at a tick's begin and end.
    lead: f32,
    lead_s_per_pa: f32,
    leads: [f32; 2],
    /// The most that a step may add, in pascals.
    most_pa: f32,
    /// Share of the way back that a tick takes.
    rises: f32,
    reach: Reach,
    pole: f32,
    low: f32,
    wall: f32,
    dull: f32,
}

impl Bell {
    pub(crate) fn new(rate_hz: f64) -> Self {
        Self {
            rate_hz,
            past: [Step::default(); STEPS],
            coming: [Step::default(); STEPS],
            lead: 0.0,
            lead_s_per_pa: 0.0,
            leads: [0.0; 2],
            most_pa: 0.0,
            rises: (1.0 - (-(TICK as f64) / (RISE_S * rate_hz)).exp()) as f32,
            reach: Reach::at(rate_hz),
            pole: 0.0,
            low: 0.0,
            wall: 1.0,
            dull: 0.0,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.past = [Step::default(); STEPS];
        self.coming = self.past;
        self.leads = [0.0; 2];
        self.most_pa = 0.0;
        self.low = 0.0;
        self.dull = 0.0;
    }

    /// The bell's cutoff, the lead of a crest, and the wall's low-pass.
    pub(crate) fn set(&mut self, cutoff_hz: f64, lead_s_per_pa: f64, wall_hz: f64) {
        self.pole = 1.0 - (-TAU * cutoff_hz / self.rate_hz).exp() as f32;
        self.lead_s_per_pa = lead_s_per_pa as f32;
        self.lead = (lead_s_per_pa * self.rate_hz) as f32;
        self.wall = 1.0 - (-TAU * wall_hz / self.rate_hz).exp() as f32;
    }

    /// The coming tick may be written: behind its wave stands such a pressure, and the steepest edge at
    /// the throat has so much of it as a slope per second.
    pub(crate) fn begin(&mut self, pressure_pa: f32, edge_per_s: f32) {
        self.past = self.coming;
        // The steeper it stands, the less it may lean.
        let steep = self.lead_s_per_pa * edge_per_s * pressure_pa / STEEP;
        self.most_pa = (MOST * pressure_pa).max(self.most_pa * (1.0 - self.rises));
        let may = self.lead / (1.0 + steep * steep).sqrt();
        // What rings in the bore outlasts the breath that made it.
        let last = self.leads[1];
        self.leads = [last, if may < last { may } else { last + self.rises * (may - last) }];
    }

    /// A part of the tick's wave in pascals becomes what is heard.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(
        &mut self,
        simd: S,
        wave: &Samples,
        part: Range<usize>,
        heard: &mut Samples,
    ) {
        // A difference over two such samples, of a half of the square, in so many steps.
        let share = 0.25 / (STEPS * self.reach.apart) as f32;
        let [from, to] = self.leads.map(|lead| share * lead);
        let leads = lanes::ramp(simd, from, (to - from) / TICK as f32);
        let most = Wall::at(self.most_pa);
        let mut x = *wave;
        for (past, coming) in self.past.iter().zip(&mut self.coming) {
            let (reach, turn) = (&self.reach, (past, coming));
            // Known to the compiler, so that nothing is left to check.
            x = match reach.apart {
                1 => step::<S, 1>(simd, reach, turn, &leads, &most, &x),
                2 => step::<S, 2>(simd, reach, turn, &leads, &most, &x),
                3 => step::<S, 3>(simd, reach, turn, &leads, &most, &x),
                _ => step::<S, 4>(simd, reach, turn, &leads, &most, &x),
            };
        }
        let (mut dull, mut low) = (self.dull, self.low);
        let (wall, pole) = (self.wall, self.pole);
        for i in part {
            dull = fma::<S>(wall, x[i] - dull, dull);
            low = fma::<S>(pole, dull - low, low);
            heard[i] = dull - low;
        }
        (self.dull, self.low) = (dull, low);
    }

    /// What its filters still hold.
    pub(crate) fn level(&self) -> f32 {
        (self.dull - self.low).abs()
    }
}
