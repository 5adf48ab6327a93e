//! Rings, bells and plates that hang on the head: loose metal that a strong bow sets rattling.
//!
//! Source: Cook, "Physically informed sonic modeling", 1997: a decaying energy, random collisions,
//! each of which strikes a few metallic modes.

use crate::dsp::noise::Random;

const MODES: usize = 6;
/// Places between 3 and 9 kHz [S: fact 9 asks for the band], widths [E: small brass rings].
const MODES_HZ: [f64; MODES] = [3_180.0, 4_020.0, 4_950.0, 5_870.0, 7_140.0, 8_460.0];
const Q: f64 = 45.0;
/// Level of the rattle under a strong note [S: fact 9 asks 10–25 dB].
const LEVEL: f32 = 0.3;
/// Collisions in a second, and the time their energy takes to fall to 1/e [E].
const COLLISIONS_PER_S: f64 = 420.0;
const DECAY_S: f64 = 0.045;
/// The shock reaches the head, and the first ring its neighbour, after this long.
const DELAY_S: [f32; 2] = [0.007, 0.022];

/// The pendants.
#[derive(Clone, Debug)]
pub(crate) struct Pendants {
    random: Random,
    rate_hz: f64,
    energy: f32,
    decay: f32,
    chance: f32,
    wait: u32,
    coming: f32,
    /// Each mode's two poles, its last two outputs, its gain.
    poles: [[f32; 2]; MODES],
    past: [[f32; 2]; MODES],
    gain: [f32; MODES],
    active: bool,
}

impl Pendants {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let shape = |hz: f64| {
            let radius = (-std::f64::consts::PI * hz / (Q * rate_hz)).exp();
            let angle = std::f64::consts::TAU * hz / rate_hz;
            ([(2.0 * radius * angle.cos()) as f32, (-radius * radius) as f32], angle.sin() as f32)
        };
        let fits = |hz: f64| hz < 0.45 * rate_hz;
        Self {
            random: Random::new(0x9E11, 0),
            rate_hz,
            energy: 0.0,
            decay: (-1.0 / (DECAY_S * rate_hz)).exp() as f32,
            chance: (COLLISIONS_PER_S / rate_hz) as f32,
            wait: 0,
            coming: 0.0,
            poles: MODES_HZ.map(|hz| shape(hz).0),
            past: [[0.0; 2]; MODES],
            gain: MODES_HZ.map(|hz| if fits(hz) { shape(hz).1 } else { 0.0 }),
            active: false,
        }
    }

    pub(crate) fn reset(&mut self) {
        *self = Self::new(self.rate_hz);
    }

    /// A stroke shakes them if it is strong; it is heard a moment later.
    pub(crate) fn strike(&mut self, strength: f32, amount: f32, random: Random) {
        if strength > 0.6 && amount > 0.0 {
            self.shake((strength - 0.5) * amount, random);
        }
    }

    fn shake(&mut self, strength: f32, mut random: Random) {
        let share = 0.5 + 0.5 * random.bipolar();
        let delay_s = DELAY_S[0] + (DELAY_S[1] - DELAY_S[0]) * share;
        self.wait = (f64::from(delay_s) * self.rate_hz) as u32;
        self.coming = LEVEL * strength;
        self.random = random;
        self.active = true;
    }

    /// Adds the rattle to both sides.
    #[inline(always)]
    pub(crate) fn run(&mut self, left: &mut [f32], right: &mut [f32]) {
        if !self.active {
            return;
        }
        for (left, right) in left.iter_mut().zip(right) {
            if self.wait > 0 {
                self.wait -= 1;
                if self.wait == 0 {
                    self.energy += self.coming;
                }
            }
            self.energy *= self.decay;
            let drawn = self.random.bipolar();
            let mut hits = [0.0_f32; MODES];
            if drawn.abs() < self.chance {
                for hit in &mut hits {
                    *hit = self.energy * self.random.bipolar();
                }
            }
            let mut sum = [0.0_f32; 2];
            for k in 0..MODES {
                let [a, b] = self.past[k];
                let y = self.poles[k][0] * a + self.poles[k][1] * b + self.gain[k] * hits[k];
                self.past[k] = [y, a];
                sum[k % 2] += y;
            }
            *left += 0.65 * sum[0] + 0.35 * sum[1];
            *right += 0.35 * sum[0] + 0.65 * sum[1];
        }
        if self.wait == 0 && self.energy < 1.0e-6 {
            let rest = self.past.iter().flatten().fold(0.0_f32, |most, y| most.max(y.abs()));
            if rest < 1.0e-7 {
                self.energy = 0.0;
                self.past = [[0.0; 2]; MODES];
                self.active = false;
            }
        }
    }
}
