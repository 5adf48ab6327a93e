//! How a parameter is declared: its range, its text both ways, its smoothing.

use std::sync::Arc;

use nice_plug::prelude::{BoolParam, FloatParam, FloatRange, IntParam, IntRange, SmoothingStyle};

use super::choice::Choice;
use super::target;
use super::text::{self, Unit};

/// Declares the parameters of one part or place: their names begin with its own.
#[derive(Clone, Copy)]
pub(super) struct Declare {
    part: &'static str,
    /// Each voice may have its own modulation.
    is_of_voices: bool,
}

impl Declare {
    /// The first part, and what all share, without a name.
    pub(super) const FIRST: Self = Self::of("");
    /// The second part.
    pub(super) const SECOND: Self = Self::of("B ");

    /// What is called so.
    pub(super) const fn of(part: &'static str) -> Self {
        Self { part, is_of_voices: false }
    }

    /// What is called so, and belongs to each voice of the synth.
    pub(super) const fn of_voices(part: &'static str) -> Self {
        Self { part, is_of_voices: true }
    }

    /// The whole name.
    pub(super) fn named(self, name: &str) -> String {
        format!("{}{name}", self.part)
    }

    pub(super) fn float(
        self,
        name: &str,
        default: f32,
        range: FloatRange,
        unit: Unit,
    ) -> FloatParam {
        let name = self.named(name);
        let param = float(&name, default, range, unit);
        if self.is_of_voices {
            param.with_poly_modulation_id(target::poly_id(&name))
        } else {
            param
        }
    }

    /// A fraction that is shown in percent.
    pub(super) fn percent(self, name: &str, default: f32, (min, max): (f32, f32)) -> FloatParam {
        self.float(name, 100.0 * default, even(100.0 * min, 100.0 * max), Unit::Percent)
    }

    pub(super) fn count(self, name: &str, default: i32, range: (i32, i32), unit: Unit) -> IntParam {
        count(&self.named(name), default, range, unit)
    }

    pub(super) fn choice<T>(self, name: &str, table: &'static [Choice<T>]) -> IntParam
    where
        T: Default + PartialEq + Sync,
    {
        self.choice_at(name, table, &T::default())
    }

    /// A choice that starts elsewhere than its kind does.
    pub(super) fn choice_at<T>(
        self,
        name: &str,
        table: &'static [Choice<T>],
        default: &T,
    ) -> IntParam
    where
        T: Default + PartialEq + Sync,
    {
        choice(&self.named(name), table, default)
    }

    pub(super) fn switch(self, name: &str, default: bool) -> BoolParam {
        switch(&self.named(name), default)
    }
}

/// A continuous parameter whose plain value is in `unit`.
///
/// The framework does not smooth it: the engine does, at its own control ticks, so that a move
/// sounds the same at every block size.
pub(super) fn float(name: &str, default: f32, range: FloatRange, unit: Unit) -> FloatParam {
    FloatParam::new(name, default, range)
        .with_smoother(SmoothingStyle::None)
        .with_unit(unit.suffix())
        .with_value_to_string(Arc::new(move |value| unit.format(value)))
        .with_string_to_value(Arc::new(move |typed| unit.parse(typed)))
}

/// A whole number from `min` to `max`.
pub(super) fn count(name: &str, default: i32, (min, max): (i32, i32), unit: Unit) -> IntParam {
    IntParam::new(name, default, IntRange::Linear { min, max })
        .with_unit(unit.suffix())
        .with_string_to_value(Arc::new(move |typed| {
            let value = unit.parse(typed)?;
            Some((value.clamp(min as f32, max as f32)).round() as i32)
        }))
}

/// One of a table of named choices, in saved order.
///
/// An `IntParam` and not the framework's `EnumParam`, because that one reads back nothing but the
/// display name to the letter.
fn choice<T>(name: &str, table: &'static [Choice<T>], default: &T) -> IntParam
where
    T: Default + PartialEq + Sync,
{
    let default = table.iter().position(|choice| choice.value == *default).unwrap_or(0);
    let range = IntRange::Linear { min: 0, max: table.len() as i32 - 1 };
    let names = move || table.iter().map(|choice| (choice.id, choice.name));
    let print = move |index: i32| {
        let last = table.len() as i32 - 1;
        names().nth(index.clamp(0, last) as usize).map_or("", |(_, name)| name).to_owned()
    };
    let read = move |typed: &str| text::find_choice(typed, names()).map(|index| index as i32);
    IntParam::new(name, default as i32, range)
        .with_value_to_string(Arc::new(print))
        .with_string_to_value(Arc::new(read))
}

/// A switch.
pub(super) fn switch(name: &str, default: bool) -> BoolParam {
    BoolParam::new(name, default)
        .with_value_to_string(Arc::new(|on| String::from(if on { "On" } else { "Off" })))
        .with_string_to_value(Arc::new(text::parse_switch))
}

/// Evenly from `min` to `max`.
pub(super) fn even(min: f32, max: f32) -> FloatRange {
    FloatRange::Linear { min, max }
}

/// From `min` to `max` with `centre` in the middle of the travel.
pub(super) fn centred(min: f32, max: f32, centre: f32) -> FloatRange {
    let factor = 0.5_f32.ln() / ((centre - min) / (max - min)).ln();
    FloatRange::Skewed { min, max, factor }
}

/// Evenly over a range.
pub(super) fn evenly((min, max): (f32, f32)) -> FloatRange {
    even(min, max)
}

/// Over a range with `centre` in the middle of the travel.
pub(super) fn bent((min, max): (f32, f32), centre: f32) -> FloatRange {
    centred(min, max, centre)
}
