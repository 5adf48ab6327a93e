//! Soqpaly: every skin and rattle on one keyboard, each stroke on its own key.
//!
//! Path: key → the drum or rattle it belongs to → its own model → air. Numbers are those of the single
//! instruments; the layout is ours.

use super::{
    Instrument, Physics, Variant, asataiaq, dabyl, dangyra, dauylpaz, kepshik, qonyrau, shyndauyl,
    skin::{DRUM_MATERIALS, KitSpec, Piece, Stroke, drum_keys, on, row},
    syldyrmaq, tuiaqtas,
};
use crate::controls::Articulation;

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
    materials: DRUM_MATERIALS,
    physics: Physics::Skin(&KIT),
};

const KIT: KitSpec = KitSpec {
    builds: &[&[
        Piece::Drum(&dauylpaz::DRUM),
        Piece::Drum(&dabyl::DRUM),
        Piece::Drum(&dangyra::DRUM),
        Piece::Drum(&kepshik::DRUM),
        Piece::Drum(&shyndauyl::DRUM),
        Piece::Rattle(&asataiaq::RATTLE),
        Piece::Rattle(&tuiaqtas::RATTLE),
        Piece::Rattle(&qonyrau::RATTLE),
        Piece::Rattle(&syldyrmaq::RATTLE),
    ]],
    // Drums, asataiaq, tuiaqtas, qonyrau, syldyrmaq, one after the other [by ear].
    map: &[
        &drum_keys(36, 0),
        &drum_keys(44, 1),
        &drum_keys(52, 2),
        &drum_keys(60, 3),
        &drum_keys(68, 4),
        &row(76, 5, [Stroke::Shake, Stroke::Stamp, Stroke::Ring(0), Stroke::Ring(4)]),
        &row(80, 6, [Stroke::Clap, Stroke::Ring(0), Stroke::Ring(1)]),
        &[on(83, 7, Stroke::Shake)],
        &row(84, 7, BELLS),
        &row(92, 8, [Stroke::Shake, Stroke::Stamp]),
    ],
};

/// From the largest to the smallest.
const BELLS: [Stroke; 8] = [
    // Numbers of the things [C].
    Stroke::Ring(0),
    Stroke::Ring(1),
    Stroke::Ring(2),
    Stroke::Ring(3),
    Stroke::Ring(4),
    Stroke::Ring(5),
    Stroke::Ring(6),
    Stroke::Ring(7),
];
