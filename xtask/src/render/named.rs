//! What options name: instruments, presets, parameters and their values.

use std::path::PathBuf;

use kairat::params;
use kairat_engine::instruments::{self, Instrument};

use crate::{
    failure::{Failure, Outcome},
    list,
};

/// A parameter at a normalised value.
pub(super) type Setting = (&'static str, f64);

/// An instrument that exists.
pub(super) fn instrument(id: &str) -> Outcome<&'static Instrument> {
    let found = instruments::ALL.into_iter().find(|instrument| instrument.id == id);
    let ids = instruments::ALL.iter().map(|instrument| instrument.id);
    found.ok_or_else(|| Failure::unknown("instrument", id, ids))
}

/// One of the ids there are.
pub(super) fn one_of(
    kind: &str,
    id: &str,
    ids: impl Iterator<Item = &'static str> + Clone,
) -> Outcome<&'static str> {
    let found = ids.clone().find(|known| *known == id);
    found.ok_or_else(|| Failure::unknown(kind, id, ids))
}

/// A preset is a factory id or a state in a file.
pub(super) fn preset(name: &str) -> Outcome<PathBuf> {
    let path = PathBuf::from(name);
    if path.is_file() {
        Ok(path)
    } else {
        Err(Failure::unknown("preset", name, list::preset_ids()))
    }
}

/// A parameter that exists.
pub(super) fn parameter(id: &str) -> Outcome<&'static str> {
    let ids: Vec<&'static str> = params::describe().iter().map(|found| found.id).collect();
    let found = ids.iter().copied().find(|known| *known == id);
    found.ok_or_else(|| Failure::unknown("parameter", id, ids))
}

/// A parameter at what was typed for it.
pub(super) fn setting(id: &str, typed: &str) -> Outcome<Setting> {
    let id = parameter(id)?;
    let Some(normalised) = params::parse(id, typed) else {
        let text = |at| params::text(id, at).unwrap_or_default();
        let allowed = match params::describe().into_iter().find(|found| found.id == id) {
            Some(found) if found.steps.is_some_and(|steps| steps <= 16) => {
                let steps = found.steps.unwrap_or(1);
                let all: Vec<String> =
                    (0..=steps).map(|step| text(step as f32 / steps as f32)).collect();
                all.join(", ")
            }
            _ => format!("from {} to {}", text(0.0), text(1.0)),
        };
        return Err(Failure::bad_use(format!(
            "parameter `{id}` cannot be `{typed}` (allowed: {allowed})"
        )));
    };
    Ok((id, f64::from(normalised)))
}

/// Highest plain value of a parameter.
pub(super) fn highest(id: &str) -> f32 {
    params::describe().iter().find(|found| found.id == id).map_or(0.0, |found| found.max)
}
