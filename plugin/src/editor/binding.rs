//! Ties a control to a parameter: what it is called here, and how the host hears of its moves.

use kairat_engine::{
    instruments::{self, Instrument},
    rack::Slot,
};
use nice_plug::prelude::{Param, ParamSetter};

use super::{
    text::{self, Words, choices, numbers, parameters, words},
    value::{Value, put},
    widgets::keyboard,
};
use crate::factory::Patch;
use crate::params::{Entry, KairatParams, ParamRef, choice};

/// The parameters of one instance as the window sees them.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    params: &'a KairatParams,
    setter: &'a ParamSetter<'a>,
    words: Words,
    part: Slot,
}

impl<'a> Desk<'a> {
    /// The parameters, how to move them, the language they are named in, and whose they are.
    #[must_use]
    pub fn new(
        params: &'a KairatParams,
        setter: &'a ParamSetter<'a>,
        words: Words,
        part: Slot,
    ) -> Self {
        Self { params, setter, words, part }
    }

    /// The part that is shown.
    #[must_use]
    pub fn part(&self) -> Slot {
        self.part
    }

    /// The part's parameter with this id, or the one that all parts share, as a control takes it.
    #[must_use]
    pub fn value(&self, id: &str) -> Option<Bound<'a>> {
        let own = |entry: &Entry<'_>| self.part == Slot::B && own_id(entry) == Some(id);
        let entry = self
            .params
            .entries()
            .find(own)
            .or_else(|| self.params.entries().find(|entry| entry.id == id))?;
        let instrument = self.instrument();
        let offered = offered(instrument, id);
        Some(Bound { entry, setter: self.setter, words: self.words, instrument, offered })
    }

    /// The instrument that is chosen.
    #[must_use]
    pub fn instrument(&self) -> &'static Instrument {
        let KairatParams { instrument, second, .. } = self.params;
        let stage = if self.part == Slot::B { &second.instrument } else { instrument };
        choice::instrument(&stage.instrument)
    }

    /// Moves every parameter to where a patch has it, as the hand would. How a controller is understood
    /// and the tuning stay.
    pub fn take(&self, patch: &Patch) {
        for entry in self.params.entries().filter(|entry| !KEPT.contains(&entry.id)) {
            let set = patch.settings.iter().find(|(id, _)| *id == entry.id);
            let position = set
                .and_then(|(_, typed)| entry.param.parse(typed))
                .unwrap_or_else(|| entry.param.default_normalized());
            let bound = Bound {
                entry,
                setter: self.setter,
                words: self.words,
                instrument: self.instrument(),
                offered: None,
            };
            if (entry.param.normalized() - position).abs() > SAME {
                put(&bound, position);
            }
        }
    }

    /// Keys that choose articulations instead of sounding: the first, and how many.
    #[must_use]
    pub fn keyswitches(&self) -> Option<(u8, usize)> {
        let player = &self.params.player;
        let first = u8::try_from(player.keyswitch_key.value()).unwrap_or(0);
        player.keyswitches.value().then(|| (first, self.instrument().articulations.len()))
    }
}

/// What a parameter of the second part's own instrument is called in the first.
fn own_id(entry: &Entry<'_>) -> Option<&'static str> {
    entry.group.starts_with(SECOND).then(|| entry.id.strip_prefix("b_")).flatten()
}

/// What the groups of the second part's own parameters begin with.
const SECOND: &str = "Part B/";

/// One parameter behind a control.
pub struct Bound<'a> {
    entry: Entry<'a>,
    setter: &'a ParamSetter<'a>,
    words: Words,
    instrument: &'static Instrument,
    offered: Option<Vec<f32>>,
}

/// What the instrument knows of a table that all instruments share, as positions in it.
fn offered(instrument: &Instrument, id: &str) -> Option<Vec<f32>> {
    fn places<K, T>(known: &[K], table: &[T], same: impl Fn(&K, &T) -> bool) -> Vec<f32> {
        let last = table.len().saturating_sub(1).max(1) as f32;
        let place = |known: &K| table.iter().position(|choice| same(known, choice));
        known.iter().filter_map(place).map(|index| index as f32 / last).collect()
    }
    let known = match id {
        "variant" => {
            places(instrument.variants, &choice::VARIANT, |known, choice| known.id == choice.id)
        }
        "material" => {
            places(instrument.materials, &choice::MATERIAL, |known, choice| *known == choice.value)
        }
        "articulation" => {
            places(instrument.articulations, &choice::ARTICULATION, |known, choice| {
                *known == choice.value
            })
        }
        _ => return None,
    };
    // What the shared table does not list cannot be chosen; the instrument takes its own first.
    Some(if known.is_empty() { vec![0.0] } else { known })
}

/// Where a position leads among those offered: to itself, or else to the first, as the engine does.
fn taken(offered: Option<&[f32]>, position: f32) -> f32 {
    let Some(offered) = offered else { return position };
    let is_known = offered.iter().any(|at| (at - position).abs() < SAME);
    if is_known { position } else { offered.first().copied().unwrap_or(position) }
}

