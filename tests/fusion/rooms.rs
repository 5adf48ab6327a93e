//! How rooms sound: decay by band, density of echoes and modes, energy, levels.

use kairat_engine::{
    SampleRate,
    space::{Room, Space, SpaceControls},
};
use realfft::{RealFftPlanner, num_complex::Complex64};

use crate::buses::Bus;

pub(crate) fn wet(room: Room) -> SpaceControls {
    let distance_m = if room == Room::Yurt { 2.0 } else { 12.0 };
    SpaceControls { is_on: true, room, mix: 1.0, distance_m, ..SpaceControls::default() }
}

/// Both sides of a click's answer.
fn answer(controls: &SpaceControls, seconds: f64, rate_hz: f64) -> Bus {
    let mut space = Space::new(SampleRate::new(rate_hz));
    space.set(controls);
    Bus::click((seconds * rate_hz) as usize).through(&mut space, &[], 512)
}

/// What the octave's filter leaves of a power, a Butterworth band-pass of sixth order.
pub(crate) fn passes(place: f64) -> f64 {
    1.0 / (1.0 + (std::f64::consts::SQRT_2 * (place - 1.0 / place)).powi(6))
}

/// One octave of a signal.
pub(crate) fn octave(x: &[f64], hz: f64, rate_hz: f64) -> Vec<f64> {
    let size = (2 * x.len()).next_power_of_two();
    let mut planner = RealFftPlanner::new();
    let (forward, back) = (planner.plan_fft_forward(size), planner.plan_fft_inverse(size));
    let mut padded = x.to_vec();
    padded.resize(size, 0.0);
    let mut bins = forward.make_output_vec();
    let is_forth = forward.process(&mut padded, &mut bins).is_ok();
    for (k, bin) in bins.iter_mut().enumerate() {
        let place = (k as f64 * rate_hz / size as f64 / hz).max(1.0e-9);
        *bin *= passes(place).sqrt() / size as f64;
    }
    (bins[0], bins[size / 2]) = (Complex64::ZERO, Complex64::ZERO);
    assert!(is_forth && back.process(&mut bins, &mut padded).is_ok());
    padded.truncate(x.len());
    padded
}

/// Abel & Huang 2006: share of samples beyond one deviation in 20 ms against that of noise.
fn density(x: &[f64], at_s: f64, rate_hz: f64) -> f64 {
    let (middle, half) = ((at_s * rate_hz) as usize, (0.01 * rate_hz) as usize);
    let part = &x[middle - half..middle + half];
    let weight = |i: usize| 0.5 - 0.5 * (std::f64::consts::PI * i as f64 / half as f64).cos();
    let total: f64 = (0..part.len()).map(weight).sum();
    let power: f64 = part.iter().enumerate().map(|(i, x)| weight(i) * x * x).sum::<f64>() / total;
    let outside: f64 = part
        .iter()
        .enumerate()
        .filter(|(_, x)| x.abs() > power.sqrt())
        .map(|(i, _)| weight(i))
        .sum();
    outside / total / 0.3173
}

#[test]
fn echoes_are_dense_within_the_mixing_time() {
    for (room, by_s) in [(Room::Hall, 0.20), (Room::Yurt, 0.06)] {
        let rate_hz = 48_000.0;
        let sound = answer(&wet(room), 0.6, rate_hz);
        let right = sound.right();
        // The mean of eight windows of both sides, 5 ms apart.
        let mean = |from_s: f64| {
            (0..8)
                .map(|i| from_s + 0.005 * f64::from(i))
                .map(|s| 0.5 * (density(&sound.left(), s, rate_hz) + density(&right, s, rate_hz)))
                .sum::<f64>()
                / 8.0
        };
        let (found, later) = (mean(by_s), mean(2.0 * by_s));
        eprintln!(
            "{room:?}: echo density {found:.2} from {by_s} s, {later:.2} from {} s",
            2.0 * by_s
        );
        assert!(found > 0.9 && later > 0.95, "{room:?}: {found} {later}");
    }
}

