//! Control ticks: levels, body, strings, and when to sleep.

use super::{super::string::StringVoice, Lute, SLEEP_POWER, structure::Structure};
use crate::{dsp::simd::TICK, exciters::knock::Knock};

/// Below this output, and this mean square of waves, everything may sleep: −120 dB.
const SLEEP_OUTPUT: f32 = 1.0e-6;

/// For this long, in seconds.
const SLEEP_S: f32 = 0.05;

/// Every so many ticks the instrument listens whether it may sleep.
const LOOK_TICKS: u64 = 64;

impl Lute {
    fn wanted_gains(&mut self) -> [f32; 2] {
        let first = self.heard(0);
        self.is_uneven = false;
        // Per-note expression reaches the shared body's sound in proportion to each string's energy.
        let (mut total, mut volume, mut pan) = (1.0e-20, 1.0e-20, 0.5e-20);
        for index in 0..self.strings.len() {
            let heard = self.heard(index);
            self.is_uneven |= heard != first;
            let power = self.strings[index].mean_power().min(1.0e6) + 1.0e-9;
            total += power;
            volume += power * heard.volume * heard.level;
            pan += power * heard.pan;
        }
        let level = self.volume * self.volume * self.level * self.level;
        let gain = self.spec.output_gain * self.output_gain * level * volume / total;
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
        self.structure = Structure::of(&self.controls, self.instrument, self.spec);
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
        let wanted = Structure::of(&self.controls, self.instrument, self.spec);
        if wanted == self.structure {
            self.duck.aim(1.0);
        } else if self.duck.value() < 1.0e-4 {
            self.structure = wanted;
            self.is_stirred = true;
        } else {
            self.duck.aim(0.0);
            self.is_stirred = true;
        }
    }

    pub(super) fn tick(&mut self) {
        let stirred = std::mem::take(&mut self.is_stirred);
        if stirred || self.duck.is_moving() {
            self.exchange();
        }
        self.tick_levels(stirred);
        let moving = stirred || self.is_moving;
        if stirred {
            self.a4_hz.aim(self.controls.a4_hz);
            self.damping.aim(self.controls.damping);
            self.size.aim(self.controls.body_size);
            self.width.aim(self.controls.width);
        }
        let body_changed = moving && self.rebuild();
        if moving {
            self.idle = 0;
        }
        let all = (1_u32 << self.strings.len()) - 1;
        let mut busy = all & !self.idle;
        while busy != 0 {
            let index = busy.trailing_zeros();
            self.tick_string(index as usize, stirred, moving, body_changed);
            // A string that another has set to work may come later in the same tick.
            busy = all & !self.idle & (!1 << index);
        }
        if moving {
            self.is_moving = self.tick_hands();
        }
        self.fall_asleep();
    }

    /// Builds the body for its present size and width. Returns whether it has changed.
    fn rebuild(&mut self) -> bool {
        let wanted = (self.structure.build, self.size.tick(), self.width.tick());
        let changed = self.built != Some(wanted);
        if changed {
            self.body.build(self.build(), f64::from(wanted.1), f64::from(wanted.2));
            self.built = Some(wanted);
        }
        changed
    }

    /// Moves what is smoothed. Returns whether anything will move on.
    fn tick_hands(&mut self) -> bool {
        let strings = self.bend.iter_mut().chain(&mut self.pressure).chain(&mut self.palm);
        let all = [&mut self.a4_hz, &mut self.damping, &mut self.modulation];
        let mut moving = self.size.is_moving() || self.width.is_moving();
        for smooth in all.into_iter().chain(strings) {
            smooth.tick();
            moving |= smooth.is_moving();
        }
        moving
    }

    fn tick_levels(&mut self, stirred: bool) {
        if stirred || self.is_uneven {
            let gains = self.wanted_gains();
            self.gain[0].aim(gains[0]);
            self.gain[1].aim(gains[1]);
        }
        self.ramp[0] = self.ramp[1];
        if self.duck.is_moving() || self.gain[0].is_moving() || self.gain[1].is_moving() {
            let duck = self.duck.tick();
            self.ramp[1] = [self.gain[0].tick() * duck, self.gain[1].tick() * duck];
        }
    }

    pub(super) fn fall_asleep(&mut self) {
        if !(self.clock / TICK as u64).is_multiple_of(LOOK_TICKS) {
            return;
        }
        self.heard = self.spec.output_gain * self.body.level();
        self.strings.iter_mut().for_each(StringVoice::listen);
        let loud = self.heard > SLEEP_OUTPUT
            || self.strings.iter().any(|s| s.mean_power() > SLEEP_POWER || s.is_plucked())
            || self.knocks.iter().any(Knock::is_active)
            || self.waiting.iter().any(Option::is_some);
        self.quiet_ticks = if loud { 0 } else { self.quiet_ticks + LOOK_TICKS as u32 };
        if self.quiet_ticks as f32 > SLEEP_S * self.ticks_per_s {
            self.is_asleep = true;
            self.body.reset();
            self.strings.iter_mut().for_each(StringVoice::silence);
            self.ahead = None;
        }
    }
}
