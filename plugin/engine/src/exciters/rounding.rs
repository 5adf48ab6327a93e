//! A step and a kink laid between two samples: what band-limited ones differ by.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_3, PI, TAU};

/// The window's cosines, against its mean [C: least of the sampling is left in the tone].
const FIRST: f64 = 1.0 + SECOND;
const SECOND: f64 = 0.05;

/// What a step and a kink that happened `since` samples ago add to the two samples before this one, to
/// this and to the next: what a smooth one differs by.
#[inline(always)]
pub(crate) fn rounded(step: f64, kink: f64, since: f64) -> [f64; 4] {
    let (sin, cos) = (FRAC_PI_2 * since).sin_cos();
    // What lies as far before the moment as each sample does before or after it.
    let [(a, b), (c, d)] = [risen(since - 2.0, [-sin, -cos]), risen(since - 1.0, [-cos, sin])];
    let [(e, f), (g, h)] = [risen(-since, [-sin, cos]), risen(-since - 1.0, [-cos, -sin])];
    [step * a + kink * b, step * c + kink * d, kink * f - step * e, kink * h - step * g]
}

/// How far a smooth step and a smooth ramp, begun `since` samples ago, have come in the three samples
/// before this one, in this and in the next two: integrals of a raised cosine six samples wide.
#[inline(always)]
pub(crate) fn spread(since: f64) -> [[f64; 2]; 6] {
    let (sin, cos) = (FRAC_PI_3 * since).sin_cos();
    // Turned on by a sixth from sample to sample.
    let [x, y] = [0.5 * cos, SIXTH * sin];
    let [u, v] = [0.5 * sin, SIXTH * cos];
    let turned = [[cos, sin], [x - y, u + v], [-x - y, v - u]];
    std::array::from_fn(|k| {
        let way = since + k as f64;
        let sign = if k < 3 { -1.0 } else { 1.0 };
        let [cos, sin] = turned[k % 3].map(|part| sign * part);
        let ramp = way * way / 12.0 - 1.5 / (PI * PI) * (1.0 + cos);
        [way / 6.0 + sin / TAU, ramp]
    })
}

/// Sine of a sixth of a turn.
const SIXTH: f64 = 0.866_025_403_784_438_6;

/// How far a smooth step and a smooth ramp have come at `x`, −2 to 0, with sine and cosine of πx/2:
/// integrals of a cosine window.
#[inline(always)]
fn risen(x: f64, [sin, cos]: [f64; 2]) -> (f64, f64) {
    let from = x + 2.0;
    let step = 0.25 * from + FIRST / TAU * sin + SECOND / TAU * sin * cos;
    let ramp = 0.125 * from * from - FIRST / (PI * PI) * (cos + 1.0)
        + 0.5 * SECOND / (PI * PI) * sin * sin;
    (step, ramp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_and_a_kink_are_the_sums_of_a_window() {
        let window = |x: f64| {
            let angle = FRAC_PI_2 * x;
            0.25 * (1.0 + FIRST * angle.cos() + SECOND * (2.0 * angle).cos())
        };
        let (count, since) = (20_000, 0.3);
        for (sample, [step, kink]) in (0..4).map(|k| {
            (
                f64::from(k) - 2.0,
                [rounded(1.0, 0.0, since), rounded(0.0, 1.0, since)].map(|r| r[k as usize]),
            )
        }) {
            let x = sample + since;
            let (mut risen, mut ramp, wide) = (0.0, 0.0, 4.0 / f64::from(count));
            for k in 0..count {
                let at = -2.0 + wide * (f64::from(k) + 0.5);
                if at < x {
                    risen += wide * window(at);
                    ramp += wide * window(at) * (x - at);
                }
            }
            let bare = f64::from(u8::from(x > 0.0));
            assert!((step - (risen - bare)).abs() < 1e-4, "{sample}: {step}");
            assert!((kink - (ramp - bare * x)).abs() < 1e-4, "{sample}: {kink}");
        }
    }
}
