//! The lists: parameters, instruments, presets.

use kairat::params;
use kairat_engine::instruments;
use serde::Serialize;

use crate::{failure::Outcome, output};

/// A parameter, as `cargo xtask params` prints it.
#[derive(Serialize)]
struct Parameter {
    id: &'static str,
    name: String,
    group: &'static str,
    unit: &'static str,
    min: f32,
    max: f32,
    default: f32,
    steps: Option<usize>,
    automatable: bool,
    modulatable: bool,
    text: [String; 5],
}

/// An instrument, as `cargo xtask instruments` prints it.
#[derive(Serialize)]
struct Instrument {
    id: &'static str,
    name: &'static str,
    name_kk: &'static str,
    family: &'static str,
    low: u8,
    high: u8,
    variants: Vec<Named>,
    articulations: Vec<&'static str>,
}

#[derive(Serialize)]
struct Named {
    id: &'static str,
    name: &'static str,
}

/// A factory preset, as `cargo xtask presets` prints it.
#[derive(Serialize)]
struct Preset {
    id: &'static str,
    name: &'static str,
    tags: &'static [&'static str],
    instruments: &'static [&'static str],
}

/// The factory bank.
const PRESETS: [Preset; 0] = [];

/// Every parameter.
pub(crate) fn parameters() -> Outcome {
    let list = params::describe().into_iter().map(|found| Parameter {
        id: found.id,
        name: found.name,
        group: found.group,
        unit: found.unit,
        min: found.min,
        max: found.max,
        default: found.default,
        steps: found.steps,
        automatable: found.automatable,
        modulatable: found.modulatable,
        text: found.text,
    });
    output::say_pretty(&list.collect::<Vec<_>>())
}

/// Every instrument.
pub(crate) fn instruments() -> Outcome {
    let list = instruments::ALL.iter().map(|found| Instrument {
        id: found.id,
        name: found.name,
        name_kk: found.name_kk,
        family: found.family,
        low: found.range_midi.0,
        high: found.range_midi.1,
        variants: found.variants.iter().map(|v| Named { id: v.id, name: v.name }).collect(),
        articulations: found.articulations.iter().map(|found| found.id()).collect(),
    });
    output::say_pretty(&list.collect::<Vec<_>>())
}

/// Every factory preset.
pub(crate) fn presets() -> Outcome {
    output::say_pretty(&PRESETS)
}

/// Ids of the factory presets.
pub(crate) fn preset_ids() -> Vec<&'static str> {
    PRESETS.iter().map(|preset| preset.id).collect()
}
