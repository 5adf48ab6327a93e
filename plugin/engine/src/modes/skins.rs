//! The modes of a drum's skin seen from the hand, and those of what hangs on a rattle.

use std::f64::consts::PI;

use super::{Mode, ModeSet};
use crate::{
    instruments::skin::{DrumSpec, KitSpec, Piece, RattleSpec},
    resonators::bessel::{self, Zero},
    units::{Pitch, db_to_gain},
    voice::skin::design::{Shape, design},
};

/// Where the hand lies: share of the radius, and angle, of the drum's own tone [E].
const HAND: (f64, f64) = (0.68, 0.35);
/// Share of a blow on the skin that the hoop takes [E].
const ON_SHELL: f64 = 0.02;

/// Most modes of a head: what is softer is not missed [E], and strings have room beside it.
const MOST_KEPT: usize = 44;
/// The lowest mode that has this share of the loudest one's energy is what is heard as the pitch [E].
const STRONG: f64 = 0.5;

/// A skin or a rattle at its own pitch.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// Frequencies re the mode that is heard as its pitch.
    pub(super) set: ModeSet,
    /// Where that one lies.
    pub(super) own_hz: f64,
    /// Decay that does not grow with frequency, in 1/s.
    loss_per_s: f64,
}

impl Head {
    pub(super) fn of(piece: &Piece, zeros: &[Zero]) -> Self {
        match piece {
            Piece::Drum(spec) => drum(spec, zeros),
            Piece::Rattle(spec) => rattle(spec),
        }
    }

    /// Decay of that mode, in 1/s.
    pub(super) fn decay_per_s(&self) -> f64 {
        let own = self.set.key().and_then(|place| self.set.modes().get(place));
        own.map_or(1.0, |mode| mode.decay_per_s)
    }

    /// The same thing made smaller or larger, so that its own pitch is the key: what a skin loses to
    /// itself and the air goes with frequency.
    pub(super) fn at(&self, key: f64) -> ModeSet {
        let smaller = Pitch(key).hz(440.0) / self.own_hz;
        let mut set = self.set;
        for mode in set.modes_mut() {
            let own_per_s = (mode.decay_per_s - self.loss_per_s).max(0.0);
            mode.decay_per_s = self.loss_per_s.min(mode.decay_per_s) + own_per_s * smaller;
        }
        set
    }
}

/// Heads of every piece of every variant, one after the other.
pub(super) fn heads(kit: &KitSpec) -> Vec<Head> {
    let zeros = bessel::zeros(HIGHEST_ZERO);
    kit.builds.iter().copied().flatten().map(|piece| Head::of(piece, &zeros)).collect()
}

/// Zeros up to here give more modes than any drum asks for.
const HIGHEST_ZERO: f64 = 23.0;

/// Which head a key plays.
pub(super) fn place(kit: &KitSpec, variant: usize, key: f64) -> usize {
    let strokes = || kit.map.iter().copied().flatten();
    let found = strokes().rfind(|stroke| f64::from(stroke.key) < key + 0.5);
    let first = variant.min(kit.builds.len() - 1) * kit.builds[0].len();
    first + found.or(strokes().next()).map_or(0, |stroke| stroke.piece)
}

fn drum(spec: &DrumSpec, zeros: &[Zero]) -> Head {
    let design = design(spec, zeros);
    let width = spec.hand.width_m / spec.radius_m;
    let moved = |shape: &Shape| {
        if shape.place == 0.0 {
            return ON_SHELL * shape.amplitude[0];
        }
        let blunt = (-0.25 * (shape.place * width).powi(2)).exp();
        let around = (shape.order as f64 * (HAND.1 - shape.angle_rad)).cos();
        (1.0 - ON_SHELL)
            * shape.amplitude[0]
            * bessel::all(shape.place * HAND.0)[shape.order]
            * blunt
            * around
    };
    let modes = design.modes.iter().zip(&design.shapes).map(|(mode, shape)| {
        let moves = moved(shape);
        let moves = if moves.abs() < 1.0e-6 { 1.0e-6 } else { moves };
        let sound = mode.heard.map(|heard| heard / moves);
        let (ratio, decay_per_s) = (mode.frequency_hz, mode.decay_per_s);
        Mode { ratio, decay_per_s, drive: moves * moves, sound }
    });
    head(modes.collect(), spec.loss_per_s)
}

fn rattle(spec: &RattleSpec) -> Head {
    let things = spec.things.get(..spec.loose.max(1)).unwrap_or(spec.things);
    let modes = things.iter().flat_map(|thing| {
        thing.ratios.iter().map(|ratio| {
            let level = spec.level * f64::from(db_to_gain(thing.level_db as f32)) / ratio.sqrt();
            Mode {
                ratio: thing.frequency_hz * ratio,
                decay_per_s: PI * thing.frequency_hz * ratio.sqrt() / thing.q,
                drive: 1.0,
                sound: [level; 2],
            }
        })
    });
    head(modes.collect(), 0.0)
}

/// A head's modes, the loudest if there are too many; they come with their frequencies as ratios.
fn head(mut modes: Vec<Mode>, loss_per_s: f64) -> Head {
    modes.sort_by(|a, b| b.energy().total_cmp(&a.energy()));
    modes.truncate(MOST_KEPT);
    let most = modes.first().map_or(0.0, Mode::energy);
    let strong = modes.iter().filter(|mode| mode.energy() >= STRONG * most);
    let Some(own) = strong.min_by(|a, b| a.ratio.total_cmp(&b.ratio)).copied() else {
        return Head { set: ModeSet::default(), own_hz: 440.0, loss_per_s };
    };
    let mut set = ModeSet::default();
    for mode in modes {
        let sound = mode.sound.map(|sound| sound * own.drive);
        let (ratio, drive) = (mode.ratio / own.ratio, mode.drive / own.drive);
        set.push(Mode { ratio, drive, sound, ..mode });
    }
    set.sort();
    Head { set, own_hz: own.ratio, loss_per_s }
}
