//! Pitch and losses of the modes, which move at the ticks.

use super::SkinBank;
use crate::dsp::simd::{LANES, TICK};

/// Square of the largest half angle a mode may be bent to: 0.48 of the rate.
const TOP: f32 = 2.273;

impl SkinBank {
    /// At a tick: pitch against the design, losses against the design, hand on the skin of 0–1. What
    /// differs is reached at the next tick, or at once if it shall `snap`.
    pub(crate) fn tune(&mut self, ratio: f32, damping: f32, hand: f32, snap: bool) {
        let wanted = [ratio, damping, hand];
        if self.is_moving {
            // The ramp of the last tick has ended.
            let [ratio, damping, hand] = self.state;
            self.aim(ratio, damping, hand, true);
            self.is_moving = false;
        }
        if wanted != self.state {
            self.state = wanted;
            self.aim(ratio, damping, hand, snap);
            self.is_moving = !snap;
        }
    }

    fn aim(&mut self, ratio: f32, damping: f32, hand: f32, snap: bool) {
        self.is_stale = true;
        let to_half2 = ratio * ratio;
        let step = 1.0 / TICK as f32;
        let is_damped_anew = self.damped != [damping, hand];
        self.damped = [damping, hand];
        for lane in &mut self.lanes {
            if is_damped_anew {
                for i in 0..LANES {
                    lane.decay[i] = lane.sigma[i] * damping + lane.hand[i] * hand;
                    lane.kept[i] = (-lane.decay[i]).exp();
                }
            }
            for i in 0..LANES {
                let (sigma, r) = (lane.decay[i], lane.kept[i]);
                let x2 = (lane.half2[i] * to_half2 - 0.25 * sigma * sigma).clamp(0.0, TOP);
                let spring = -(1.0 - r) * (1.0 - r) - 4.0 * r * sin_squared(x2);
                let e = r * r;
                lane.spring_step[i] = (spring - lane.spring[i]) * step;
                lane.e_step[i] = (e - lane.e[i]) * step;
                lane.spring[i] = if snap { spring } else { lane.spring[i] };
                lane.e[i] = if snap { e } else { lane.e[i] };
            }
        }
    }
}

/// `sin²(x)` from `x²`, to single precision up to [`TOP`].
fn sin_squared(x2: f32) -> f32 {
    // sin²x = ½(1 − cos 2x) as a series in y = (2x)².
    const TERMS: [f32; 9] = [
        0.25,
        -0.25 / 12.0,
        0.25 / 360.0,
        -0.25 / 20_160.0,
        0.25 / 1_814_400.0,
        -0.25 / 239_500_800.0,
        0.25 / 4.358_914_6e10,
        -0.25 / 1.046_139_5e13,
        0.25 / 3.201_187e15,
    ];
    let y = 4.0 * x2;
    TERMS.iter().rev().fold(0.0, |sum, term| sum * y + term) * y
}
