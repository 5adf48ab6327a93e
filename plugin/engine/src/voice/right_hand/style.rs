//! How an articulation differs from the plain stroke.

use crate::controls::{Articulation, Controls};

/// Force of a velocity, re fortissimo.
pub(crate) fn force_gain(velocity: f32, controls: &Controls) -> f32 {
    // −1 makes soft touches loud, +1 asks for a hard one.
    let bent = velocity.clamp(0.0, 1.0).powf((1.2 * controls.dynamics_curve).exp2());
    crate::units::db_to_gain(controls.dynamics_range_db * (bent - 1.0))
}

/// Scratch of an articulation's hand on the board, re the plain stroke.
pub(crate) fn roughness(articulation: Articulation) -> f32 {
    let style = Style::of(articulation);
    style.scratch * crate::units::db_to_gain(style.level_db)
}

/// How an articulation differs from the plain stroke [by ear, after the descriptions in
/// `docs/sources.md#strokes`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) nail: f32,
    pub(super) contact: f32,
    pub(super) level_db: f32,
    pub(super) scratch: f32,
    pub(super) drag_s: f32,
    pub(super) touch: f32,
}

impl Style {
    pub(super) fn of(articulation: Articulation) -> Self {
        let plain =
            Self { nail: 0.0, contact: 0.0, level_db: 0.0, scratch: 1.0, drag_s: 0.0, touch: 0.25 };
        match articulation {
            Articulation::Thumb => {
                Self { nail: -0.7, contact: 0.06, level_db: -1.5, scratch: 0.7, ..plain }
            }
            Articulation::Ilme => Self { nail: -0.1, level_db: -1.0, scratch: 0.8, ..plain },
            Articulation::Sipay => Self {
                nail: -0.9,
                contact: 0.10,
                level_db: -9.0,
                scratch: 0.40,
                touch: 0.6,
                ..plain
            },
            Articulation::Tyrnama => Self {
                nail: 0.4,
                contact: -0.05,
                level_db: -3.0,
                scratch: 1.1,
                drag_s: 0.030,
                ..plain
            },
            Articulation::Harmonic => Self { nail: 0.2, contact: -0.06, ..plain },
            _ => plain,
        }
    }
}
