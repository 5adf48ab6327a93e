//! What the mouth gives and what becomes of it.

use super::*;
use crate::dsp::{noise::Random, simd::TICK};

const RATE_HZ: f64 = 48_000.0;

fn law(contact: f64) -> ReedLaw {
    let hold = ReedHold {
        resonance_hz: 550.0,
        damping: 1.0 / 3.0,
        compliance_s: 0.045 / crate::resonators::air::SOUND_M_PER_S,
        opening: 0.4,
        leak: 0.05,
        contact,
    };
    ReedLaw::new(&hold, RATE_HZ)
}

/// Blades' place from rest, now and a sample before.
fn places(reed: &Reed) -> [f64; 2] {
    [reed.height - 1.0, reed.height - 1.0 - reed.travel]
}

/// Models §10.6: what the mouth gives is what the bore and the blades take, the slit and the drag
/// lose; without contact the sum closes to rounding.
#[test]
fn power_is_balanced_at_every_sample() {
    let law = law(0.0);
    let drag = 2.0 / law.step.keep - 1.0;
    let mut reed = Reed::default();
    let mut random = Random::new(3, 1);
    let (mut supplied, mut taken, mut lost) = (0.0, 0.0, 0.0);
    for _ in 0..20_000 {
        let mouth = 0.5 + 0.4 * f64::from(random.bipolar());
        let wave = 0.5 * f64::from(random.bipolar());
        let [place, before] = places(&reed);
        let pressure = reed.tick(&law, mouth, wave);
        let flow = pressure - 2.0 * wave;
        let [after, _] = places(&reed);
        let travel = after - before;
        let swept = law.swept * travel;
        let (drop, slit) = (mouth - pressure, flow + swept);
        // The blades' own balance, in the same units.
        let stored = (after - place).powi(2) / law.spring + after * place;
        let held = (place - before).powi(2) / law.spring + place * before;
        let gain = law.swept * (stored - held);
        supplied += mouth * flow;
        taken += pressure * flow + gain;
        lost += drop * slit + law.swept * drag * travel * travel / law.spring;
    }
    let error = (supplied - taken - lost).abs() / supplied.abs();
    assert!(error < 1.0e-9, "supplied {supplied}, taken {taken}, lost {lost}: {error:e}");
}

#[test]
fn without_breath_a_reed_on_a_rigid_tube_only_loses() {
    let law = law(4.0);
    let mut reed = Reed { height: -0.5, travel: 0.0 };
    let mut worst: f64 = 0.0;
    let mut last = 0.0;
    for i in 0..48_000 {
        reed.tick(&law, 0.0, 0.0);
        let [place, before] = places(&reed);
        let size = place.abs().max(before.abs());
        if i > 4_000 {
            worst = worst.max(size);
        }
        last = size;
    }
    assert!(worst < 0.5 && last < 1.0e-6, "{worst} {last}");
}

#[test]
fn the_slit_only_lets_air_go_where_it_is_pushed() {
    let law = law(4.0);
    let mut reed = Reed::default();
    let mut random = Random::new(5, 1);
    for _ in 0..10_000 {
        let mouth = f64::from(random.bipolar());
        let wave = 0.5 * f64::from(random.normal());
        let [_, before] = places(&reed);
        let pressure = reed.tick(&law, mouth, wave);
        let slit = pressure - 2.0 * wave + law.swept * (places(&reed)[0] - before);
        assert!(slit * (mouth - pressure) >= -1.0e-9);
    }
}

/// A rank of three reeds for some ticks on the processor at hand, each tick cut in two.
struct Side {
    laws: [ReedLaw; 3],
    ticks: usize,
}

impl Side {
    fn wave(reed: usize, sample: usize) -> f32 {
        0.3 * (0.02 * (1.0 + reed as f32) * sample as f32).sin()
    }
}

impl pulp::WithSimd for Side {
    type Output = [Vec<f32>; 3];

    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        let mut rank = Rank::new(&self.laws[0], [0.05, 0.5]);
        for (lane, law) in self.laws.iter().enumerate() {
            rank.set_law(lane, law);
            rank.breathe(lane, 0.5, 1.0, 0.0);
        }
        let mut out: [Vec<f32>; 3] = Default::default();
        let hiss = [Row::default(); TICK];
        let (mut first, mut tones) = (0, [[0.0; TICK]; LANES]);
        for count in std::iter::repeat_n([5, TICK - 5], self.ticks).flatten() {
            let waves = std::array::from_fn(|k| {
                std::array::from_fn(|i| if k < 3 { Self::wave(k, first + i) } else { 0.0 })
            });
            rank.blow(simd, &waves, &hiss[..count], 3, &mut tones);
            if first == 0 {
                (0..3).for_each(|lane| rank.breathe(lane, 0.5, f64::INFINITY, 0.0));
            }
            out.iter_mut().zip(&tones).for_each(|(out, tone)| out.extend(&tone[..count]));
            first += count;
        }
        out
    }
}

#[test]
fn reeds_side_by_side_play_as_each_alone() {
    let laws = [law(0.0), law(2.0), law(4.0)];
    let rank = pulp::Arch::new().dispatch(Side { laws, ticks: 60 });
    for (k, tone) in rank.iter().enumerate() {
        let mut reed = Reed::default();
        for (i, pressure) in tone.iter().enumerate() {
            // The breath rises by a half in every sample of the first part.
            let mouth = 0.5 * (i + 1).min(5) as f64;
            let alone = reed.tick(&laws[k], mouth, f64::from(Side::wave(k, i)));
            let error = (f64::from(*pressure) - alone).abs();
            assert!(error < 1.0e-6, "reed {k}, sample {i}: {pressure} for {alone}");
        }
    }
}
