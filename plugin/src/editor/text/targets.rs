//! Names of what a slot of the modulation may move.

use kairat_engine::rack::TARGETS;

use super::{Words, cards, choices, parameters};

/// The name of a choice: where it stands on the panel, and what it is called there; 0 is nothing.
#[must_use]
pub fn name(words: Words, index: usize) -> String {
    let Some(row) = index.checked_sub(1).and_then(|at| TARGETS.get(at)) else {
        return words.say(&choices::NOTHING).to_owned();
    };
    let place = cards::PLACES.iter().find(|(begins, _)| row.id.starts_with(begins));
    let known = row.id.strip_prefix("b_").filter(|own| parameters::of(own).is_some());
    let said = parameters::of(row.id).or_else(|| parameters::of(known?));
    let name = said.map_or(row.id, |said| words.say(&said.name));
    let operator = row.id.split_once("_op").and_then(|(_, rest)| rest.chars().next()?.to_digit(10));
    let operator = operator.and_then(|number| cards::OPERATORS.get(number as usize - 1));
    let number: String = row.id.chars().filter(char::is_ascii_digit).collect();
    match (place, operator) {
        (Some(("macro", place)), _) => format!("{} {number}", words.say(place)),
        (Some(("mod", place)), _) => format!("{} {number}: {name}", words.say(place)),
        (Some((_, place)), Some(operator)) => {
            format!("{}, {}: {name}", words.say(place), words.say(operator))
        }
        (Some((_, place)), None) => format!("{}: {name}", words.say(place)),
        (None, _) => name.to_owned(),
    }
}
