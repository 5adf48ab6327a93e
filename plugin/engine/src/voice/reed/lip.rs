//! What a lip does to a reed: how far the blades are in the mouth, how tight, how much it damps them.

use crate::{
    exciters::reed::ReedHold, instruments::reed::ReedSpecimen, resonators::air::SOUND_M_PER_S,
};

/// By how much a reed without a lip rings longer [E: free cane, Q 20–30].
const STOPPED_QUALITY: f64 = 14.0;
/// Swing of the pressure, rms re closing, at which half of the lip's stiction is overcome [E].
const LOOSE: f64 = 0.010;

/// The lip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lip {
    /// Bend by more or less of the blades in the mouth, in cents.
    pub(crate) cents: f64,
    /// Octaves of resonance on top, by a tighter bridle.
    pub(crate) tension: f64,
    /// Factor of the opening.
    pub(crate) opening: f64,
    /// 1 blown; towards 0 the tongue stops the slit and the lip, which damps them, leaves the blades.
    pub(crate) free: f64,
}

impl Lip {
    /// At rest.
    pub(crate) const REST: Self = Self { cents: 0.0, tension: 0.0, opening: 1.0, free: 1.0 };
}

/// The reed for a note, as a lip holds it while the blades swing freely.
#[inline]
pub(crate) fn hold(reed: &ReedSpecimen, note_hz: f64, lip: &Lip) -> ReedHold {
    let rest_hz = reed.resonance_hz.max(reed.over_note * note_hz);
    let rest_m = reed.compliance_m * (reed.resonance_hz / rest_hz).powi(2);
    // A bend is a share of the quarter wave; the rest of the reed follows a little.
    let quarter_m = 0.25 * SOUND_M_PER_S / note_hz;
    let bent_m = rest_m + 1.07 * quarter_m * (power_of_two(-lip.cents / 1_200.0) - 1.0);
    let compliance_m = bent_m.clamp(0.15 * rest_m, 3.0 * rest_m);
    let stiffer = (rest_m / compliance_m).sqrt().clamp(0.65, 1.5);
    ReedHold {
        resonance_hz: rest_hz * stiffer * power_of_two(lip.tension),
        damping: 1.0 / (reed.q * (1.0 + STOPPED_QUALITY * (1.0 - lip.free))),
        compliance_s: compliance_m / SOUND_M_PER_S,
        opening: reed.opening * lip.opening * lip.free,
        leak: reed.leak,
        contact: reed.contact,
    }
}

/// Damping of blades that stick to the lip until the pressure swings: a dry friction loses much of a
/// small motion and little of a large one, so a tone that has begun needs less breath than one that
/// begins. The higher the note, the more it is the lip's tension that holds them, and the less its
/// friction. `swing` is the rms of the bore's pressure re closing.
#[inline]
pub(crate) fn stiction(reed: &ReedSpecimen, note_hz: f64, lip: &Lip, swing: f64) -> f64 {
    let over = swing / LOOSE;
    let slack = (1.0 - reed.over_note * note_hz / reed.resonance_hz).max(0.0);
    reed.stiction * slack / reed.q * lip.free / (1.0 + over * over)
}

/// Most lips are at rest most of the time.
#[inline]
fn power_of_two(octaves: f64) -> f64 {
    if octaves == 0.0 { 1.0 } else { octaves.exp2() }
}
