//! The options of `cargo xtask render` as they come, one by one.

use std::path::PathBuf;

use kairat_engine::instruments::{self, Instrument};
use lexopt::{Parser, ValueExt};

use super::{
    midi::{self, Performance},
    named::{highest, instrument, one_of, parameter, preset, setting},
    options::{NAMES, Options, Target},
    transport::Transport,
    values,
};
use crate::{
    failure::{Failure, Outcome},
    host::Expression,
    workspace::Format,
};

/// What is read before it can be put together: order of options means nothing.
pub(super) struct Reading {
    options: Options,
    instrument: Option<&'static Instrument>,
    variant: Option<String>,
    articulation: Option<String>,
    seed: Option<String>,
    pub(super) dry: bool,
    midi: Option<Performance>,
    tempo: Option<f64>,
    meter: Option<(u16, u16)>,
    play_at: Option<f64>,
}

impl Reading {
    pub(super) fn new() -> Self {
        Self {
            options: Options::new(),
            instrument: None,
            variant: None,
            articulation: None,
            seed: None,
            dry: false,
            midi: None,
            tempo: None,
            meter: None,
            play_at: None,
        }
    }

    pub(super) fn option(&mut self, name: &str, parser: &mut Parser) -> Outcome {
        if !NAMES.iter().any(|known| known.strip_prefix("--") == Some(name)) {
            return Err(Failure::unknown("option", &format!("--{name}"), NAMES));
        }
        let value = parser.value()?;
        if self.file(name, value.clone().into()) {
            return Ok(());
        }
        let text = value.string()?;
        if self.curve(name, &text)? || self.time(name, &text)? {
            return Ok(());
        }
        let options = &mut self.options;
        match name {
            "format" => {
                let found = Format::ALL.into_iter().find(|format| format.id() == text);
                let ids = Format::ALL.map(Format::id);
                options.format = found.ok_or_else(|| Failure::unknown("format", &text, ids))?;
            }
            "instrument" => self.instrument = Some(instrument(&text)?),
            "variant" => self.variant = Some(text),
            "articulation" => self.articulation = Some(text),
            "preset" => options.load_state = Some(preset(&text)?),
            "midi" => self.midi = Some(midi::read(text.as_ref())?),
            "set" => {
                let (id, typed) = values::assignment(name, &text)?;
                options.settings.push(setting(id, typed)?);
            }
            "note" => options.notes.push(values::note(&text)?),
            "block" => options.blocks = values::blocks(&text)?,
            _ => self.seed = Some(text),
        }
        Ok(())
    }

    /// Options that name a file.
    fn file(&mut self, name: &str, path: PathBuf) -> bool {
        let options = &mut self.options;
        *match name {
            "out" => &mut options.out,
            "png" => &mut options.png,
            "state" => &mut options.load_state,
            "save-state" => &mut options.save_state,
            _ => return false,
        } = Some(path);
        true
    }

    /// Options that move something over time.
    fn curve(&mut self, name: &str, text: &str) -> Outcome<bool> {
        let options = &mut self.options;
        match name {
            "auto" => {
                let (id, rest) = values::assignment(name, text)?;
                let known = parameter(id)?;
                let points =
                    values::points(name, rest, |typed| setting(id, typed).map(|(_, at)| at))?;
                options.automation.push((known, points));
            }
            "cc" => {
                let (number, rest) = values::assignment(name, text)?;
                let number = values::number(name, number, &(0..=127_u8))?;
                let points = values::points(name, rest, |v| values::number(name, v, &(0.0..=1.0)))?;
                options.curves.push((Target::Controller(number), points));
            }
            "bend" => {
                let range = -WIDEST_BEND..=WIDEST_BEND;
                let points = values::points(name, text, |v| values::number(name, v, &range))?;
                options.curves.push((Target::Bend, points));
            }
            "pressure" => {
                let points = values::points(name, text, |v| values::number(name, v, &(0.0..=1.0)))?;
                options.curves.push((Target::Pressure, points));
            }
            "expr" => {
                let (kind, rest) = values::assignment(name, text)?;
                let known = Expression::ALL.into_iter().find(|(id, _)| *id == kind);
                let names = Expression::ALL.map(|(id, _)| id);
                let (_, kind) = known.ok_or_else(|| Failure::unknown("expression", kind, names))?;
                let range = kind.range().0..=kind.range().1;
                let points = values::points(name, rest, |v| values::number(name, v, &range))?;
                options.expressions.push((kind, points));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Options of time, rate and the host's transport.
    fn time(&mut self, name: &str, text: &str) -> Outcome<bool> {
        match name {
            "tempo" => self.tempo = Some(values::number(name, text, &(1.0..=960.0))?),
            "meter" => self.meter = Some(values::meter(text)?),
            "play-at" => self.play_at = Some(values::seconds(name, text)?),
            "seconds" => self.options.seconds = Some(values::seconds(name, text)?),
            "rate" => {
                self.options.rate_hz = values::number(name, text, &(8_000..=768_000))?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Puts together what depends on more than one option; what was set by hand wins.
    pub(super) fn finish(mut self) -> Outcome<Options> {
        let mut settings = Vec::new();
        if let Some(instrument) = self.instrument {
            settings.push(setting("instrument", instrument.id)?);
        }
        let played = self.instrument.unwrap_or(instruments::ALL[0]);
        if let Some(variant) = &self.variant {
            let ids = played.variants.iter().map(|variant| variant.id);
            settings.push(setting("variant", one_of("variant", variant, ids)?)?);
        }
        if let Some(articulation) = &self.articulation {
            let ids = played.articulations.iter().map(|articulation| articulation.id());
            settings.push(setting("articulation", one_of("articulation", articulation, ids)?)?);
        }
        if let Some(seed) = &self.seed {
            let number: u32 = values::number("seed", seed, &(0..=highest("seed") as u32))?;
            settings.push(setting("seed", &number.to_string())?);
        }
        if self.dry {
            for (id, at_rest) in DRY {
                settings.push(setting(id, at_rest)?);
            }
        }
        settings.append(&mut self.options.settings);
        self.options.settings = settings;
        self.options.transport = self.transport();
        if let Some(performance) = self.midi {
            self.options.notes.extend(performance.notes);
            self.options.controls.extend(performance.controls);
        }
        Ok(self.options)
    }

    /// The transport, if any option asks for one; a MIDI file brings its own tempo.
    fn transport(&self) -> Option<Transport> {
        let play_at_s = self.play_at.unwrap_or(0.0);
        let marks = self.midi.as_ref().map(|performance| &performance.marks);
        if let (Some(marks), None, None) = (marks, self.tempo, self.meter) {
            return Some(Transport { play_at_s, marks: marks.clone() });
        }
        let asked = self.tempo.is_some() || self.meter.is_some() || self.play_at.is_some();
        asked.then(|| {
            let (tempo, meter) = (self.tempo.unwrap_or(120.0), self.meter.unwrap_or((4, 4)));
            Transport::steady(play_at_s, tempo, meter)
        })
    }
}

/// What `--dry` puts to rest, as far as the plugin has it.
const DRY: [(&str, &str); 1] = [("output", "0 dB")];

/// Widest bend a wheel can be set to, in semitones.
const WIDEST_BEND: f64 = 48.0;
