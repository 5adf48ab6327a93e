//! The registry: every instrument, in an order that is only ever appended to.

pub(crate) mod adyrna;
pub(crate) mod asataiaq;
pub(crate) mod balaban;
pub(crate) mod bowed;
pub(crate) mod dabyl;
pub(crate) mod dangyra;
pub(crate) mod dauylpaz;
pub(crate) mod dombra;
pub(crate) mod jaw_harp;
pub(crate) mod jelbuaz;
pub(crate) mod jet;
pub(crate) mod jetigen;
pub(crate) mod jez_qobyz;
pub(crate) mod kepshik;
pub(crate) mod kernei;
pub(crate) mod lip_reed;
pub(crate) mod lute;
pub(crate) mod manner;
pub(crate) mod muiiz_syrnai;
pub(crate) mod nar_qobyz;
pub(crate) mod prima_qobyz;
pub(crate) mod qamys_syrnai;
pub(crate) mod qonyrau;
pub(crate) mod qyl_qobyz;
pub(crate) mod reed;
pub(crate) mod saz_syrnai;
pub(crate) mod shang_qobyz;
pub(crate) mod sherter;
pub(crate) mod shyndauyl;
pub(crate) mod skin;
pub(crate) mod soqpaly;
pub(crate) mod sybyzghy;
pub(crate) mod syldyrmaq;
pub(crate) mod tuiaqtas;

use crate::controls::{Articulation, Material};
use bowed::BowedSpec;
use jaw_harp::JawHarpSpec;
use jet::JetSpec;
use lip_reed::LipReedSpec;
use lute::LuteSpec;
use reed::ReedSpec;
use skin::KitSpec;

/// One way the instrument is built and played.
#[derive(Debug)]
pub struct Variant {
    /// Final id, lower-case ASCII.
    pub id: &'static str,
    /// Display name.
    pub name: &'static str,
}

/// The physics an instrument runs on, with its numbers.
#[derive(Debug)]
pub(crate) enum Physics {
    /// Plucked strings over a body.
    Lute(&'static LuteSpec),
    /// Two bowed strings over a bowl.
    Bowed(&'static BowedSpec),
    /// Four of them.
    BowedFour(&'static BowedSpec),
    /// Reeds on bores.
    Reed(&'static ReedSpec),
    /// A jet on a pipe or a vessel.
    Jet(&'static JetSpec),
    /// Lips on a horn's air column.
    LipReed(&'static LipReedSpec),
    /// A jaw harp's tongue and the player's mouth.
    JawHarp(&'static JawHarpSpec),
    /// Drums and rattles, one or many.
    Skin(&'static KitSpec),
}

/// An instrument as the world sees it.
#[derive(Debug)]
pub struct Instrument {
    /// Final id, lower-case ASCII.
    pub id: &'static str,
    /// Display name.
    pub name: &'static str,
    /// Name in Kazakh, Cyrillic.
    pub name_kk: &'static str,
    /// Family: `plucked`, `bowed`, `wind`, `metal`, `skin`.
    pub family: &'static str,
    /// Lowest and highest key it answers at its true pitch.
    pub range_midi: (u8, u8),
    /// Variants, the first is the default.
    pub variants: &'static [Variant],
    /// Articulations it knows, the first is the default.
    pub articulations: &'static [Articulation],
    /// What it may be made of, the first is the default.
    pub materials: &'static [Material],
    pub(crate) physics: Physics,
}

impl Instrument {
    /// The chosen articulation if the instrument knows it, or else its first.
    #[must_use]
    pub fn articulation(&self, chosen: Articulation) -> Articulation {
        let known = self.articulations.contains(&chosen);
        if known { chosen } else { self.articulations.first().copied().unwrap_or_default() }
    }

    /// Place of the chosen material among the instrument's own, or of its first.
    #[must_use]
    pub fn material(&self, chosen: Material) -> usize {
        self.materials.iter().position(|material| *material == chosen).unwrap_or(0)
    }
}

// So many stand in the registry [C].
const COUNT: usize = 26;

/// Every instrument.
pub const ALL: [&Instrument; COUNT] = [
    &DOMBRA,
    &SHERTER,
    &JETIGEN,
    &ADYRNA,
    &QYL_QOBYZ,
    &NAR_QOBYZ,
    &JEZ_QOBYZ,
    &PRIMA_QOBYZ,
    &BALABAN,
    &QAMYS_SYRNAI,
    &JELBUAZ,
    &SYBYZGHY,
    &SAZ_SYRNAI,
    &MUIIZ_SYRNAI,
    &KERNEI,
    &SHANG_QOBYZ,
    &DAUYLPAZ,
    &DABYL,
    &DANGYRA,
    &KEPSHIK,
    &SHYNDAUYL,
    &ASATAIAQ,
    &TUIAQTAS,
    &QONYRAU,
    &SYLDYRMAQ,
    &SOQPALY,
];

pub use adyrna::ADYRNA;
pub use asataiaq::ASATAIAQ;
pub use balaban::BALABAN;
pub use dabyl::DABYL;
pub use dangyra::DANGYRA;
pub use dauylpaz::DAUYLPAZ;
pub use dombra::DOMBRA;
pub use jelbuaz::JELBUAZ;
pub use jetigen::JETIGEN;
pub use jez_qobyz::JEZ_QOBYZ;
pub use kepshik::KEPSHIK;
pub use kernei::KERNEI;
pub use muiiz_syrnai::MUIIZ_SYRNAI;
pub use nar_qobyz::NAR_QOBYZ;
pub use prima_qobyz::PRIMA_QOBYZ;
pub use qamys_syrnai::QAMYS_SYRNAI;
pub use qonyrau::QONYRAU;
pub use qyl_qobyz::QYL_QOBYZ;
pub use saz_syrnai::SAZ_SYRNAI;
pub use shang_qobyz::SHANG_QOBYZ;
pub use sherter::SHERTER;
pub use shyndauyl::SHYNDAUYL;
pub use soqpaly::SOQPALY;
pub use sybyzghy::SYBYZGHY;
pub use syldyrmaq::SYLDYRMAQ;
pub use tuiaqtas::TUIAQTAS;
