//! What a step leaves that no smooth change would: a burst above the partials.

use crate::{db, filter::high_pass, peak};

/// Partials above this have died when a step comes a second into a note.
pub const CORNER_HZ: f64 = 5_000.0;

/// Level of the burst within `reach_s` of sample `at`, re the peak of the signal there, in
/// decibels. `plain` is the same render without the step; its own noise is taken off.
#[must_use]
pub fn burst_db(stepped: &[f64], plain: &[f64], rate_hz: f64, at: usize, reach_s: f64) -> f64 {
    let reach = (reach_s * rate_hz) as usize;
    let margin = (0.02 * rate_hz) as usize;
    let from = at.saturating_sub(reach + margin);
    let to = (at + reach + margin).min(stepped.len()).min(plain.len());
    let difference: Vec<f64> =
        stepped[from..to].iter().zip(&plain[from..to]).map(|(a, b)| a - b).collect();
    let high = high_pass(&difference, rate_hz, CORNER_HZ);
    let inside = margin.min(high.len() / 4)..high.len() - margin.min(high.len() / 4);
    let signal = peak(&stepped[from..to]).max(peak(&plain[from..to]));
    db(peak(&high[inside]) / signal.max(1.0e-12))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(count: usize, gain: impl Fn(usize) -> f64) -> Vec<f64> {
        (0..count).map(|i| gain(i) * (0.0257 * i as f64).sin()).collect()
    }

    #[test]
    fn a_jump_in_gain_is_a_click_and_a_ramp_is_not() {
        let plain = tone(48_000, |_| 1.0);
        let jump = tone(48_000, |i| if i < 24_050 { 1.0 } else { 0.5 });
        let ramp = tone(48_000, |i| {
            let x = ((i as f64 - 24_050.0) / 960.0).clamp(0.0, 1.0);
            1.0 - 0.5 * x * x * (3.0 - 2.0 * x)
        });
        let jumped = burst_db(&jump, &plain, 48_000.0, 24_050, 0.03);
        let ramped = burst_db(&ramp, &plain, 48_000.0, 24_050, 0.03);
        assert!(jumped > -30.0, "{jumped}");
        assert!(ramped < -90.0, "{ramped}");
    }
}
