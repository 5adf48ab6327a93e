//! Which drawing stands for an instrument, and what it is drawn of.

use egui::{Color32, pos2};
use kairat_engine::{controls::Material, instruments::Instrument};

use super::{FRAME, board, bowl, dombra, drum, pieces, pipe, tongue, vessel};
use crate::editor::{
    panels::plan::Kind,
    sketch::{Frame, Sketch},
    theme::{Materials, Theme},
};

/// A drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// The dombra, measured.
    Dombra,
    /// Plucked strings on a board.
    Board,
    /// A bow across strings over a bowl.
    Bowl,
    /// A column of air in a pipe, with a reed, an open edge, or a bell.
    Pipe(pipe::Head),
    /// The air of a vessel.
    Vessel,
    /// A tongue between two arms.
    Tongue,
    /// A skin over its shell.
    Drum,
    /// Pieces that strike each other.
    Pieces,
}

impl Scene {
    /// The drawing of an instrument.
    #[must_use]
    pub fn of(instrument: &Instrument) -> Self {
        match (Kind::of(instrument), instrument.id) {
            (Kind::Plucked, "dombra") => Self::Dombra,
            (Kind::Plucked, _) => Self::Board,
            (Kind::Bowed, _) => Self::Bowl,
            (Kind::Blown, "saz_syrnai") => Self::Vessel,
            (Kind::Blown, "kernei" | "muiiz_syrnai") => Self::Pipe(pipe::Head::Lips),
            (Kind::Blown, "sybyzghy") => Self::Pipe(pipe::Head::Edge),
            (Kind::Blown, _) => Self::Pipe(pipe::Head::Reed),
            (Kind::Tongue, _) => Self::Tongue,
            (Kind::Struck, _) => Self::Drum,
            (Kind::Shaken, _) => Self::Pieces,
        }
    }

    /// Where it stands in the window.
    #[must_use]
    pub fn frame(self) -> Frame {
        match self {
            Self::Vessel | Self::Drum | Self::Pieces => {
                Frame { origin: pos2(505.0, 296.0), turn: 0.0, scale: 0.85 }
            }
            _ => FRAME,
        }
    }

    /// Its place in a list of drawings, for telling them apart.
    #[must_use]
    pub fn number(self) -> usize {
        match self {
            Self::Dombra => 0,
            Self::Board => 1,
            Self::Bowl => 2,
            Self::Pipe(head) => 3 + head as usize,
            Self::Vessel => 6,
            Self::Tongue => 7,
            Self::Drum => 8,
            Self::Pieces => 9,
        }
    }

    /// Whether the place where the hand or the bow meets the strings can be seen.
    #[must_use]
    pub fn has_contact(self) -> bool {
        matches!(self, Self::Dombra | Self::Board | Self::Bowl)
    }

    /// Draws what stands still; `strings` is how many strings there are.
    pub fn draw(self, sketch: &mut Sketch, theme: &Theme, material: Material, strings: usize) {
        let shades = shades(&theme.wood, material);
        match self {
            Self::Dombra => dombra::draw(sketch, theme),
            Self::Board => board::draw(sketch, &theme.wood, strings),
            Self::Bowl => bowl::draw(sketch, &theme.wood, strings),
            Self::Pipe(head) => pipe::draw(sketch, &theme.wood, shades, head),
            Self::Vessel => vessel::draw(sketch, &theme.wood, shades),
            Self::Tongue => tongue::draw(sketch, &theme.wood, shades),
            Self::Drum => drum::draw(sketch, &theme.wood, shades),
            Self::Pieces => pieces::draw(sketch, &theme.wood, shades),
        }
    }
}

/// Height of each string at the nut and at the bridge, the low string first, nearer to the player.
#[must_use]
pub fn courses(scene: Scene, strings: usize) -> Vec<(f32, f32)> {
    if scene == Scene::Dombra {
        return dombra::COURSES.to_vec();
    }
    let (at_nut, at_bridge) = match scene {
        Scene::Bowl => (bowl::NUT_GAP, bowl::BRIDGE_GAP),
        _ => (board::GAP, board::GAP),
    };
    let middle = strings.saturating_sub(1) as f32 / 2.0;
    let place = |string: usize, gap: f32| (middle - string as f32) * gap;
    (0..strings).map(|string| (place(string, at_nut), place(string, at_bridge))).collect()
}

/// Strings that an instrument is known to have; the voice may still show the one before it.
#[must_use]
pub fn strings(instrument: &Instrument) -> Option<usize> {
    match instrument.id {
        "dombra" | "qyl_qobyz" | "nar_qobyz" | "jez_qobyz" => Some(2),
        "sherter" => Some(3),
        "prima_qobyz" => Some(4),
        "jetigen" => Some(7),
        "adyrna" => Some(9),
        _ => None,
    }
}

/// Light and dark side of a material.
fn shades(wood: &Materials, material: Material) -> [Color32; 2] {
    match material {
        Material::Steel | Material::Brass => wood.metal,
        Material::Cane => wood.cane,
        Material::Clay => wood.clay,
        Material::Goat | Material::Hide => wood.hide,
        Material::Horn | Material::Horsehair | Material::Gut | Material::Nylon => {
            [wood.bone, wood.hide[1]]
        }
        Material::Wood => wood.shell,
    }
}
