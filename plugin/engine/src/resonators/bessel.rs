//! Bessel functions of whole order and their zeros: the shapes and places of a membrane's modes.
//!
//! Downward recurrence after Miller, normalised by `J₀ + 2·ΣJ₂ₖ = 1`.

/// Highest order that is asked for.
pub(crate) const MAX_ORDER: usize = 24;

/// `J_0(x)` to `J_MAX_ORDER(x)` for x of 0 and more.
#[must_use]
pub(crate) fn all(x: f64) -> [f64; MAX_ORDER + 1] {
    let mut out = [0.0; MAX_ORDER + 1];
    let x = x.abs();
    if x < 1.0e-9 {
        out[0] = 1.0;
        return out;
    }
    let start = (x.max(MAX_ORDER as f64) as usize + 25) & !1;
    let (mut above, mut here, mut sum) = (0.0_f64, 1.0e-250_f64, 0.0_f64);
    for order in (0..=start).rev() {
        if order <= MAX_ORDER {
            out[order] = here;
        }
        if order % 2 == 0 {
            sum += if order == 0 { here } else { 2.0 * here };
        }
        if order > 0 {
            let below = 2.0 * order as f64 / x * here - above;
            above = here;
            here = below;
            if here.abs() > 1.0e200 {
                let scale = 1.0e-250;
                above *= scale;
                here *= scale;
                sum *= scale;
                for value in &mut out {
                    *value *= scale;
                }
            }
        }
    }
    out.map(|value| value / sum)
}

/// One zero of a Bessel function: nodal diameters, nodal circles, and the place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Zero {
    /// Nodal diameters.
    pub(crate) order: usize,
    /// Nodal circles, the rim included.
    pub(crate) circles: usize,
    pub(crate) place: f64,
}

/// Every zero up to `limit`, lowest first.
#[must_use]
pub(crate) fn zeros(limit: f64) -> Vec<Zero> {
    const STEP: f64 = 0.2;
    let mut found = Vec::new();
    let mut circles = [0_usize; MAX_ORDER + 1];
    let mut before = all(STEP);
    let mut x = STEP;
    while x < limit {
        let now = all(x + STEP);
        for order in 0..=MAX_ORDER {
            // Near the origin high orders are too small to have a sign.
            if x > 0.8 * order as f64 && before[order] * now[order] < 0.0 {
                circles[order] += 1;
                let place = bisect(order, x, x + STEP, before[order]);
                found.push(Zero { order, circles: circles[order], place });
            }
        }
        before = now;
        x += STEP;
    }
    found.sort_by(|a, b| a.place.total_cmp(&b.place));
    found
}

fn bisect(order: usize, mut low: f64, mut high: f64, at_low: f64) -> f64 {
    for _ in 0..48 {
        let middle = 0.5 * (low + high);
        if all(middle)[order] * at_low > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_zeros_are_found_in_order() {
        let places: Vec<f64> = zeros(9.0).iter().map(|zero| zero.place).collect();
        let known = [
            2.404_825_557_7,
            3.831_705_970_2,
            5.135_622_301_8,
            5.520_078_110_3,
            6.380_161_895_9,
            7.015_586_669_8,
            7.588_342_434_5,
            8.417_244_140_4,
            8.653_727_912_9,
            8.771_483_816_0,
        ];
        assert_eq!(places.len(), known.len(), "{places:?}");
        for (place, known) in places.iter().zip(known) {
            assert!((place - known).abs() < 1e-9, "{place} {known}");
        }
        assert_eq!(zeros(20.0).iter().filter(|zero| zero.order == 0).count(), 6);
    }

    #[test]
    fn values_agree_with_tables() {
        let values = all(2.5);
        assert!((values[0] + 0.048_383_776_468).abs() < 1e-11);
        assert!((values[1] - 0.497_094_102_464).abs() < 1e-11);
        assert!((all(15.0)[20] - 0.007_360_234).abs() < 1e-8);
    }
}
