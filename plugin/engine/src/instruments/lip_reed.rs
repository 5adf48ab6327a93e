//! What a trumpet's or horn's file must say.

use super::manner::Manner;
use crate::resonators::horn::Bore;

/// Bore, lips and player of an instrument that lips make sound.
#[derive(Debug)]
pub(crate) struct LipReedSpec {
    /// One per variant.
    pub(crate) bores: &'static [Bore],
    /// Losses at the wall, re a smooth rigid one, in the order of the instrument's materials.
    pub(crate) wall_losses: &'static [f64],
    pub(crate) lips: LipSpec,
    /// First and last mode that is played.
    pub(crate) registers: (usize, usize),
    /// How far from where it sounds by itself a register can be bent.
    pub(crate) reach_cents: f64,
    /// Steepening of the travelling wave, re the bore's own.
    pub(crate) brass: f64,
    /// Radiated pressure at full scale.
    pub(crate) full_scale_pa: f64,
    /// What rings around the bore.
    pub(crate) wall: WallSpec,
    pub(crate) manner: Manner,
}

/// The player's lips.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LipSpec {
    /// Width of the slit.
    pub(crate) width_m: f64,
    /// Opening at rest.
    pub(crate) opening_m: f64,
    /// Quality factor.
    pub(crate) q: f64,
    /// Pressure that doubles the opening, at the reference pitch.
    pub(crate) stiffness_pa: f64,
    pub(crate) reference_hz: f64,
    /// That pressure grows, and the opening shrinks, as these powers of the pitch.
    pub(crate) tightening: f64,
    pub(crate) narrowing: f64,
    /// Level heard as this power of effort, beside what the pressure does.
    pub(crate) softness: f64,
    /// Lips' own pitch re the tone's.
    pub(crate) ratio: f64,
    /// Where the tone lies above the bore's resonance with that.
    pub(crate) above_cents: f64,
    /// Mouth pressure re the stiffness: what it takes to speak, and what full effort adds.
    pub(crate) pressure: [f64; 2],
}

/// The modes of a wall.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WallSpec {
    /// Lowest and highest mode.
    pub(crate) range_hz: [f64; 2],
    /// T60 of the lowest and of the highest.
    pub(crate) t60_s: [f64; 2],
    /// Level of a mode at its peak re the direct sound.
    pub(crate) level_db: f32,
    /// Which individual it is.
    pub(crate) individual: u32,
}
