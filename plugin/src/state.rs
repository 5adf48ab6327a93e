//! The door for saved states: what is ours is made safe, what is not is left outside.
//!
//! The framework takes any JSON of the right form, sets whatever ids it knows to whatever number
//! stands there, and reports success. So a state is checked before it gets that far: one without
//! our mark, or from a later schema, changes nothing; in one of ours a number is held inside its
//! range, a value of the wrong type is dropped, and a parameter that did not exist yet takes its
//! default.

use nice_plug::params::persist::PersistentField;
use nice_plug::plugin::ParamValue;
use nice_plug::prelude::{Param, PluginState};

use crate::params::{KairatParams, ParamRef};

/// What brings a state from each earlier schema to the one after it, the earliest first.
const MIGRATIONS: [fn(&mut PluginState); 0] = [];

/// Version of the meaning of a saved state: one more than there are migrations.
pub const SCHEMA: u32 = 1 + MIGRATIONS.len() as u32;

/// Key of the mark among a state's fields.
const SCHEMA_KEY: &str = "kairat_schema";

/// Writes [`SCHEMA`] into every saved state; what a loaded state says is read by [`admit`].
#[derive(Debug, Default)]
pub struct SchemaMark;

impl PersistentField<'_, u32> for SchemaMark {
    fn set(&self, _new_value: u32) {}

    fn map<F, R>(&self, f: F) -> R
    where
        F: Fn(&u32) -> R,
    {
        f(&SCHEMA)
    }
}

/// Makes a state safe to load, or empties it so that loading it changes nothing.
pub fn admit(state: &mut PluginState) {
    let schema = state.fields.get(SCHEMA_KEY).and_then(|mark| mark.parse::<u32>().ok());
    let Some(schema @ 1..=SCHEMA) = schema else {
        state.params.clear();
        state.fields.clear();
        return;
    };
    for migrate in &MIGRATIONS[schema as usize - 1..] {
        migrate(state);
    }
    let params = KairatParams::default();
    for entry in params.entries() {
        let admitted = match state.params.remove(entry.id) {
            Some(saved) => within(entry.param, &saved),
            None => Some(default_of(entry.param)),
        };
        if let Some(value) = admitted {
            state.params.insert(entry.id.to_owned(), value);
        }
    }
}

/// The saved value inside the parameter's range, or nothing if it is of another type.
fn within(param: ParamRef<'_>, saved: &ParamValue) -> Option<ParamValue> {
    match (param, saved) {
        (ParamRef::Float(_), ParamValue::F32(value)) if !value.is_nan() => {
            Some(ParamValue::F32(value.clamp(param.plain(0.0), param.plain(1.0))))
        }
        (ParamRef::Int(_), ParamValue::I32(value)) => {
            Some(ParamValue::I32((*value).clamp(param.plain(0.0) as i32, param.plain(1.0) as i32)))
        }
        (ParamRef::Int(int), ParamValue::String(id)) => {
            param.parse(id).map(|position| ParamValue::I32(int.preview_plain(position)))
        }
        (ParamRef::Bool(_), ParamValue::Bool(value)) => Some(ParamValue::Bool(*value)),
        _ => None,
    }
}

fn default_of(param: ParamRef<'_>) -> ParamValue {
    match param {
        ParamRef::Float(param) => ParamValue::F32(param.default_plain_value()),
        ParamRef::Int(param) => ParamValue::I32(param.default_plain_value()),
        ParamRef::Bool(param) => ParamValue::Bool(param.default_plain_value()),
    }
}
