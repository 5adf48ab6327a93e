//! A synth at the place of the bow: a force on a string that is not bowed, or a bow that trembles.

use super::part::Part;
use crate::{dsp::simd::TICK, voice::source::Push};

/// Force of a source of full scale, in newtons, and speed that it adds to the bow [by ear: a mezzoforte
/// tone].
const PUSH_NEWTON: f32 = 0.15;
const PUSH_M_PER_S: f64 = 0.05;

impl Part {
    /// The source takes hold of a string that is held, and lets go of it.
    pub(super) fn drive(&mut self, push: &Push, is_held: bool) {
        self.driving = self.grasp.tick(push, is_held, 1.0);
        self.is_driven = self.grasp.is_on();
    }

    pub(super) fn draw_driven(&mut self) {
        for i in 0..TICK {
            self.stroke.speed_m_per_s[i] += PUSH_M_PER_S * f64::from(self.driving[i]);
        }
    }

    pub(super) fn pull_driven(&mut self) {
        for i in 0..TICK {
            self.pull[i] += f64::from(PUSH_NEWTON * self.driving[i]);
        }
    }
}
