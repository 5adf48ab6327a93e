//! The little complex arithmetic that filter design needs.

use std::ops::{Add, Div, Mul, Sub};

/// A complex number in rectangular form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Complex {
    pub(crate) re: f64,
    pub(crate) im: f64,
}

impl Complex {
    pub(crate) const ONE: Self = Self { re: 1.0, im: 0.0 };

    pub(crate) fn polar(radius: f64, angle: f64) -> Self {
        let (im, re) = angle.sin_cos();
        Self { re: radius * re, im: radius * im }
    }

    pub(crate) fn abs(self) -> f64 {
        self.re.hypot(self.im)
    }

    pub(crate) fn arg(self) -> f64 {
        self.im.atan2(self.re)
    }

    pub(crate) fn scale(self, gain: f64) -> Self {
        Self { re: self.re * gain, im: self.im * gain }
    }
}

impl Add for Complex {
    type Output = Self;
    fn add(self, b: Self) -> Self {
        Self { re: self.re + b.re, im: self.im + b.im }
    }
}

impl Sub for Complex {
    type Output = Self;
    fn sub(self, b: Self) -> Self {
        Self { re: self.re - b.re, im: self.im - b.im }
    }
}

impl Mul for Complex {
    type Output = Self;
    fn mul(self, b: Self) -> Self {
        Self { re: self.re * b.re - self.im * b.im, im: self.re * b.im + self.im * b.re }
    }
}

impl Div for Complex {
    type Output = Self;
    fn div(self, b: Self) -> Self {
        let power = b.re * b.re + b.im * b.im;
        Self {
            re: (self.re * b.re + self.im * b.im) / power,
            im: (self.im * b.re - self.re * b.im) / power,
        }
    }
}

/// `Σ taps[j]·x^j`, the response of an FIR filter for `x = z⁻¹`.
pub(crate) fn polynomial<T: Copy + Into<f64>>(taps: &[T], x: Complex) -> Complex {
    taps.iter().rev().fold(Complex { re: 0.0, im: 0.0 }, |sum, &tap| {
        let sum = sum * x;
        Complex { re: sum.re + tap.into(), im: sum.im }
    })
}
