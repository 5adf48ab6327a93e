//! What a bow gives in a sample, and where it goes.

use super::RATE_HZ;
use crate::{dsp::simd::TICK, voice::bowed::string::BowedString};

/// Waves that leave a line's end in a tick, from the last samples of the tick before on: those may
/// still have been changed.
pub(super) type Written = [f64; TICK + UNSETTLED];

/// Samples that may still change.
pub(super) const UNSETTLED: usize = 3;

/// What was given and where it went, in joules.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Book {
    pub(super) given: f64,
    pub(super) heat: f64,
    /// Heat that was negative: where a step of the force was rounded between two samples.
    pub(super) cold: f64,
    /// What went into each path and did not come out: nut side, bridge side, torsion.
    pub(super) paths: [f64; 3],
    pub(super) body: f64,
    /// Largest difference between the powers of a sample, and the largest power.
    pub(super) amiss: f64,
    pub(super) most: f64,
}

/// Waves at the bow at one sample, in the order: to the nut, to the bridge, torsion to either.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Waves {
    pub(super) coming: [f64; 4],
    pub(super) speed: f64,
}

/// Books one sample: the waves that came to the bow and those that left it.
pub(super) fn book(book: &mut Book, string: &BowedString, waves: Waves, left: [f64; 4]) {
    let (z, twist_z) = (string.impedance(), 0.5 / string.twist_admittance);
    let [a, b, c, d] = waves.coming;
    let newton = (left[0] - a) / string.share;
    let velocity = a + b + c + d + newton * string.admittance();
    let square =
        |w: [f64; 4]| z * (w[0].powi(2) + w[1].powi(2)) + twist_z * (w[2].powi(2) + w[3].powi(2));
    let given = newton * waves.speed;
    let heat = newton * (waves.speed - velocity);
    let gained = square(left) - square(waves.coming);
    book.amiss = book.amiss.max((given - heat - gained).abs());
    book.most = book.most.max(square(left));
    book.given += given / RATE_HZ;
    book.heat += heat / RATE_HZ;
    book.cold += heat.min(0.0) / RATE_HZ;
    book.paths[0] += z * left[0].powi(2) / RATE_HZ;
    book.paths[1] += z * left[1].powi(2) / RATE_HZ;
    let turned = twist_z * (left[2].powi(2) + left[3].powi(2) - c.powi(2) - d.powi(2));
    book.paths[2] += turned / RATE_HZ;
}
