//! One tick of a player: where pitch and effort stand now.

use super::{
    super::{
        super::notes::Expression,
        gesture::{Gesture, Onset},
        ornament::{self, FALL_CENTS, Shake},
        shape,
    },
    FALL_LENGTH, Player, Wheels,
};
use crate::{
    controls::{Articulation, Controls},
    dsp::smooth::smoothstep,
    instruments::manner::Manner,
    units::Pitch,
};

/// Share of the way to full effort that full pressure adds.
const PRESSURE_EFFORT: f32 = 0.7;

impl Player {
    /// The next tick's gesture.
    pub(in super::super) fn tick(
        &mut self,
        heard: &Expression,
        wheels: &Wheels,
        controls: &Controls,
        manner: &Manner,
    ) -> Gesture {
        let Some(note) = self.note else { return self.rest() };
        let auto = controls.auto_expression;
        if self.onset == Some(Onset::Tied) {
            let key = f32::from(note.key);
            if !self.glide.is_moving() && self.glide.value() != key {
                self.glide.go(key, manner, self.articulation, controls.portamento);
            }
        }
        self.follow_tremolo(note, controls, manner);
        let onset = self.tick_ramp(manner);
        self.glide.tick(self.step_s);
        self.bend.aim(heard.tuning_semitones);
        self.pressure.aim(heard.pressure);
        let (bend, pressure) = (self.bend.tick(), self.pressure.tick());
        let age_s = self.age_s.max(0.0);

        let shake = self.shake(heard, wheels, controls, manner);
        let (neighbour, ornamented) =
            ornament::neighbour(self.articulation, age_s, controls.tremolo_hz);
        let mut cents = self.draws.cents + ornament::scoop(manner, self.articulation, age_s, auto);
        if self.articulation == Articulation::Fall && !self.is_held {
            cents -= FALL_CENTS * smoothstep(self.released_s / (FALL_LENGTH * manner.release_s));
        }
        let semitones = self.glide.value() + neighbour + bend + cents / 100.0;
        let centre_hz = self.frequency_hz(semitones, controls.a4_hz);
        let frequency_hz = if shake.cents == 0.0 {
            centre_hz
        } else {
            centre_hz * f64::from((shake.cents / 1_200.0).exp2())
        };

        let wanted = effort(self.curved, wheels, controls, manner);
        let wanted = wanted + (1.0 - wanted) * PRESSURE_EFFORT * pressure;
        let unrest = 1.0 + 2.0 * controls.human * manner.unrest * self.unrest.tick();
        let shape = shape::swell(manner, self.articulation, age_s, auto)
            * shape::flutter(self.articulation, age_s)
            * shake.tremor
            * unrest.clamp(0.4, 1.6)
            * self.draws.gain
            * heard.level;
        let is_steady = self.is_held
            && !self.glide.is_moving()
            && !self.bend.is_moving()
            && !ornamented
            && age_s > self.onset_s + 0.03;
        Gesture {
            key: note.key,
            frequency_hz,
            centre_hz,
            is_steady,
            is_held: self.is_held,
            onset,
            velocity: note.velocity,
            effort: (wanted * self.ramp * shape).clamp(0.0, 1.0),
            brightness: heard.brightness,
            pressure,
            articulation: self.articulation,
            age_s,
            random: self.random,
            gain: heard.volume,
        }
    }

    /// The hand, lip or breath that shakes the note.
    fn shake(
        &mut self,
        heard: &Expression,
        wheels: &Wheels,
        controls: &Controls,
        manner: &Manner,
    ) -> Shake {
        let own = controls.auto_expression
            * controls.vibrato
            * manner.vibrato.cents
            * self.draws.vibrato_depth
            * ornament::growth(&manner.vibrato, self.age_s.max(0.0));
        let rate_hz = controls.vibrato_rate_hz / 5.0
            * manner.vibrato.rate_hz
            * self.draws.vibrato_rate
            * wheels.vibrato_speed;
        let asked = wheels.modulation.value().max(heard.vibrato);
        self.vibrato.tick(&manner.vibrato, own, asked, rate_hz * self.step_s)
    }

    /// Frequency of a pitch; most ticks find it where it was.
    fn frequency_hz(&mut self, semitones: f32, a4_hz: f32) -> f64 {
        if (self.last.0, self.last.1) != (semitones, a4_hz) {
            let frequency_hz = Pitch(f64::from(semitones)).hz(f64::from(a4_hz));
            self.last = (semitones, a4_hz, frequency_hz);
        }
        self.last.2
    }
}

/// Effort that a curved velocity and controllers ask for, 0–1.
fn effort(curved: f32, wheels: &Wheels, controls: &Controls, manner: &Manner) -> f32 {
    let [soft, hard] = manner.effort;
    let struck = soft + (hard - soft) * curved;
    let auto = controls.auto_expression;
    let own = auto * struck + (1.0 - auto) * 0.6;
    // A breath of nothing is silence, whatever the key said.
    let blown = wheels.breath.value() * (1.0 - 0.3 * auto * (1.0 - curved));
    let effort = own + (blown - own) * wheels.breath_share.value();
    effort * wheels.expression.value()
}
