//! What the right hand does in a tick: speed and force of the bow.

use super::{
    grip::{Grip, greatest},
    hands::Common,
    part::Part,
};
use crate::{controls::Articulation, exciters::bow::Contact, voice::sustained::gesture::Gesture};

/// The bow leaves the string, and is set down, within these.
const LIFT_S: f64 = 0.012;
const SET_S: f64 = 0.004;
/// Up to this pitch the grip is as irregular as it can be [by ear].
const ROUGH_BELOW_HZ: f64 = 180.0;
/// Below this effort the bow does not touch the string.
const LEAST_EFFORT: f64 = 0.01;

/// A bow that is drawn softly needs more of Schelleng's force than one drawn firmly, or the string
/// slips twice: so much per effort below this [C: slips counted].
const LIGHT: f64 = 0.4;
const LIGHT_BELOW: f64 = 0.55;

/// A beginning is listened to for so long; slips beyond one a period are heard over so many periods.
const LISTENS_S: f32 = 0.4;
const LISTENS_PERIODS: f64 = 10.0;
/// From how many on and up to how many they count, and how much more force each asks for [C: slips
/// counted on every key of all qobyz].
const CHATTER: f64 = 0.55;
const MOST_CHATTER: f64 = 1.5;
const LEAN: f64 = 0.6;

impl Part {
    /// Speed and force that the bow reaches in `step_s`: in this tick, or in the next.
    pub(super) fn bow(&mut self, gesture: &Gesture, common: &Common<'_>, step_s: f64) {
        let (bow, controls) = (&common.spec.bow, common.controls);
        let plucks = gesture.articulation == Articulation::Pizzicato;
        let howls = gesture.articulation == Articulation::Howl;
        let touches = gesture.is_held && self.effort > LEAST_EFFORT && !plucks;
        let rate = step_s / if touches { SET_S } else { LIFT_S };
        self.lift = (self.lift + if touches { rate } else { -rate }).clamp(0.0, 1.0);

        let bites = matches!(
            gesture.articulation,
            Articulation::Martele
                | Articulation::Accent
                | Articulation::Staccato
                | Articulation::Spiccato
                | Articulation::Tremolo
        );
        let skill = f64::from(controls.skill);
        let asked = bow.share[0]
            + (bow.share[1] - bow.share[0]) * f64::from(gesture.pressure)
            + 0.12 * f64::from(gesture.brightness - 0.5)
            + 0.1 * f64::from(controls.embouchure)
            + (1.0 - skill) * (1.2 * f64::from(gesture.pressure) - 0.1);
        let reach = 1.0 - skill;
        let light = LIGHT * (LIGHT_BELOW - self.effort).max(0.0);
        let mut share = asked.clamp(0.38 - 0.3 * reach, 0.55 + 1.5 * reach) + light;
        if howls {
            share = 1.6;
        }
        share *= 1.0 + skill * self.lean(step_s, howls);
        self.share_now += (share - self.share_now) * (step_s / 0.01).min(1.0);

        let shape = self.string.shape();
        let wanted = Grip::new(bow, self.own.impedance, shape, self.effort, self.share_now);
        let periods = bow.onset_periods[usize::from(bites)];
        let period_s = shape.period_samples / common.rate_hz;
        let reference = self.reference_speed * shape.faster;
        let most = reference.max(wanted.speed).max(0.02);
        let step = most * step_s / (periods * period_s);
        let target = if plucks { 0.0 } else { self.direction * wanted.speed };
        self.speed =
            self.way(self.speed[1], self.speed[1] + (target - self.speed[1]).clamp(-step, step));

        // The bow is set down with its weight before it moves.
        let settles = f64::from(self.onset_s) < (periods + 3.0) * period_s;
        let weight = self.share_now * greatest(bow, self.own.impedance, shape);
        let floor = if settles && touches { 0.85 * reference } else { 0.0 };
        let newton = weight * floor.max(wanted.speed) * self.lift;
        self.newton = self.way(self.newton[1], newton);
        self.touch();
        // Hair that has hardly moved brings no grain past the string, and would not let a low one begin.
        let drawn = self.speed[1].abs() / reference.max(1.0e-3);
        self.drawn = self.drawn.max(drawn.min(1.0).powi(3));
        self.rough = self.drawn * (ROUGH_BELOW_HZ / self.hz).min(1.0).sqrt().sqrt();
    }

    /// How much more a player presses who hears the string slip more than once a period.
    fn lean(&mut self, step_s: f64, howls: bool) -> f64 {
        let slips = self.contact.slips.wrapping_sub(self.slips_heard);
        self.slips_heard = self.contact.slips;
        if howls || !self.is_bowed {
            self.chatter = 0.0;
            return 0.0;
        }
        let periods = step_s * self.hz;
        let more = f64::from(slips) - periods;
        self.chatter += (more - periods * self.chatter) / LISTENS_PERIODS.max(periods);
        if self.onset_s > LISTENS_S {
            return 0.0;
        }
        LEAN * (self.chatter - CHATTER).clamp(0.0, MOST_CHATTER)
    }

    /// The second of two ticks.
    pub(super) fn draw_on(&mut self) {
        for hand in [&mut self.speed, &mut self.newton] {
            (hand[0], hand[1]) = (hand[1], hand[2]);
        }
        self.touch();
    }

    /// Whether the bow is on the string, and what happens when it comes there.
    fn touch(&mut self) {
        let is_bowed = self.newton[0] > 0.0 || self.newton[1] > 0.0;
        if is_bowed && !self.is_bowed {
            self.string.untwist();
            self.contact = Contact::default();
            self.slips_heard = 0;
            self.chatter = 0.0;
        }
        self.is_bowed = is_bowed;
    }

    /// From one value to another, in this tick or in two.
    fn way(&self, from: f64, to: f64) -> [f64; 3] {
        [from, if self.is_between { 0.5 * (from + to) } else { to }, to]
    }
}
