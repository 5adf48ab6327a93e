//! How rooms sound: decay by band, density of echoes and modes, energy, levels.

use kairat_engine::{
    SampleRate,
    space::{Room, Space, SpaceControls},
};
use realfft::{RealFftPlanner, num_complex::Complex64};
use tests::decay::slope;

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

/// One octave of a signal, by edges of a twelfth of an octave.
fn octave(x: &[f64], hz: f64, rate_hz: f64) -> Vec<f64> {
    let size = (2 * x.len()).next_power_of_two();
    let mut planner = RealFftPlanner::new();
    let (forward, back) = (planner.plan_fft_forward(size), planner.plan_fft_inverse(size));
    let mut padded = x.to_vec();
    padded.resize(size, 0.0);
    let mut bins = forward.make_output_vec();
    forward.process(&mut padded, &mut bins).unwrap();
    let edge = |octaves: f64| (0.5 + 6.0 * octaves).clamp(0.0, 1.0);
    for (k, bin) in bins.iter_mut().enumerate() {
        let place = (k as f64 * rate_hz / size as f64 / hz).max(1.0e-9).log2();
        *bin *= edge(place + 0.5) * edge(0.5 - place) / size as f64;
    }
    (bins[0], bins[size / 2]) = (Complex64::ZERO, Complex64::ZERO);
    back.process(&mut bins, &mut padded).unwrap();
    padded.truncate(x.len());
    padded
}

/// T60 from −5 to −25 dB of Schroeder's integral.
fn t60_s(x: &[f64], rate_hz: f64) -> f64 {
    let mut left: Vec<f64> = x
        .iter()
        .rev()
        .scan(0.0, |sum, x| {
            *sum += x * x;
            Some(*sum)
        })
        .collect();
    left.reverse();
    let level: Vec<f64> = left.iter().map(|e| 10.0 * (e / left[0]).max(1.0e-30).log10()).collect();
    let after = |db: f64| level.iter().position(|level| *level < db).unwrap();
    -60.0 / (slope(&level[after(-5.0)..after(-25.0)]).unwrap() * rate_hz)
}

/// What an octave's T60 from −5 to −25 dB is, if each of its frequencies decays as set.
fn set_s(space: &Space, hz: f64) -> f64 {
    let places: Vec<(f64, f64)> = (0..64)
        .map(|i| {
            let at_hz = hz * 2.0_f64.powf((f64::from(i) + 0.5) / 64.0 - 0.5);
            (at_hz, 13.816 / space.decay_s(at_hz))
        })
        .collect();
    // Schroeder's integral of e^(−kt) is that over k; a click has equal energy in every hertz.
    let left = |s: f64| places.iter().map(|(at_hz, k)| at_hz * (-k * s).exp() / k).sum::<f64>();
    let after = |db: f64| {
        let step = space.decay_s(hz) / 2_000.0;
        (0..4_000)
            .map(|i| f64::from(i) * step)
            .find(|s| 10.0 * (left(*s) / left(0.0)).log10() < db)
            .unwrap()
    };
    3.0 * (after(-25.0) - after(-5.0))
}

#[test]
fn every_octave_decays_in_its_time() {
    let mut worst = 0.0_f64;
    let plain = |room| wet(room);
    let settings = [
        plain(Room::Hall),
        plain(Room::Yurt),
        SpaceControls { low: 1.6, mid: 1.0, high: 0.6, ..plain(Room::Hall) },
        SpaceControls { low: 0.6, mid: 0.5, high: 0.5, size: 0.7, ..plain(Room::Hall) },
    ];
    for rate_hz in [44_100.0, 48_000.0, 96_000.0] {
        for controls in &settings {
            let mut space = Space::new(SampleRate::new(rate_hz));
            space.set(controls);
            let seconds = 0.7 * space.tail_s() + 0.1;
            let sound = answer(controls, seconds, rate_hz);
            // The late part, after the last image.
            let begin = (0.12 * space.decay_s(1_000.0).min(1.0) * rate_hz) as usize;
            for hz in [125.0, 250.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 8_000.0] {
                // Two outputs are two measurements of one room.
                let right: Vec<f64> = sound.right.iter().map(|y| f64::from(*y)).collect();
                let sides = [sound.left(), right]
                    .map(|side| t60_s(&octave(&side[begin..], hz, rate_hz), rate_hz));
                let (t60, set) = (0.5 * (sides[0] + sides[1]), set_s(&space, hz));
                let off = t60 / set - 1.0;
                worst = worst.max(off.abs());
                eprintln!(
                    "{:?} {rate_hz} Hz, {hz} Hz: {t60:.3} s of {set:.3} s ({:+.1} %)",
                    controls.room,
                    100.0 * off
                );
            }
        }
    }
    eprintln!("RT60 by octave: within {:.1} % of its setting", 100.0 * worst);
    assert!(worst < 0.10, "{worst}");
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
        let right: Vec<f64> = sound.right.iter().map(|y| f64::from(*y)).collect();
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
        let power: Vec<f64> = bins.iter().map(|bin| bin.norm_sqr()).collect();
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
        let right: Vec<f64> = sound.right.iter().map(|y| f64::from(*y)).collect();
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
        // The direct sound by its first octave: a click's share of an octave, 707 Hz of 24 kHz; the edges of the filter
        // add nothing in power.
        let t60_s = 1.9;
        let direct = f64::from(distance_m).recip().powi(2) * 100.0;
        let barron = |s: f64| {
            31_200.0 * t60_s / 16_058.0
                * (-13.8 * (s + f64::from(distance_m) / 343.0) / t60_s).exp()
        };
        let flat: f64 =
            octave(&Bus::click(48_000).left(), 1_000.0, rate_hz).iter().map(|y| y * y).sum();
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