/// Does the same with whatever parameter it is.
macro_rules! with_param {
    ($self:ident, $param:ident => $do:expr) => {
        match $self.entry.param {
            ParamRef::Float($param) => $do,
            ParamRef::Int($param) => $do,
            ParamRef::Bool($param) => $do,
        }
    };
}

impl Bound<'_> {
    /// What it is called in the first part: by that it is known to texts and tables.
    fn known_as(&self) -> &'static str {
        own_id(&self.entry).unwrap_or(self.entry.id)
    }
}

impl Value for Bound<'_> {
    fn id(&self) -> &'static str {
        self.entry.id
    }

    fn name(&self) -> &'static str {
        parameters::of(self.known_as()).map_or(self.entry.id, |said| self.words.say(&said.name))
    }

    fn sentence(&self) -> &'static str {
        parameters::of(self.known_as()).map_or("", |said| self.words.say(&said.sentence))
    }

    fn position(&self) -> f32 {
        taken(self.offered(), self.entry.param.normalized())
    }

    fn default_position(&self) -> f32 {
        taken(self.offered(), self.entry.param.default_normalized())
    }

    fn modulated(&self) -> Option<f32> {
        let now = with_param!(self, param => param.modulated_normalized_value());
        let still = self.entry.param.normalized();
        ((now - still).abs() > SEEN).then_some(now)
    }

    fn steps(&self) -> Option<usize> {
        self.entry.param.steps()
    }

    fn offered(&self) -> Option<&[f32]> {
        self.offered.as_deref()
    }

    fn text(&self, position: f32) -> String {
        let index = self.entry.param.plain(position);
        match self.known_as() {
            "instrument" => {
                let found = instruments::ALL.get(index as usize);
                return found.map_or("", |of| text::instruments::name(self.words, of)).to_owned();
            }
            "variant" => {
                let id = choice::VARIANT.get(index as usize).map_or("", |choice| choice.id);
                return text::variants::name(self.words, self.instrument, id).to_owned();
            }
            id if is_key(id) => return keyboard::key_name(index as u8),
            id if parameters::family(id) == ("mod_", "target") => {
                return text::targets::name(self.words, index as usize);
            }
            "articulation_cc" if index < 0.5 => return self.words.say(&words::OFF).to_owned(),
            _ => {}
        }
        let named = choices::of(self.known_as());
        if named.is_empty() {
            return numbers::written(self.words, &self.entry.param.text(position));
        }
        let index = (position * (named.len() - 1) as f32).round() as usize;
        let name = named.get(index).map_or("", |name| self.words.say(name));
        if self.known_as() == "string_interval" && self.instrument.id != "dombra" {
            // The notes after the comma are the dombra's.
            return name.split(',').next().unwrap_or(name).to_owned();
        }
        name.to_owned()
    }

    fn parse(&self, typed: &str) -> Option<f32> {
        match self.known_as() {
            id if is_key(id)
                && let Some(key) = keyboard::key_named(typed) =>
            {
                return Some(self.position_of(f32::from(key)));
            }
            "articulation_cc" if self.words.say(&words::OFF).eq_ignore_ascii_case(typed.trim()) => {
                return Some(0.0);
            }
            _ => {}
        }
        self.entry.param.parse(&numbers::typed(self.words, typed))
    }

    fn plain(&self, position: f32) -> f32 {
        self.entry.param.plain(position)
    }

    fn position_of(&self, plain: f32) -> f32 {
        match self.entry.param {
            ParamRef::Float(param) => param.preview_normalized(plain),
            ParamRef::Int(param) => param.preview_normalized(plain.round() as i32),
            ParamRef::Bool(param) => param.preview_normalized(plain > 0.5),
        }
    }

    fn begin(&self) {
        with_param!(self, param => self.setter.begin_set_parameter(param));
    }

    fn set(&self, position: f32) {
        with_param!(self, param => self.setter.set_parameter_normalized(param, position));
    }

    fn end(&self) {
        with_param!(self, param => self.setter.end_set_parameter(param));
    }
}

/// What belongs to the player and the host, and is no part of a patch.
const KEPT: [&str; 9] = [
    "a4",
    "b_a4",
    "seed",
    "mpe",
    "mpe_bend_range",
    "bend_range",
    "keyswitches",
    "keyswitch_key",
    "articulation_cc",
];

/// Parameters that are keys of the keyboard.
const KEYS: [&str; 11] = [
    "anatomy_low",
    "anatomy_high",
    "keyswitch_key",
    "a_low",
    "a_high",
    "b_low",
    "b_high",
    "drums_low",
    "drums_high",
    "synth_low",
    "synth_high",
];

/// Whether a parameter is a key of the keyboard.
fn is_key(id: &str) -> bool {
    KEYS.contains(&id)
}

/// Positions of choices that are closer than this are the same.
const SAME: f32 = 1.0e-4;
/// Smallest distance of modulation that a ring shows.
const SEEN: f32 = 0.002;
