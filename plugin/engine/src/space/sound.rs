//! A room's sound, sample by sample: what is direct, what comes back, and how much of both is heard.

use pulp::Simd;

use super::{
    air::Air,
    bounce::Bounce,
    controls::{Room, SpaceControls},
    early::Early,
    lengths::Lengths,
    motion::{Followed, Ramp},
    network::Network,
    rooms::spec,
    scene::{Levels, Scene},
    wind::Wind,
};
use crate::dsp::{
    lanes::Samples,
    ring::Ring,
    simd::{TICK, fma},
};

/// No sound is as loud; what is, or is no number, is left out.
const LOUDEST: f32 = 1.0e6;

/// Whether it sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Not yet, since it was made or reset.
    Fresh,
    /// Nothing sounds, or nothing is wanted of the room.
    Asleep,
    Awake,
}

/// All of it.
#[derive(Clone, Debug)]
pub(crate) struct Sound {
    pub(super) wanted: SpaceControls,
    pub(super) room: Room,
    pub(super) rate_hz: f64,
    pub(super) clock: u64,
    pub(super) state: State,
    pub(super) quiet_ticks: u32,
    /// Something is in the lines; lines that are still to be emptied.
    pub(super) is_used: bool,
    pub(super) to_empty: usize,
    pub(super) followed: Followed,
    pub(super) scene: Scene,
    pub(super) aims: Levels,
    /// Neither has the panel been set since it was read, nor does anything move.
    pub(super) is_read: bool,
    pub(super) is_still: bool,
    /// Ticks left of the way to another scene.
    pub(super) fade_tick: u32,
    pub(super) network: Network,
    pub(super) early: Early,
    pub(super) sides: Ring<2>,
    pub(super) air: Air,
    pub(super) bounce: Bounce,
    pub(super) wind: Wind,
    pub(super) swayed_m: f64,
    pub(super) wet: Ramp,
    pub(super) width: Ramp,
    /// Levels of the direct sound, of the early and of the late part.
    pub(super) levels: [Ramp; 3],
    /// What the present tick has brought so far, and what comes back in it.
    pub(super) taken: [Samples; 2],
    pub(super) comes: [Samples; 2],
}

impl Sound {
    pub(super) fn new(rate_hz: f64) -> Self {
        // The largest room at its largest sets the lengths.
        let path_s = spec(Room::Hall).map_or(0.0, |spec| spec.free_path_s(1.5));
        let reach = Lengths::reach(path_s, rate_hz);
        let lengths = Lengths::new(path_s, rate_hz, reach[0]);
        let wanted = SpaceControls::default();
        Self {
            wanted,
            room: wanted.room,
            rate_hz,
            clock: 0,
            state: State::Fresh,
            quiet_ticks: 0,
            is_used: false,
            to_empty: 0,
            followed: Followed::new((rate_hz / TICK as f64) as f32),
            scene: Scene::new(&wanted),
            aims: Levels::default(),
            is_read: false,
            is_still: false,
            fade_tick: 0,
            network: Network::new(&lengths, reach, rate_hz),
            early: Early::new(rate_hz),
            sides: Ring::new(reach[1]),
            air: Air::default(),
            bounce: Bounce::new(rate_hz),
            wind: Wind::new(rate_hz),
            swayed_m: 0.0,
            wet: Ramp::default(),
            width: Ramp::default(),
            levels: [Ramp::default(); 3],
            taken: [[0.0; TICK]; 2],
            comes: [[0.0; TICK]; 2],
        }
    }

    /// Through the room, in place.
    #[inline(always)]
    pub(super) fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        let mut done = 0;
        while done < left.len() {
            let phase = (self.clock % TICK as u64) as usize;
            if phase == 0 && !self.is_asleep() {
                self.tick(simd);
            }
            if self.is_asleep() {
                done += self.doze(&left[done..], &right[done..]);
                if self.is_asleep() {
                    return;
                }
                continue;
            }
            let count = (TICK - phase).min(left.len() - done);
            self.pass::<S>(phase, &mut left[done..done + count], &mut right[done..done + count]);
            done += count;
            self.clock += count as u64;
        }
    }

    /// Samples of one tick, from `phase` on.
    #[inline(always)]
    fn pass<S: Simd>(&mut self, phase: usize, left: &mut [f32], right: &mut [f32]) {
        let count = left.len();
        for (taken, side) in self.taken.iter_mut().zip([&*left, &*right]) {
            for (taken, x) in taken[phase..phase + count].iter_mut().zip(side) {
                *taken = audible(*x);
            }
        }
        let mut near = self.taken;
        let (l, r) = near.split_at_mut(1);
        let (l, r) = (&mut l[0][phase..phase + count], &mut r[0][phase..phase + count]);
        if self.room == Room::Steppe {
            for (i, (l, r)) in l.iter_mut().zip(r).enumerate() {
                let nth = (phase + i + 1) as f32;
                let air = self.air.pass::<S>([*l, *r], nth);
                let ground = self.bounce.pass::<S>(air, nth);
                (*l, *r) = (air[0] + ground[0], air[1] + ground[1]);
            }
        } else if self.room != Room::Studio {
            for (i, (l, r)) in l.iter_mut().zip(r).enumerate() {
                let air = self.air.pass::<S>([*l, *r], (phase + i + 1) as f32);
                (*l, *r) = (air[0], air[1]);
            }
        }
        // The whole tick is as cheap as a part of it.
        let mut out = near;
        for i in 0..TICK {
            let nth = (i + 1) as f32;
            let (direct, wet) = (self.levels[0].at::<S>(nth), self.wet.at::<S>(nth));
            let l = fma::<S>(direct, near[0][i], self.comes[0][i]);
            let r = fma::<S>(direct, near[1][i], self.comes[1][i]);
            let middle = 0.5 * (l + r);
            let side = 0.5 * (l - r) * self.width.at::<S>(nth);
            let (x, y) = (self.taken[0][i], self.taken[1][i]);
            out[0][i] = fma::<S>(wet, middle + side - x, x);
            out[1][i] = fma::<S>(wet, middle - side - y, y);
        }
        left.copy_from_slice(&out[0][phase..phase + count]);
        right.copy_from_slice(&out[1][phase..phase + count]);
    }
}

/// The sample, if it is one.
#[inline(always)]
fn audible(x: f32) -> f32 {
    if x.abs() < LOUDEST { x } else { 0.0 }
}