#[test]
fn no_mode_of_the_hall_stands_out() {
    let rate_hz = 48_000.0;
    let sound = answer(&wet(Room::Hall), 3.0, rate_hz).left();
    for (from_s, to_s) in [(0.2, 1.2), (0.8, 2.2)] {
        let part = &sound[(from_s * rate_hz) as usize..(to_s * rate_hz) as usize];
        let count = part.len();
        let mut frame: Vec<f64> = part
            .iter()
            .enumerate()
            .map(|(i, x)| {
                let hann = 0.5 - 0.5 * (std::f64::consts::TAU * i as f64 / count as f64).cos();
                x * hann * 10.0_f64.powf(3.0 * i as f64 / rate_hz / 1.9)
            })
            .collect();
        let forward = RealFftPlanner::new().plan_fft_forward(count);
        let mut bins = forward.make_output_vec();
        forward.process(&mut frame, &mut bins).unwrap();
        let power: Vec<f64> = bins.iter().map(Complex64::norm_sqr).collect();
        let bin_hz = rate_hz / count as f64;
        for (low, high) in [(100.0, 400.0), (400.0, 1_600.0), (1_600.0, 6_400.0)] {
            // Against the mean of 100 Hz around.
            let half = (50.0 / bin_hz) as usize;
            let flat: Vec<f64> = ((low / bin_hz) as usize..(high / bin_hz) as usize)
                .map(|k| {
                    let around = &power[k - half..=k + half];
                    power[k] * around.len() as f64 / around.iter().sum::<f64>()
                })
                .collect();
            let n = flat.len() as f64;
            let kurtosis = flat.iter().map(|p| p * p).sum::<f64>() / n;
            let top =
                10.0 * (flat.iter().fold(0.0_f64, |a, b| a.max(*b)) / tests::median(&flat)).log10();
            // Schroeder: powers of a diffuse field are exponential; of n of them the largest is ln n means, the
            // median ln 2. Hann's bins are two thirds independent.
            let rayleigh = 10.0 * ((n / 1.5).ln() / 2.0_f64.ln()).log10();
            eprintln!(
                "hall {from_s}–{to_s} s, {low}–{high} Hz: kurtosis {kurtosis:.2} (2), top {top:.1} dB ({rayleigh:.1})"
            );
            assert!(kurtosis < 3.0 && top < rayleigh + 4.0);
        }
    }
}

#[test]
fn without_loss_the_lines_keep_their_energy() {
    let rate_hz = 48_000.0;
    let mut space = Space::new(SampleRate::new(rate_hz));
    let open = wet(Room::Hall);
    let frozen = SpaceControls { is_frozen: true, ..open };
    let noise = Bus::noise(24_000, 0.5, 3);
    noise.through(&mut space, &[(0, open), (20_000, frozen)], 512);
    let second = || Bus::mono(48_000, |_| 0.0);
    second().through(&mut space, &[], 512);
    let before = space.energy();
    for _ in 0..10 {
        second().through(&mut space, &[], 512);
    }
    let drift = space.energy() / before - 1.0;
    eprintln!("frozen hall: energy {before:.3}, drift {drift:.1e} in 10 s");
    assert!(before > 1.0 && drift.abs() < 1.0e-4, "{drift}");
}

#[test]
fn the_late_part_has_the_level_of_its_room() {
    let (rate_hz, mut worst) = (48_000.0, 0.0_f64);
    for distance_m in [6.0, 12.0, 22.0] {
        let controls = SpaceControls { distance_m, ..wet(Room::Hall) };
        let sound = answer(&controls, 2.5, rate_hz);
        let right = sound.right();
        let sides = [sound.left(), right];
        let power = |from_s: f64, to_s: f64| -> f64 {
            sides
                .iter()
                .map(|side| {
                    let late = octave(&side[8..], 1_000.0, rate_hz);
                    late[(from_s * rate_hz) as usize..(to_s * rate_hz) as usize]
                        .iter()
                        .map(|y| y * y)
                        .sum::<f64>()
                })
                .sum::<f64>()
        };
        let t60_s = 1.9;
        let direct = f64::from(distance_m).recip().powi(2) * 100.0;
        let barron = |s: f64| {
            31_200.0 * t60_s / 16_058.0
                * (-13.8 * (s + f64::from(distance_m) / 343.0) / t60_s).exp()
        };
        let flat: f64 = octave(
            &Bus::mono(48_000, |i| if i == 24_000 { 1.0 } else { 0.0 }).left(),
            1_000.0,
            rate_hz,
        )
        .iter()
        .map(|y| y * y)
        .sum();
        let level = 10.0_f64.powf(-3.01 * (f64::from(distance_m) / 12.0).log2() / 10.0);
        let scale = 2.0 * flat * level
            / (direct
                + 31_200.0 * t60_s / 16_058.0 * (-0.04 * f64::from(distance_m) / t60_s).exp());
        for (from_s, to_s) in [(0.02, 0.08), (0.08, 0.16), (0.16, 0.4), (0.4, 1.0)] {
            let off =
                10.0 * (power(from_s, to_s) / scale / (barron(from_s) - barron(to_s))).log10();
            eprintln!("hall at {distance_m} m, {from_s}–{to_s} s: {off:+.1} dB re Barron & Lee");
            worst = worst.max(off.abs());
        }
    }
    assert!(worst < 2.0, "{worst}");
}
