//! Poles and residues of a horn's input impedance, from its shape.
//!
//! A transfer matrix of short cylinders with viscothermal walls (Keefe 1984, large-tube limit), ended by
//! the radiation of an open pipe (Levine & Schwinger 1948, low-frequency limit) and started by a cup. All
//! of it is analytic in the complex frequency, so a Newton iteration on the input admittance finds each
//! pole, and the slope there its residue: `Z(s) ≈ Σ C/(s − s₀) + conj`. `C` is real within two per cent and
//! taken as such: then each mode gives back no more than it took.

use std::f64::consts::{PI, TAU};

use super::{
    air::{DENSITY_KG_PER_M3, SOUND_M_PER_S},
    complex::Complex,
};

/// A bore: a cone with a cup before it, as many a horn is without a maker.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bore {
    pub(crate) length_m: f64,
    /// Radius at the lips' end and at the open one.
    pub(crate) throat_m: f64,
    pub(crate) bell_m: f64,
    /// Air in the cup, or between lips and a bare horn's end.
    pub(crate) cup_m3: f64,
}

/// Slices of the cone.
const SLICES: usize = 48;
/// Attenuation of a wave at the wall: `3·10⁻⁵·√f/a` nepers per metre [G: Fletcher & Rossing].
const WALL: f64 = 3.0e-5;
/// Step of the scan for peaks, re `c/L`.
const SCAN: f64 = 0.02;

/// One mode of the column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pole {
    /// Complex frequency in 1/s.
    pub(crate) s: Complex,
    /// Residue, in Pa/m³; positive.
    pub(crate) residue: f64,
}

impl Pole {
    pub(crate) fn hz(&self) -> f64 {
        self.s.im / TAU
    }
}

/// The first modes of a bore, low to high.
pub(crate) fn poles(bore: &Bore, wall_loss: f64, count: usize) -> Vec<Pole> {
    let admittance = |s| Complex::ONE / impedance(bore, wall_loss, s);
    let slope = |s: Complex| {
        let h = Complex { re: 0.1, im: 0.0 };
        (admittance(s + h) - admittance(s - h)).scale(5.0)
    };
    let mut found: Vec<Pole> = Vec::with_capacity(count);
    let (mut before, mut last) = (f64::INFINITY, f64::INFINITY);
    // Modes of a cone lie about c/2L apart.
    let top_hz = (count as f64 + 2.0) * 0.6 * SOUND_M_PER_S / bore.length_m;
    let scan_hz = SCAN * SOUND_M_PER_S / bore.length_m;
    let mut hz = 5.0 * scan_hz;
    while hz < top_hz && found.len() < count {
        let now = impedance(bore, wall_loss, Complex { re: 0.0, im: TAU * hz }).abs();
        if last > before && last > now {
            let peak_hz = hz - scan_hz;
            let mut s = Complex { re: -0.015 * TAU * peak_hz, im: TAU * peak_hz };
            for _ in 0..10 {
                s = s - admittance(s) / slope(s);
            }
            let near = (s.im / TAU / peak_hz - 1.0).abs() < 0.1;
            let residue = (Complex::ONE / slope(s)).re;
            if near && s.re < 0.0 && residue > 0.0 {
                found.push(Pole { s, residue });
            }
        }
        (before, last) = (last, now);
        hz += scan_hz;
    }
    found
}

/// Input impedance at a complex frequency.
pub(crate) fn impedance(bore: &Bore, wall_loss: f64, s: Complex) -> Complex {
    let real = |re| Complex { re, im: 0.0 };
    let end = characteristic(bore.bell_m);
    // 0.25·(ka)² + 0.61j·ka, as a resistance beside an inertance.
    let inertance = s.scale(0.6133 * bore.bell_m / SOUND_M_PER_S * end);
    let resistance = real(1.504 * end);
    let mut z = inertance * resistance / (inertance + resistance);
    let slice_m = bore.length_m / SLICES as f64;
    let wall = s_root(s).scale(wall_loss * WALL / PI.sqrt());
    for i in (0..SLICES).rev() {
        let radius_m = radius_at(bore, (i as f64 + 0.5) / SLICES as f64);
        let zc = characteristic(radius_m);
        let wave = s.scale(1.0 / SOUND_M_PER_S) + wall.scale(1.0 / radius_m);
        // tanh(x) = (1 − e)/(1 + e) with e = exp(−2x).
        let e = Complex::polar((-2.0 * slice_m * wave.re).exp(), -2.0 * slice_m * wave.im);
        let tanh = (Complex::ONE - e) / (Complex::ONE + e);
        z = (z + tanh.scale(zc)) / (Complex::ONE + z * tanh.scale(1.0 / zc));
    }
    let stiffness = DENSITY_KG_PER_M3 * SOUND_M_PER_S * SOUND_M_PER_S;
    let cup = s.scale(bore.cup_m3 / stiffness);
    Complex::ONE / (Complex::ONE / z + cup)
}

/// Radius at a share of the length.
fn radius_at(bore: &Bore, share: f64) -> f64 {
    bore.throat_m + (bore.bell_m - bore.throat_m) * share
}

/// Impedance of a wave in a tube.
pub(crate) fn characteristic(radius_m: f64) -> f64 {
    DENSITY_KG_PER_M3 * SOUND_M_PER_S / (PI * radius_m * radius_m)
}

/// Seconds by which a crest overtakes its wave per pascal at the throat, over the whole bore: a wave of
/// finite height steepens, the less the wider the horn (Hirschberg et al. 1996).
pub(crate) fn steepening_s_per_pa(bore: &Bore) -> f64 {
    let slice_m = bore.length_m / SLICES as f64;
    let weighted: f64 = (0..SLICES)
        .map(|i| bore.throat_m / radius_at(bore, (i as f64 + 0.5) / SLICES as f64) * slice_m)
        .sum();
    // (γ + 1)/2 for air over ρc³.
    1.2 * weighted / (DENSITY_KG_PER_M3 * SOUND_M_PER_S.powi(3))
}

fn s_root(s: Complex) -> Complex {
    Complex::polar(s.abs().sqrt(), 0.5 * s.arg())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONE: Bore = Bore { length_m: 2.8, throat_m: 5.0e-3, bell_m: 60.0e-3, cup_m3: 8.0e-6 };

    #[test]
    fn the_row_of_a_cone_with_a_cup_is_harmonic() {
        let poles = poles(&CONE, 1.8, 16);
        assert_eq!(poles.len(), 16);
        for (i, pole) in poles.iter().enumerate().take(8) {
            let row_hz = pole.hz() / (i + 1) as f64;
            assert!((54.0..57.5).contains(&row_hz), "{}: {row_hz}", i + 1);
        }
    }

    #[test]
    fn the_modes_give_the_impedance_back() {
        let poles = poles(&CONE, 1.8, 16);
        for pole in &poles[1..8] {
            let s = Complex { re: 0.0, im: pole.s.im };
            let sum = poles.iter().fold(Complex { re: 0.0, im: 0.0 }, |sum, p| {
                let mirror = |z: Complex| Complex { re: z.re, im: -z.im };
                sum + (Complex::ONE / (s - p.s) + Complex::ONE / (s - mirror(p.s))).scale(p.residue)
            });
            let exact = impedance(&CONE, 1.8, s);
            assert!((sum.abs() / exact.abs() - 1.0).abs() < 0.005, "{sum:?} {exact:?}");
        }
    }
}
