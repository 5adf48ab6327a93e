//! Name and one sentence for every parameter, by its final id.

mod anatomy;
mod effects;
mod hands;
mod instrument;
mod modulation;
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
    const NUMBERED: [(&str, &str); 4] =
        [("osc", "osc_"), ("env", "env_"), ("lfo", "lfo_"), ("mod", "mod_")];
    for (kind, family) in NUMBERED {
        if let Some(own) = numbered(id, kind).and_then(|own| own.strip_prefix('_')) {
            let operator = numbered(own, "op").and_then(|own| own.strip_prefix('_'));
            return operator.map_or((family, own), |own| ("op_", own));
        }
    }
    if numbered(id, "macro") == Some("") { ("macro", "") } else { ("", id) }
}

/// What follows a kind and its number.
fn numbered<'a>(id: &'a str, kind: &str) -> Option<&'a str> {
    let rest = id.strip_prefix(kind)?;
    let own = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    (own.len() < rest.len()).then_some(own)
}

const fn say(id: &'static str, name: Phrase, sentence: Phrase) -> Parameter {
    Parameter { id, name, sentence }
}

/// Every parameter, stage by stage.
const ALL: [&[Parameter]; 18] = [
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
    &modulation::SAID,
    &anatomy::SAID,
];
