//! Soqpaly: every skin and rattle on one keyboard, each stroke on its own key.
//!
//! Path: key → the drum or rattle it belongs to → its own model → air. Numbers are those of the single
//! instruments; the layout is ours.

use super::{
    Instrument, Physics, Variant, asataiaq, dabyl, dangyra, dauylpaz, kepshik, qonyrau, shyndauyl,
    skin::{KitSpec, Piece, Stroke, on},
    syldyrmaq, tuiaqtas,
};
use crate::controls::{Articulation, Material};

/// The ensemble.
pub const SOQPALY: Instrument = Instrument {
    id: "soqpaly",
    name: "Soqpaly",
    name_kk: "Соқпалы аспаптар",
    family: "skin",
    // Eight keys to a drum from C2 on, then the rattles [by ear: where drums lie on keyboards].
    range_midi: (36, 93),
    variants: &[Variant { id: "standard", name: "Standard" }],
    articulations: &[Articulation::Stroke, Articulation::Tremolo],
    materials: &[Material::Goat, Material::Hide],
    physics: Physics::Skin(&KIT),
};

const KIT: KitSpec = KitSpec {
    pieces: &[
        Piece::Drum(&dauylpaz::DRUM),
        Piece::Drum(&dabyl::DRUM),
        Piece::Drum(&dangyra::DRUM),
        Piece::Drum(&kepshik::DRUM),
        Piece::Drum(&shyndauyl::DRUM),
        Piece::Rattle(&asataiaq::RATTLE),
        Piece::Rattle(&tuiaqtas::RATTLE),
        Piece::Rattle(&qonyrau::RATTLE),
        Piece::Rattle(&syldyrmaq::RATTLE),
    ],
    map: &[
        // Dauylpaz [by ear].
        on(36, 0, Stroke::Centre),
        on(37, 0, Stroke::Rim),
        on(38, 0, Stroke::Open),
        on(39, 0, Stroke::Slap),
        on(40, 0, Stroke::Edge),
        on(41, 0, Stroke::Stick),
        on(42, 0, Stroke::Choke),
        on(43, 0, Stroke::StickEdge),
        // Dabyl [by ear].
        on(44, 1, Stroke::Centre),
        on(45, 1, Stroke::Rim),
        on(46, 1, Stroke::Open),
        on(47, 1, Stroke::Slap),
        on(48, 1, Stroke::Edge),
        on(49, 1, Stroke::Stick),
        on(50, 1, Stroke::Choke),
        on(51, 1, Stroke::StickEdge),
        // Dangyra [by ear].
        on(52, 2, Stroke::Centre),
        on(53, 2, Stroke::Rim),
        on(54, 2, Stroke::Open),
        on(55, 2, Stroke::Slap),
        on(56, 2, Stroke::Edge),
        on(57, 2, Stroke::Stick),
        on(58, 2, Stroke::Choke),
        on(59, 2, Stroke::StickEdge),
        // Kepshik [by ear].
        on(60, 3, Stroke::Centre),
        on(61, 3, Stroke::Rim),
        on(62, 3, Stroke::Open),
        on(63, 3, Stroke::Slap),
        on(64, 3, Stroke::Edge),
        on(65, 3, Stroke::Stick),
        on(66, 3, Stroke::Choke),
        on(67, 3, Stroke::StickEdge),
        // Shyndauyl [by ear].
        on(68, 4, Stroke::Centre),
        on(69, 4, Stroke::Rim),
        on(70, 4, Stroke::Open),
        on(71, 4, Stroke::Slap),
        on(72, 4, Stroke::Edge),
        on(73, 4, Stroke::Stick),
        on(74, 4, Stroke::Choke),
        on(75, 4, Stroke::StickEdge),
        // Asataiaq [by ear].
        on(76, 5, Stroke::Shake),
        on(77, 5, Stroke::Stamp),
        on(78, 5, Stroke::Ring(0)),
        on(79, 5, Stroke::Ring(4)),
        // Tuiaqtas [by ear].
        on(80, 6, Stroke::Clap),
        on(81, 6, Stroke::Ring(0)),
        on(82, 6, Stroke::Ring(1)),
        // Qonyrau [by ear].
        on(83, 7, Stroke::Shake),
        on(84, 7, Stroke::Ring(0)),
        on(85, 7, Stroke::Ring(1)),
        on(86, 7, Stroke::Ring(2)),
        on(87, 7, Stroke::Ring(3)),
        on(88, 7, Stroke::Ring(4)),
        on(89, 7, Stroke::Ring(5)),
        on(90, 7, Stroke::Ring(6)),
        on(91, 7, Stroke::Ring(7)),
        // Syldyrmaq [by ear].
        on(92, 8, Stroke::Shake),
        on(93, 8, Stroke::Stamp),
    ],
};
