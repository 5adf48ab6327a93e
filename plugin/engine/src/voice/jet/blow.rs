//! Lips, lungs and throat: how fast and how much air, and where the resonator must lie for it.

use std::f64::consts::TAU;

use super::{BLOCK, Blown, stand::Stand};
use crate::{
    controls::{Articulation, Controls},
    dsp::smooth::smoothstep,
    exciters::jet::{Blow, UNITY},
    resonators::complex::Complex,
    voice::sustained::gesture::Gesture,
};

/// The effort at which the jet stands in the middle of its register.
const MIDDLE_EFFORT: f64 = 0.6;
/// Lungs and mouth cannot change their pressure faster than from nothing to all in this time [E].
const LUNGS_S: f64 = 0.016;
/// Pitch of the tonic above which the companion is tuned.
const TONIC_KEY: f64 = 57.0;
/// Time in which lips that began a register low reach the right one, in seconds [by ear].
const RISE_S: f32 = 0.02;
/// Share of the flow that a saturated jet's pressure reaches at its own frequency, once cut.
const CUT: f32 = 0.67;

impl Blown {
    /// Lips, lungs and throat; returns the frequency the jet is best at.
    pub(super) fn breath(&mut self, gesture: &Gesture, controls: &Controls, stand: &Stand) -> f64 {
        let (mouth, air) = (&self.spec.mouth, &self.spec.air);
        let overblown = gesture.articulation == Articulation::Harmonic;
        let most = (BLOCK as f64 / (LUNGS_S * self.rate_hz)) as f32;
        self.lungs += (gesture.effort - self.lungs).clamp(-most, most);
        let blown = self.lungs;
        // Who overblows holds the lips alike and lets speed alone change.
        let effort = if overblown { (blown / 0.04).min(1.0) * (0.4 + 0.6 * blown) } else { blown };
        let lean = ((f64::from(effort) - MIDDLE_EFFORT) / (1.0 - MIDDLE_EFFORT)).clamp(-1.0, 1.0);
        let best_hz = if overblown {
            stand.middle_hz * (0.6 + 4.7 * f64::from(blown))
        } else {
            let careless = 1.0 + 4.0 * f64::from(1.0 - controls.skill);
            let lip = 0.5 * f64::from(controls.embouchure) * stand.window;
            let pressed = f64::from(gesture.pressure).powi(2);
            let best_hz = stand.middle_hz * (1.0 + lean * stand.window * careless + lip + pressed);
            best_hz - f64::from(self.dullness()) * stand.base_hz
        };
        let best_hz = best_hz.clamp(40.0, 0.2 * self.rate_hz);
        let choice = Self::choice(best_hz, stand);
        let resistance = self.body.resistance();
        let margin = mouth.margin[0] + (mouth.margin[1] - mouth.margin[0]) * effort;
        let margin = margin * (0.75 + 0.5 * gesture.brightness);
        let flow = if self.can_play { effort * effort.sqrt() * stand.level } else { 0.0 };
        let noise = 2.0 * controls.noise;
        let wander = noise.min(1.0) * mouth.wander * self.air.walk();
        let pressure = flow * resistance / CUT;
        self.flow = flow;
        self.jet.blow(
            &Blow {
                best_hz,
                choice,
                gain: margin * resistance / UNITY,
                thickness: pressure,
                offset: mouth.offset + wander,
            },
            BLOCK,
        );
        let burst = if self.chiff_s < 0.3 {
            1.0 + air.chiff * (-self.chiff_s / air.chiff_s).exp()
        } else {
            1.0
        };
        self.chiff_s += BLOCK as f32 / self.rate_hz as f32;
        let breathy = air.breathy + (1.0 - air.breathy) * effort;
        let turbulence = noise * noise * flow * breathy * burst * stand.noise;
        // Both noises are counted from the tone: from its pressure, and from what of its flow is heard.
        self.skirt = air.skirt * resistance;
        self.broad = air.broad * (stand.hz / mouth.radiation_hz).min(1.0) as f32;
        self.turbulence.aim(turbulence);
        self.air.aim(noise.min(1.0), controls.width);
        self.sung.aim(controls.companion * effort.min(0.3) / 0.3, || {
            let above = TONIC_KEY - 69.0 + f64::from(controls.companion_semitones);
            f64::from(controls.a4_hz) * (above / 12.0).exp2()
        });
        best_hz
    }

    /// How far below its register the jet still is, in registers: lips that have not found it yet.
    fn dullness(&mut self) -> f32 {
        self.age_s += BLOCK as f32 / self.rate_hz as f32;
        if self.dull_s == 0.0 || self.partial < 2 {
            return 0.0;
        }
        1.0 - smoothstep((self.age_s - self.dull_s) / RISE_S)
    }

    /// How narrowly the jet chooses its partial: a fast one between close partials must.
    fn choice(best_hz: f64, stand: &Stand) -> f64 {
        (0.55 + 0.3 * best_hz / stand.base_hz).clamp(0.7, 1.6)
    }

    /// Length of the pipe, or holes of the vessel, for the pitch that is wanted.
    pub(super) fn tune(
        &mut self,
        gesture: &Gesture,
        controls: &Controls,
        stand: &Stand,
        best_hz: f64,
    ) {
        let share = f64::from(controls.intonation);
        let settled_s = 0.05 + if self.dull_s > 0.0 { self.dull_s + RISE_S } else { 0.0 };
        self.is_heard = gesture.is_steady && gesture.effort > 0.08 && gesture.age_s > settled_s;
        let radians = (TAU * stand.hz * self.servo.ratio() / self.rate_hz).min(2.5);
        let (sin, cos) = radians.sin_cos();
        let answer = |best_hz: f64| {
            self.jet.answer(best_hz, Self::choice(best_hz, stand), radians, [sin, cos])
        };
        // A player who does not listen knows how the jet pulls in the middle of its register only.
        let [re, im] = answer(best_hz);
        let answer = if share == 1.0 {
            Complex { re, im }
        } else {
            let [middle_re, middle_im] = answer(stand.middle_hz);
            Complex { re, im }.scale(share)
                + Complex { re: middle_re, im: middle_im }.scale(1.0 - share)
        };
        let added = 0.85 * f64::from(self.spec.mouth.vortex * self.flow);
        self.body.tune(radians, answer, added, BLOCK);
        self.pitch_hz = stand.hz;
    }
}
