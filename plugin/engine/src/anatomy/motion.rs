//! What a voice does once in sixteen samples: its resonators where they should be, its hands on their way.

use pulp::Simd;

use super::{
    controls::AnatomyControls,
    design,
    exciter::{Hold, contact_of, match_of},
    lock, loudness,
    scene::Scene,
    voice::Voice,
};
use crate::voice::notes::Expression;

/// Strength of the tie at full coupling: two strings in unison then ring about a semitone apart [by ear].
const TIE: f32 = 0.2;
/// Conductance of the synth's source at full amount, re a matched resonator [by ear: more damps it].
const SOURCE: f32 = 0.03;
/// The synth's level there, re its own.
const SOURCE_GAIN: f32 = 2.0;

impl Voice {
    /// Modes for where it stands.
    pub(super) fn design(&mut self, scene: &Scene<'_>, is_fresh: bool) {
        let key = f64::from(self.key.value());
        let hz = scene.hz(key);
        self.designed = key;
        self.set = design::first(scene, key, hz, self.place);
        self.matched = match_of(&self.set, hz);
        self.contact = contact_of(&self.set);
        self.first.aim(&self.set, hz);
        let controls = scene.controls;
        let was_coupled = self.is_coupled && !is_fresh;
        self.is_coupled = was_coupled || controls.coupling > 0.0;
        if self.is_coupled {
            let second_hz = scene.hz(key + f64::from(controls.interval_semitones));
            self.second_set = design::second(scene, second_hz);
            self.second.aim(&self.second_set, second_hz);
            let tie = f64::from(tie(controls));
            self.shift_hz = if controls.is_locked {
                lock::shift_hz(&self.set, hz, &self.second_set, second_hz, tie)
            } else {
                0.0
            };
        } else {
            self.shift_hz = 0.0;
        }
        if is_fresh {
            self.first.begin();
        }
        if self.is_coupled && !was_coupled {
            self.second.begin();
        }
    }

    /// Begins a tick.
    #[inline(always)]
    pub(super) fn tick<S: Simd>(&mut self, simd: S, scene: &Scene<'_>, heard: &Expression) {
        self.age = self.age.wrapping_add(1);
        let controls = scene.controls;
        let velocity = self.note.velocity;
        self.player.tick(heard, &scene.wheels, controls, velocity, self.note.is_held);
        if self.key.is_moving() {
            self.key.set_time((0.35 * controls.glide_s).max(0.002), scene.ticks_per_s);
            self.key.tick();
        }
        if std::mem::take(&mut self.is_struck_anew) {
            self.strike(scene, false);
        }
        let place = self.place_of(controls);
        let moved = place != self.place || f64::from(self.key.value()) != self.designed;
        self.place = place;
        if moved || scene.is_moving {
            self.design(scene, false);
        }
        self.listen(scene);
        self.fade.tick();
        self.move_on(scene, false);
        let key = f64::from(self.key.value());
        let bent = scene.hz(key + self.player.bend);
        let loss_per_s = if self.note.is_held { 0.0 } else { f64::from(6.9 / controls.release_s) };
        let hz = bent * (self.ear.cents / 1_200.0).exp2() - self.shift_hz;
        self.first.tick(simd, hz, loss_per_s);
        if self.is_coupled {
            let second_hz =
                scene.hz(key + self.player.bend + f64::from(controls.interval_semitones));
            self.second.tick(simd, second_hz - self.shift_hz, loss_per_s);
        }
        if self.age.is_multiple_of(64) {
            self.first.flush();
            self.second.flush();
        }
    }

    fn listen(&mut self, scene: &Scene<'_>) {
        let [from, to] = scene.controls.builds.map(|build| build.exciter.is_led());
        // Whatever sustains the tone leads it, as little as it may be.
        if !(from && self.place < 1.0 || to && self.place > 0.0) {
            return;
        }
        let age_s = self.age as f32 / scene.ticks_per_s;
        let is_steady = self.note.is_held && age_s > 0.03 && self.player.drive > 0.03;
        let wanted_hz = scene.hz(f64::from(self.key.value()) + self.player.bend);
        self.ear.tick(self.first.key_arrow(), wanted_hz, is_steady);
        if !self.note.is_held {
            self.ear.cents *= f64::from(1.0 - 30.0 / scene.ticks_per_s).max(0.0);
        }
    }

    /// Sets out for what holds at the end of this tick.
    pub(super) fn move_on(&mut self, scene: &Scene<'_>, is_fresh: bool) {
        let controls = scene.controls;
        let hold = self.hold(scene);
        if self.note.is_held {
            self.breath = self.player.drive;
        }
        let weights = design::weights(controls.builds, self.place, scene.loaded().is_some());
        for (side, [tie, weight]) in weights.into_iter().enumerate() {
            if tie == 0.0 && self.ties[side].is_zero() {
                continue;
            }
            let tied = tie * self.matched * controls.grip;
            self.exciters[side].tick(&Hold { weight, ..hold });
            let ramp = &mut self.ties[side];
            if is_fresh { ramp.snap(tied) } else { ramp.aim(tied) }
        }
        let amount = controls.synth.max(loudness::synth_share(controls.builds, self.place));
        let load =
            SOURCE * amount * self.matched * self.matched * f32::from(u8::from(self.note.is_held));
        let gain = loudness::gain(controls.builds, self.place, self.key.value())
            * loudness::breath_gain(controls.builds, self.place, self.breath)
            * self.fade.value();
        let targets = self.player.gains().map(|side| side * gain);
        let moves = [
            (&mut self.tie, tie(controls)),
            (&mut self.load, load),
            (&mut self.source, SOURCE_GAIN / self.matched),
        ];
        for (ramp, target) in moves {
            if is_fresh { ramp.snap(target) } else { ramp.aim(target) }
        }
        for (ramp, target) in self.gains.iter_mut().zip(targets) {
            if is_fresh { ramp.snap(target) } else { ramp.aim(target) }
        }
    }
}

fn tie(controls: &AnatomyControls) -> f32 {
    TIE * controls.coupling * controls.coupling
}
