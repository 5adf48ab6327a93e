//! How much is heard of the first part and of its partner, moved at the ticks of an absolute clock.

use std::f32::consts::FRAC_PI_2;

use super::{BlendControls, BlendMode};
use crate::{
    SampleRate,
    dsp::{simd::TICK, smooth::Smooth},
    rack::{Stereo, follow::Follow},
};

/// Time constant of each pole that the gains follow with.
const TIME_S: f32 = 0.008;
/// Level of the first part at which a partner that follows it is as loud as it stands: −20 dB, about
/// mezzoforte of the instruments [E].
const MEZZO: f32 = 0.1;
/// Most that following raises the partner.
const MOST: f32 = 3.0;

/// The gains.
#[derive(Debug)]
pub(super) struct Layer {
    follow: Follow,
    /// Of the first, of its partner, and how far the partner follows.
    moving: [Smooth; 3],
    /// Gains of both as the tick begins and as it ends.
    ramp: [[f32; 2]; 2],
    phase: usize,
    /// Set to 1, 1 and 0, where nothing has to be done.
    is_idle: bool,
}

impl Layer {
    pub(super) fn new(rate: SampleRate) -> Self {
        let ticks_per_s = rate.hz() as f32 / TICK as f32;
        let mut moving = [1.0, 1.0, 0.0].map(Smooth::new);
        for moving in &mut moving {
            moving.set_time(TIME_S, ticks_per_s);
        }
        Self { follow: Follow::new(rate), moving, ramp: [[1.0; 2]; 2], phase: 0, is_idle: true }
    }

    /// Stands where it was asked to.
    pub(super) fn reset(&mut self) {
        self.follow.reset();
        self.moving.iter_mut().for_each(|moving| moving.snap(moving.target()));
        let [first, partner, follow] = self.moving.map(|moving| moving.value());
        self.ramp = [[first, partner * (1.0 - follow)]; 2];
        self.phase = 0;
    }

    pub(super) fn set(&mut self, controls: &BlendControls) {
        let aims = if controls.mode == BlendMode::Layer {
            let (partner, first) = (FRAC_PI_2 * controls.amount).sin_cos();
            [first, partner, controls.follow]
        } else {
            [1.0, 1.0, 0.0]
        };
        for (moving, aim) in self.moving.iter_mut().zip(aims) {
            // What ends at nothing ends there exactly.
            moving.aim(if aim < 1.0e-6 { 0.0 } else { aim });
        }
        let stands = self.moving.iter().all(|moving| !moving.is_moving());
        self.is_idle = stands && aims == [1.0, 1.0, 0.0] && self.ramp == [[1.0; 2]; 2];
    }

    /// Weighs both in place.
    pub(super) fn apply<'a>(&mut self, first: &mut Stereo<'a>, partner: &mut Stereo<'a>) {
        let count = first[0].len();
        if self.is_idle {
            self.phase = (self.phase + count) % TICK;
            return;
        }
        let mut done = 0;
        while done < count {
            if self.phase == 0 {
                self.tick();
            }
            let length = (TICK - self.phase).min(count - done);
            let here = done..done + length;
            self.follow.hear(&first[0][here.clone()], &first[1][here.clone()]);
            for (at, bus) in [(0, &mut *first), (1, &mut *partner)] {
                let [from, to] = [self.ramp[0][at], self.ramp[1][at]];
                let step = (to - from) / TICK as f32;
                for side in bus {
                    for (i, y) in side[here.clone()].iter_mut().enumerate() {
                        *y *= from + step * (self.phase + i + 1) as f32;
                    }
                }
            }
            done += length;
            self.phase = (self.phase + length) % TICK;
        }
    }

    /// Begins a tick.
    fn tick(&mut self) {
        self.ramp[0] = self.ramp[1];
        let [first, partner, follow] = self.moving.each_mut().map(Smooth::tick);
        let heard = (self.follow.level() / MEZZO).min(MOST);
        self.ramp[1] = [first, partner * (1.0 - follow + follow * heard)];
    }
}
