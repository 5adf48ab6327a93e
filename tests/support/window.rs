//! Windows with known side lobes.

/// Kaiser's parameter for side lobes below −160 dB, so that what is seen is in the signal.
pub const DEEP_BETA: f64 = 21.0;

/// Kaiser's window; its first side lobe lies `sinh(β)/(0.217·β)` under the main one.
///
/// Source: Kaiser & Schafer, "On the use of the I0-sinh window", 1980.
#[must_use]
pub fn kaiser(count: usize, beta: f64) -> Vec<f64> {
    let scale = 1.0 / bessel_i0(beta);
    let middle = (count.max(2) - 1) as f64 / 2.0;
    (0..count)
        .map(|i| {
            let x = (i as f64 - middle) / middle;
            bessel_i0(beta * (1.0 - x * x).max(0.0).sqrt()) * scale
        })
        .collect()
}

/// Half of a Kaiser window's main lobe, in bins of a transform without zero padding.
#[must_use]
pub fn half_lobe_bins(beta: f64) -> f64 {
    (1.0 + (beta / std::f64::consts::PI).powi(2)).sqrt()
}

/// Modified Bessel function of order zero, by its series.
fn bessel_i0(x: f64) -> f64 {
    let quarter = x * x / 4.0;
    let (mut sum, mut term, mut k) = (1.0, 1.0, 1.0);
    while term > sum * 1.0e-18 {
        term *= quarter / (k * k);
        sum += term;
        k += 1.0;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bessel_is_the_known_one() {
        assert!((bessel_i0(1.0) - 1.266_065_877_752_008_2).abs() < 1e-14);
        assert!((bessel_i0(10.0) / 2_815.716_628_466_254 - 1.0).abs() < 1e-13);
    }

    #[test]
    fn window_is_even_and_ends_deep() {
        let w = kaiser(1_001, DEEP_BETA);
        assert!((w[500] - 1.0).abs() < 1e-12);
        assert!((w[3] - w[997]).abs() < 1e-15 && w[0] < 1e-7);
    }
}
