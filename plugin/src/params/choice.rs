//! Tables of named choices: what is saved, what is typed, what is shown.
//!
//! A choice's place in its table is final, because projects and automation save it; tables only
//! grow at their end.

use kairat_engine::controls::{
    Articulation, FretMap, Material, SlideMode, StringInterval, StrokeDirection,
};
use kairat_engine::instruments::DOMBRA;
use nice_plug::prelude::IntParam;

/// One thing that may be chosen.
#[derive(Clone, Copy, Debug)]
pub struct Choice<T: 'static> {
    /// What the engine gets.
    pub value: T,
    /// Final id, lower-case ASCII.
    pub id: &'static str,
    /// Display name.
    pub name: &'static str,
}

impl<T> Choice<T> {
    const fn new(value: T, id: &'static str, name: &'static str) -> Self {
        Self { value, id, name }
    }
}

/// When the channels of MIDI input are taken for single notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MpeMode {
    /// From the moment a controller says so with RPN 6.
    #[default]
    Auto,
    /// Never.
    Off,
    /// Always: channel 1 leads, 2–16 carry a note each.
    On,
}

/// What a choice parameter stands at; the default if a state from elsewhere points past the table.
#[must_use]
pub fn chosen<T: Copy + Default>(table: &[Choice<T>], param: &IntParam) -> T {
    let index = usize::try_from(param.value()).unwrap_or(0);
    table.get(index).map_or_else(T::default, |choice| choice.value)
}

/// The dombra's variants, from the registry.
pub const VARIANT: [Choice<usize>; DOMBRA.variants.len()] = {
    let mut table = [Choice::new(0, "", ""); DOMBRA.variants.len()];
    let mut index = 0;
    while index < table.len() {
        table[index] = Choice::new(index, DOMBRA.variants[index].id, DOMBRA.variants[index].name);
        index += 1;
    }
    table
};

/// String materials.
pub const MATERIAL: [Choice<Material>; 2] =
    [Choice::new(Material::Nylon, "nylon", "Nylon"), Choice::new(Material::Gut, "gut", "Gut")];

/// Intervals of the open strings.
pub const STRING_INTERVAL: [Choice<StringInterval>; 4] = [
    Choice::new(StringInterval::Fourth, "fourth", "Fourth"),
    Choice::new(StringInterval::Fifth, "fifth", "Fifth"),
    Choice::new(StringInterval::Second, "second", "Second"),
    Choice::new(StringInterval::Unison, "unison", "Unison"),
];

/// Fret maps.
pub const FRET_MAP: [Choice<FretMap>; 2] =
    [Choice::new(FretMap::Equal, "equal", "Equal"), Choice::new(FretMap::Bokey, "bokey", "Bökey")];

/// Directions of the stroke.
pub const STROKE_DIRECTION: [Choice<StrokeDirection>; 3] = [
    Choice::new(StrokeDirection::Alternate, "alternate", "Alternate"),
    Choice::new(StrokeDirection::Down, "down", "Down"),
    Choice::new(StrokeDirection::Up, "up", "Up"),
];

/// Articulations; the ids are the engine's.
pub const ARTICULATION: [Choice<Articulation>; 10] = [
    Choice::new(Articulation::Stroke, "stroke", "Stroke"),
    Choice::new(Articulation::Thumb, "thumb", "Thumb"),
    Choice::new(Articulation::Ilme, "ilme", "Ilme"),
    Choice::new(Articulation::Sipay, "sipay", "Sipay"),
    Choice::new(Articulation::Tyrnama, "tyrnama", "Tyrnama"),
    Choice::new(Articulation::Legato, "legato", "Legato"),
    Choice::new(Articulation::Slide, "slide", "Slide"),
    Choice::new(Articulation::Harmonic, "harmonic", "Harmonic"),
    Choice::new(Articulation::Choke, "choke", "Choke"),
    Choice::new(Articulation::Tap, "tap", "Tap"),
];

/// Ways of sliding.
pub const SLIDE_MODE: [Choice<SlideMode>; 2] = [
    Choice::new(SlideMode::ThroughFrets, "through_frets", "Through frets"),
    Choice::new(SlideMode::Free, "free", "Free"),
];

/// MPE modes.
pub const MPE: [Choice<MpeMode>; 3] = [
    Choice::new(MpeMode::Auto, "auto", "Auto"),
    Choice::new(MpeMode::Off, "off", "Off"),
    Choice::new(MpeMode::On, "on", "On"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articulations_stand_in_the_engines_order_under_its_ids() {
        let ours = ARTICULATION.map(|choice| (choice.value, choice.id));
        assert_eq!(ours, Articulation::ALL.map(|a| (a, a.id())));
    }
}
