//! What the modulation can move of itself; such loops are a step late.

use super::{Row, even};

/// A macro.
macro_rules! macro_row {
    ($id:literal, $at:literal) => {
        even($id, 0.0, 1.0, &[|c| &mut c.modulation.macros[$at]])
    };
}

/// How far a slot goes.
macro_rules! depth {
    ($id:literal, $at:literal) => {
        even($id, -1.0, 1.0, &[|c| &mut c.modulation.slots[$at].depth])
    };
}

/// The macros.
pub(super) const MACROS: [Row; 8] = [
    macro_row!("macro1", 0),
    macro_row!("macro2", 1),
    macro_row!("macro3", 2),
    macro_row!("macro4", 3),
    macro_row!("macro5", 4),
    macro_row!("macro6", 5),
    macro_row!("macro7", 6),
    macro_row!("macro8", 7),
];

/// The slots.
pub(super) const DEPTHS: [Row; 16] = [
    depth!("mod1_depth", 0),
    depth!("mod2_depth", 1),
    depth!("mod3_depth", 2),
    depth!("mod4_depth", 3),
    depth!("mod5_depth", 4),
    depth!("mod6_depth", 5),
    depth!("mod7_depth", 6),
    depth!("mod8_depth", 7),
    depth!("mod9_depth", 8),
    depth!("mod10_depth", 9),
    depth!("mod11_depth", 10),
    depth!("mod12_depth", 11),
    depth!("mod13_depth", 12),
    depth!("mod14_depth", 13),
    depth!("mod15_depth", 14),
    depth!("mod16_depth", 15),
];
