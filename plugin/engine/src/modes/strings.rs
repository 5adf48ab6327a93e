//! The modes of a string, plucked or bowed, seen from finger or bow.
//!
//! `f_n = n·f0·√((1 + B·n²)/(1 + B))` (Fletcher & Rossing 1998), decay after Woodhouse 2004. A point at a
//! share β of the length moves as `sin nπβ`; the force at the bridge per velocity of the mode is the wave
//! impedance, the same for all, so what is heard of the point's velocity is its reciprocal.

use std::f64::consts::PI;

use super::{MOST, Mode, ModeSet};
use crate::{
    controls::{Controls, Material},
    instruments::{
        bowed::{BowedSpec, BowedStringSpec},
        lute::{LuteSpec, Stops},
    },
    units::Pitch,
    voice::tables,
};

/// Above this nobody hears.
pub(super) const HIGHEST_HZ: f64 = 20_000.0;
/// A mode whose node is driven moves at least so much, re its belly: no finger and no bow is a point [E].
const LEAST_SHAPE: f64 = 0.02;

/// The string of a plucked instrument that a key belongs to.
pub(super) fn plucked(spec: &LuteSpec, variant: usize, material: usize, key: f64) -> ModeSet {
    let number = variant.min(spec.builds.len() - 1);
    let build = &spec.builds[number];
    let opens = || build.strings.iter().map(|string| f64::from(string.open_midi));
    let string = opens().rposition(|open| open < key + 0.5).unwrap_or(0);
    let fret = key - f64::from(build.strings[string].open_midi);
    let law = tables::law(spec, number, material, string, fret);
    let (touch, f0_hz) = (&spec.touch, law.f0_hz);
    let is_stopped = spec.stops == Stops::Neck && fret > 0.5;
    let stop = if is_stopped { build.stop_loss } else { 0.0 };
    let flat_per_s = (spec.sets[material].nut_loss + stop * touch.fret_loss) * f0_hz;
    let b = law.inharmonicity();
    let contact = f64::from(Controls::default().contact_point + build.contact);
    row(contact, f0_hz, |n| {
        let ratio = n * ((1.0 + b * n * n) / (1.0 + b)).sqrt();
        let own = law.decay_per_s(ratio * f0_hz) * (1.0 + stop * touch.fret_material_loss);
        (ratio, own + flat_per_s)
    })
}

/// The string of a bowed instrument that a key belongs to, under the nail where it is stopped.
pub(super) fn bowed(spec: &BowedSpec, variant: usize, material: Material, key: f64) -> ModeSet {
    let opens = spec.tunings[variant.min(spec.tunings.len() - 1)];
    let string = opens.iter().rposition(|open| f64::from(*open) < key + 0.5).unwrap_or(0);
    let fret = opens.get(string).map_or(0.0, |open| key - f64::from(*open));
    let stop = if fret.abs() < 0.5 { &spec.open } else { &spec.nail };
    let chosen = spec.sets(string).nth(spec.set(material)).or(spec.strings.first());
    let q = chosen.map_or(100.0, |BowedStringSpec { q, .. }| *q);
    let f0_hz = Pitch(key).hz(440.0);
    let inverse = PI / (q * f0_hz) + 1.0 / stop.corner_hz;
    row(spec.bow.contact, f0_hz, |n| (n, f0_hz * (n * f0_hz * inverse - stop.reflection.ln())))
}

/// Modes seen at a share of the length, each of a ratio and a decay.
fn row(contact: f64, f0_hz: f64, law: impl Fn(f64) -> (f64, f64)) -> ModeSet {
    let mut set = ModeSet::default();
    let shape = |n: f64| {
        let x = (n * PI * contact.clamp(0.01, 0.5)).sin();
        if x.abs() < LEAST_SHAPE { LEAST_SHAPE } else { x }
    };
    for n in 1..=MOST {
        let (ratio, decay_per_s) = law(n as f64);
        if ratio * f0_hz > HIGHEST_HZ {
            break;
        }
        let moves = shape(n as f64) / shape(1.0);
        set.push(Mode { ratio, decay_per_s, drive: moves * moves, sound: [1.0 / moves; 2] });
    }
    set
}
