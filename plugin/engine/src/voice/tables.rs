//! Loop-filter prototypes for every semitone of every string, designed once per sample rate.

use crate::{
    bare::spare_samples,
    instruments::lute::LuteSpec,
    resonators::{
        dispersion::{Budget, Designer, Prototype},
        string_law::StringLaw,
    },
    units::Pitch,
};

/// Semitones below the open string, for slack tunings.
const BELOW: usize = 3;
/// Semitones above it, for the highest fret and bends.
const ABOVE: usize = 26;

/// Gain of one round trip down to which each polarisation's phase is followed [by ear]: sideways
/// motion hardly reaches the air, so less of it will do.
const FOLLOWED_GAIN: [f64; 2] = [0.66, 0.95];

/// Prototypes of one instrument.
#[derive(Debug)]
pub(crate) struct Tables {
    /// By build, material, string and semitone; for both polarisations.
    prototypes: Vec<[Prototype; 2]>,
    strings: usize,
    materials: usize,
}

impl Tables {
    pub(crate) fn new(spec: &LuteSpec, rate_hz: f64) -> Self {
        let mut designer = Designer::new();
        let budgets = FOLLOWED_GAIN.map(|followed_gain| Budget {
            spare_samples: spare_samples(rate_hz),
            pad_samples: 7.0,
            emphasis: 3,
            beyond: 20.0,
            followed_gain,
        });
        let mut prototypes = Vec::new();
        for build in 0..spec.builds.len() {
            for material in 0..spec.materials.len() {
                for string in 0..spec.strings.len() {
                    for step in 0..BELOW + ABOVE {
                        let fret = step as f64 - BELOW as f64;
                        let law = law(spec, build, material, string, fret);
                        prototypes
                            .push(budgets.map(|budget| designer.prototype(&law, rate_hz, &budget)));
                    }
                }
            }
        }
        Self { prototypes, strings: spec.strings.len(), materials: spec.materials.len() }
    }

    /// Semitones above the open string that a prototype of [`Tables::index`] was made for.
    pub(crate) fn fret(index: usize) -> f64 {
        (index % (BELOW + ABOVE)) as f64 - BELOW as f64
    }

    /// Where the prototype nearest to `fret` semitones above the open string stands.
    pub(crate) fn index(&self, build: usize, material: usize, string: usize, fret: f64) -> usize {
        let step = (fret.round() + BELOW as f64).clamp(0.0, (BELOW + ABOVE - 1) as f64) as usize;
        ((build * self.materials + material) * self.strings + string) * (BELOW + ABOVE) + step
    }

    /// The prototypes of the vertical and the horizontal polarisation.
    pub(crate) fn at(&self, index: usize) -> &[Prototype; 2] {
        &self.prototypes[index]
    }
}

/// The string `fret` semitones above its usual open pitch: shorter when stopped, slacker below.
pub(crate) fn law(
    spec: &LuteSpec,
    build: usize,
    material: usize,
    string: usize,
    fret: f64,
) -> StringLaw {
    let open = &spec.strings[string];
    StringLaw {
        material: spec.materials[material],
        diameter_m: open.diameter_m,
        length_m: spec.builds[build].scale_m * (-fret.max(0.0) / 12.0).exp2(),
        f0_hz: Pitch(f64::from(open.open_midi) + fret).hz(440.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        instruments::{DOMBRA, Physics},
        resonators::complex::{Complex, polynomial},
    };

    #[test]
    fn every_prototype_is_passive_at_every_rate() {
        let Physics::Lute(spec) = &DOMBRA.physics;
        for rate_hz in [8_000.0, 44_100.0, 48_000.0, 88_200.0, 96_000.0, 192_000.0] {
            let tables = Tables::new(spec, rate_hz);
            for (index, pair) in tables.prototypes.iter().enumerate() {
                for (side, prototype) in pair.iter().enumerate() {
                    let worst = (0..1_024)
                        .map(|i| {
                            let omega = std::f64::consts::PI * (f64::from(i) + 0.5) / 1_024.0;
                            polynomial(&prototype.taps, Complex::polar(1.0, -omega)).abs()
                        })
                        .fold(0.0, f64::max);
                    let fret = Tables::fret(index);
                    assert!(worst < 1.0, "{rate_hz} Hz, fret {fret}, side {side}: {worst}");
                }
            }
        }
    }
}
