//! A list as it is matched: in order, sane, with logarithms and masses.

use crate::modes::{MOST, Mode, ModeSet};

/// One mode of a list, with what is asked of it more than once.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Listed {
    pub(super) mode: Mode,
    pub(super) octaves: f64,
    /// Root of its energy.
    pub(super) mass: f64,
}

/// Octaves between two modes.
pub(super) fn octaves(a: &Listed, b: &Listed) -> f64 {
    (a.octaves - b.octaves).abs()
}

/// Place of the mode that carries the key.
pub(super) fn key(list: &[Listed]) -> Option<usize> {
    let off = |place: &usize| list[*place].octaves.abs();
    (0..list.len()).min_by(|a, b| off(a).total_cmp(&off(b)))
}

/// The list in order, without what is no number; ratios of a millionth to a million, decays that end.
pub(super) fn listed(set: &ModeSet) -> ([Listed; MOST], usize) {
    let mut sane = ModeSet::default();
    for mode in set.modes() {
        let numbers = [mode.ratio, mode.decay_per_s, mode.drive, mode.sound[0], mode.sound[1]];
        if numbers.iter().all(|number| number.is_finite()) {
            sane.push(Mode {
                ratio: mode.ratio.clamp(1.0e-6, 1.0e6),
                decay_per_s: mode.decay_per_s.clamp(1.0e-3, 1.0e6),
                drive: mode.drive.clamp(0.0, 1.0e12),
                sound: mode.sound.map(|sound| sound.clamp(-1.0e12, 1.0e12)),
            });
        }
    }
    sane.sort();
    let mut all = [Listed::default(); MOST];
    for (listed, mode) in all.iter_mut().zip(sane.modes()) {
        let mass = mode.energy().sqrt() + f64::MIN_POSITIVE;
        *listed = Listed { mode: *mode, octaves: mode.ratio.log2(), mass };
    }
    (all, sane.modes().len())
}
