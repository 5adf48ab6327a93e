//! Two resonators tied together push each other's pitches apart; this finds by how much both have to be
//! tuned away, so that the played one stays at its key.

use std::f64::consts::TAU;

use crate::modes::{Mode, ModeSet};

/// Rounds of the search.
const ROUNDS: usize = 32;
/// Least ratio that can be divided by.
const LEAST: f64 = 1.0e-3;

/// Hertz by which both resonators are to be tuned down. `tie` is the transformer's ratio between ports in
/// the units of a bank; the second resonator's key is at `second_hz`.
///
/// A gyrator of ratio `g` ties two lossless ports of susceptance `B = Σφ²ω/(ω_m² − ω²)` to resonances at
/// `g²·B₁·B₂ = 1`. Of those that lie at the key for some shift, the one next to the key's own mode is taken:
/// it stands alone between the shifts at which a mode of the second resonator itself crosses the key.
pub(super) fn shift_hz(
    first: &ModeSet,
    key_hz: f64,
    second: &ModeSet,
    second_hz: f64,
    tie: f64,
) -> f64 {
    let is_near = |mode: &&Mode| mode.drive > 0.0 && (mode.ratio - 1.0).abs() < 0.2;
    if tie <= 0.0 || !first.modes().iter().any(|mode| is_near(&mode)) {
        return 0.0;
    }
    let reach = 0.2 * key_hz;
    let (mut low, mut high) = (-reach, reach);
    for mode in second.modes().iter().filter(|mode| mode.drive > 0.0) {
        let crossing = second_hz - key_hz / mode.ratio.max(LEAST);
        if crossing <= 0.0 { low = low.max(crossing) } else { high = high.min(crossing) }
    }
    let excess = |shift_hz: f64| {
        let one = susceptance(first, key_hz, shift_hz, key_hz);
        let other = susceptance(second, second_hz, shift_hz, key_hz);
        tie * tie * other - 1.0 / one
    };
    for _ in 0..ROUNDS {
        let middle = 0.5 * (low + high);
        if excess(middle) > 0.0 { high = middle } else { low = middle }
    }
    0.5 * (low + high)
}

/// Susceptance at a frequency of a bank whose key is tuned down by some hertz.
fn susceptance(set: &ModeSet, own_hz: f64, shift_hz: f64, at_hz: f64) -> f64 {
    let sum: f64 = set
        .modes()
        .iter()
        .map(|mode| mode.drive / ((mode.ratio * (own_hz - shift_hz)).powi(2) - at_hz * at_hz))
        .sum();
    4.0 * own_hz * at_hz * sum / TAU
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_unison_both_go_by_the_coupling() {
        let mut set = ModeSet::default();
        set.push(Mode { ratio: 1.0, decay_per_s: 1.0, drive: 1.0, sound: [1.0; 2] });
        let shift = shift_hz(&set, 220.0, &set, 220.0, 0.02);
        let strength = 2.0 * 0.02 * 220.0 / TAU;
        assert!((shift - strength).abs() < 2.0e-2, "{shift} {strength}");
        assert!(shift_hz(&set, 220.0, &set, 220.0, 0.0).abs() < 1e-12);
    }
}
