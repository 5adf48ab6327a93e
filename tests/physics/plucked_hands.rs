//! What controllers do to every plucked instrument: no clicks, pressure, the vibrato's rate.

use kairat_engine::{
    Event, NoteAddress,
    event::{Controller, Dimension},
    instruments::{DOMBRA, SHERTER},
};
use tests::{
    cents,
    clicks::burst_db,
    render::{Act, on, steady},
    spectrum::Spectrum,
};

use crate::{
    FORTISSIMO, PIANO, key_hz,
    plucked::{ALL, Player},
    steps::{Move, control, express, turn},
};

const MOVES: [Move; 14] = [
    ("a4_hz", |x| turn(|c| c.a4_hz = 440.0 + 25.0 * x)),
    ("body_size", |x| turn(|c| c.body_size = 1.0 + 0.4 * x)),
    ("damping up", |x| turn(|c| c.damping = 1.0 + 3.0 * x)),
    ("damping down", |x| turn(|c| c.damping = 1.0 - 0.75 * x)),
    ("glide", |x| turn(|c| c.glide = 1.0 + x)),
    ("width", |x| turn(|c| c.width = 0.6 - 0.6 * x)),
    ("tuning", |x| express(Dimension::Tuning, 2.0 * x)),
    ("volume", |x| express(Dimension::Volume, 1.0 - x)),
    ("vibrato", |x| express(Dimension::Vibrato, x)),
    ("brightness", |x| express(Dimension::Brightness, 0.5 - 0.5 * x)),
    ("pressure", |x| express(Dimension::Pressure, x)),
    ("modulation", |x| control(Controller::Modulation, x)),
    ("vibrato rate", |x| control(Controller::VibratoRate, 0.5 + 0.5 * x)),
    ("variant", |_| turn(|c| c.variant = 1)),
];

#[test]
fn plucked_no_step_and_no_ramp_clicks() {
    const STEP_S: f64 = 0.8;
    const RAMP_S: f64 = 0.25;
    let mut loud = Vec::new();
    for instrument in ALL {
        let mut player = Player::new(instrument, 48_000.0);
        let mut held = |more: &[(f64, Act)]| {
            let mut acts = vec![(0.0, on(50, FORTISSIMO)), (0.0, on(62, FORTISSIMO))];
            acts.extend_from_slice(more);
            player.take(&steady(), &acts, STEP_S + RAMP_S + 0.15).mono()
        };
        let plain = held(&[]);
        let mut all = Vec::new();
        for (name, act) in MOVES {
            let step = held(&[(STEP_S, act(1.0))]);
            let ramp: Vec<_> = (0..=187)
                .map(|i| (STEP_S + f64::from(64 * i) / 48_000.0, act(i as f32 / 187.0)))
                .collect();
            let ramp = held(&ramp);
            let at = |s: f64| (s * 48_000.0) as usize;
            let stepped = burst_db(&step, &plain, 48_000.0, at(STEP_S), 0.04);
            let ramped = burst_db(&ramp, &plain, 48_000.0, at(STEP_S + RAMP_S / 2.0), 0.165);
            all.push(format!("{name} {stepped:.0}/{ramped:.0}"));
            for level in [stepped, ramped] {
                if level > -60.0 && (name != "variant" || level.to_bits() == stepped.to_bits()) {
                    loud.push(format!("{} {name} {level:.1} dB", instrument.id));
                }
            }
        }
        eprintln!("{}: {}", instrument.id, all.join(", "));
    }
    assert!(loud.is_empty(), "clicks: {loud:#?}");
}

#[test]
fn plucked_pressure_sent_before_the_first_note_counts_for_it() {
    const KEY: u8 = 62;
    for instrument in ALL.into_iter().chain([&DOMBRA]) {
        let mut player = Player::new(instrument, 48_000.0);
        let channel = NoteAddress { channel: Some(0), ..NoteAddress::default() };
        let press =
            |note| Act::Play(Event::Express { note, dimension: Dimension::Pressure, value: 1.0 });
        let mut pitch = |acts: &[(f64, Act)]| {
            let x = player.take(&steady(), acts, 0.9).between(0.3, 0.9);
            // A press raises by three semitones at most.
            let found = Spectrum::deep(&x, 48_000.0).peak(0.97 * key_hz(KEY), 1.22 * key_hz(KEY));
            cents(found.unwrap().hz, key_hz(KEY))
        };
        let note = || on(KEY, PIANO);
        let after = pitch(&[(0.05, note()), (0.05, press(channel))]);
        for (who, address) in [("channel", channel), ("note", NoteAddress::key(0, KEY))] {
            let before = pitch(&[(0.0, press(address)), (0.05, note())]);
            eprintln!("{} {who}: {before:.2} cents, {after:.2} if sent after", instrument.id);
            assert!(after > 15.0 && (before - after).abs() < 0.1, "{}: {before}", instrument.id);
        }
    }
}

#[test]
fn plucked_cc19_sets_the_vibrato_rate() {
    // Half the way up doubles the panel's five hertz, half down halves it.
    for (value, expected_hz) in [(0.0, 2.5), (0.5, 5.0), (1.0, 10.0)] {
        let mut player = Player::new(&SHERTER, 48_000.0);
        let acts = [
            (0.0, control(Controller::VibratoRate, value)),
            (0.0, control(Controller::Modulation, 1.0)),
            (0.0, on(62, 0.6)),
        ];
        let x = player.take(&steady(), &acts, 1.2).between(0.2, 1.2);
        // Turns of the pitch: how often the mean is passed upward.
        let hop = 480;
        let pitches: Vec<f64> =
            (0..x.len() / hop - 3).map(|i| crossings_hz(&x[i * hop..(i + 4) * hop])).collect();
        let mean = pitches.iter().sum::<f64>() / pitches.len() as f64;
        let ups = pitches.windows(2).filter(|p| p[0] < mean && p[1] >= mean).count() as f64;
        eprintln!("CC19 {value}: {ups} turns in {:.2} s", pitches.len() as f64 * 0.01);
        assert!((ups - expected_hz * 0.95).abs() < 1.6, "{value}: {ups}");
    }
}

/// Mean frequency of the strongest partial near D4, from the turn of its phase.
fn crossings_hz(x: &[f64]) -> f64 {
    let hz = key_hz(62);
    let half = x.len() / 2;
    let phase = |start: usize| {
        let (re, im) = (0..half).fold((0.0, 0.0), |(re, im), i| {
            let w = (std::f64::consts::PI * i as f64 / half as f64).sin();
            let (sin, cos) = (std::f64::consts::TAU * hz * (start + i) as f64 / 48_000.0).sin_cos();
            (re + w * x[start + i] * cos, im - w * x[start + i] * sin)
        });
        im.atan2(re)
    };
    let tau = std::f64::consts::TAU;
    let turn = (phase(half) - phase(0) + 3.0 * tau / 2.0).rem_euclid(tau) - tau / 2.0;
    hz + turn / tau * 48_000.0 / half as f64
}
