//! A mass with felt that falls on the resonator and is thrown back.
//!
//! The felt is a spring `F = s·Δ²` whose energy is kept as a square, so a sample needs one division and no
//! iteration (after Ducceschi, Bilbao et al., 2021–2023); the mass loses what resonator and felt gain.

use super::Hold;

/// Time of a contact at full speed on a wall, soft and hard felt, in seconds at 220 Hz [E].
const CONTACTS_S: [f64; 2] = [3.2e-3, 2.5e-4];
/// Mass, as seconds times the key's hertz: about what half a period of a string moves [E].
const MASS: f64 = 0.22;
/// Speeds of the softest and the strongest stroke.
const SPEEDS: [f32; 2] = [0.08, 1.0];
/// Loss of the felt, as share of its force per speed (Hunt & Crossley 1975) [E].
const LOSS: f64 = 0.3;
/// Longest contact: by then the hand takes it away.
const LONGEST_S: f64 = 0.03;

/// The mass.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stroke {
    step_s: f64,
    mass: f64,
    stiffness: f64,
    loss: f64,
    speed: f64,
    gap: f64,
    /// Root of twice the felt's energy.
    root: f64,
    left_s: f64,
}

impl Stroke {
    pub(super) fn new(rate_hz: f64) -> Self {
        Self {
            step_s: 1.0 / rate_hz,
            mass: 1.0,
            stiffness: 1.0,
            loss: 0.0,
            speed: 0.0,
            gap: 0.0,
            root: 0.0,
            left_s: 0.0,
        }
    }

    pub(super) fn start(&mut self, hold: &Hold, velocity: f32) {
        let [soft, hard] = CONTACTS_S;
        let contact_s = soft * (hard / soft).powf(f64::from(hold.hardness));
        let contact_s = contact_s * (220.0 / hold.hz.max(20.0)).sqrt();
        let contact_s = contact_s.max(6.0 * self.step_s);
        self.mass = MASS / hold.hz.max(20.0);
        self.stiffness = 4.0 * self.mass / contact_s.powi(3);
        self.loss = LOSS * self.stiffness;
        self.speed = f64::from(SPEEDS[0] + (SPEEDS[1] - SPEEDS[0]) * velocity);
        (self.gap, self.root) = (0.0, 0.0);
        self.left_s = LONGEST_S;
    }

    pub(super) fn is_over(&self) -> bool {
        self.left_s <= 0.0
    }

    #[inline(always)]
    pub(super) fn solve(&mut self, h: f32, k: f32) -> f32 {
        if self.is_over() {
            return 0.0;
        }
        let (h, k) = (f64::from(h), f64::from(k));
        let gap = self.gap.max(0.0);
        let slope = (1.5 * self.stiffness * gap).sqrt();
        let resist = 0.5 * self.step_s * slope * slope + self.loss * gap * gap;
        let yields = k + 0.5 * self.step_s / self.mass;
        let closing = self.speed - h;
        let mut force = (slope * self.root + resist * closing) / (1.0 + resist * yields);
        let mut closed = closing - yields * force;
        if force > 0.0 {
            self.root += self.step_s * slope * closed;
        } else {
            (force, closed) = (0.0, closing);
            self.root = 0.0;
        }
        self.gap += self.step_s * closed;
        self.speed -= self.step_s * force / self.mass;
        self.left_s -= self.step_s;
        if self.gap < 0.0 && closed < 0.0 {
            self.left_s = 0.0;
        }
        force as f32
    }

    /// Energy of mass and felt.
    pub(super) fn energy(&self) -> f64 {
        if self.is_over() {
            0.0
        } else {
            0.5 * (self.mass * self.speed.powi(2) + self.root.powi(2))
        }
    }
}
