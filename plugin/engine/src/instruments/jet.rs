//! What the file of an instrument with a jet must say.

use super::manner::Manner;
use crate::controls::Articulation;

/// What lips, tongue and fingers can do on a pipe.
pub(super) const OVERBLOWN: &[Articulation] = &[
    Articulation::Sustain,
    Articulation::Legato,
    Articulation::Accent,
    Articulation::Staccato,
    Articulation::Slide,
    Articulation::Scoop,
    Articulation::Fall,
    Articulation::Trill,
    Articulation::Mordent,
    Articulation::Tremolo,
    Articulation::Flutter,
    Articulation::Harmonic,
];

/// And on a vessel, which has no harmonics to blow.
pub(super) const BLOWN: &[Articulation] = OVERBLOWN.split_at(OVERBLOWN.len() - 1).0;

/// A jet, what it is laid on, and how it is blown.
#[derive(Debug)]
pub(crate) struct JetSpec {
    /// How it is played.
    pub(crate) manner: Manner,
    /// What the jet drives.
    pub(crate) body: JetBody,
    /// Mouth and jet.
    pub(crate) mouth: MouthSpec,
    /// Turbulence.
    pub(crate) air: AirSpec,
}

/// A bore or a vessel.
#[derive(Debug)]
pub(crate) enum JetBody {
    Pipe(PipeSpec),
    Vessel(VesselSpec),
}

/// An open pipe whose register is chosen by breath.
#[derive(Debug)]
pub(crate) struct PipeSpec {
    /// Lowest key.
    pub(crate) lowest_key: u8,
    /// Partial that plays each key from the lowest on.
    pub(crate) partials: &'static [u8],
    /// Pitch of the pipe, all closed and all open, with what lip and half-holes add.
    pub(crate) reach_hz: [f64; 2],
    /// Loss of a round trip at low frequencies: cane, wood, metal.
    pub(crate) loss_nepers: [f64; 3], // [E: one per material]
    /// Corner of the losses above: radiation and friction.
    pub(crate) loss_corner_hz: f64,
    /// Half width of the range of jet speeds in which the first register is blown, as a share; the
    /// n-th has 1/n of it.
    pub(crate) window: f64,
    /// Growth of level from register to register, as a power of its number.
    pub(crate) loudness_power: f32,
}

/// A vessel with holes in its wall.
#[derive(Debug)]
pub(crate) struct VesselSpec {
    /// Keys it can play, the lowest by shading the mouth hole.
    pub(crate) keys: [u8; 2],
    /// Volume of air.
    pub(crate) volume_m3: f64,
    /// Wall.
    pub(crate) wall_m: f64,
    /// Area of the mouth hole that is free.
    pub(crate) mouth_m2: f64,
    /// Areas of the holes in the order in which fingers leave them.
    pub(crate) holes_m2: [f64; 7], // [E: seven holes]
    /// Quality factor with all holes closed and all open.
    pub(crate) q: [f64; 2],
    /// First mode of the cavity itself, its quality factor, and its admittance re the main one.
    pub(crate) cavity_hz: f64,
    pub(crate) cavity_q: f32,
    pub(crate) cavity_gain: f32,
    /// Half width of the range of jet speeds.
    pub(crate) window: f64,
    /// Fall of level from all closed to all open.
    pub(crate) open_db: f32,
    /// Rise of noise on the way.
    pub(crate) open_noise_db: f32,
}

/// Lips, jet and edge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MouthSpec {
    /// Gain of the loop over what just sustains a tone: at no effort and at full effort.
    pub(crate) margin: [f32; 2],
    /// Swing of the edge tone that starts a note, in thicknesses, and its decay: seconds and periods.
    pub(crate) tongue: f32,
    pub(crate) tongue_s: f64,
    pub(crate) tongue_periods: f64,
    /// Offset of the edge, in thicknesses of the jet, and its slow wandering.
    pub(crate) offset: f32,
    pub(crate) wander: f32,
    /// Loss in the vortices at the edge: pressure per squared flow.
    pub(crate) vortex: f32,
    /// Flow that the edge radiates per pressure of the jet, beside the opening's own.
    pub(crate) edge: f32,
    /// Output per radiated flow.
    pub(crate) loudness: f32,
    /// Above this the opening's flow is radiated whole, below in proportion to frequency.
    pub(crate) radiation_hz: f64,
}

/// Breath noise and shimmer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AirSpec {
    /// Heard directly, re the tone's flow.
    pub(crate) broad: f32,
    /// Pressure at the edge, re the jet's: the opening's resonances shape it into skirts.
    pub(crate) skirt: f32,
    /// Band of the turbulence: its two poles.
    pub(crate) band_hz: [f64; 2],
    /// Noise over the tone at no effort, re fortissimo: soft notes are breathy.
    pub(crate) breathy: f32,
    /// Burst at a fresh onset, re the noise, and its decay.
    pub(crate) chiff: f32,
    pub(crate) chiff_s: f32,
    /// Share by which each partial's level wanders.
    pub(crate) shimmer: f32,
    /// Partials below this wander less.
    pub(crate) shimmer_hz: f64,
}
