//! `cargo xtask voice`: one bare voice of the engine, without a host, for timing and tuning.
//!
//! Its options mean what they mean to the peers it is measured beside: everything happens at
//! blocks of 64 samples, and without `--out` nothing is stored.

mod model;

use std::{f64::consts::TAU, path::PathBuf};

use lexopt::{Arg, Parser, ValueExt};

use crate::{
    arguments,
    failure::{Failure, Outcome},
    output::{self, Draft},
    render::wav,
};
pub(crate) use model::names;
use model::{Sounding, make};

/// Samples between two looks at the options' clock.
const BLOCK: usize = 64;
/// Everything after the model's name.
const OPTIONS: [&str; 12] = [
    "--sr", "--note", "--also", "--dur", "--off", "--period", "--gain", "--press", "--mod",
    "--voices", "--out", "--list",
];
/// What `--mod` moves.
const MODULATIONS: [&str; 4] = ["none", "bend", "press", "step"];

/// One run.
#[derive(Debug)]
struct Options {
    model: Option<String>,
    rate_hz: f64,
    note_midi: f64,
    /// A second key that is struck and released with the first.
    also_midi: Option<f64>,
    length_s: f64,
    /// From each onset to its release.
    off_s: f64,
    /// From onset to onset; 0 plays once.
    period_s: f64,
    gain: f64,
    /// Pressure at the onset; below 0 the model's own.
    press: f64,
    modulation: &'static str,
    voices: usize,
    out: Option<PathBuf>,
    list: bool,
}

/// The command.
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let options = Options::read(parser)?;
    if options.list {
        return names().into_iter().try_for_each(output::say);
    }
    let Some(model) = &options.model else {
        return Err(Failure::unknown("model", "", names()));
    };
    let make = || make(model, options.rate_hz);
    let mut voices = (0..options.voices).map(|_| make()).collect::<Outcome<Vec<_>>>()?;
    let draft = options.out.as_deref().map(Draft::start).transpose()?;
    let recorded = drive(&options, &mut voices, draft.is_some());
    match draft {
        Some(draft) => draft.finish(&wav::encode(options.rate_hz as u32, &[&recorded])?),
        None => Ok(()),
    }
}

impl Options {
    fn read(parser: &mut Parser) -> Outcome<Self> {
        let mut options = Self {
            model: None,
            rate_hz: 48_000.0,
            note_midi: 60.0,
            also_midi: None,
            length_s: 3.0,
            off_s: 1.0e9,
            period_s: 0.0,
            gain: 0.8,
            press: -1.0,
            modulation: "none",
            voices: 1,
            out: None,
            list: false,
        };
        while let Some(argument) = parser.next()? {
            let name = arguments::typed(&argument);
            match argument {
                Arg::Value(_) if options.model.is_none() => options.model = Some(name),
                Arg::Long("list") => options.list = true,
                Arg::Long("out") => options.out = Some(parser.value()?.into()),
                Arg::Long(_) if OPTIONS.contains(&&*name) => {
                    options.value(&name, &parser.value()?.string()?)?;
                }
                _ => return Err(Failure::unknown("option", &name, OPTIONS)),
            }
        }
        Ok(options)
    }

    fn value(&mut self, name: &str, text: &str) -> Outcome {
        if name == "--mod" {
            let found = MODULATIONS.into_iter().find(|known| *known == text);
            let unknown = || Failure::unknown("modulation", text, MODULATIONS);
            self.modulation = found.ok_or_else(unknown)?;
            return Ok(());
        }
        let (place, range) = match name {
            "--sr" => (&mut self.rate_hz, 8_000.0..=768_000.0),
            "--note" => (&mut self.note_midi, 0.0..=127.0),
            "--also" => (self.also_midi.insert(0.0), 0.0..=127.0),
            "--dur" => (&mut self.length_s, 0.0..=86_400.0),
            "--off" => (&mut self.off_s, 0.0..=1.0e9),
            "--period" => (&mut self.period_s, 0.0..=86_400.0),
            "--gain" => (&mut self.gain, 0.0..=1.0),
            "--press" => (&mut self.press, -1.0..=1.0),
            _ => {
                let found = text.parse().ok().filter(|voices| (1..=1_024).contains(voices));
                self.voices = found.ok_or_else(|| out_of_range(name, text, "1 to 1024"))?;
                return Ok(());
            }
        };
        let found = text.parse().ok().filter(|value| range.contains(value));
        let allowed = format!("{} to {}", range.start(), range.end());
        *place = found.ok_or_else(|| out_of_range(name, text, &allowed))?;
        Ok(())
    }
}

fn out_of_range(name: &str, text: &str, allowed: &str) -> Failure {
    Failure::bad_use(format!("{name} `{text}` is not possible (allowed: {allowed})"))
}

/// Plays all voices and returns what the first of them sounded, if it is to be kept.
fn drive(options: &Options, voices: &mut [Box<dyn Sounding>], keep: bool) -> Vec<f32> {
    let blocks_in = |seconds: f64| (seconds * options.rate_hz) as usize / BLOCK * BLOCK;
    let total = (options.length_s * options.rate_hz) as usize;
    let period = blocks_in(options.period_s);
    let off = blocks_in(options.off_s);
    let hz = |midi: f64| 440.0 * ((midi - 69.0) / 12.0).exp2();
    let frequency_hz = hz(options.note_midi);
    let mut recorded = Vec::with_capacity(if keep { total } else { 0 });
    let mut buffer = [0.0; BLOCK];
    for at in (0..total).step_by(BLOCK) {
        let block = &mut buffer[..BLOCK.min(total - at)];
        let phase = at.checked_rem(period).unwrap_or(at);
        let now_s = at as f64 / options.rate_hz;
        for (index, voice) in voices.iter_mut().enumerate() {
            if phase == 0 {
                voice.note_on(frequency_hz, options.gain);
                if let Some(midi) = options.also_midi {
                    voice.also(hz(midi), options.gain);
                }
                if options.press >= 0.0 {
                    voice.press(options.press);
                }
            }
            if off > 0 && phase == off {
                voice.note_off();
            }
            modulate(voice.as_mut(), options, frequency_hz, now_s);
            voice.render(block);
            if keep && index == 0 {
                recorded.extend_from_slice(block);
            }
            // A timing run must not be optimised away.
            std::hint::black_box(&mut *block);
        }
    }
    recorded
}

/// `bend`: ±2 semitones at 0.5 Hz. `press`: a triangle from 0 to 1 at 0.25 Hz. `step`: 0.5 and 0.7
/// in turn, 100 ms each.
fn modulate(voice: &mut dyn Sounding, options: &Options, frequency_hz: f64, now_s: f64) {
    match options.modulation {
        "bend" => {
            let semitones = 2.0 * (TAU * 0.5 * now_s).sin();
            voice.set_frequency(frequency_hz * (semitones / 12.0).exp2());
        }
        "press" => {
            let way = (now_s * 0.25).fract();
            voice.press(if way < 0.5 { 2.0 * way } else { 2.0 - 2.0 * way });
        }
        "step" => {
            let is_high = |at_s: f64| (at_s * 10.0) as u64 % 2 == 1;
            let before_s = now_s - BLOCK as f64 / options.rate_hz;
            if before_s < 0.0 || is_high(before_s) != is_high(now_s) {
                voice.press(if is_high(now_s) { 0.7 } else { 0.5 });
            }
        }
        _ => {}
    }
}
