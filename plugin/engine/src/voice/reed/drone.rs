//! A pipe beside the melody's that holds its note, blown by a second player or by the bag.

use super::{
    design::Design,
    lip::Lip,
    pipe::{Blow, SLOW_TICKS},
};
use crate::{
    controls::Controls, dsp::simd::TICK, instruments::reed::DroneSpec, units::Pitch,
    voice::sustained::gesture::Gesture,
};

/// The second player's breath: time to come and go, and patience after the last key, in seconds.
const SECOND_S: f64 = 0.06;
const PATIENCE_S: f64 = 0.4;

/// Time in which a piper tunes a drone, in seconds [E].
const TUNING_S: f64 = 1.5;

/// What a build without this drone has.
const SILENT: DroneSpec = DroneSpec { semitones: 0.0, level: [0.0; 2], pressure: 0.5, side: 0.0 };

/// What goes on around a drone at one tick.
pub(crate) struct Around<'a> {
    pub(crate) design: &'a Design,
    pub(crate) tonic_midi: f64,
    pub(crate) reach_midi: [f64; 2],
    pub(crate) gesture: &'a Gesture,
    pub(crate) controls: &'a Controls,
    /// Pressure in the bag, if there is one.
    pub(crate) bag: Option<f64>,
    /// Every second turn, at which those that need nothing more are looked after.
    pub(crate) is_even: bool,
}

/// The drone.
#[derive(Debug)]
pub(crate) struct Drone {
    /// The second player's breath, 0–1.
    breath: f64,
    idle_s: f64,
    /// How long the player has listened to it at this pitch.
    heard_s: f64,
    tick_s: f64,
    /// Share per tick by which the breath comes and goes.
    pace: f64,
    /// Where its pitch last stood, and its frequency.
    pitch: (f64, f64, f64),
}

impl Drone {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let tick_s = (SLOW_TICKS * TICK) as f64 / rate_hz;
        Self {
            breath: 0.0,
            idle_s: f64::INFINITY,
            heard_s: 0.0,
            tick_s,
            pace: 1.0 - (-tick_s / SECOND_S).exp(),
            pitch: (f64::NAN, 0.0, 0.0),
        }
    }

    pub(crate) fn reset(&mut self) {
        self.breath = 0.0;
        self.idle_s = f64::INFINITY;
        self.heard_s = 0.0;
    }

    /// Whether it was tuned and then left alone.
    pub(crate) fn is_settled(&self) -> bool {
        self.heard_s > TUNING_S
    }

    /// Once in [`SLOW_TICKS`] ticks, once settled at every even turn alone, for the drone of this number; how it is blown, and its levels on
    /// the left and on the right. Nothing, if it is silent and shall be.
    pub(crate) fn tick(
        &mut self,
        number: usize,
        around: &Around<'_>,
        is_idle: bool,
    ) -> Option<(Blow, [f32; 2])> {
        let Around { design, gesture, controls, bag, .. } = *around;
        let spec = design.build.drones.get(number).unwrap_or(&SILENT);
        let level = spec.level[0] + (spec.level[1] - spec.level[0]) * controls.companion;
        if level <= 0.0 && is_idle {
            self.breath = 0.0;
            return None;
        }
        let side = spec.side * controls.width;
        let sides = [level * (1.0 - side), level * (1.0 + side)];
        let is_wanted = level > 0.0;
        let is_played = gesture.is_held && gesture.age_s >= 0.0;
        self.idle_s = if is_played { 0.0 } else { self.idle_s + self.tick_s };
        let breath = if is_wanted && self.idle_s < PATIENCE_S { 1.0 } else { 0.0 };
        self.breath += self.pace * (breath - self.breath);
        if breath == 0.0 && self.breath < 0.02 {
            self.breath = 0.0;
        }
        let mouth = match bag {
            Some(bag) if is_wanted => bag * spec.pressure,
            Some(_) => 0.0,
            None => self.breath * spec.pressure,
        };
        let midi = around.tonic_midi + f64::from(controls.companion_semitones) + spec.semitones;
        let hz = design.sounding_hz(self.hz(midi, f64::from(controls.a4_hz), around.reach_midi));
        let listens = mouth > 0.85 * spec.pressure;
        self.heard_s = if listens { self.heard_s + self.tick_s } else { 0.0 };
        let is_cut = bag.is_some() && self.is_settled();
        let blow = Blow {
            ticks: if is_cut && around.is_even { 2 * SLOW_TICKS } else { SLOW_TICKS },
            wanted_hz: hz,
            holes_hz: hz,
            mouth,
            // A bag's pipe was tuned under the full bag; no lip follows.
            expected: if bag.is_some() { spec.pressure } else { mouth },
            lip: Lip::REST,
            listens,
            // Under a bag the drones are tuned once, as it fills, and then left alone.
            is_cut,
            trust: 1.0,
            radiated: 1.0,
            noise: design.build.breath.noise * (2.0 * f64::from(controls.noise)).powi(2),
        };
        Some((blow, sides))
    }

    /// Frequency of a pitch within reach; most ticks find it where it was.
    fn hz(&mut self, midi: f64, a4_hz: f64, reach_midi: [f64; 2]) -> f64 {
        if (self.pitch.0, self.pitch.1) != (midi, a4_hz) {
            let [low, high] = reach_midi.map(|midi| Pitch(midi).hz(440.0));
            self.heard_s = 0.0;
            self.pitch = (midi, a4_hz, Pitch(midi).hz(a4_hz).clamp(low, high));
        }
        self.pitch.2
    }
}
