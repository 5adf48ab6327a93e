//! Where it sounds: a concert hall, a yurt, the steppe, a dry studio.
//!
//! ```text
//! left, right ─┬▶ air (and ground) ──────────────▶ direct ─┐
//!              ├▶ walls ─▶ image sources ────────▶ early ──┼▶ width ─▶ mix with left, right
//!              └▶ doors ─▶ sixteen lines ⇄ matrix ─▶ late ─┘
//! ```
//!
//! What comes back from walls is computed a tick ahead from what has passed, the direct sound sample by sample:
//! nothing is delayed and no block size is heard. Levels follow Barron & Lee 1988: the late part from the room's
//! volume, the direct one from the distance. Times count from the arrival of the direct sound, so that who plays
//! from afar does not play late.

mod absorb;
mod air;
mod bounce;
mod controls;
mod early;
mod foyer;
mod ground;
mod images;
mod lengths;
mod lines;
mod motion;
mod network;
mod place;
mod rooms;
mod scene;
mod sleep;
mod sound;
mod tick;
mod turn;
mod weave;
mod wind;

use pulp::{Arch, Simd, WithSimd};

pub use controls::{Room, SpaceControls};
use sound::Sound;

use crate::SampleRate;

/// The room, a stereo bus through it.
#[derive(Debug)]
pub struct Space {
    sound: Sound,
    arch: Arch,
}

impl Space {
    /// Allocates everything for a rate.
    #[must_use]
    pub fn new(rate: SampleRate) -> Self {
        Self { sound: Sound::new(rate.hz()), arch: Arch::new() }
    }

    /// Silence; the controls stay. Does not allocate.
    pub fn reset(&mut self) {
        self.sound.reset();
    }

    /// Takes the panel's state; it counts from the next control tick.
    pub fn set(&mut self, controls: &SpaceControls) {
        self.sound.set(&controls.clamped());
    }

    /// Both channels through the room, in place; what one is longer than the other stays as it is.
    pub fn render(&mut self, left: &mut [f32], right: &mut [f32]) {
        let count = left.len().min(right.len());
        let (left, right) = (&mut left[..count], &mut right[..count]);
        let begin = self.sound.doze(left, right);
        if begin < count {
            let (left, right) = (&mut left[begin..], &mut right[begin..]);
            self.arch.dispatch(Render { sound: &mut self.sound, left, right });
        }
    }

    /// Whether it does nothing until something sounds.
    #[must_use]
    pub fn is_asleep(&self) -> bool {
        self.sound.is_asleep()
    }

    /// Time in which a sound may still ring on after its end.
    #[must_use]
    pub fn tail_s(&self) -> f64 {
        self.sound.tail_s()
    }

    /// Decay by 60 dB at a frequency, as set; 0 where nothing rings.
    #[must_use]
    pub fn decay_s(&self, frequency_hz: f64) -> f64 {
        self.sound.decay_s(frequency_hz)
    }

    /// Energy in the late part's lines, in squares of samples; for tests.
    #[must_use]
    pub fn energy(&self) -> f64 {
        self.sound.energy()
    }
}

struct Render<'a> {
    sound: &'a mut Sound,
    left: &'a mut [f32],
    right: &'a mut [f32],
}

impl WithSimd for Render<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.sound.render(simd, self.left, self.right);
    }
}
