//! What holds for skins and rattles whatever they are played with: their tuning and their energy.

use std::f64::consts::TAU;

use pulp::{Arch, Simd, WithSimd};

use super::{design, drum::Drum, rattle::Rattle};
use crate::{
    controls::Controls,
    dsp::{noise::Random, simd::TICK},
    exciters::mallet::{Blow, Mallet},
    instruments::{
        asataiaq, dabyl, dangyra, dauylpaz, kepshik, qonyrau, shyndauyl,
        skin::{Beater, DrumSpec, Stroke},
        syldyrmaq, tuiaqtas,
    },
    resonators::{
        bessel,
        skin::{MAX_MODES, SkinBank, SkinMode},
    },
};

const DRUMS: [&DrumSpec; 5] =
    [&dauylpaz::DRUM, &dabyl::DRUM, &dangyra::DRUM, &kepshik::DRUM, &shyndauyl::DRUM];

struct Played<'a>(&'a mut Drum, usize);

impl WithSimd for Played<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.0.render(simd, &mut [0.0; TICK], &mut [0.0; TICK], self.1);
    }
}

struct Shaken<'a>(&'a mut Rattle);

impl WithSimd for Shaken<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.0.render(simd, &mut [0.0; TICK], &mut [0.0; TICK], TICK);
    }
}

struct Rung<'a>(&'a mut SkinBank, &'a mut Vec<f64>);

impl WithSimd for Rung<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let [mut left, mut right] = [[0.0; TICK]; 2];
        self.0.run(simd, &mut left, &mut right, TICK);
        self.1.extend(left.map(f64::from));
    }
}

/// Frequency of one mode as the bank rings it, from the turn of its phase over forty periods.
fn rings_hz(mode: &SkinMode, rate_hz: f64) -> f64 {
    let alone = SkinMode { heard: [1.0, 0.0], ..*mode };
    let mut bank = SkinBank::new(rate_hz, &[alone], 1.0, 1.0);
    let mut shape = [0.0; MAX_MODES];
    shape[0] = 1.0;
    bank.aim_blow(&shape, 0.0);
    let offer = bank.offer();
    bank.commit::<pulp::Scalar, true>(pulp::Scalar::new(), &offer, 1.0);
    let period = rate_hz / mode.frequency_hz;
    let (long, apart) = ((20.0 * period) as usize, (40.0 * period) as usize);
    let mut sound = Vec::new();
    while sound.len() < long + apart {
        Arch::new().dispatch(Rung(&mut bank, &mut sound));
    }
    let phase = |from: usize| {
        let (mut re, mut im) = (0.0_f64, 0.0_f64);
        for i in 0..long {
            let weight = 1.0 - (TAU * i as f64 / long as f64).cos();
            let (sin, cos) = (TAU * (from + i) as f64 / period).sin_cos();
            re += weight * sound[from + i] * cos;
            im -= weight * sound[from + i] * sin;
        }
        im.atan2(re)
    };
    let turned = phase(apart) - phase(0);
    let turns = turned / TAU - (turned / TAU).round();
    mode.frequency_hz + turns * rate_hz / apart as f64
}

#[test]
fn every_partial_of_every_drum_rings_where_it_was_designed() {
    let zeros = bessel::zeros(23.0);
    for rate_hz in [44_100.0, 48_000.0, 96_000.0] {
        let mut worst = 0.0_f64;
        for spec in DRUMS {
            for mode in &design::design(spec, &zeros).modes {
                let square = mode.frequency_hz.powi(2) - (mode.decay_per_s / TAU).powi(2);
                let cents = 1200.0 * (rings_hz(mode, rate_hz) / square.sqrt()).log2();
                worst = worst.max(cents.abs());
            }
        }
        eprintln!("skins: worst partial {worst:.5} cents off at {rate_hz}");
        assert!(worst <= 0.05, "{worst} at {rate_hz}");
    }
}

