//! The loss of a delay line in a room: two first-order shelves that decay it at the right speed in every band.
//!
//! Jot & Chaigne 1991: a line of τ seconds loses `60·τ/T60(f)` decibels. The curve between the three given bands is
//! that of small shelves; each line's own shelves are corrected until they meet it in these bands (as Schlecht &
//! Habets 2017 do with more of them).

use std::f64::consts::PI;

/// Where decay is given.
const ANCHORS_HZ: [f64; 3] = [125.0, 1_000.0, 4_000.0];
/// Where half of the way between two bands is gone [by ear]: higher puts more of air's loss into the top octave
/// and leaves less room for a bright one.
const CORNERS_HZ: [f64; 2] = [400.0, 5_000.0];
/// A plateau loses no less than this share of the middle one.
const LEAST: f64 = 0.2;

/// A line that loses more than this in one pass has lost enough.
const MOST_DB: f64 = 70.0;

/// Speed of decay over frequency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Decay {
    /// Losses of the middle, and of the low and high plateaus, in decibels per second.
    mid: f64,
    low: f64,
    high: f64,
}

/// Share of the low and high plateau at a frequency.
fn shares(hz: f64) -> [f64; 2] {
    let [low, high] = CORNERS_HZ.map(|corner| (hz / corner).powi(2));
    [1.0 / (1.0 + low), high / (1.0 + high)]
}

/// Middle, low and high plateau whose curve has three given values.
fn through(values: [f64; 3]) -> [f64; 3] {
    // Two rows less the one of the middle leave a two by two system for the differences.
    let [a, b, c] = ANCHORS_HZ.map(shares);
    let (p, q) = (a[0] - b[0], a[1] - b[1]);
    let (r, s) = (c[0] - b[0], c[1] - b[1]);
    let (u, v) = (values[0] - values[1], values[2] - values[1]);
    let det = p * s - q * r;
    let (low, high) = ((u * s - q * v) / det, (p * v - u * r) / det);
    let mid = values[1] - b[0] * low - b[1] * high;
    [mid, mid + low, mid + high]
}

impl Decay {
    /// A decay through three times, as far as a room's may bend.
    pub(crate) fn new(t60_s: [f64; 3]) -> Self {
        let [mid, low, high] = through(t60_s.map(|s| 60.0 / s));
        let mid = mid.max(LEAST * 60.0 / t60_s[1]);
        Self { mid, low: low.max(LEAST * mid), high: high.max(LEAST * mid) }
    }

    /// Loss in decibels per second.
    pub(crate) fn speed_db_per_s(&self, hz: f64) -> f64 {
        let [low, high] = shares(hz);
        self.mid + (self.low - self.mid) * low + (self.high - self.mid) * high
    }

    /// The same room with another share of its loss.
    pub(crate) fn times(&self, share: f64) -> Self {
        Self { mid: share * self.mid, low: share * self.low, high: share * self.high }
    }

    /// Time for 60 dB.
    pub(crate) fn t60_s(&self, hz: f64) -> f64 {
        60.0 / self.speed_db_per_s(hz)
    }
}

/// Two shelves in a row: `b0 b1 −a1` of each, the first with the line's gain.
pub(crate) type Shelves = [f32; 6];

/// What the design knows of the rate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Absorber {
    corners: [f64; 2],
    anchors: [f64; 3],
}

impl Absorber {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let warp = |hz: f64| (PI * (hz / rate_hz).min(0.45)).tan();
        Self { corners: CORNERS_HZ.map(warp), anchors: ANCHORS_HZ.map(warp) }
    }

    /// The shelves of a line of `s` seconds, times `gain`.
    pub(crate) fn design(&self, decay: &Decay, s: f64, gain: f64) -> Shelves {
        let wanted = ANCHORS_HZ.map(|hz| -s * decay.speed_db_per_s(hz));
        let [mut mid, mut low, mut high] = [decay.mid, decay.low, decay.high].map(|loss| -s * loss);
        for _ in 0..2 {
            let [g, h] = [low - mid, high - mid].map(|db| 10.0_f64.powf(db / 40.0));
            let mut errors = [0.0; 3];
            for ((error, wanted), w) in errors.iter_mut().zip(wanted).zip(self.anchors) {
                let ([l, t], w) = (self.corners.map(|c| c * c), w * w);
                let low_power = (w + l * g * g) / (w + l / (g * g));
                let high_power = (w * h * h + t) / (w / (h * h) + t);
                *error = wanted - mid - 10.0 * (low_power * high_power).log10();
            }
            let [m, l, h] = through(errors);
            (mid, low, high) = (mid + m, low + l, high + h);
        }
        let [mid, low, high] = [mid, low, high].map(|db| db.clamp(-MOST_DB, 0.0));
        let [g, h] = [low - mid, high - mid].map(|db| 10.0_f64.powf(db / 40.0));
        let gain = gain * 10.0_f64.powf(mid / 20.0);
        let [l, t] = self.corners;
        let (a, b) = (1.0 + l / g, 1.0 / h + t);
        [
            gain * (1.0 + l * g) / a,
            gain * (l * g - 1.0) / a,
            (1.0 - l / g) / a,
            (h + t) / b,
            (t - h) / b,
            (1.0 / h - t) / b,
        ]
        .map(|c| c as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loss_db(shelves: &Shelves, hz: f64, rate_hz: f64) -> f64 {
        let (sin, cos) = (std::f64::consts::TAU * hz / rate_hz).sin_cos();
        let at = |b: f32, c: f32| {
            let (b, c) = (f64::from(b), f64::from(c));
            (b + c * cos).powi(2) + (c * sin).powi(2)
        };
        let [b0, b1, a1, c0, c1, d1] = *shelves;
        -10.0 * (at(b0, b1) * at(c0, c1) / at(1.0, -a1) / at(1.0, -d1)).log10()
    }

    #[test]
    fn a_line_loses_what_its_time_says() {
        for rate_hz in [44_100.0, 96_000.0] {
            for t60_s in [[2.2, 1.9, 1.3], [0.66, 0.6, 0.4], [1.0, 3.0, 1.0], [0.4, 0.22, 0.16]] {
                let decay = Decay::new(t60_s);
                for s in [0.004, 0.023, 0.097] {
                    let shelves = Absorber::new(rate_hz).design(&decay, s, 1.0);
                    for hz in [125.0, 250.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 8_000.0] {
                        let t60 = 60.0 * s / loss_db(&shelves, hz, rate_hz);
                        let off = t60 / decay.t60_s(hz) - 1.0;
                        // What the bilinear transform bends at 8 kHz, and steep shelves between the bands.
                        assert!(off.abs() < 0.08, "{t60_s:?} {s} s at {hz} Hz: {off}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_line_gains() {
        for t60_s in [[5.0, 0.5, 5.0], [0.3, 4.0, 0.2], [9.0, 9.0, 9.0], [0.3, 0.3, 6.0]] {
            let decay = Decay::new(t60_s);
            for s in [0.004, 0.023, 0.2] {
                let shelves = Absorber::new(48_000.0).design(&decay, s, 1.0);
                for step in 0..240 {
                    let loss = loss_db(&shelves, 100.0 * f64::from(step), 48_000.0);
                    assert!(loss > -1.0e-5, "{t60_s:?} {s} s: {loss} dB");
                }
            }
        }
    }
}
