//! The strings of a bowed instrument within a tick, tied to one bridge.

use pulp::Simd;

use super::Bowed;
use crate::{
    controls::{Articulation, Controls},
    dsp::simd::TICK,
    voice::sustained::gesture::Gesture,
};

/// Most strings.
const MOST: usize = 4;
/// Effort of a drone that is asked for by articulation.
const DRONE: f32 = 0.7;

impl<const P: usize> Bowed<P> {
    /// Runs a tick: strings without a bow as a whole, the others with as many samples at once as all of
    /// them allow.
    #[inline(always)]
    pub(super) fn run<S: Simd>(&mut self, simd: S) {
        let mut force = [0.0; TICK];
        let grain = self.rough.tick::<S>(self.roughness);
        let (mut busy, mut busies) = ([0; MOST], 0);
        let (step_s, at_rest) = (1.0 / self.rate_hz, self.spec.bow.friction.at_rest);
        for (index, part) in self.parts.iter_mut().enumerate().take(MOST) {
            if !part.begin_tick(simd, &grain, step_s, at_rest, &mut force) {
                busy[busies] = index;
                busies += 1;
            }
        }
        // As many as there may be, each with its own loop.
        let [a, b, c, d] = busy;
        match busies {
            0 => self.run_busy(simd, [], force),
            1 => self.run_busy(simd, [a], force),
            2 => self.run_busy(simd, [a, b], force),
            3 => self.run_busy(simd, [a, b, c], force),
            _ => self.run_busy(simd, [a, b, c, d], force),
        }
    }

    /// Runs the tick with `N` strings in pieces, with the `force` of the others on a rigid bridge.
    #[inline(always)]
    fn run_busy<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        busy: [usize; N],
        mut force: [f64; TICK],
    ) {
        let mut moved = [0.0; TICK];
        let mut from = 0;
        while from < TICK {
            let count = busy.iter().map(|k| self.parts[*k].string.run(from)).fold(TICK, usize::min);
            let to = (from + count).min(TICK);
            for k in busy {
                self.parts[k].push(simd, [from, to], &mut force);
            }
            self.bowl.bridge.solve(simd, &force[from..to], &mut moved[from..to]);
            for k in busy {
                self.parts[k].step::<S>(self.spec, [from, to], &moved);
            }
            from = to;
        }
        for (index, part) in self.parts.iter_mut().enumerate().take(MOST) {
            if busy.contains(&index) {
                part.end_tick();
            } else {
                part.finish_tick(&moved);
            }
        }
        let gain = f64::from(self.spec.gain);
        let mut net = [0.0; TICK];
        for i in 0..TICK {
            net[i] = (gain * (force[i] - self.load * moved[i])) as f32;
        }
        self.heard = self.bowl.radiate(simd, &net);
        let [left, right] = &mut self.heard;
        self.pendants.run(left, right);
        let mut most = [self.loudest; TICK];
        for i in 0..TICK {
            let heard = if left[i].abs() > right[i].abs() { left[i].abs() } else { right[i].abs() };
            most[i] = if heard > most[i] { heard } else { most[i] };
        }
        for half in [8, 4, 2, 1] {
            for i in 0..half {
                most[i] = if most[i] > most[i + half] { most[i] } else { most[i + half] };
            }
        }
        self.loudest = most[0];
    }
}

/// Strings that are not held sound along with the one that is, if they are asked to.
pub(super) fn drones(gestures: &[Gesture], controls: &Controls) -> Option<Gesture> {
    let drones = |gesture: &Gesture| gesture.articulation == Articulation::Drone;
    if controls.companion <= 0.0 && !gestures.iter().any(drones) {
        return None;
    }
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
