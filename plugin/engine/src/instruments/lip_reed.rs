//! What a trumpet's or horn's file must say.

use super::manner::{Manner, VibratoManner};
use crate::{controls::Articulation, resonators::horn::Bore};

/// Bore, lips and player of an instrument that lips make sound.
#[derive(Debug)]
pub(crate) struct LipReedSpec {
    pub(crate) bore: Bore,
    /// Losses at the wall, re a smooth rigid one, in the order of the instrument's materials.
    pub(crate) wall_losses: &'static [f64],
    pub(crate) lips: LipSpec,
    /// First and last mode that is played.
    pub(crate) registers: (usize, usize),
    /// How far below and above its own pitch a crook, or another horn of the set, tunes the bore; the
    /// first variant has them, the second does without.
    pub(crate) crooks_cents: (f64, f64),
    /// How far from where it sounds by itself a register can be bent.
    pub(crate) reach_cents: f64,
    /// Steepening of the travelling wave, re the bore's own.
    pub(crate) brass: f64,
    /// Steepest slope of a loud wave at the throat per second, re the mouth's pressure, at the lips'
    /// reference pitch; and the power of the pitch with which it grows.
    pub(crate) edge: (f64, f64),
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
    pub(crate) softness: f32,
    /// Lips' own pitch re the tone's.
    pub(crate) ratio: f64,
    /// Where the tone lies above the bore's resonance with that.
    pub(crate) above_cents: f64,
    /// Mouth pressure re the stiffness: what it takes to speak, and what full effort adds.
    pub(crate) pressure: [f64; 2],
}

/// Ways of the sound from bell to wall and back [E: enough for an even echo].
pub(crate) const WAYS: usize = 4;

/// What comes back from wall, bell and the air close by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WallSpec {
    /// Ways there and back, the shortest first.
    pub(crate) ways_s: [f64; WAYS],
    pub(crate) t60_s: f64,
    /// Level of a single return re the direct sound.
    pub(crate) level_db: f32,
}

/// What lips can do on any horn.
pub(crate) const ARTICULATIONS: &[Articulation] = &[
    Articulation::Sustain,
    Articulation::Legato,
    Articulation::Accent,
    Articulation::Staccato,
    Articulation::Scoop,
    Articulation::Fall,
    Articulation::Flutter,
];

/// A signal instrument: hard onsets, little vibrato.
pub(crate) const MANNER: Manner = Manner {
    onset_s: [0.060, 0.020], // [E]
    release_s: 0.070,        // [E]
    gap_s: 0.025,            // 20–40 ms [E]
    glide_s: [0.025, 0.045], // 15–40 ms on winds [E]
    effort: [0.15, 1.0],     // [by ear]
    swell: 0.12,             // [E]
    unrest: 0.07,            // 10–20 % [E]
    vibrato: VibratoManner {
        cents: 21.0,    // 10–25 cents on kin [by ablation on kin]
        rate_hz: 4.8,   // [E]
        delay_s: 0.25,  // [E]
        growth_s: 0.30, // [E]
        tremor: 0.04,   // [E]
    },
    level_sd_db: 1.5,     // [E]
    tuning_sd_cents: 5.0, // [E]
    scoop_cents: 25.0,    // [E]
    scoop_s: 0.060,       // [E]
};
