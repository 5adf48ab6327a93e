//! Second-order filters whose curve is that of their analogue model up to the top, not bent at half the rate.
//!
//! The squared magnitude of a biquad is a ratio of polynomials in sin²(ω/2) (Vicanek 2016); it is fitted to the model's by
//! weighted least squares, a few rounds (Sanathanan & Koerner 1963; the last of them level the error), and taken apart into the minimum-phase filter.

use crate::dsp::solve::solved;

/// Points of the fit, and rounds.
const POINTS: usize = 48;
const ROUNDS: usize = 9;
/// From this round on, what is farthest off weighs most, down to this share.
const LEVELS_FROM: usize = 3;
const LEAST: f64 = 0.3;
/// A ratio of powers within this of one, 0.04 dB, is met.
const ENOUGH: f64 = 0.01;
/// The highest frequency that counts.
const TOP_HZ: f64 = 20_200.0;
/// What lies below the corner by more than this is straight.
const LOWEST: f64 = 0.05;

/// The model's curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    LowShelf,
    Peak,
    HighShelf,
}

/// Squared magnitude of the model at a frequency against its own, with gain `10^(db/20)`.
pub(super) fn model(shape: Shape, place: f64, q: f64, db: f64) -> f64 {
    let (a, w) = (10.0_f64.powf(db / 40.0), place * place);
    // |b0 + b1·s + b2·s²|² at s = j·place
    let power = |[b0, b1, b2]: [f64; 3]| (b0 - b2 * w).powi(2) + b1 * b1 * w;
    let root = a.sqrt() / q;
    match shape {
        Shape::Peak => power([1.0, a / q, 1.0]) / power([1.0, 1.0 / (a * q), 1.0]),
        Shape::LowShelf => a * a * power([a, root, 1.0]) / power([1.0, root, a]),
        Shape::HighShelf => a * a * power([1.0, root, a]) / power([a, root, 1.0]),
    }
}

/// `b0 b1 b2 a1 a2` of a filter; a boost is the inverse of its cut.
pub(super) fn design(shape: Shape, hz: f64, q: f64, db: f64, rate_hz: f64) -> [f64; 5] {
    let (top, bottom) = fitted(shape, hz, q, -db.abs(), rate_hz);
    let (Some(b), Some(a)) = (polynomial(top), polynomial(bottom)) else {
        return [1.0, 0.0, 0.0, 0.0, 0.0];
    };
    let (b, a) = if db > 0.0 { (a, b) } else { (b, a) };
    [b[0] / a[0], b[1] / a[0], b[2] / a[0], a[1] / a[0], a[2] / a[0]]
}

/// One point of the fit.
#[derive(Clone, Copy, Default)]
struct Point {
    /// The polynomials' terms.
    terms: [f64; 3],
    wanted: f64,
    weight: f64,
    off: f64,
}

/// The polynomials of the squared magnitude, above and below.
fn fitted(shape: Shape, hz: f64, q: f64, db: f64, rate_hz: f64) -> ([f64; 3], [f64; 3]) {
    let end = (0.4999 * rate_hz).min(TOP_HZ.max(1.01 * hz).max(0.25 * rate_hz));
    let still = model(shape, 0.0, q, db);
    let half = POINTS / 2;
    let mut points: [Point; POINTS] = std::array::from_fn(|i| {
        let at_hz = if i < half {
            hz * LOWEST.powf(1.0 - i as f64 / half as f64)
        } else {
            hz + (end - hz) * (i - half) as f64 / (half - 1) as f64
        };
        let one = (std::f64::consts::PI * at_hz / rate_hz).sin().powi(2);
        let terms = [1.0 - one, one, 4.0 * (1.0 - one) * one];
        Point { terms, wanted: model(shape, at_hz / hz, q, db), weight: 1.0, off: 0.0 }
    });
    let along = |a: [f64; 3], b: [f64; 3]| a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    let (mut top, mut bottom) = ([still; 3], [1.0; 3]);
    for round in 0..ROUNDS {
        let mut rows = [[0.0; 5]; 4];
        for point in &points {
            let ([zero, one, two], wanted) = (point.terms, point.wanted);
            let below = along(bottom, point.terms).abs().max(1.0e-9);
            let scale = (point.weight / below / wanted).powi(2);
            let line = [one, two, -wanted * one, -wanted * two, (wanted - still) * zero];
            for (row, left) in rows.iter_mut().zip(line) {
                for (entry, right) in row.iter_mut().zip(line) {
                    *entry += scale * left * right;
                }
            }
        }
        let [b1, b2, a1, a2] = solved(rows);
        (top, bottom) = ([still, b1, b2], [1.0, a1, a2]);
        if round >= LEVELS_FROM {
            let mut most = 1.0e-12_f64;
            for point in &mut points {
                let ratio = along(top, point.terms) / along(bottom, point.terms) / point.wanted;
                point.off = ratio.abs().max(1.0e-9).ln().abs();
                most = most.max(point.off);
            }
            if most < ENOUGH {
                break;
            }
            let mut sum = 0.0;
            for point in &mut points {
                point.weight *= LEAST + point.off / most;
                sum += point.weight;
            }
            for point in &mut points {
                point.weight *= POINTS as f64 / sum;
            }
        }
    }
    (top, bottom)
}

/// The minimum-phase polynomial of a squared magnitude.
fn polynomial([zero, one, two]: [f64; 3]) -> Option<[f64; 3]> {
    let w = 0.5 * (zero.max(0.0).sqrt() + one.max(0.0).sqrt());
    let under = w * w + two;
    let sound = zero > 0.0 && one >= 0.0 && under >= 0.0;
    let a0 = 0.5 * (w + under.max(0.0).sqrt());
    let a1 = 0.5 * (zero.max(0.0).sqrt() - one.max(0.0).sqrt());
    (sound && a0 > 0.0).then(|| [a0, a1, -two / (4.0 * a0)])
}
