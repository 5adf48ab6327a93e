//! What a bank of modes holds at a moment: arrows, their energy, and what they are about to lose.

use super::bank::{Bank, Row};

/// An arrow shorter than this is none: nothing lingers where numbers become slow.
const TINY: f32 = 1.0e-18;

impl Bank {
    /// Silences what is too small to be a number that a processor likes.
    pub(super) fn flush(&mut self) {
        for (x, y) in self.x.iter_mut().zip(&mut self.y) {
            if x.abs() + y.abs() < TINY {
                (*x, *y) = (0.0, 0.0);
            }
        }
    }

    /// The arrow of the mode that carries the key.
    pub(super) fn key_arrow(&self) -> [f32; 2] {
        [self.x[self.key], self.y[self.key]]
    }

    /// Stored energy.
    pub(super) fn energy(&self) -> f64 {
        let square = |z: &Row| z.iter().map(|z| f64::from(*z).powi(2)).sum::<f64>();
        0.5 * (square(&self.x) + square(&self.y))
    }

    /// Energy that the modes will lose in the turn after a push.
    pub(super) fn loss_after(&self, force: f32) -> f64 {
        let kick = force * self.k as f32;
        (0..self.used)
            .map(|i| {
                let x = f64::from(self.x[i]) + f64::from(self.now[0][i]) * f64::from(kick);
                let kept = f64::from(self.cos[i]).powi(2) + f64::from(self.sin[i]).powi(2);
                0.5 * (1.0 - kept) * (x * x + f64::from(self.y[i]).powi(2))
            })
            .sum()
    }

    pub(super) fn step_s(&self) -> f64 {
        self.k
    }

    pub(super) fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Whether its shapes still move.
    pub(super) fn is_on_its_way(&self) -> bool {
        self.is_moving
    }

    /// Whether all is a number.
    pub(super) fn is_finite(&self) -> bool {
        self.h.is_finite()
    }
}
