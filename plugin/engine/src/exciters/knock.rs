//! A knuckle or nail on the soundboard: a short push and a click.

use crate::dsp::noise::{NoiseBand, Random};

/// Time of contact, 1–3 ms [E].
const CONTACT_S: f32 = 0.0016;
/// Decay of the nail's click [E].
const CLICK_S: f32 = 0.0012;
/// Band of the click, 2–5 kHz [E].
const CLICK_HZ: f32 = 3_200.0;
/// Click per push [by ear].
const CLICK: f32 = 0.22;

/// One knock at a time.
#[derive(Clone, Debug)]
pub(crate) struct Knock {
    rate_hz: f32,
    noise: NoiseBand,
    force_newton: f32,
    time: usize,
}

impl Knock {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let noise = NoiseBand::new(Random::new(0, 0), CLICK_HZ, 0.8, rate_hz as f32);
        Self { rate_hz: rate_hz as f32, noise, force_newton: 0.0, time: 0 }
    }

    pub(crate) fn reset(&mut self) {
        self.force_newton = 0.0;
    }

    pub(crate) fn is_active(&self) -> bool {
        self.force_newton != 0.0
    }

    pub(crate) fn start(&mut self, force_newton: f32, random: Random) {
        self.force_newton = force_newton;
        self.time = 0;
        self.noise = NoiseBand::new(random, CLICK_HZ, 0.8, self.rate_hz);
    }

    /// Adds the force on the soundboard.
    pub(crate) fn render(&mut self, force: &mut [f32]) {
        let end = (self.rate_hz * (CONTACT_S + 8.0 * CLICK_S)) as usize;
        // To the sample: the end must not depend on how a tick is cut.
        for out in force.iter_mut().take(end.saturating_sub(self.time)) {
            let time = self.time as f32 / self.rate_hz;
            let push = if time < CONTACT_S {
                (std::f32::consts::PI * time / CONTACT_S).sin()
            } else {
                0.0
            };
            let click = CLICK * (-time / CLICK_S).exp() * self.noise.tick();
            *out += self.force_newton * (push + click);
            self.time += 1;
        }
        if self.time >= end {
            self.force_newton = 0.0;
        }
    }
}
