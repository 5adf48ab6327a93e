//! The left hand at every tick: bends, vibrato, muting fingers, and the strings' tuning.

use super::{
    super::{
        notes::Expression,
        string::{Damper, Setting, StringVoice},
    },
    Lute, SLEEP_POWER,
};
use crate::instruments::lute::Stops;

/// Palm on the string when brightness is at its lowest: 1/s at 1 kHz, twice over [by ear].
const PALM_PER_S: f64 = 12.0;

/// T60 of a string on which the thumb rests [E].
const THUMB_S: f32 = 0.2;

impl Lute {
    /// One tick of a string's hands; most ticks find them at rest.
    pub(super) fn tick_string(
        &mut self,
        index: usize,
        stirred: bool,
        moving: bool,
        body_changed: bool,
    ) {
        if stirred {
            let heard = self.heard(index);
            self.bend[index].aim(heard.tuning_semitones);
            self.pressure[index].aim(heard.pressure);
            self.palm[index].aim((0.5 - heard.brightness).max(0.0));
            self.shake_depth[index] = heard.vibrato;
        }
        let shaking = self.modulation.value() > 0.0 || self.shake_depth[index] > 0.0;
        if !moving && !shaking && self.strings[index].is_idle() {
            self.idle |= 1 << index;
            return;
        }
        let sympathy = self.controls.sympathy || self.spec.stops == Stops::Press;
        let accord = self.strings[index].accord();
        if let Some(partial) = accord {
            self.tune_by_ear(index, partial);
        }
        let string = &mut self.strings[index];
        let caught = string.stop.tick(self.ticks_per_s);
        let lifted = lift_finger(string, sympathy);
        let calmed = string.calm();
        let glided = string.track_power(f64::from(self.controls.glide));
        if string.rest(SLEEP_POWER) {
            self.ahead = None;
        }
        let sliding = caught || calmed || string.stop.is_moving() || accord.is_some();
        if moving || shaking || sliding || lifted || glided || string.is_behind() {
            self.tune_string(index, body_changed);
        }
        if caught {
            self.catch_fret(index);
        }
    }

    /// Expression of what a string plays.
    pub(super) fn heard(&self, index: usize) -> Expression {
        self.strings[index].note.map_or(Expression::NEUTRAL, |note| self.channels.of(&note))
    }

    /// Brings a string in tune with its hands.
    pub(super) fn tune_string(&mut self, index: usize, body_changed: bool) {
        let controls = &self.controls;
        let vibrato = self.shake_depth[index].max(self.modulation.value());
        let slack_semitones = self.slack_semitones(index);
        let build = self.structure.build;
        self.ahead = None;
        let string = &mut self.strings[index];
        let shake = string.stop.shake(
            &self.spec.touch,
            vibrato,
            self.pressure[index].value(),
            controls.vibrato_rate_hz * self.vibrato_rate,
            self.ticks_per_s,
        );
        let setting = Setting {
            build,
            material: self.structure.material,
            slack_semitones,
            a4_hz: f64::from(self.a4_hz.value()),
            damping: f64::from(self.damping.value()),
            bend_semitones: f64::from(self.bend[index].value()) + shake,
            palm_per_s: PALM_PER_S * f64::from(self.palm[index].value()),
        };
        let body = &self.body;
        string.tune(&self.tables, &setting, body_changed, |back| body.admittance_at(back));
    }
}

/// Counts down a muting finger; the string it leaves is open, and free to answer or under the thumb.
/// Returns whether anything has changed.
fn lift_finger(string: &mut StringVoice, sympathy: bool) -> bool {
    let resting = Damper::Finger { t60_s: THUMB_S, lifts_in: None };
    match &mut string.damper {
        Damper::Finger { lifts_in: Some(ticks), .. } => {
            *ticks = ticks.saturating_sub(1);
            if *ticks > 0 {
                return false;
            }
            string.damper = if sympathy { Damper::Free } else { resting };
            string.stop.place(0.0);
            string.note = string.note.filter(|note| note.is_held);
            true
        }
        Damper::Free if !sympathy && string.note.is_none() => {
            string.damper = resting;
            true
        }
        Damper::Finger { lifts_in: None, .. } if sympathy => {
            string.damper = Damper::Free;
            true
        }
        _ => false,
    }
}
