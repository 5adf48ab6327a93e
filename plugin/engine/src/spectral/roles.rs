//! Who carries and how far the other's envelope is laid on it, from the position.

use crate::dsp::smooth::smoothstep;

/// Position from which on one sound carries alone [by ear]: wider, and more of the way is a mixture.
const ALONE: f32 = 0.25;

/// What the position means for the modes that lay an envelope on a carrier.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Roles {
    /// Gain of each sound as carrier, equal in power: A, B.
    pub(super) carries: [f32; 2],
    /// How much of the other's envelope each takes, 0–1.
    pub(super) takes: [f32; 2],
}

impl Roles {
    pub(super) fn at(position: f32) -> Self {
        let b = smoothstep(0.5 + 0.5 * position / ALONE);
        let carries = if b <= 0.0 {
            [1.0, 0.0]
        } else if b >= 1.0 {
            [0.0, 1.0]
        } else {
            let (sin, cos) = (b * std::f32::consts::FRAC_PI_2).sin_cos();
            // Both at one in the middle, as two parts that merely play together.
            let both = (sin + cos).max(1.0);
            [cos * both, sin * both].map(|gain| gain.min(1.0))
        };
        Self { carries, takes: [(-position).max(0.0), position.max(0.0)] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_both_and_the_ends_are_one() {
        assert_eq!(Roles::at(1.0), Roles { carries: [0.0, 1.0], takes: [0.0, 1.0] });
        assert_eq!(Roles::at(-1.0), Roles { carries: [1.0, 0.0], takes: [1.0, 0.0] });
        let middle = Roles::at(0.0);
        assert!(middle.carries.iter().all(|gain| (gain - 1.0).abs() < 1.0e-6));
        assert_eq!(middle.takes, [0.0; 2]);
    }
}
