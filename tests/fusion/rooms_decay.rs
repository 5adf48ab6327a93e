//! Rooms decay in their time, octave by octave.

use kairat_engine::{
    SampleRate,
    space::{Room, Space, SpaceControls},
};
use tests::decay::slope;

use crate::{
    buses::Bus,
    rooms::{octave, passes, wet},
};

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
    let after = |db: f64| level.iter().position(|level| *level < db).unwrap_or(0);
    -60.0 / (slope(&level[after(-5.0)..after(-25.0)]).unwrap_or(f64::NAN) * rate_hz)
}

/// What an octave's T60 from −5 to −25 dB is, if each of its frequencies decays as set.
fn set_s(space: &Space, hz: f64) -> f64 {
    let places: Vec<(f64, f64)> = (0..400)
        .map(|i| {
            let place = 2.0_f64.powf((f64::from(i) - 200.0) / 100.0);
            (place * passes(place), 13.816 / space.decay_s(hz * place))
        })
        .collect();
    // Schroeder's integral of e^(−kt) is that over k; a click has equal energy in every hertz.
    let left = |s: f64| places.iter().map(|(power, k)| power * (-k * s).exp() / k).sum::<f64>();
    let after = |db: f64| {
        let step = space.decay_s(hz) / 2_000.0;
        (0..4_000)
            .map(|i| f64::from(i) * step)
            .find(|s| 10.0 * (left(*s) / left(0.0)).log10() < db)
            .unwrap_or(f64::NAN)
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
            // Three clicks find the lines turned differently, as three places in a room would.
            let sounds: Vec<Bus> = (0..3)
                .map(|_| Bus::click((seconds * rate_hz) as usize).through(&mut space, &[], 512))
                .collect();
            // The late part, after the last image.
            let begin = (0.12 * space.decay_s(1_000.0).min(1.0) * rate_hz) as usize;
            for hz in [125.0, 250.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 8_000.0] {
                // Two outputs are two measurements of one room.
                let times: Vec<f64> = sounds
                    .iter()
                    .flat_map(|sound| [sound.left(), sound.right()])
                    .map(|side| t60_s(&octave(&side[begin..], hz, rate_hz), rate_hz))
                    .collect();
                let (t60, set) =
                    (times.iter().sum::<f64>() / times.len() as f64, set_s(&space, hz));
                let off = t60 / set - 1.0;
                assert!(off.is_finite());
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
