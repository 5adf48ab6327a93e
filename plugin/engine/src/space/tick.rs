//! What a room does once per tick: it takes in what has passed, moves its controls, and rings.

use pulp::Simd;

use super::{
    controls::Room,
    images::ORDERS,
    motion::step,
    network::LINES,
    rooms::spec,
    scene::climate,
    sound::{Sound, State},
};
use crate::dsp::{
    lanes::largest,
    simd::{TICK, fma},
    smooth::smoothstep,
};

/// Below this, −120 dB, a room may sleep.
const SLEEPS: f32 = 1.0e-6;

impl Sound {
    /// One step of all that moves, and what comes back in the coming tick.
    #[inline(always)]
    pub(super) fn tick<S: Simd>(&mut self, simd: S) {
        let mut loudest = largest(simd, &self.taken[0]).max(largest(simd, &self.taken[1]));
        let sounds = loudest > SLEEPS;
        loudest = loudest.max(largest(simd, &self.comes[0])).max(largest(simd, &self.comes[1]));
        self.rest(loudest);
        if self.is_asleep() {
            return;
        }
        self.sides.push(&self.taken);
        if !(self.is_read && self.is_still) {
            self.follow();
        }
        self.air.calm();
        if self.room == Room::Steppe {
            self.bounce.calm();
        }
        if self.to_empty > 0 {
            self.comes = [[0.0; TICK]; 2];
            self.to_empty -= 1;
            self.empty(self.to_empty);
            return;
        }
        self.is_used = true;
        if spec(self.room).is_some() {
            self.early.take::<S>(&self.taken);
            self.come(simd);
        } else if self.room == Room::Steppe {
            self.blow::<S>(sounds);
        } else {
            self.comes = [[0.0; TICK]; 2];
        }
    }

    /// Falls asleep if nothing has sounded for as long as the longest line, or if nothing is wanted.
    fn rest(&mut self, loudest: f32) {
        self.quiet_ticks = if loudest < SLEEPS { self.quiet_ticks + 1 } else { 0 };
        if self.to_empty > 0 {
            return;
        }
        let longest = self.network.reach() + self.sides.reach();
        let is_over = self.quiet_ticks as usize * TICK > longest;
        let is_blowing = self.room == Room::Steppe && !self.wind.is_still(self.wanted.wind);
        let is_out = self.aim() == 0.0 && self.followed.wet.value() == 0.0;
        if is_out && self.is_used {
            // Whoever comes back finds the room silent.
            self.room = self.wanted.room;
            self.to_empty = LINES;
            self.is_used = false;
            self.settle();
        } else if is_out || (is_over && !is_blowing) {
            self.state = State::Asleep;
        }
    }

    /// Empties a part of the past.
    pub(super) fn empty(&mut self, part: usize) {
        self.network.empty(part);
        if part < ORDERS {
            self.early.empty(part);
            self.sides.empty(part);
        } else if part == ORDERS {
            self.air.reset();
            self.bounce.reset();
            self.wind.reset(self.wanted.seed);
        }
    }

    /// Controls and coefficients.
    fn follow(&mut self) {
        let was_moving = self.followed.is_moving();
        let aim = self.aim();
        self.followed.wet.aim(aim);
        self.wet.aim(step(&mut self.followed.wet));
        self.followed.width.aim(self.wanted.width);
        self.width.aim(step(&mut self.followed.width));
        if !self.is_read && self.room == self.wanted.room && self.fade_tick == 0 {
            self.turn();
        }
        self.walk();
        let aims = [self.aims.direct, self.aims.early, self.aims.late];
        for ((level, followed), aim) in
            self.levels.iter_mut().zip(&mut self.followed.levels).zip(aims)
        {
            followed.aim(aim);
            level.aim(step(followed));
        }
        let way = if self.fade_tick > 0 { self.fade_ticks() } else { 1 };
        let there = smoothstep(1.0 - self.fade_tick.saturating_sub(1) as f32 / way as f32);
        self.decay(f64::from(there));
        // A tick in which nothing has moved leaves all ramps flat.
        self.is_still = !was_moving
            && !self.followed.is_moving()
            && self.fade_tick == 0
            && self.to_empty == 0
            && self.wind.sway_m() == 0.0;
    }

    /// The listener walks, and the air sways.
    fn walk(&mut self) {
        self.followed.distance.aim(self.scene.distance_m as f32);
        let is_walking = self.followed.distance.is_moving();
        let distance_m = f64::from(step(&mut self.followed.distance));
        if is_walking && self.room == Room::Steppe {
            self.bounce.aim(distance_m);
        } else {
            self.bounce.stay();
        }
        let sway_m = if self.room == Room::Steppe { self.wind.sway_m() } else { 0.0 };
        if is_walking || sway_m != self.swayed_m {
            self.swayed_m = sway_m;
            self.air.aim(distance_m + sway_m, climate(self.room), self.rate_hz, TICK);
        } else {
            self.air.stay();
        }
    }

    /// What walls give back in the coming tick.
    #[inline(always)]
    fn come<S: Simd>(&mut self, simd: S) {
        let way = self.fade_ticks() as f32;
        let is_fading = self.fade_tick > 0;
        let fades = [self.fade_tick, self.fade_tick.saturating_sub(1)];
        let fades =
            [smoothstep(1.0 - fades[0] as f32 / way), smoothstep(1.0 - fades[1] as f32 / way)];
        let late = self.network.run(simd, &self.sides, fades);
        let early = self.early.run(simd, is_fading, fades);
        let [_, near, far] = self.levels;
        for side in 0..2 {
            for i in 0..TICK {
                let nth = (i + 1) as f32;
                let late = far.at::<S>(nth) * late[side][i];
                self.comes[side][i] = fma::<S>(near.at::<S>(nth), early[side][i], late);
            }
        }
        if self.fade_tick == 1 {
            self.network.arrive();
            self.early.arrive();
            self.level();
            self.is_still = false;
        }
        self.fade_tick = self.fade_tick.saturating_sub(1);
    }

    /// What the wind brings, and what it does to the high band.
    #[inline(always)]
    fn blow<S: Simd>(&mut self, sounds: bool) {
        self.fade_tick = 0;
        if self.wind.is_still(self.wanted.wind) && !(sounds && self.wanted.wind > 0.0) {
            self.comes = [[0.0; TICK]; 2];
            return;
        }
        self.comes = self.wind.tick::<S>(self.wanted.wind, sounds);
        self.is_still = false;
    }
}
