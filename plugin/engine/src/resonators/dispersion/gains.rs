//! The highest gains of a filter, looked for on a fine grid.

use realfft::num_complex::Complex64;

use super::{BANDS, Designer};

impl Designer {
    /// Highest gain of a filter, looked for on a fine grid.
    pub(super) fn highest_gain(&mut self, taps: &[f64]) -> f64 {
        self.powers(taps).into_iter().fold(0.0, f64::max).sqrt()
    }

    /// Highest gain of a filter in every band, between the points of the grid too.
    pub(super) fn highest_gains(&mut self, taps: &[f64]) -> [f32; BANDS] {
        let powers = self.powers(taps);
        let last = powers.len() - 1;
        let top = |bin: usize| {
            let here = powers[bin];
            let (below, above) = (powers[bin.saturating_sub(1)], powers[(bin + 1).min(last)]);
            // The top of the parabola through three of them.
            let curve = 2.0 * here - below - above;
            let is_top = here >= below && here >= above && curve > 0.0;
            if is_top { here + (above - below).powi(2) / (8.0 * curve) } else { here }
        };
        std::array::from_fn(|band| {
            let (from, to) = (band * last / BANDS, ((band + 1) * last).div_ceil(BANDS));
            (from..=to).map(top).fold(0.0, f64::max).sqrt() as f32
        })
    }

    /// Power response of a filter on a fine grid.
    fn powers(&mut self, taps: &[f64]) -> Vec<f64> {
        let length = (16 * taps.len()).next_power_of_two().max(1_024);
        let forward = self.planner.plan_fft_forward(length);
        let mut signal = forward.make_input_vec();
        let mut spectrum = forward.make_output_vec();
        signal[..taps.len()].copy_from_slice(taps);
        // Lengths match by construction, so the transform cannot fail.
        let _ = forward.process(&mut signal, &mut spectrum);
        spectrum.iter().map(Complex64::norm_sqr).collect()
    }
}
