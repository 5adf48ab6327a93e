//! The bow on a short string: its slip is looked at between two samples too.

use pulp::Simd;

use super::{
    bow::{Contact, Friction, Rub, crossing},
    friction::Law,
    rounding::spread,
};
use crate::dsp::{double::fma, simd::TICK};

/// Shortest part of a sample.
const LEAST: f64 = 1.0e-9;

/// How far a smooth step and a smooth ramp have come after every half sample: [`spread`] at the end, in the
/// middle and at the beginning of a sample, from the first, second and third on.
const RISEN: [[f64; 2]; 13] = [
    [0.000_000_000_000, 0.000_000_000_000],
    [0.003_755_861_787, 0.000_471_636_333],
    [0.028_834_442_811, 0.007_342_445_602],
    [0.090_845_056_908, 0.035_518_224_536],
    [0.195_501_109_478, 0.105_360_670_138],
    [0.337_089_195_121, 0.237_231_479_406],
    [0.500_000_000_000, 0.446_036_449_073],
    [0.662_910_804_879, 0.737_231_479_406],
    [0.804_498_890_522, 1.105_360_670_138],
    [0.909_154_943_092, 1.535_518_224_536],
    [0.971_165_557_189, 2.007_342_445_602],
    [0.996_244_138_213, 2.500_471_636_333],
    [1.000_000_000_000, 3.000_000_000_000],
];

/// What slips at the beginning, in the middle and at the end of a sample weighs in the three samples
/// before this one, in this and in the next two.
const WHOLE: [[f64; 3]; 6] = whole();

const fn whole() -> [[f64; 3]; 6] {
    let (mut weights, mut k) = ([[0.0; 3]; 6], 0);
    while k < 6 {
        let [[end, last], [_, half], [begin, first]] =
            [RISEN[2 * k], RISEN[2 * k + 1], RISEN[2 * k + 2]];
        let (falls, rises) = (2.0 * (half - first), 2.0 * (half - last));
        weights[k] = [begin + falls, -falls - rises, rises - end];
        k += 1;
    }
    weights
}

impl Contact {
    /// Solves sample `i` of the tick, at which the string slips on and will move on by `coming`: what the
    /// bow takes, and what is to be added to that of the three samples before, the last one first.
    #[inline(always)]
    pub(crate) fn slip_on<S: Simd>(
        &mut self,
        i: usize,
        law: &Law,
        signed: f64,
        coming: Option<f64>,
    ) -> (f64, [f64; 3]) {
        let i = i & (TICK - 1);
        let [first, was] = [self.seen[i], self.seen[i + 1]];
        self.seen[i + 2] = signed;
        let next = coming.map_or_else(|| 3.0 * (signed - was) + first, |further| signed + further);
        let middle = 0.5625 * (was + signed) - 0.0625 * (first + next);
        // A bow that turns round under a slipping string keeps slipping the other way.
        let [a, b, c] = [self.slip_m_per_s, law.slips(middle), law.slips(signed)];
        self.slip_m_per_s = c;
        let slid = WHOLE.map(|[x, y, z]| fma::<S>(x, a, fma::<S>(y, b, z * c)));
        let [last, later, late, now, next, after] = slid;
        let [due, coming] = self.due_m_per_s;
        self.due_m_per_s = [coming - next, -after];
        (signed + due - now, [-late, -later, -last])
    }

