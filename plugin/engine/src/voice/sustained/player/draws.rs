//! What differs from note to note.

use crate::{dsp::noise::Random, instruments::manner::Manner, units::db_to_gain};

/// Drawn once for each note.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draws {
    pub(super) gain: f32,
    pub(super) cents: f32,
    pub(super) vibrato_depth: f32,
    pub(super) vibrato_rate: f32,
}

impl Draws {
    pub(super) const NONE: Self =
        Self { gain: 1.0, cents: 0.0, vibrato_depth: 1.0, vibrato_rate: 1.0 };

    pub(super) fn of(manner: &Manner, human: f32, random: &mut Random) -> Self {
        // Half human variation is the manner's own.
        let mut draw = |sd: f32| 2.0 * human * sd * random.normal().clamp(-2.5, 2.5);
        Self {
            gain: db_to_gain(draw(manner.level_sd_db)),
            cents: draw(manner.tuning_sd_cents),
            vibrato_depth: 1.0 + draw(0.25),
            vibrato_rate: 1.0 + draw(0.06),
        }
    }
}
