//! What a bowed instrument's file must say.

use super::lute::BodyMode;
use crate::{controls::Material, exciters::bow::Friction, instruments::manner::Manner};

/// Strings, bow, hands and body.
#[derive(Debug)]
pub(crate) struct BowedSpec {
    /// Low to high; as many as the mechanism has parts.
    pub(crate) strings: &'static [BowedStringSpec],
    /// Strings of other materials.
    pub(crate) others: &'static [(Material, &'static [BowedStringSpec])],
    /// Open strings of each variant, as MIDI keys, low to high.
    pub(crate) tunings: &'static [&'static [u8]],
    pub(crate) bow: BowSpec,
    /// How a string ends: free, under the nail, under the fingertip, lightly touched.
    pub(crate) open: Stop,
    pub(crate) nail: Stop,
    pub(crate) fingertip: Stop,
    pub(crate) touch: Stop,
    pub(crate) body: BowlSpec,
    pub(crate) manner: Manner,
    /// Output per newton at the bridge.
    pub(crate) gain: f32,
}

impl BowedSpec {
    /// Strings of one index, of each material in turn.
    pub(crate) fn sets(&self, index: usize) -> impl Iterator<Item = &'static BowedStringSpec> {
        let others = self.others.iter().filter_map(move |(_, strings)| strings.get(index));
        self.strings.get(index).into_iter().chain(others)
    }

    /// Place of a material's set among them.
    pub(crate) fn set(&self, material: Material) -> usize {
        self.others.iter().position(|(own, _)| *own == material).map_or(0, |place| place + 1)
    }
}

/// One string.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BowedStringSpec {
    /// Wave impedance `√(Tμ)` in kg/s.
    pub(crate) impedance: f64,
    /// Quality factor of its own friction: of fibre on fibre, of winding on core.
    pub(crate) q: f64,
    /// Torsional admittance at the surface, re the transverse 1/(2Z).
    pub(crate) twist: f64,
}

/// Bow and rosin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BowSpec {
    pub(crate) friction: Friction,
    /// Contact point from the bridge, as a share of the sounding length, at the neutral control.
    pub(crate) contact: f64,
    /// Bow speed at full effort, and the power of effort it follows.
    pub(crate) speed_m_per_s: f64,
    pub(crate) speed_power: f64,
    /// Bow force as a share of Schelleng's greatest: neutral, and at full pressure.
    pub(crate) share: [f64; 2],
    /// Periods in which the bow reaches its speed (Guettler 2002: slower slips twice, quicker
    /// chokes); when it bites, fewer.
    pub(crate) onset_periods: [f64; 2],
    /// Irregularity of the grip, rms: below 800 Hz, and above.
    pub(crate) roughness: [f64; 2],
}

/// What a round trip loses where the string ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stop {
    /// Share of the slowest waves that returns.
    pub(crate) reflection: f64,
    /// Frequency at which 1/e of that is left.
    pub(crate) corner_hz: f64,
}

/// Body, bowl and what hangs on them.
#[derive(Debug)]
pub(crate) struct BowlSpec {
    /// Broad modes of skin and bowl that the strings feel; at most eight.
    pub(crate) formants: &'static [BodyMode],
    /// Narrower modes that are only heard: first frequency, ratio to the next, Q, level.
    pub(crate) narrow: Narrow,
    /// Sound of the bridge itself, re the strongest formant.
    pub(crate) direct_db: f32,
    /// The bowl, the neck and the stick ring on: level and T60.
    pub(crate) ring_db: f32,
    pub(crate) ring_s: f32,
    /// Pendants: rings and plates on the head.
    pub(crate) pendants: f32,
}

/// A row of modes by its density.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Narrow {
    pub(crate) first_hz: f64,
    pub(crate) ratio: f64,
    pub(crate) count: usize,
    pub(crate) q: f64,
    pub(crate) level_db: f64,
    pub(crate) tilt_db_per_octave: f64,
}
