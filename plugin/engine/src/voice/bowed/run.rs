//! The strings of a bowed instrument within a tick, tied to one bridge.

use pulp::Simd;

use super::{Bowed, DRONE, MOST};
use crate::{
    controls::{Articulation, Controls},
    dsp::simd::TICK,
    voice::sustained::gesture::Gesture,
};

impl<const P: usize> Bowed<P> {
    /// Strings without a bow run the whole tick ahead.
    #[inline(always)]
    pub(super) fn begin_tick<S: Simd>(&mut self, simd: S) {
        self.force = [0.0; TICK];
        self.busy.1 = 0;
        for (index, part) in self.parts.iter_mut().enumerate().take(MOST) {
            if !part.begin_tick(simd, &mut self.force) {
                self.busy.0[self.busy.1] = index;
                self.busy.1 += 1;
            }
        }
        self.grain = self.rough.tick(self.roughness);
    }

    /// Runs samples of the tick, with `N` strings that need each one of them.
    #[inline(always)]
    pub(super) fn run<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        busy: [usize; N],
        heard: &mut [f32],
    ) {
        let step_s = 1.0 / self.rate_hz;
        let gain = f64::from(self.spec.gain);
        for (i, heard) in (self.phase..TICK).zip(heard) {
            let i = i % TICK;
            let mut pushes = [0.0; N];
            let mut force = self.force[i];
            for k in 0..N {
                pushes[k] = self.parts[busy[k]].force(simd, i);
                force += pushes[k];
            }
            let velocity = self.bowl.bridge.solve(simd, force);
            self.moved[i] = velocity;
            let grain = self.grain[i];
            for k in 0..N {
                self.parts[busy[k]].step(self.spec, i, [velocity, pushes[k], grain], step_s);
            }
            *heard = (gain * (force - self.load * velocity)) as f32;
        }
    }
}

/// Strings that are not held sound along with the one that is, if they are asked to.
pub(super) fn drones(gestures: &[Gesture], controls: &Controls) -> Option<Gesture> {
    let lead = gestures
        .iter()
        .filter(|gesture| gesture.is_held)
        .max_by(|a, b| a.effort.total_cmp(&b.effort))?;
    let asked = if lead.articulation == Articulation::Drone { DRONE } else { 0.0 };
    let amount = asked.max(controls.companion);
    let sounds = amount > 0.0 && lead.articulation != Articulation::Pizzicato;
    sounds.then_some(Gesture {
        effort: lead.effort * amount,
        articulation: Articulation::Sustain,
        ..*lead
    })
}
