//! The way of a voice's pitch from key to key.

use super::controls::{GlideMode, PlayControls};

/// Where the pitch is on its way.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Glide {
    now: f32,
    to: f32,
    whole: f32,
}

impl Glide {
    /// Sets out for a key, from another one or from that key itself.
    pub(super) fn start(&mut self, from: Option<f32>, to: f32) {
        let now = from.unwrap_or(to);
        *self = Self { now, to, whole: (to - now).abs() };
    }

    /// Sets out from where it is.
    pub(super) fn turn(&mut self, to: f32) {
        self.start(Some(self.now), to);
    }

    pub(super) fn now(&self) -> f32 {
        self.now
    }

    /// Moves by a time and returns the key.
    pub(super) fn tick(&mut self, controls: &PlayControls, time_s: f32) -> f32 {
        if self.now != self.to {
            let per_second = match controls.glide_mode {
                GlideMode::Time => self.whole,
                GlideMode::Rate => 12.0,
            };
            let left = self.to - self.now;
            let step = per_second * time_s;
            if left.abs() * controls.glide_s <= step {
                self.now = self.to;
            } else {
                self.now += left.signum() * step / controls.glide_s;
            }
        }
        self.now
    }
}
