//! Tables of named choices: what is saved, what is typed, what is shown.
//!
//! A choice's place in its table is final, because projects and automation save it; tables only
//! grow at their end.

mod fusion;
mod synth;

use kairat_engine::controls::{
    Articulation, FretMap, Material, SlideMode, StringInterval, StrokeDirection,
};
use kairat_engine::finish::{Feel, NoteValue};
use kairat_engine::instruments::{self, Instrument};
use kairat_engine::space::Room;
use nice_plug::prelude::IntParam;

pub use fusion::*;
pub use synth::*;

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

/// What trills, tremolos and rolls keep time with.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Pulse {
    /// Nothing but their own rate.
    #[default]
    Free,
    /// The host's tempo: so many strokes a beat.
    Beat(f32),
}

impl Pulse {
    /// Strokes per second at the host's tempo; `free_hz` where there is none to follow.
    #[must_use]
    pub fn hz(self, free_hz: f32, tempo_bpm: Option<f64>) -> f32 {
        match (self, tempo_bpm) {
            (Self::Beat(strokes), Some(tempo_bpm)) => strokes * tempo_bpm as f32 / 60.0,
            _ => free_hz,
        }
    }
}

/// What a choice parameter stands at; the default if a state from elsewhere points past the table.
#[must_use]
pub fn chosen<T: Copy + Default>(table: &[Choice<T>], param: &IntParam) -> T {
    let index = usize::try_from(param.value()).unwrap_or(0);
    table.get(index).map_or_else(T::default, |choice| choice.value)
}

/// Every instrument, in the registry's order.
pub const INSTRUMENT: [Choice<usize>; instruments::ALL.len()] = {
    let mut table = [Choice::new(0, "", ""); instruments::ALL.len()];
    let mut index = 0;
    while index < table.len() {
        let found = instruments::ALL[index];
        table[index] = Choice::new(index, found.id, found.name);
        index += 1;
    }
    table
};

/// The instrument a parameter stands at.
#[must_use]
pub fn instrument(param: &IntParam) -> &'static Instrument {
    instruments::ALL[chosen(&INSTRUMENT, param).min(instruments::ALL.len() - 1)]
}

/// Ways of building, of all instruments; one that an instrument does not know counts as its first.
pub const VARIANT: [Choice<&str>; VARIANTS.len()] = {
    let mut table = [Choice::new("", "", ""); VARIANTS.len()];
    let mut index = 0;
    while index < table.len() {
        let (id, name) = VARIANTS[index];
        table[index] = Choice::new(id, id, name);
        index += 1;
    }
    table
};

/// Ids and names of the variants; the list only grows at its end.
const VARIANTS: [(&str, &str); 32] = [
    ("western", "Western (tökpe)"),
    ("eastern", "Eastern (shertpe)"),
    ("standard", "Standard"),
    ("unfretted", "Unfretted"),
    ("fretted", "Fretted"),
    ("pentatonic", "Pentatonic"),
    ("diatonic", "Diatonic"),
    ("skin", "Skin-covered"),
    ("fifth", "D3 A3"),
    ("fourth", "D3 G3"),
    ("octave", "D3 D4"),
    ("double", "Double"),
    ("single", "Single"),
    ("drones", "Two drones"),
    ("chanter", "Without drones"),
    ("stalk", "Four fingerings"),
    ("goose_egg", "Goose egg"),
    ("horn", "Horn"),
    ("long", "Long"),
    ("low", "Low reed (A1)"),
    ("middle", "Middle reed (D2)"),
    ("high", "High reed (A2)"),
    ("fifths", "G3 D4 A4 E5"),
    ("crooked", "With crooks"),
    ("set", "Set of horns"),
    ("campaign", "Campaign drum"),
    ("metal", "Metal cone"),
    ("wooden", "Wooden"),
    ("belled", "With bells"),
    ("moon", "With a moon"),
    ("bridle_up", "Bridle up"),
    ("bridle_down", "Bridle down"),
];

