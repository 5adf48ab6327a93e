//! Control ticks: levels, body, strings, and when to sleep.

use super::{
    super::{notes::Expression, string::StringVoice},
    Lute, SLEEP_POWER,
    structure::Structure,
};
use crate::exciters::knock::Knock;

/// Radiated level to full scale: a fortissimo stroke over both strings stays under 0 dBFS.
const OUTPUT_GAIN: f32 = 0.50;

/// Below this output, and this mean square of waves, everything may sleep: −120 dB.
const SLEEP_OUTPUT: f32 = 1.0e-6;

/// For this long, in seconds.
const SLEEP_S: f32 = 0.05;

impl Lute {
    pub(super) fn wanted_gains(&self) -> [f32; 2] {
        // Per-note expression reaches the shared body's sound in proportion to each string's energy.
        let (mut total, mut volume, mut pan) = (1.0e-20, 1.0e-20, 0.5e-20);
        for string in &self.strings {
            let heard = string.note.map_or(Expression::NEUTRAL, |note| self.channels.of(&note));
            let power = string.mean_power() + 1.0e-9;
            total += power;
            volume += power * heard.volume * heard.level;
            pan += power * heard.pan;
        }
        let level = self.volume * self.volume * self.level * self.level;
        let gain = OUTPUT_GAIN * self.output_gain * level * volume / total;
        let pan = (pan / total + self.pan - 0.5).clamp(0.0, 1.0);
        // Balance law: the centre is untouched.
        [gain * (2.0 - 2.0 * pan).min(1.0), gain * (2.0 * pan).min(1.0)]
    }

    pub(super) fn wake(&mut self) {
        if !self.is_asleep {
            return;
        }
        self.is_asleep = false;
        self.quiet_ticks = 0;
        self.structure = Structure::of(&self.controls, self.spec);
        self.duck.snap(1.0);
        self.a4_hz.snap(self.controls.a4_hz);
        self.damping.snap(self.controls.damping);
        self.size.snap(self.controls.body_size);
        self.width.snap(self.controls.width);
        self.modulation.snap(self.modulation.target());
        let [left, right] = self.wanted_gains();
        self.gain[0].snap(left);
        self.gain[1].snap(right);
        self.ramp = [[left, right]; 2];
        self.tick();
    }

    /// Exchanges body and strings for others while the sound is ducked: nobody can do that to an
    /// instrument that rings.
    pub(super) fn exchange(&mut self) {
        let wanted = Structure::of(&self.controls, self.spec);
        if wanted == self.structure {
            self.duck.aim(1.0);
            return;
        }
        self.duck.aim(0.0);
        if self.duck.value() < 1.0e-4 {
            self.structure = wanted;
        }
    }

    pub(super) fn tick(&mut self) {
        self.exchange();
        let duck = self.duck.tick();
        let gains = self.wanted_gains();
        for (side, wanted) in gains.into_iter().enumerate() {
            self.gain[side].aim(wanted);
            self.ramp[0][side] = self.ramp[1][side];
            self.ramp[1][side] = self.gain[side].tick() * duck;
        }
        self.a4_hz.aim(self.controls.a4_hz);
        self.a4_hz.tick();
        self.damping.aim(self.controls.damping);
        self.damping.tick();
        self.size.aim(self.controls.body_size);
        self.width.aim(self.controls.width);
        let wanted = (self.structure.build, self.size.tick(), self.width.tick());
        let body_changed = self.built != Some(wanted);
        if body_changed {
            self.body.build(self.build(), f64::from(wanted.1), f64::from(wanted.2));
            self.built = Some(wanted);
        }
        self.modulation.tick();
        for index in 0..self.strings.len() {
            self.tick_string(index, body_changed);
        }
        self.fall_asleep();
    }

    pub(super) fn fall_asleep(&mut self) {
        self.heard = OUTPUT_GAIN * self.body.level();
        let loud = self.heard > SLEEP_OUTPUT
            || self.strings.iter().any(|s| s.mean_power() > SLEEP_POWER || s.is_plucked())
            || self.knocks.iter().any(Knock::is_active)
            || self.waiting.iter().any(Option::is_some);
        self.quiet_ticks = if loud { 0 } else { self.quiet_ticks + 1 };
        if self.quiet_ticks as f32 > SLEEP_S * self.ticks_per_s {
            self.is_asleep = true;
            self.body.reset();
            self.strings.iter_mut().for_each(StringVoice::silence);
        }
    }
}
