//! The player of a trumpet between two ticks: the horn in hand, register, tension and breath.

use super::{
    LipReed, SLOW,
    register::{Registers, ratio},
};
use crate::{
    controls::{Controls, Material},
    resonators::{air::SOUND_M_PER_S, horn},
    voice::sustained::gesture::Gesture,
};

/// Lips stiffen for an onset: quality re their own [E].
const ONSET_Q: f64 = 5.0;
/// Viscous walls take the top of a travelling wave: corner of a smooth bore of 3 m [E].
const WALL_HZ: f64 = 9_000.0;
/// Opening of lips that are shut, re their own at rest [E: too little to be heard].
const SHUT: f64 = 1.0e-3;
/// Cents by which the panel's embouchure tightens the lips [E].
const EMBOUCHURE_CENTS: f64 = 36.0;

impl LipReed {
    /// Exchanges the column when panel or key ask for another.
    pub(super) fn build(&mut self, gesture: &Gesture, controls: &Controls) {
        let losses = self.spec.wall_losses.len();
        let has_crooks = controls.variant == 0;
        let wall = if controls.material == Material::Brass { losses - 1 } else { 0 };
        let is_other = self.built.is_none_or(|(built, _)| built != wall);
        if is_other {
            self.registers = Registers::of(self.spec, &self.designs[wall]);
        }
        let higher = self.registers.take(gesture.key, f64::from(controls.a4_hz), has_crooks);
        if self.built == Some((wall, higher)) {
            return;
        }
        self.built = Some((wall, higher));
        let bore = &self.spec.bore;
        self.column.set(&self.designs[wall], higher);
        self.wave_impedance = horn::characteristic(bore.throat_m) as f32;
        // Where the open end starts to radiate: kr = 1.
        let cutoff_hz = SOUND_M_PER_S / (std::f64::consts::TAU * bore.bell_m);
        let lead = self.spec.brass * horn::steepening_s_per_pa(bore);
        self.bell.set(cutoff_hz, lead, WALL_HZ * 3.0 / (bore.length_m + 0.2));
    }

    /// Mouth pressure re the lips' stiffness that full scale of the effort stands for.
    pub(super) fn pressure(&self, effort: f64) -> f64 {
        let [speaks, more] = self.spec.lips.pressure;
        let rises = (effort / 0.12).min(1.0);
        speaks * rises * (2.0 - rises) + more * effort
    }

    /// What changes slowly: register, pull on the column, tension of the lips.
    pub(super) fn shape(&mut self, gesture: &Gesture, controls: &Controls) {
        let aim = self.registers.aim(gesture);
        self.stiffen *= self.relaxes;

        let share = f64::from(controls.intonation);
        let listens = gesture.is_steady && gesture.effort > 0.12 && share > 0.0;
        self.ear.tick(gesture.key, aim.hz, listens, share);
        let lips = &self.spec.lips;
        // A tone of lips lies above the column's resonance, a synth's upon it.
        let alone = 1.0 - f64::from(self.air.push.natural);
        let pull =
            aim.column_cents + share * self.ear.pull_cents(gesture.key) + alone * lips.above_cents;
        let shrinks = if gesture.is_held { 1.0 } else { self.slackens };
        self.pull = Some((ratio(pull), shrinks));

        let tight = ratio(EMBOUCHURE_CENTS * f64::from(controls.embouchure));
        let q = lips.q * (1.0 + (ONSET_Q - 1.0) * self.stiffen);
        self.stiffness_pa = aim.stiffness_pa;
        self.edge_per_s = aim.edge_per_s as f32;
        // Beside a synth that plays alone the lips are shut.
        let opening = aim.opening * f64::from(self.air.push.natural).max(SHUT);
        self.lips.set(aim.hz * aim.lip_ratio * tight, q, aim.stiffness_pa, opening);
        self.played_hz = aim.hz;
        // Quiet tones leave the lips narrower too, and what rings after the breath is not drawn in again.
        if gesture.is_held {
            self.softly = gesture.effort.clamp(0.0, 1.0).powf(lips.softness);
        }
    }

    /// Looks at what sounds: a bound of it, from time to time.
    pub(super) fn look(&mut self) {
        let rings = self.column.level() + self.air.mouth_pa.end();
        let at_bell = rings * self.softly.max(self.air.wave.end()) + self.bell.level();
        let heard = at_bell * self.air.gain.end();
        self.level = heard + self.wall.look(heard, SLOW * SLOW);
    }
}
