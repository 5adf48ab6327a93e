//! Any instrument of the registry, played alone.

use kairat_engine::{
    Controls, Engine, Event, NoteAddress, SampleRate,
    event::{Controller, Dimension},
    instruments::Instrument,
};

use crate::{
    db,
    render::{Act, Blocks, Dice, Sound, off, on, take_in},
    rms,
    spectrum::Spectrum,
};

/// Plays a take on a newly prepared instrument.
#[must_use]
pub fn play(
    instrument: &'static Instrument,
    rate_hz: f64,
    controls: &Controls,
    acts: &[(f64, Act)],
    seconds: f64,
    blocks: &Blocks,
) -> Sound {
    let mut engine = Engine::new(instrument);
    engine.prepare(SampleRate::new(rate_hz));
    take_in(&mut engine, controls, acts, seconds, rate_hz, blocks)
}

/// One key for `length_s`, and what follows.
#[must_use]
pub fn key(
    instrument: &'static Instrument,
    rate_hz: f64,
    controls: &Controls,
    (key, velocity): (u8, f32),
    (length_s, seconds): (f64, f64),
) -> Sound {
    let acts = [(0.0, on(key, velocity)), (length_s, off(key))];
    play(instrument, rate_hz, controls, &acts, seconds, &Blocks::Of(512))
}

/// Level of an excerpt in decibels.
#[must_use]
pub fn level_db(sound: &Sound, from_s: f64, to_s: f64) -> f64 {
    db(rms(&sound.between(from_s, to_s)))
}

/// Amplitudes of the first partials of `f0_hz`, in decibels.
#[must_use]
pub fn partials_db(x: &[f64], rate_hz: f64, f0_hz: f64, count: usize) -> Vec<f64> {
    let spectrum = Spectrum::deep(x, rate_hz);
    let near = 0.2 * f0_hz;
    (1..=count)
        .map(|n| f0_hz * n as f64)
        .map(|hz| db(spectrum.largest(hz - near, hz + near).amplitude))
        .collect()
}

/// A hand that does everything at once, at random, for `seconds`.
#[must_use]
pub fn frenzy(seed: u32, keys: (u8, u8), seconds: f64) -> Vec<(f64, Act)> {
    let mut dice = Dice::new(seed);
    let mut acts = Vec::new();
    let mut now = 0.0;
    let all = NoteAddress { channel: Some(0), ..NoteAddress::default() };
    while now < seconds {
        now += 0.04 * f64::from(dice.unit());
        let key = keys.0 + dice.below(usize::from(keys.1 - keys.0) + 1) as u8;
        let value = dice.unit();
        let act = match dice.below(8) {
            0 | 1 => on(key, value),
            2 | 3 => off(key),
            4 => Act::Play(Event::Control { controller: Controller::Breath, value }),
            5 => Act::Play(Event::Control { controller: Controller::Modulation, value }),
            6 => Act::Play(Event::Express {
                note: all,
                dimension: Dimension::Tuning,
                value: 24.0 * value - 12.0,
            }),
            _ => Act::Turn(Controls {
                mouth: dice.unit(),
                throat: dice.unit(),
                magnet: dice.unit(),
                noise: dice.unit(),
                embouchure: 2.0 * dice.unit() - 1.0,
                vibrato: 3.0 * dice.unit(),
                damping: 0.25 + 3.75 * dice.unit(),
                a4_hz: 400.0 + 80.0 * dice.unit(),
                ..Controls::default()
            }),
        };
        acts.push((now, act));
    }
    acts
}

/// Finite, never above 12 dB over full scale, and heard again when the hands are calm.
///
/// # Panics
/// If it is not so.
pub fn survives(instrument: &'static Instrument, key: u8, articulation: usize) {
    let rate_hz = 48_000.0;
    let seconds = 60.0;
    let calm =
        Controls { articulation: instrument.articulations[articulation], ..Controls::default() };
    let mut acts = frenzy(7, instrument.range_midi, seconds);
    acts.push((seconds + 0.1, Act::Play(Event::AllNotesOff)));
    for (controller, value) in [(Controller::Breath, 0.8), (Controller::Modulation, 0.0)] {
        acts.push((seconds + 0.1, Act::Play(Event::Control { controller, value })));
    }
    let note = NoteAddress { channel: Some(0), ..NoteAddress::default() };
    let centre = Event::Express { note, dimension: Dimension::Tuning, value: 0.0 };
    acts.push((seconds + 0.1, Act::Play(centre)));
    acts.push((seconds + 0.1, Act::Turn(calm)));
    acts.push((seconds + 1.0, on(key, 0.8)));
    let sound = play(instrument, rate_hz, &calm, &acts, seconds + 2.0, &Blocks::Random(3, 700));
    let all = || sound.left.iter().chain(&sound.right);
    assert!(all().all(|y| y.is_finite()), "not a number");
    let peak = all().fold(0.0_f32, |peak, y| peak.max(y.abs()));
    let after = level_db(&sound, seconds + 1.4, seconds + 1.9);
    eprintln!("{}: peak {:.1} dB, afterwards {after:.1} dB", instrument.id, db(f64::from(peak)));
    assert!(peak < 3.98, "{peak}");
    assert!(after > -50.0, "{after}");
}

/// Two cuts of the same take agree to the bit.
///
/// # Panics
/// If they do not.
pub fn same_in_any_blocks(instrument: &'static Instrument) {
    let acts = frenzy(5, instrument.range_midi, 2.0);
    let cut = |blocks| play(instrument, 48_000.0, &Controls::default(), &acts, 2.5, &blocks);
    let whole = cut(Blocks::Of(512));
    assert!(whole.left.iter().any(|y| *y != 0.0), "silence proves nothing");
    for blocks in [Blocks::Of(1), Blocks::Of(7), Blocks::Of(61), Blocks::Random(2, 900)] {
        let other = cut(blocks.clone());
        let differ = (0..whole.left.len()).find(|&i| {
            whole.left[i].to_bits() != other.left[i].to_bits()
                || whole.right[i].to_bits() != other.right[i].to_bits()
        });
        assert_eq!(differ, None, "{} in {blocks:?}", instrument.id);
    }
}
