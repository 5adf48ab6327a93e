//! Name and one sentence for every parameter, by its final id.

mod effects;
mod hands;
mod instrument;
mod parts;
mod phrasing;
mod player;
mod skin;
mod sound;

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
    ALL.iter().copied().flatten().find(|parameter| parameter.id == id)
}

const fn say(id: &'static str, name: Phrase, sentence: Phrase) -> Parameter {
    Parameter { id, name, sentence }
}

/// Every parameter, stage by stage.
const ALL: [&[Parameter]; 8] = [
    &instrument::SAID,
    &hands::SAID,
    &phrasing::SAID,
    &skin::SAID,
    &sound::SAID,
    &player::SAID,
    &parts::SAID,
    &effects::SAID,
];
