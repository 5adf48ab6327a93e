//! What must be true of every plucked instrument: pitch, speech, blocks, clicks, recovery.

use kairat_engine::{
    Controls, Engine, Event, NoteAddress, SampleRate,
    controls::Material,
    event::{Controller, Dimension},
    instruments::{ADYRNA, DOMBRA, Instrument, JETIGEN, SHERTER},
};
use tests::{
    cents,
    clicks::burst_db,
    db, peak,
    pitch::first_partial_hz,
    render::{Act, Blocks, Dice, Sound, off, on, steady, take_in},
    spectrum::Spectrum,
};

use crate::{
    FORTISSIMO, PIANO, key_hz,
    steps::{Move, control, express, turn},
};

const ALL: [&Instrument; 3] = [&SHERTER, &JETIGEN, &ADYRNA];

/// An instrument prepared for a rate.
pub(crate) struct Player(Engine, f64);

impl Player {
    pub(crate) fn new(instrument: &'static Instrument, rate_hz: f64) -> Self {
        let mut engine = Engine::new(instrument);
        engine.prepare(SampleRate::new(rate_hz));
        Self(engine, rate_hz)
    }

    pub(crate) fn take(&mut self, controls: &Controls, acts: &[(f64, Act)], seconds: f64) -> Sound {
        self.take_in(controls, acts, seconds, &Blocks::Of(512))
    }

    fn take_in(
        &mut self,
        controls: &Controls,
        acts: &[(f64, Act)],
        seconds: f64,
        blocks: &Blocks,
    ) -> Sound {
        take_in(&mut self.0, controls, acts, seconds, self.1, blocks)
    }

    pub(crate) fn note(&mut self, controls: &Controls, key: u8, velocity: f32, s: f64) -> Sound {
        self.take(controls, &[(0.0, on(key, velocity))], s)
    }
}

pub(crate) fn made_of(material: Material) -> Controls {
    Controls { material, ..steady() }
}

/// When a note's pitch is taken: long notes late, when the glide is over, short ones while they last.
fn window_s(key: u8, material: Material) -> (f64, f64) {
    match material {
        Material::Horsehair => (0.1, 0.6),
        _ if key > 76 => (0.1, 0.5),
        _ => (0.2, 0.9),
    }
}

#[track_caller]
fn check_keys(instrument: &'static Instrument, rate_hz: f64) {
    let mut player = Player::new(instrument, rate_hz);
    for material in instrument.materials {
        for variant in 0..instrument.variants.len() {
            let controls = Controls { variant, ..made_of(*material) };
            // The diatonic jetigen ends a third lower.
            let top = instrument.range_midi.1
                - if variant == 1 && instrument.id == "jetigen" { 3 } else { 0 };
            let mut worst = (0.0_f64, 0);
            for key in instrument.range_midi.0..=top {
                let (from, to) = window_s(key, *material);
                let x = player.note(&controls, key, PIANO, 1.0).between(from, to);
                let hz = first_partial_hz(&x, rate_hz, key_hz(key)).unwrap();
                let off = cents(hz, key_hz(key));
                if off.abs() > worst.0.abs() {
                    worst = (off, key);
                }
            }
            let name = format!("{} {material:?} variant {variant} at {rate_hz}", instrument.id);
            eprintln!("{name}: worst {:.3} cent, key {}", worst.0, worst.1);
            assert!(worst.0.abs() <= 1.0, "{name}: {:.3} cent, key {}", worst.0, worst.1);
        }
    }
}

#[test]
fn plucked_pitch_of_the_sherter_is_within_a_cent() {
    for rate_hz in [44_100.0, 48_000.0, 96_000.0, 192_000.0] {
        check_keys(&SHERTER, rate_hz);
    }
}

#[test]
fn plucked_pitch_of_the_jetigen_is_within_a_cent() {
    for rate_hz in [44_100.0, 48_000.0, 96_000.0, 192_000.0] {
        check_keys(&JETIGEN, rate_hz);
    }
}