/// Materials of strings, reeds, tongues and shells.
pub const MATERIAL: [Choice<Material>; 11] = [
    Choice::new(Material::Nylon, "nylon", "Nylon"),
    Choice::new(Material::Gut, "gut", "Gut"),
    Choice::new(Material::Horsehair, "horsehair", "Horsehair"),
    Choice::new(Material::Steel, "steel", "Steel"),
    Choice::new(Material::Brass, "brass", "Brass"),
    Choice::new(Material::Wood, "wood", "Wood"),
    Choice::new(Material::Cane, "cane", "Cane"),
    Choice::new(Material::Clay, "clay", "Clay"),
    Choice::new(Material::Goat, "goat", "Goatskin"),
    Choice::new(Material::Hide, "hide", "Hide"),
    Choice::new(Material::Horn, "horn", "Horn"),
];

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
pub const ARTICULATION: [Choice<Articulation>; 38] = [
    articulation(Articulation::Stroke, "Stroke"),
    articulation(Articulation::Thumb, "Thumb"),
    articulation(Articulation::Ilme, "Ilme"),
    articulation(Articulation::Sipay, "Sipay"),
    articulation(Articulation::Tyrnama, "Tyrnama"),
    articulation(Articulation::Legato, "Legato"),
    articulation(Articulation::Slide, "Slide"),
    articulation(Articulation::Harmonic, "Harmonic"),
    articulation(Articulation::Choke, "Choke"),
    articulation(Articulation::Tap, "Tap"),
    articulation(Articulation::Sustain, "Sustain"),
    articulation(Articulation::Accent, "Accent"),
    articulation(Articulation::Staccato, "Staccato"),
    articulation(Articulation::Martele, "Martelé"),
    articulation(Articulation::Spiccato, "Spiccato"),
    articulation(Articulation::Tremolo, "Tremolo"),
    articulation(Articulation::Trill, "Trill"),
    articulation(Articulation::Mordent, "Mordent"),
    articulation(Articulation::Scoop, "Scoop"),
    articulation(Articulation::Fall, "Fall"),
    articulation(Articulation::Flutter, "Flutter"),
    articulation(Articulation::Nail, "Nail stop"),
    articulation(Articulation::Fingertip, "Fingertip stop"),
    articulation(Articulation::Artificial, "Artificial harmonic"),
    articulation(Articulation::Pizzicato, "Pizzicato"),
    articulation(Articulation::Drone, "Drone"),
    articulation(Articulation::Howl, "Howl"),
    articulation(Articulation::Inhale, "Inhale"),
    articulation(Articulation::Gallop, "Gallop"),
    articulation(Articulation::Wow, "Wow"),
    articulation(Articulation::Centre, "Centre"),
    articulation(Articulation::Edge, "Edge"),
    articulation(Articulation::Rim, "Rim"),
    articulation(Articulation::Slap, "Slap"),
    articulation(Articulation::Stick, "Stick"),
    articulation(Articulation::Shake, "Shake"),
    articulation(Articulation::Press, "Press behind the bridge"),
    articulation(Articulation::Terraced, "Terraced swell"),
];

const fn articulation(value: Articulation, name: &'static str) -> Choice<Articulation> {
    Choice::new(value, value.id(), name)
}

/// Ways of sliding.
pub const SLIDE_MODE: [Choice<SlideMode>; 2] = [
    Choice::new(SlideMode::ThroughFrets, "through_frets", "Through frets"),
    Choice::new(SlideMode::Free, "free", "Free"),
];

/// Note values that trills, tremolos and rolls may follow.
pub const PULSE: [Choice<Pulse>; 7] = [
    Choice::new(Pulse::Free, "free", "Free"),
    Choice::new(Pulse::Beat(2.0), "1/8", "1/8"),
    Choice::new(Pulse::Beat(3.0), "1/8t", "1/8 triplet"),
    Choice::new(Pulse::Beat(4.0), "1/16", "1/16"),
    Choice::new(Pulse::Beat(6.0), "1/16t", "1/16 triplet"),
    Choice::new(Pulse::Beat(8.0), "1/32", "1/32"),
    Choice::new(Pulse::Beat(12.0), "1/32t", "1/32 triplet"),
];

/// Rooms.
pub const ROOM: [Choice<Room>; 4] = [
    Choice::new(Room::Hall, "hall", "Concert hall"),
    Choice::new(Room::Yurt, "yurt", "Yurt"),
    Choice::new(Room::Steppe, "steppe", "Steppe"),
    Choice::new(Room::Studio, "studio", "Dry studio"),
];

/// Lengths of the delay.
pub const NOTE_VALUE: [Choice<NoteValue>; 7] = [
    Choice::new(NoteValue::Free, "free", "Free"),
    Choice::new(NoteValue::Whole, "1/1", "1/1"),
    Choice::new(NoteValue::Half, "1/2", "1/2"),
    Choice::new(NoteValue::Quarter, "1/4", "1/4"),
    Choice::new(NoteValue::Eighth, "1/8", "1/8"),
    Choice::new(NoteValue::Sixteenth, "1/16", "1/16"),
    Choice::new(NoteValue::ThirtySecond, "1/32", "1/32"),
];

/// What is done to a note value.
pub const FEEL: [Choice<Feel>; 3] = [
    Choice::new(Feel::Straight, "straight", "Straight"),
    Choice::new(Feel::Dotted, "dotted", "Dotted"),
    Choice::new(Feel::Triplet, "triplet", "Triplet"),
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
    fn a_pulse_follows_the_tempo_and_without_one_its_own_rate() {
        let sixteenths = PULSE[3].value;
        let hz = |pulse: Pulse, tempo_bpm| (1_000.0 * pulse.hz(9.0, tempo_bpm)).round() as i32;
        assert_eq!(hz(sixteenths, Some(90.0)), 6_000);
        assert_eq!(hz(sixteenths, None), 9_000);
        assert_eq!(hz(Pulse::Free, Some(90.0)), 9_000);
    }

    #[test]
    fn every_instruments_variants_are_among_the_choices() {
        for instrument in instruments::ALL {
            for variant in instrument.variants {
                let known = VARIANTS.iter().any(|(id, _)| *id == variant.id);
                assert!(known, "{} of {}", variant.id, instrument.id);
            }
        }
    }

    #[test]
    fn articulations_stand_in_the_engines_order_under_its_ids() {
        let ours = ARTICULATION.map(|choice| (choice.value, choice.id));
        assert_eq!(ours, Articulation::ALL.map(|a| (a, a.id())));
    }
}