    /// Solves sample `i` of the tick, at which it is let go or caught, as [`Contact::rub`] does.
    #[inline(never)]
    pub(crate) fn rub_finely(
        &mut self,
        i: usize,
        friction: &Friction,
        [signed, hold]: [f64; 2],
        coming: impl FnOnce() -> Option<f64>,
    ) -> Rub {
        self.seen[i + 2] = signed;
        let due = self.take_due();
        if hold <= 0.0 || self.sticks && signed.abs() <= hold {
            self.sticks &= hold > 0.0;
            self.slip_m_per_s = 0.0;
            let taken = if hold > 0.0 { signed } else { 0.0 };
            return Rub { taken_m_per_s: taken + due, ..Rub::default() };
        }
        let law = Law::new(friction, hold);
        let [first, was] = [self.seen[i], self.seen[i + 1]];
        let next =
            coming().map_or_else(|| 3.0 * (signed - was) + first, |further| signed + further);
        let middle = 0.5625 * (was + signed) - 0.0625 * (first + next);
        let (catch, before) = (law.catch(), self.slip_m_per_s);
        let side = if self.sticks { signed.signum() } else { was.signum() };
        let crosses = |level: f64| {
            let three = [first * side, was * side, signed * side];
            let (since, _) = crossing(three, Some(next * side), level);
            (since, law.slips(level * side))
        };
        let (mut slid, mut released) = ([0.0; 6], None);
        self.slip_m_per_s = 0.0;
        if self.sticks {
            self.sticks = false;
            self.slips = self.slips.wrapping_add(1);
            let (since, a) = crosses(law.hold);
            let (middle, last) = (law.slips(middle), law.slips(signed));
            let rates = if since > 0.5 {
                [(middle - a) / (since - 0.5).max(LEAST), 2.0 * (last - middle)]
            } else {
                [(last - a) / since.max(LEAST); 2]
            };
            let from = spread(since);
            for (k, slid) in slid.iter_mut().enumerate() {
                *slid = along(from[k], [a, rates[0]]) + (rates[1] - rates[0]) * RISEN[2 * k + 1][1]
                    - along(RISEN[2 * k], [last, rates[1]]);
            }
            (self.slip_m_per_s, released) = (last, Some(since));
        } else {
            self.sticks = true;
            if was.abs() > catch {
                let (since, a) = crosses(catch);
                let rates = if since < 0.5 {
                    let middle = law.slips(middle);
                    [2.0 * (middle - before), (a - middle) / (0.5 - since).max(LEAST)]
                } else {
                    [(a - before) / (1.0 - since).max(LEAST); 2]
                };
                let to = spread(since);
                for (k, slid) in slid.iter_mut().enumerate() {
                    *slid = along(RISEN[2 * k + 2], [before, rates[0]])
                        + (rates[1] - rates[0]) * RISEN[2 * k + 1][1]
                        - along(to[k], [a, rates[1]]);
                }
            }
        }
        let [last, later, late, now, next, after] = slid;
        self.due_m_per_s[0] -= next;
        self.due_m_per_s[1] = -after;
        Rub { taken_m_per_s: signed + due - now, late_m_per_s: [-late, -later, -last], released }
    }
}

/// What a slip of a value and a rate per sample has come to.
#[inline(always)]
fn along([step, ramp]: [f64; 2], [slip, rate]: [f64; 2]) -> f64 {
    slip * step + rate * ramp
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_the_sum_of_a_raised_cosine() {
        // A slip that rises evenly through a sample, and one that is greatest in its middle.
        for slip in [|t: f64| t, |t: f64| 1.0 - (2.0 * t - 1.0).abs()] {
            let y = [slip(0.0), slip(0.5), slip(1.0)];
            for (k, weights) in WHOLE.iter().enumerate() {
                let count = 10_000;
                let sum: f64 = (0..count)
                    .map(|n| {
                        let t = (f64::from(n) + 0.5) / f64::from(count);
                        let x = k as f64 - 2.0 - t;
                        slip(t) * (1.0 + (std::f64::consts::FRAC_PI_3 * x).cos()) / 6.0
                    })
                    .sum();
                let weighed: f64 = weights.iter().zip(y).map(|(weight, y)| weight * y).sum();
                let (sum, window) = (sum / f64::from(count), k as f64 - 2.0);
                assert!((weighed - sum).abs() < 1.0e-6, "{window}: {weighed} {sum}");
            }
        }
        for (k, [step, ramp]) in spread(0.5).into_iter().enumerate() {
            let [a, b] = RISEN[2 * k + 1];
            assert!((step - a).abs() < 1.0e-9 && (ramp - b).abs() < 1.0e-9, "{k}");
        }
    }
}
