//! Loop-filter prototypes for the pitches of every string, designed once per sample rate.

use crate::{
    instruments::lute::{LuteSpec, Stops},
    resonators::{
        dispersion::{Budget, Designer, Prototype, spare_samples},
        string_law::{StringLaw, StringMaterial},
    },
    units::Pitch,
};

/// Where prototypes stand, in semitones above the open string.
#[derive(Clone, Copy, Debug)]
struct Steps {
    /// Steps below the open string.
    below: usize,
    count: usize,
    semitones: f64,
}

impl Steps {
    fn of(stops: Stops) -> Self {
        match stops {
            // Slack tunings, every fret, and bends.
            Stops::Neck => Self { below: 3, count: 29, semitones: 1.0 },
            // A tighter string changes little: stiffness counts for less, the rest is tuned.
            Stops::Press => Self { below: 0, count: 2, semitones: 3.0 },
        }
    }

    fn fret(self, step: usize) -> f64 {
        (step as f64 - self.below as f64) * self.semitones
    }
}

/// Gain of one round trip down to which each polarisation's phase is followed [by ear]: sideways
/// motion hardly reaches the air, so less of it will do.
const FOLLOWED_GAIN: [f64; 2] = [0.66, 0.95];
/// The same of a wire, whose sideways motion is followed to some 8 kHz like that of other strings: it
/// would stay above the other gain to the top of hearing.
const FOLLOWED_GAIN_OF_WIRE: [f64; 2] = [0.66, 0.975];

/// A wire, by what it loses to its material.
const fn is_wire(material: &StringMaterial) -> bool {
    material.friction_loss < 2.0e-4
}

/// Samples at 48 kHz on either side of a design, for each polarisation. A wire loses so little in a round
/// trip that upright, where it is heard, a fit which ripples as much as will do for other strings would let
/// some partials grow, or the first die too soon.
fn pad_samples(material: &StringMaterial) -> [f64; 2] {
    if is_wire(material) { [16.0, 7.0] } else { [7.0; 2] }
}

/// Prototypes of one instrument.
#[derive(Debug)]
pub(crate) struct Tables {
    /// By string law and step; for both polarisations.
    prototypes: Vec<[Prototype; 2]>,
    /// Place of the first step by build, material and string; equal strings share theirs.
    first: Vec<usize>,
    /// For a string that only answers others: no stiffness, and all loss is added when it is tuned.
    plain: [Prototype; 2],
    steps: Steps,
    strings: usize,
    materials: usize,
}

impl Tables {
    /// Place of the prototype of a string that only answers.
    pub(crate) const PLAIN: usize = usize::MAX - 1;

    pub(crate) fn new(spec: &LuteSpec, rate_hz: f64) -> Self {
        let mut designer = Designer::new();
        let (strings, materials) = (spec.string_count(), spec.sets.len());
        let steps = Steps::of(spec.stops);
        let mut designed: Vec<StringLaw> = Vec::new();
        let mut prototypes = Vec::new();
        let mut first = Vec::new();
        for build in 0..spec.builds.len() {
            for material in 0..materials {
                let stuff = &spec.sets[material].material;
                let followed = if is_wire(stuff) { FOLLOWED_GAIN_OF_WIRE } else { FOLLOWED_GAIN };
                let pads = pad_samples(stuff);
                let budgets: [Budget; 2] = std::array::from_fn(|side| Budget {
                    spare_samples: spare_samples(rate_hz),
                    pad_samples: pads[side],
                    emphasis: 3,
                    beyond: 20.0,
                    followed_gain: followed[side],
                });
                for string in 0..strings {
                    let open = law(spec, build, material, string, 0.0);
                    let known = designed.iter().position(|known| *known == open);
                    first.push(known.unwrap_or(designed.len()) * steps.count);
                    if known.is_some() {
                        continue;
                    }
                    designed.push(open);
                    for step in 0..steps.count {
                        let law = law(spec, build, material, string, steps.fret(step));
                        prototypes
                            .push(budgets.map(|budget| designer.prototype(&law, rate_hz, &budget)));
                    }
                }
            }
        }
        let plain = [0; 2].map(|_| Prototype::plain());
        Self { prototypes, first, plain, steps, strings, materials }
    }

    /// Semitones above the open string that a prototype of [`Tables::index`] was made for.
    pub(crate) fn fret(&self, index: usize) -> f64 {
        self.steps.fret(index % self.steps.count)
    }

    /// Where the prototype nearest to `fret` semitones above the open string stands.
    pub(crate) fn index(&self, build: usize, material: usize, string: usize, fret: f64) -> usize {
        let Steps { below, count, semitones } = self.steps;
        let step = ((fret / semitones).round() + below as f64).clamp(0.0, (count - 1) as f64);
        self.first[(build * self.materials + material) * self.strings + string] + step as usize
    }

    /// The prototypes of the vertical and the horizontal polarisation.
    pub(crate) fn at(&self, index: usize) -> &[Prototype; 2] {
        self.prototypes.get(index).unwrap_or(&self.plain)
    }
}

/// The string `fret` semitones above its usual open pitch: shorter when stopped along a neck, tighter
/// when pressed, slacker below.
pub(crate) fn law(
    spec: &LuteSpec,
    build: usize,
    material: usize,
    string: usize,
    fret: f64,
) -> StringLaw {
    let open = &spec.builds[build].strings[string];
    let set = &spec.sets[material];
    let length_m = match spec.stops {
        Stops::Neck => open.length_m * (-fret.max(0.0) / 12.0).exp2(),
        Stops::Press => open.length_m,
    };
    StringLaw {
        material: set.material,
        diameter_m: set.diameter_m[string],
        length_m,
        f0_hz: Pitch(f64::from(open.open_midi) + fret).hz(440.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        instruments::{adyrna, dombra, jetigen, sherter},
        resonators::complex::{Complex, polynomial},
    };

    #[test]
    fn every_prototype_is_passive_at_every_rate() {
        for spec in [&dombra::SPEC, &sherter::SPEC, &jetigen::SPEC, &adyrna::SPEC] {
            for rate_hz in [8_000.0, 44_100.0, 48_000.0, 88_200.0, 96_000.0, 192_000.0] {
                check(&Tables::new(spec, rate_hz), rate_hz);
            }
        }
    }

    #[track_caller]
    fn check(tables: &Tables, rate_hz: f64) {
        for (index, pair) in tables.prototypes.iter().enumerate() {
            for (side, prototype) in pair.iter().enumerate() {
                let worst = (0..1_024)
                    .map(|i| {
                        let omega = std::f64::consts::PI * (f64::from(i) + 0.5) / 1_024.0;
                        polynomial(&prototype.taps, Complex::polar(1.0, -omega)).abs()
                    })
                    .fold(0.0, f64::max);
                let fret = tables.fret(index);
                assert!(worst < 1.0, "{rate_hz} Hz, fret {fret}, side {side}: {worst}");
            }
        }
    }
}
