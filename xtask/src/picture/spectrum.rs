//! A spectrogram whose rows are spaced by pitch: long windows for the bass, short for the treble.

use realfft::RealFftPlanner;

use crate::failure::{Failure, Outcome};

/// Lowest frequency shown, hertz.
pub(super) const LOW_HZ: f64 = 40.0;
/// Highest frequency shown, hertz.
pub(super) const HIGH_HZ: f64 = 16_000.0;
/// Range of the colours below the loudest spot, decibels.
pub(super) const RANGE_DB: f32 = 90.0;

/// Windows in seconds, longest first, with the frequency up to which each is the best: the bass
/// needs to tell semitones apart, the treble strokes.
const WINDOWS: [(f64, f64); 3] = [(0.186, 250.0), (0.093, 1_000.0), (0.046, f64::INFINITY)];
/// Ratio of frequencies over which one window gives way to the next.
const CROSSFADE: f64 = 1.6;

/// Where a frequency lies between the lowest and the highest, 0–1.
pub(super) fn place(frequency_hz: f64) -> f64 {
    (frequency_hz / LOW_HZ).ln() / (HIGH_HZ / LOW_HZ).ln()
}

/// Levels in decibels below the loudest spot, 0 to −[`RANGE_DB`]: `columns` × `rows`, each column
/// from the lowest frequency up.
pub(super) fn analyse(
    signal: &[f32],
    rate_hz: f64,
    columns: usize,
    rows: usize,
) -> Outcome<Vec<Vec<f32>>> {
    let layers: Vec<Vec<Vec<f32>>> = WINDOWS
        .iter()
        .map(|(window_s, _)| layer(signal, rate_hz, columns, rows, *window_s))
        .collect::<Outcome<_>>()?;
    let mut levels = vec![vec![0.0_f32; rows]; columns];
    for row in 0..rows {
        let weights = weights(frequency(row, rows));
        for (column, level) in levels.iter_mut().enumerate() {
            let power: f32 =
                layers.iter().zip(weights).map(|(layer, w)| layer[column][row] * w).sum();
            level[row] = 10.0 * power.max(1.0e-20).log10();
        }
    }
    let loudest = levels.iter().flatten().fold(f32::MIN, |loudest, level| loudest.max(*level));
    // Silence has no loudest spot worth the name.
    let top = loudest.max(-120.0);
    for level in levels.iter_mut().flatten() {
        *level = (*level - top).clamp(-RANGE_DB, 0.0);
    }
    Ok(levels)
}

/// Frequency of a row's middle.
fn frequency(row: usize, rows: usize) -> f64 {
    LOW_HZ * (HIGH_HZ / LOW_HZ).powf((row as f64 + 0.5) / rows as f64)
}

/// How much of each window a frequency is shown with.
fn weights(frequency_hz: f64) -> [f32; WINDOWS.len()] {
    let mut rest = 1.0;
    WINDOWS.map(|(_, until_hz)| {
        let way = 0.5 + (until_hz / frequency_hz).ln() / CROSSFADE.ln();
        let own = rest * way.clamp(0.0, 1.0) as f32;
        rest -= own;
        own
    })
}

/// Power under one window; each row takes the strongest bin it covers, or lies between two.
fn layer(
    signal: &[f32],
    rate_hz: f64,
    columns: usize,
    rows: usize,
    window_s: f64,
) -> Outcome<Vec<Vec<f32>>> {
    let length = ((window_s * rate_hz) as usize).next_power_of_two().max(64);
    let fft = RealFftPlanner::<f32>::new().plan_fft_forward(length);
    let turn = std::f32::consts::TAU / length as f32;
    let window: Vec<f32> = (0..length).map(|n| 0.5 - 0.5 * (turn * n as f32).cos()).collect();
    let (mut input, mut output) = (fft.make_input_vec(), fft.make_output_vec());
    let hertz_per_bin = rate_hz / length as f64;
    let mut levels = Vec::with_capacity(columns);
    for column in 0..columns {
        let middle = (column as f64 + 0.5) / columns as f64 * signal.len() as f64;
        let start = middle as i64 - length as i64 / 2;
        for (n, sample) in input.iter_mut().enumerate() {
            let at = usize::try_from(start + n as i64).ok();
            let x = at.and_then(|at| signal.get(at)).copied().unwrap_or(0.0);
            *sample = if x.is_finite() { x * window[n] } else { 0.0 };
        }
        fft.process(&mut input, &mut output)
            .map_err(|error| Failure::failed(format!("spectrum: {error}")))?;
        let power: Vec<f32> =
            output.iter().map(|bin| bin.norm_sqr() * (4.0 / length as f32).powi(2)).collect();
        levels.push((0..rows).map(|row| row_power(&power, row, rows, hertz_per_bin)).collect());
    }
    Ok(levels)
}

fn row_power(power: &[f32], row: usize, rows: usize, hertz_per_bin: f64) -> f32 {
    let edge = |at: f64| LOW_HZ * (HIGH_HZ / LOW_HZ).powf(at / rows as f64) / hertz_per_bin;
    let (low, high) = (edge(row as f64), edge(row as f64 + 1.0));
    let last = power.len() - 1;
    if low as usize >= last {
        return 0.0;
    }
    if high - low < 1.0 {
        let middle = f64::midpoint(low, high);
        let (bin, way) = (middle as usize, middle.fract() as f32);
        return power[bin] + (power[(bin + 1).min(last)] - power[bin]) * way;
    }
    let covered = &power[low.ceil() as usize..=(high.floor() as usize).min(last)];
    covered.iter().copied().fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sine_is_brightest_in_its_own_row() {
        let rate_hz = 48_000.0;
        for frequency_hz in [110.0, 440.0, 5_000.0] {
            let sine: Vec<f32> = (0..48_000)
                .map(|n| (std::f64::consts::TAU * frequency_hz * f64::from(n) / rate_hz).sin())
                .map(|x| x as f32)
                .collect();
            let levels = analyse(&sine, rate_hz, 5, 300).unwrap();
            let column = &levels[2];
            let brightest = (0..300).max_by(|a, b| column[*a].total_cmp(&column[*b])).unwrap();
            let expected = place(frequency_hz) * 300.0;
            assert!((brightest as f64 - expected).abs() < 3.0, "{frequency_hz} Hz");
        }
    }
}
