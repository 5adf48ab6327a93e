//! Name and one sentence for every parameter, by its final id.

mod effects;
mod hands;
mod instrument;
mod parts;
mod phrasing;
mod player;
mod skin;
mod sound;
mod synth;

use super::Phrase;

/// What is said of one parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Final id.
    pub id: &'static str,
    /// Name on the panel, short enough for its place.
    pub name: Phrase,
    /// One sentence on what it does.
    pub sentence: Phrase,
}

/// What is said of the parameter with this id.
#[must_use]
pub fn of(id: &str) -> Option<&'static Parameter> {
    let (family, own) = family(id);
    let is_meant = |said: &&Parameter| said.id.strip_prefix(family) == Some(own);
    ALL.iter().copied().flatten().find(is_meant)
}

/// What all of a kind share in their ids, and what is a parameter's own: every oscillator, operator,
/// envelope and low-frequency oscillator says the same.
#[must_use]
pub fn family(id: &str) -> (&'static str, &str) {
    const NUMBERED: [(&str, &str); 3] = [("osc", "osc_"), ("env", "env_"), ("lfo", "lfo_")];
    for (kind, family) in NUMBERED {
        if let Some((_, own)) = numbered(id, kind) {
            let operator = numbered(own, "op").filter(|_| kind == "osc");
            return operator.map_or((family, own), |(_, own)| ("op_", own));
        }
    }
    ("", id)
}

/// The number after a kind, and what follows.
fn numbered<'a>(id: &'a str, kind: &str) -> Option<(char, &'a str)> {
    let rest = id.strip_prefix(kind)?;
    let number = rest.chars().next().filter(char::is_ascii_digit)?;
    Some((number, rest[1..].strip_prefix('_')?))
}

const fn say(id: &'static str, name: Phrase, sentence: Phrase) -> Parameter {
    Parameter { id, name, sentence }
}

/// Every parameter, stage by stage.
const ALL: [&[Parameter]; 16] = [
    &instrument::SAID,
    &hands::SAID,
    &phrasing::SAID,
    &skin::SAID,
    &sound::SAID,
    &player::SAID,
    &parts::SAID,
    &effects::SAID,
    &synth::LAYER,
    &synth::tone::TONE,
    &synth::tone::OPERATOR,
    &synth::shape::FILTER,
    &synth::shape::ENVELOPE,
    &synth::shape::UNISON,
    &synth::motion::LFO,
    &synth::motion::PLAY,
];
