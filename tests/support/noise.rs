//! What is left of an attack when its partials are taken out.

use std::f64::consts::TAU;

use crate::{db, peak, rms};

/// Partials that are taken out, at most, and up to this frequency.
const PARTIALS: usize = 60;
const TOP_HZ: f64 = 16_000.0;
/// As many tell when the string is let go.
const PARTIALS_TO_TIME: usize = 10;
/// Step of the search for that moment, in seconds.
const STEP_S: f64 = 0.001;

/// Level of the residual over `x`, re its peak, in decibels, after the best fit of the partials:
/// all start together when the string is let go, which is where they fit best; each is a sine whose
/// amplitude and phase may drift in a straight line.
#[must_use]
pub fn residual_db(x: &[f64], rate_hz: f64, partials_hz: &[f64]) -> f64 {
    let top_hz = TOP_HZ.min(0.45 * rate_hz);
    let count = partials_hz.iter().take(PARTIALS).take_while(|hz| **hz < top_hz).count();
    let few = &partials_hz[..count.min(PARTIALS_TO_TIME)];
    let step = (STEP_S * rate_hz) as usize;
    let level_from =
        |start: usize| rms(&without(x, &partials(x.len(), rate_hz, few, start, false)));
    let start = (0..x.len().saturating_sub(4 * step))
        .step_by(step)
        .map(|start| (start, level_from(start)))
        .fold((0, f64::INFINITY), |best, next| if next.1 < best.1 { next } else { best })
        .0;
    let all = partials(x.len(), rate_hz, &partials_hz[..count], start, true);
    db(rms(&without(x, &all)) / peak(x).max(1.0e-12))
}

/// Sines and cosines that are silent before `start`, with their drifts if asked for.
fn partials(count: usize, rate_hz: f64, hz: &[f64], start: usize, drift: bool) -> Vec<Vec<f64>> {
    let middle = (count - start) as f64 / 2.0;
    let mut basis = Vec::new();
    for hz in hz {
        for power in 0..=i32::from(drift) {
            for phase in [0.0, 0.25] {
                let mut wave = vec![0.0; count];
                for (i, y) in wave[start..].iter_mut().enumerate() {
                    let weight = (i as f64 / middle - 1.0).powi(power);
                    *y = weight * (TAU * (hz * i as f64 / rate_hz + phase)).cos();
                }
                basis.push(wave);
            }
        }
    }
    basis
}

/// `x` without its projection on the vectors, by Gram and Schmidt, twice for precision.
fn without(x: &[f64], basis: &[Vec<f64>]) -> Vec<f64> {
    let mut directions: Vec<Vec<f64>> = Vec::new();
    let mut rest = x.to_vec();
    for vector in basis {
        let mut v = vector.clone();
        let before = rms(&v);
        for _ in 0..2 {
            for direction in &directions {
                remove(&mut v, direction);
            }
        }
        let length = v.iter().map(|v| v * v).sum::<f64>().sqrt();
        // What almost lies in the span already would only fit noise.
        if length > 0.05 * before * (v.len() as f64).sqrt() {
            for v in &mut v {
                *v /= length;
            }
            remove(&mut rest, &v);
            directions.push(v);
        }
    }
    rest
}

fn remove(x: &mut [f64], direction: &[f64]) {
    let share: f64 = x.iter().zip(direction).map(|(x, d)| x * d).sum();
    x.iter_mut().zip(direction).for_each(|(x, d)| *x -= share * d);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Dice;

    #[test]
    fn noise_is_measured_and_partials_are_not() {
        let mut dice = Dice::new(3);
        let partial = |n: i32, t: f64| {
            (TAU * 200.0 * f64::from(n) * t).sin() * (-3.0 * f64::from(n) * t).exp() / f64::from(n)
        };
        let tone: Vec<f64> = (0..1_920)
            .map(|i| (1..20).map(|n| partial(n, f64::from(i) / 48_000.0)).sum())
            .collect();
        let hz: Vec<f64> = (1..60).map(|n| 200.0 * f64::from(n)).collect();
        let clean = residual_db(&tone, 48_000.0, &hz);
        let level = 0.1 * peak(&tone) * 3.0_f64.sqrt();
        let noisy: Vec<f64> =
            tone.iter().map(|x| x + level * f64::from(2.0 * dice.unit() - 1.0)).collect();
        let seen = residual_db(&noisy, 48_000.0, &hz);
        // White noise at −20 dB: the fit takes some of it, the higher peak some more.
        assert!(clean < -45.0, "{clean}");
        assert!((-22.5..-19.5).contains(&seen), "{seen}");
    }
}
