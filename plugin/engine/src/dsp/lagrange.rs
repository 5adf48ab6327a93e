//! Lagrange interpolation weights.

/// Six weights that delay by `d` samples; the magnitude is at most one for `d` in 2–3.
///
/// Source: Laakso et al., "Splitting the unit delay", 1996.
pub(crate) fn six(d: f64) -> [f64; 6] {
    weights(d)
}

/// Four weights that delay by `d` samples, for `d` in 1–2.
pub(crate) fn four(d: f64) -> [f64; 4] {
    weights(d)
}

fn weights<const N: usize>(d: f64) -> [f64; N] {
    std::array::from_fn(|k| {
        (0..N).filter(|&m| m != k).map(|m| (d - m as f64) / (k as f64 - m as f64)).product()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_sum_to_one_and_delay_a_line() {
        let w = six(2.4);
        let sum: f64 = w.iter().sum();
        let delay: f64 = w.iter().enumerate().map(|(k, w)| k as f64 * w).sum();
        assert!((sum - 1.0).abs() < 1e-12 && (delay - 2.4).abs() < 1e-12);
        let delay: f64 = four(1.7).iter().enumerate().map(|(k, w)| k as f64 * w).sum();
        assert!((delay - 1.7).abs() < 1e-12);
    }
}
