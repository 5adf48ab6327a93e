//! A sound's spectrum as a resonator that would make it.

use super::{MOST, Mode, ModeSet};

impl ModeSet {
    /// A list whose modes lie at a spectrum's partials, `(frequency in hertz, amplitude)` each, and ring as
    /// high as those are if all are driven alike; all decay at one rate. The mode at the key is there even
    /// if the spectrum has none: it carries the note, unheard. No overtone is driven more easily than the
    /// key, so that none takes the note away. Of more than [`MOST`] partials the strongest stay.
    #[must_use]
    pub fn of_spectrum(partials: &[(f64, f64)], key_hz: f64, decay_per_s: f64) -> Self {
        let key_hz = if key_hz.is_finite() { key_hz.max(1.0) } else { 440.0 };
        let decay_per_s = if decay_per_s.is_finite() { decay_per_s.max(0.01) } else { 1.0 };
        let sane = partials.iter().filter(|(hz, amplitude)| {
            hz.is_finite() && *hz > 0.0 && amplitude.is_finite() && *amplitude != 0.0
        });
        let mut set = Self::default();
        set.push(Mode { ratio: 1.0, decay_per_s, drive: 1.0, sound: [0.0; 2] });
        for &(hz, amplitude) in sane {
            let ratio = hz / key_hz;
            if (ratio.ln() * CENTS_PER_NEPER).abs() < SAME_CENTS {
                set.modes[0].sound = [set.modes[0].sound[0] + amplitude; 2];
                continue;
            }
            let mode = Mode { ratio, decay_per_s, drive: 1.0, sound: [amplitude; 2] };
            if set.count < MOST {
                set.push(mode);
            } else if let Some(least) = set.weakest().filter(|least| least.energy() < mode.energy())
            {
                *least = mode;
            }
        }
        let own = set.modes[0].sound[0].abs();
        for mode in &mut set.modes_mut()[1..] {
            let level = mode.sound[0];
            // Without a partial at the key all others are as weak as the strongest may be.
            let drive = if own > 0.0 { (level.abs() / own).min(1.0) } else { MOST_OVERTONE };
            (mode.drive, mode.sound) = (drive, [level / drive; 2]);
        }
        set.sort();
        set.evened()
    }

    /// The weakest mode beside the first.
    fn weakest(&mut self) -> Option<&mut Mode> {
        self.modes_mut()[1..].iter_mut().min_by(|a, b| a.energy().total_cmp(&b.energy()))
    }
}

/// Cents of a factor e.
const CENTS_PER_NEPER: f64 = 1_200.0 / std::f64::consts::LN_2;
/// A partial within this of the key is the key's [E: half a semitone].
const SAME_CENTS: f64 = 50.0;
/// Drive of overtones over a missing key [E: so that the key is the easiest to drive].
const MOST_OVERTONE: f64 = 0.5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saw_rings_as_a_saw() {
        let saw: Vec<(f64, f64)> =
            (1..=80).map(|n| (220.0 * f64::from(n), 1.0 / f64::from(n))).collect();
        let set = ModeSet::of_spectrum(&saw, 220.0, 20.0);
        assert_eq!(set.modes().len(), MOST);
        let height = |mode: &Mode| mode.drive * mode.sound[0] / mode.decay_per_s;
        let own = height(&set.modes()[0]);
        for (n, mode) in set.modes().iter().enumerate() {
            let number = (n + 1) as f64;
            assert!((mode.ratio - number).abs() < 1.0e-9);
            assert!((height(mode) / own * number - 1.0).abs() < 1.0e-9, "{n}");
        }
    }

    #[test]
    fn anything_makes_a_passive_list_that_has_the_key() {
        let wild =
            [(f64::NAN, 1.0), (-3.0, 1.0), (500.0, f64::INFINITY), (700.0, -2.0), (0.0, 1.0)];
        for partials in [&wild[..], &[], &[(1.0e9, 1.0e-300)]] {
            let set = ModeSet::of_spectrum(partials, 100.0, f64::NAN);
            assert!(set.key().is_some_and(|key| set.modes()[key].ratio == 1.0));
            for mode in set.modes() {
                assert!(mode.drive >= 0.0 && mode.decay_per_s > 0.0 && mode.sound[0].is_finite());
            }
        }
    }
}
