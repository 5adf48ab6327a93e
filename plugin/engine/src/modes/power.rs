//! Powers of two of many numbers at once, in plain arithmetic that vectorises.

use std::f64::consts::LN_2;

/// Adding this leaves the nearest whole number in the lowest bits of the sum.
const ROUND: f64 = 6_755_399_441_055_744.0; // 1.5·2⁵² [C]
/// `ln(2)ⁿ/n!`: within half a step of a whole number the next term is below 10⁻¹¹ [C].
const SERIES: [f64; 9] = [
    1.0,
    LN_2,
    0.240_226_506_959_100_7,   // [C]
    0.055_504_108_664_821_58,  // [C]
    0.009_618_129_107_628_477, // [C]
    0.001_333_355_814_642_844, // [C]
    1.540_353_039_338_161e-4,  // [C]
    1.525_273_380_405_984e-5,  // [C]
    1.321_548_679_014_431e-6,  // [C]
];

/// `2^x` for `x` of −1000 to 1000, within 3·10⁻¹⁰ of itself: less than a millionth of a cent.
#[inline(always)]
pub(super) fn exp2(x: f64) -> f64 {
    let shifted = x + ROUND;
    let rest = x - (shifted - ROUND);
    let series = SERIES.iter().rev().fold(0.0, |sum, term| sum * rest + term);
    // The whole number becomes the exponent.
    let whole = f64::from_bits(shifted.to_bits().wrapping_add(1_023) << 52);
    series * whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_power_of_two() {
        for i in -4_000..4_000 {
            let x = f64::from(i) * 0.017;
            let off = exp2(x) / x.exp2() - 1.0;
            assert!(off.abs() < 3.0e-10, "{x}: {off:e}");
        }
    }
}