#[test]
fn plucked_pitch_of_the_adyrna_is_within_a_cent() {
    for rate_hz in [44_100.0, 48_000.0, 96_000.0, 192_000.0] {
        check_keys(&ADYRNA, rate_hz);
    }
}

#[test]
fn plucked_every_key_speaks_at_every_velocity() {
    for instrument in ALL {
        let mut player = Player::new(instrument, 48_000.0);
        let (mut softest, mut loudest) = (0.0_f64, -200.0_f64);
        for key in instrument.range_midi.0..=instrument.range_midi.1 {
            for velocity in [0.0, 0.3, 0.6, 1.0] {
                let level = db(peak(&player.note(&steady(), key, velocity, 0.3).mono()));
                softest = softest.min(level);
                loudest = loudest.max(level);
            }
        }
        eprintln!("{}: {softest:.1} to {loudest:.1} dBFS", instrument.id);
        assert!(softest > -60.0 && loudest < -2.0, "{}: {softest} to {loudest}", instrument.id);
    }
}

#[test]
fn plucked_three_strings_at_fortissimo_stay_under_full_scale() {
    for instrument in ALL {
        let mut player = Player::new(instrument, 48_000.0);
        for material in instrument.materials {
            let acts = [50, 55, 62].map(|key| (0.0, on(key, FORTISSIMO)));
            let level = db(peak(&player.take(&made_of(*material), &acts, 0.8).mono()));
            eprintln!("{} {material:?}: three strings {level:.1} dBFS", instrument.id);
            assert!(level < -1.0, "{} {material:?}: {level:.1} dBFS", instrument.id);
        }
    }
}

/// Chords, bends, presses, releases and the pedal.
fn busy() -> Vec<(f64, Act)> {
    let note = NoteAddress { channel: Some(0), ..NoteAddress::default() };
    let bend = |value| Act::Play(Event::Express { note, dimension: Dimension::Tuning, value });
    let pedal = |value| Act::Play(Event::Control { controller: Controller::Sustain, value });
    vec![
        (0.0, on(50, 0.8)),
        (0.0, on(57, 0.7)),
        (0.0, on(64, 0.9)),
        (0.201, on(60, 0.5)),
        (0.25, bend(0.7)),
        (0.4, off(57)),
        (0.45, pedal(1.0)),
        (0.5, on(65, 1.0)),
        (0.55, bend(0.0)),
        (0.6, off(65)),
        (0.9, pedal(0.0)),
        (1.0, Act::Play(Event::AllNotesOff)),
    ]
}

#[test]
fn plucked_no_string_gains_energy_after_the_stroke() {
    const STEP: usize = 12_000;
    let (mut left, mut right) = (vec![0.0; STEP], vec![0.0; STEP]);
    for instrument in ALL.into_iter().chain([&DOMBRA]) {
        let mut player = Player::new(instrument, 48_000.0);
        for material in instrument.materials {
            let mut most = (f64::MIN, 0);
            for key in instrument.range_midi.0..=instrument.range_midi.1 {
                let acts = [(0.0, on(key, FORTISSIMO))];
                player.take(&made_of(*material), &acts, 0.5);
                let mut energy = player.0.energy_joule();
                for _ in 0..10 {
                    player.0.render(&mut left, &mut right);
                    let now = player.0.energy_joule();
                    // Below that it is no more than rounding.
                    let grown_db =
                        if energy > 1.0e-12 { 10.0 * (now / energy).log10() } else { -1.0 };
                    most = if grown_db > most.0 { (grown_db, key) } else { most };
                    energy = now;
                }
            }
            let name = format!("{} {material:?}", instrument.id);
            eprintln!("{name}: at most {:.2} dB in 250 ms, key {}", most.0, most.1);
            assert!(most.0 < 0.0, "{name}: {:.2} dB, key {}", most.0, most.1);
        }
    }
}

