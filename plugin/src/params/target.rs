//! What a slot of the modulation may move: nothing, or anything continuous, by its parameter's name.

use std::sync::{Arc, LazyLock};

use kairat_engine::rack::TARGETS;
use nice_plug::prelude::{IntParam, IntRange};

use super::{KairatParams, declare::Declare, text};

/// What stands for nothing.
const NOTHING: (&str, &str) = ("none", "None");

/// Names of all targets, nothing first; made when they are first asked for.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let params = KairatParams::default();
    let named = TARGETS.iter().map(|row| {
        let found = params.entries().find(|entry| entry.id == row.id);
        found.map_or(row.id, |entry| entry.param.name()).to_owned()
    });
    std::iter::once(NOTHING.1.to_owned()).chain(named).collect()
});

/// Number under which a host's modulation of single voices reaches the parameter of that name.
pub(super) fn poly_id(name: &str) -> u32 {
    name.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Numbers of all targets, in their order.
static POLY_IDS: LazyLock<Vec<u32>> =
    LazyLock::new(|| NAMES[1..].iter().map(|name| poly_id(name)).collect());

/// Makes the tables, so that the audio thread finds them.
pub(crate) fn make() {
    LazyLock::force(&POLY_IDS);
}

/// Place in [`TARGETS`] of what a host modulates under a number.
#[must_use]
pub(crate) fn of_poly(id: u32) -> Option<usize> {
    POLY_IDS.iter().position(|known| *known == id)
}

/// The parameter with this name.
pub(super) fn declared(declare: Declare, name: &str) -> IntParam {
    let last = TARGETS.len() as i32;
    let print =
        move |index: i32| NAMES.get(index.clamp(0, last) as usize).cloned().unwrap_or_default();
    let read = move |typed: &str| {
        let ids = std::iter::once(NOTHING.0).chain(TARGETS.iter().map(|row| row.id));
        let names = ids.zip(NAMES.iter().map(String::as_str));
        text::find_choice(typed, names).map(|index| index as i32)
    };
    let name = declare.named(name);
    IntParam::new(&name, 0, IntRange::Linear { min: 0, max: last })
        .with_value_to_string(Arc::new(print))
        .with_string_to_value(Arc::new(read))
}

/// What a parameter stands at: a place in [`TARGETS`].
#[must_use]
pub fn chosen(param: &IntParam) -> Option<usize> {
    usize::try_from(param.value()).ok()?.checked_sub(1)
}
