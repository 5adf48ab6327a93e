//! Where one listens, and how a room comes to be as the panel wants it.

use super::{
    absorb::Decay,
    controls::Room,
    lengths::Lengths,
    motion::step,
    rooms::spec,
    scene::{Levels, Scene, climate},
    sound::{Sound, State},
};
use crate::dsp::simd::TICK;

/// How long another place, size or decay of the first reflections takes to fade in [by ear]: shorter is heard as
/// a flutter while it moves, longer as a lag.
const FADE_S: f64 = 0.05;

impl Sound {
    /// Where the mix should go.
    pub(super) fn aim(&self) -> f32 {
        let is_open = self.wanted.is_on && self.room == self.wanted.room && self.to_empty == 0;
        let is_plain = self.room == Room::Studio && self.wanted.width == 1.0;
        if is_open && !is_plain { self.wanted.mix } else { 0.0 }
    }

    /// Something sounds after a silence: everything stands where it should.
    pub(super) fn wake(&mut self) {
        let (wet, aim) = (self.followed.wet.value(), self.aim());
        self.settle();
        // What is heard dry at this moment may not jump; after a silence nothing is heard.
        let wet = if self.state == State::Fresh || wet > 0.0 { aim } else { 0.0 };
        self.followed.wet.snap(wet);
        self.wet.snap(wet);
        (self.state, self.quiet_ticks) = (State::Awake, 0);
        (self.taken, self.comes) = ([[0.0; TICK]; 2], [[0.0; TICK]; 2]);
    }

    /// Room, place and decay without a way there.
    pub(super) fn settle(&mut self) {
        self.scene = Scene::new(&self.wanted);
        (self.fade_tick, self.is_read, self.is_still) = (0, true, false);
        let frozen = f32::from(u8::from(self.wanted.is_frozen));
        if let Some(spec) = spec(self.room) {
            let lengths = self.lengths();
            let decay = self.scene.decay().times(1.0 - f64::from(frozen));
            self.network.snap(&lengths, &decay, 1.0 - frozen);
            let t60_s = [self.scene.t60_s[1], self.scene.t60_s[2]];
            self.early.aim(spec, self.scene.size, self.scene.distance_m, t60_s);
            self.early.settle();
        }
        let levels = self.level();
        self.followed.width.snap(self.wanted.width);
        self.width.snap(self.wanted.width);
        self.followed.distance.snap(self.scene.distance_m as f32);
        self.followed.frozen.snap(frozen);
        for (i, aim) in [levels.direct, levels.early, levels.late].into_iter().enumerate() {
            self.followed.levels[i].snap(aim);
            self.levels[i].snap(aim);
        }
        for (t60, aim) in self.followed.t60s.iter_mut().zip(self.scene.t60_s) {
            t60.snap(aim as f32);
        }
        self.air.reset();
        self.bounce.reset();
        self.swayed_m = 0.0;
        for _ in 0..2 {
            self.air.aim(self.scene.distance_m, climate(self.room), self.rate_hz, TICK);
            if self.room == Room::Steppe {
                self.bounce.aim(self.scene.distance_m);
            }
        }
        self.air.stay();
    }

    /// The panel's scene begins to fade in.
    pub(super) fn turn(&mut self) {
        self.is_read = true;
        let scene = Scene::new(&self.wanted);
        if scene == self.scene {
            return;
        }
        self.scene = scene;
        self.level();
        if let Some(spec) = spec(self.room) {
            self.fade_tick = self.fade_ticks();
            let t60_s = [scene.t60_s[1], scene.t60_s[2]];
            self.early.aim(spec, scene.size, scene.distance_m, t60_s);
            // A room without loss may not be given or robbed of anything.
            if !self.wanted.is_frozen {
                self.network.aim(&self.lengths());
            }
        }
    }

    /// Ticks of the way to another scene.
    pub(super) fn fade_ticks(&self) -> u32 {
        ((FADE_S * self.rate_hz) as u32 / TICK as u32).max(2)
    }

    /// Levels of the parts where the listener is now.
    pub(super) fn level(&mut self) -> Levels {
        let lines_s = self.network.now.sum() as f64 / self.rate_hz;
        self.aims = self.scene.levels(self.room, lines_s);
        self.aims
    }

    /// The network's lengths for the scene.
    fn lengths(&self) -> Lengths {
        let path_s = spec(self.room).map_or(0.0, |spec| spec.free_path_s(self.scene.size));
        Lengths::new(path_s, self.rate_hz, self.network.reach())
    }

    /// The network's loss follows, and its lengths so far.
    pub(super) fn decay(&mut self, fade: f64) {
        if spec(self.room).is_none() {
            return;
        }
        self.followed.frozen.aim(f32::from(u8::from(self.wanted.is_frozen)));
        let mut is_moving = self.followed.frozen.is_moving() || self.network.is_fading();
        let frozen = step(&mut self.followed.frozen);
        let mut t60_s = [0.0; 3];
        for ((t60_s, followed), aim) in
            t60_s.iter_mut().zip(&mut self.followed.t60s).zip(self.scene.t60_s)
        {
            followed.aim(aim as f32);
            is_moving |= followed.is_moving();
            *t60_s = f64::from(step(followed));
        }
        if is_moving {
            let loss = Decay::new(t60_s).times(1.0 - f64::from(frozen));
            self.network.design(&loss, fade);
        }
        self.network.set_door(1.0 - frozen);
    }

    /// Time in which a sound may still ring on after its end.
    pub(super) fn tail_s(&self) -> f64 {
        if !self.wanted.is_on || self.wanted.mix == 0.0 || spec(self.wanted.room).is_none() {
            return 0.0;
        }
        let most = |most: f64, hz| self.decay_s(hz).max(most);
        2.0 * [30.0, 125.0, 500.0, 1_000.0, 4_000.0, 16_000.0].into_iter().fold(0.0, most)
    }

    /// Decay by 60 dB at a frequency, as set.
    pub(super) fn decay_s(&self, hz: f64) -> f64 {
        let scene = Scene::new(&self.wanted);
        if spec(self.wanted.room).is_some() { scene.decay().t60_s(hz) } else { 0.0 }
    }

    /// Energy in the lines.
    pub(super) fn energy(&self) -> f64 {
        self.network.energy()
    }
}