#[track_caller]
fn check_same(a: &Sound, b: &Sound, name: &str) {
    let same = |a: &[f32], b: &[f32]| a.iter().zip(b).all(|(a, b)| a.to_bits() == b.to_bits());
    assert!(same(&a.left, &b.left) && same(&a.right, &b.right), "{name}");
}

#[test]
fn plucked_block_sizes_make_no_difference_to_the_bit() {
    for instrument in ALL.into_iter().chain([&DOMBRA]) {
        let mut player = Player::new(instrument, 48_000.0);
        for articulation in instrument.articulations {
            let controls = Controls { articulation: *articulation, ..Controls::default() };
            let whole = player.take(&controls, &busy(), 1.6);
            assert!(whole.left.iter().any(|y| *y != 0.0));
            let sizes = [1, 7, 16, 61, 4_096].map(Blocks::Of);
            for blocks in sizes.into_iter().chain([Blocks::Random(3, 700)]) {
                let cut = player.take_in(&controls, &busy(), 1.6, &blocks);
                let name = format!("{} {articulation:?} in {blocks:?}", instrument.id);
                check_same(&whole, &cut, &name);
            }
        }
    }
}

#[test]
fn plucked_a_reset_player_plays_as_a_new_one() {
    for instrument in ALL.into_iter().chain([&DOMBRA]) {
        let mut used = Player::new(instrument, 48_000.0);
        for material in instrument.materials {
            for articulation in instrument.articulations {
                let controls = Controls { articulation: *articulation, ..made_of(*material) };
                let fresh = Player::new(instrument, 48_000.0).take(&controls, &busy(), 1.1);
                let again = used.take(&controls, &busy(), 1.1);
                let name = format!("{} {material:?} {articulation:?}", instrument.id);
                check_same(&fresh, &again, &name);
            }
        }
    }
}

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
fn plucked_a_minute_of_anything_stays_finite_and_recovers() {
    for instrument in ALL {
        let mut player = Player::new(instrument, 48_000.0);
        let mut dice = Dice::new(11);
        let mut acts = Vec::new();
        let mut at_s = 0.0;
        while at_s < 60.0 {
            at_s += 0.05 * f64::from(dice.unit());
            let key = 30 + dice.below(70) as u8;
            let value = dice.unit();
            acts.push((
                at_s,
                match dice.below(8) {
                    0..=2 => on(key, value),
                    3 => off(key),
                    4 => express(Dimension::Tuning, 240.0 * value - 120.0),
                    5 => express(Dimension::Pressure, value),
                    6 => control(Controller::Modulation, value),
                    _ => turn(|c| {
                        c.articulation =
                            instrument.articulations[key as usize % instrument.articulations.len()];
                        c.damping = 0.25 + 3.75 * value;
                        c.body_size = 0.7 + 0.7 * value;
                        c.material =
                            instrument.materials[key as usize % instrument.materials.len()];
                    }),
                },
            ));
        }
        let sound = player.take(&steady(), &acts, 60.0);
        let all = sound.left.iter().chain(&sound.right);
        let top = all.fold(0.0_f32, |top, y| if y.is_finite() { top.max(y.abs()) } else { 1.0e9 });
        eprintln!("{}: peak {:.1} dBFS", instrument.id, db(f64::from(top)));
        assert!(top < 4.0, "{}: {top}", instrument.id);
        // The same player speaks as a new one does.
        let after = db(peak(&player.note(&steady(), 57, 0.6, 0.5).mono()));
        assert!((-35.0..-5.0).contains(&after), "{}: {after} dBFS after", instrument.id);
        let dc = sound.mono().iter().sum::<f64>() / sound.left.len() as f64;
        assert!(db(dc.abs()) < -85.0, "{}: DC {:.0} dB", instrument.id, db(dc.abs()));
    }
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