/// Stick, contact, skins, stretching and losses together: nothing but the arm gives energy.
#[test]
fn a_blow_never_gains_energy() {
    let zeros = bessel::zeros(23.0);
    for (index, spec) in DRUMS.into_iter().enumerate() {
        for (stroke, glide) in [(Stroke::Stick, 0.0), (Stroke::Stick, 2.0), (Stroke::Slap, 1.0)] {
            let controls = Controls { glide, human: 0.0, ..Controls::default() };
            let mut drum = Drum::new(spec, &zeros, 48_000.0);
            drum.strike(stroke, 1.0, 0.5, Random::new(1, 1), &controls);
            let given = drum.energy();
            let mut last = given;
            for sample in 0..9_600 {
                Arch::new().dispatch(Played(&mut drum, 1));
                let now = drum.energy();
                assert!(now <= last + 1.0e-6 * given, "{index} {glide} {sample}: {last} {now}");
                last = now;
            }
            assert!(last < 0.2 * given && last > 0.0, "{index} {glide}: {last} of {given}");
        }
    }
}

/// What the skin gets and the contact loses is what the mallet gives, sample by sample.
#[test]
fn a_contact_balances_its_power() {
    let k = 1.0 / 48_000.0;
    let strikes = DRUMS.iter().flat_map(|spec| [spec.hand, spec.stick]);
    let mut worst = 0.0_f64;
    for Beater { mass_kg, speed_m_per_s, stiffness, loss, .. } in strikes {
        let blow = Blow { mass_kg, speed_m_per_s, stiffness, loss };
        let mut mallet = Mallet::new(1.0 / k);
        mallet.start(blow, 0.0, 0.0);
        let given = mallet.energy();
        // The place of a skin of 20 g on a spring; and the mallet's, from its force alone.
        let (skin_kg, spring) = (0.02, 2.0e4);
        let (mut skin, mut skin_before) = (0.0_f64, 0.0_f64);
        let (mut y, mut before) = (0.0, -speed_m_per_s * k);
        let mut hit = 0;
        while mallet.is_active() {
            let energy = mallet.energy();
            let next = 2.0 * skin - skin_before - k * k * spring / skin_kg * skin;
            let force = mallet.solve(skin, next, k * k / skin_kg);
            let (skin_next, y_next) =
                (next + k * k / skin_kg * force, 2.0 * y - before - k * k / mass_kg * force);
            if force > 0.0 && mallet.is_active() {
                let closing = ((y_next - skin_next) - (before - skin_before)) / (2.0 * k);
                let supplied = force * (skin_next - skin_before) / 2.0;
                let lost = loss * (y - skin) * closing * closing * k;
                worst = worst.max((mallet.energy() - energy + supplied + lost).abs() / given);
                hit += 1;
            }
            [skin_before, skin, before, y] = [skin, skin_next, y, y_next];
        }
        assert!(hit > 20, "{hit} samples of contact");
    }
    eprintln!("mallet: power balances to {worst:.1e} of the blow");
    assert!(worst <= 1.0e-6, "{worst}");
}

/// Energy of a rattle, tick after tick.
fn energies(rattle: &mut Rattle, ticks: usize) -> Vec<f64> {
    let mut out = Vec::with_capacity(ticks);
    for _ in 0..ticks {
        rattle.tick();
        Arch::new().dispatch(Shaken(rattle));
        out.push(rattle.energy());
    }
    out
}

/// When the hand has stopped the shaking and no contact lasts, what rings only loses energy.
#[test]
fn things_that_ring_only_lose_energy() {
    let rattles = [&asataiaq::RATTLE, &tuiaqtas::RATTLE, &qonyrau::RATTLE, &syldyrmaq::RATTLE];
    for (index, spec) in rattles.into_iter().chain(dangyra::DRUM.rings).enumerate() {
        for stroke in [Stroke::Shake, Stroke::Stamp, Stroke::Ring(0)] {
            let mut rattle = Rattle::new(spec, 48_000.0);
            rattle.strike(stroke, 1.0, 1.0, Random::new(5, 2));
            let struck = energies(&mut rattle, 60);
            assert!(struck.iter().any(|energy| *energy > 0.0), "{index} {stroke:?}");
            rattle.choke();
            // The longest contact, of the staff's foot.
            energies(&mut rattle, 120);
            let ringing = energies(&mut rattle, 600);
            for pair in ringing.windows(2) {
                assert!(pair[1] <= pair[0] * (1.0 + 1.0e-6), "{index} {stroke:?}: {pair:?}");
            }
        }
    }
}
