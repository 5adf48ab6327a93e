//! The weave while it is moved: no click, no zipper, and whatever happens it comes to rest.

use kairat_engine::rack::{BlendMode, OUTPUTS, Partner};
use tests::{db, spectrum::Spectrum};

use crate::weave::{RATE_HZ, off, on, rack, take, woven};

/// Amount and follow of a layer moved from one end to the other in a tenth of a second, to and fro.
fn moved(depth: f32) -> Vec<f32> {
    let mut controls = woven(BlendMode::Layer, 0.5);
    controls.layer.place.is_on = false;
    controls.parts[0].place.is_on = false;
    controls.parts[1].place.is_on = true;
    controls.blend.partner = Partner::Second;
    let mut rack = rack(&controls);
    rack.handle(on(57));
    let (mut left, mut right) = (vec![0.0; 96_000], vec![0.0; 96_000]);
    for (i, (l, r)) in left.chunks_mut(48).zip(right.chunks_mut(48)).enumerate() {
        let swing = (i as f32 / 100.0 % 2.0 - 1.0).abs();
        controls.blend.amount = 0.5 + depth * (swing - 0.5);
        rack.set_controls(&controls);
        rack.render([l, r], [const { None }; OUTPUTS]);
    }
    left
}

#[test]
fn the_amount_moves_without_zipper() {
    let (moved, still) = (moved(0.6), moved(0.0));
    let mut gain = 1.0;
    let tone: Vec<f64> = (moved.iter().zip(&still).enumerate())
        .map(|(i, (moved, still))| {
            if still.abs() > 1.0e-3 {
                gain = f64::from(moved / still);
            }
            gain * (std::f64::consts::TAU * 1_000.0 * i as f64 / RATE_HZ).sin()
        })
        .collect();
    let spectrum = Spectrum::deep(&tone[24_000..], RATE_HZ);
    let carrier = spectrum.largest(900.0, 1_100.0).amplitude;
    let zipper = spectrum.largest(1_500.0, 20_000.0).amplitude;
    eprintln!("zipper of the weave's amount {:.1} dB", db(zipper / carrier));
    assert!(db(zipper / carrier) < -60.0);
}

#[test]
fn modes_change_places_under_a_sounding_note_and_all_comes_to_rest() {
    let modes = [
        BlendMode::Transport,
        BlendMode::Layer,
        BlendMode::Formant,
        BlendMode::Vocoder,
        BlendMode::Off,
    ];
    let mut rack = rack(&woven(BlendMode::Off, 0.5));
    rack.handle(on(57));
    let (mut left, mut right) = (vec![0.0; 9_600], vec![0.0; 9_600]);
    let mut peak = 0.0_f32;
    for round in 0..20 {
        rack.set_controls(&woven(modes[round % modes.len()], 0.6));
        rack.render([&mut left, &mut right], [const { None }; OUTPUTS]);
        assert!(left.iter().chain(&right).all(|y| y.is_finite()));
        peak = left.iter().chain(&right).fold(peak, |peak, y| peak.max(y.abs()));
    }
    eprintln!("peak while modes change: {:.1} dBFS", db(f64::from(peak)));
    assert!(peak <= 4.0);
    rack.handle(off(57));
    let rested = (0..60).any(|_| {
        rack.render([&mut left, &mut right], [const { None }; OUTPUTS]);
        rack.is_asleep()
    });
    assert!(rested, "silence after every mode");
    // And it plays on.
    assert!(take(&mut rack, 512)[0].iter().any(|y| y.abs() > 0.01));
}
