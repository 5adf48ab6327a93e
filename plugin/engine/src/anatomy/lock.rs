//! Two resonators tied together push each other's pitches apart; this finds by how much both have to be
//! tuned away, so that the played one stays at its key.

use std::f64::consts::TAU;

use crate::modes::ModeSet;

/// Rounds of the search.
const ROUNDS: usize = 12;

/// Hertz by which both resonators are to be tuned down. `tie` is the transformer's ratio between ports in
/// the units of a bank; the second resonator's key is at `second_hz`.
///
/// A mode of the first and one of the second at `Δ` from each other, tied by a gyrator of strength `G`, ring
/// at the roots of `d·(d + Δ) = G²`; with many modes, at those of `d = Σ G²/(d + Δ)`, of which the one is
/// taken that lies next to the key's own mode. Losses are left out.
pub(super) fn shift_hz(
    first: &ModeSet,
    key_hz: f64,
    second: &ModeSet,
    second_hz: f64,
    tie: f64,
) -> f64 {
    let own = first.modes().iter().filter(|mode| mode.drive > 0.0);
    let nearest = own.min_by(|a, b| (a.ratio - 1.0).abs().total_cmp(&(b.ratio - 1.0).abs()));
    let Some(own) = nearest else { return 0.0 };
    if tie <= 0.0 || (own.ratio - 1.0).abs() > 0.2 {
        return 0.0;
    }
    // G = g·φ₁·φ₂/2 in radians; φ² is four times key and drive.
    let unit = 2.0 * tie * (own.drive * key_hz * second_hz).sqrt() / TAU;
    let (mut below, mut above) = (f64::MIN, f64::MAX);
    for mode in second.modes().iter().filter(|mode| mode.drive > 0.0) {
        // Distance of the key above that mode: zeros of d + Δ fence the root in.
        let delta = key_hz - second_hz * mode.ratio;
        if delta >= 0.0 { below = below.max(-delta) } else { above = above.min(-delta) }
    }
    let excess = |d: f64| {
        let mut sum = d;
        for mode in second.modes().iter().filter(|mode| mode.drive > 0.0) {
            let delta = key_hz - second_hz * mode.ratio;
            sum -= unit * unit * mode.drive / (d + delta);
        }
        sum
    };
    let reach = 0.2 * key_hz;
    let (mut low, mut high) = (below.max(-reach), above.min(reach));
    for _ in 0..ROUNDS * 3 {
        let middle = 0.5 * (low + high);
        if excess(middle) > 0.0 { high = middle } else { low = middle }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modes::Mode;

    #[test]
    fn in_unison_both_go_by_the_coupling() {
        let mut set = ModeSet::default();
        set.push(Mode { ratio: 1.0, decay_per_s: 1.0, drive: 1.0, sound: [1.0; 2] });
        let shift = shift_hz(&set, 220.0, &set, 220.0, 0.02);
        let strength = 2.0 * 0.02 * 220.0 / TAU;
        assert!((shift - strength).abs() < 1.0e-3, "{shift} {strength}");
        assert!(shift_hz(&set, 220.0, &set, 220.0, 0.0).abs() < 1e-12);
    }
}
