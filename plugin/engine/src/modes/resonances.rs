//! Every instrument's resonator as modes, at any key.

use super::{
    BodySet, ModeSet, air, bodies,
    skins::{self, Head},
    strings,
};
use crate::{
    controls::Material,
    instruments::{Instrument, Physics},
    resonators::{
        column::MODES,
        horn::{self, Pole},
    },
};

/// One instrument's resonators: made once, asked at every note.
#[derive(Clone, Debug)]
pub struct Resonances {
    instrument: &'static Instrument,
    /// Of a horn, for each material.
    columns: Vec<Vec<Pole>>,
    /// Of drums and rattles, for each piece of each variant.
    heads: Vec<Head>,
}

impl Resonances {
    /// Designs what an instrument has; the only place that allocates.
    #[must_use]
    pub fn new(instrument: &'static Instrument) -> Self {
        let (mut columns, mut heads) = (Vec::new(), Vec::new());
        match instrument.physics {
            Physics::LipReed(spec) => {
                let design = |loss: &f64| horn::poles(&spec.bore, *loss, MODES);
                columns = spec.wall_losses.iter().map(design).collect();
            }
            Physics::Skin(kit) => heads = skins::heads(kit),
            _ => {}
        }
        Self { instrument, columns, heads }
    }

    /// The instrument.
    #[must_use]
    pub fn instrument(&self) -> &'static Instrument {
        self.instrument
    }

    /// Modes of string, bore, vessel, tongue or skin at a key, as a MIDI number that may have a fraction,
    /// seen from the instrument's own exciter. All lists are equally loud: their energy is 1. A variant or
    /// a material that the instrument does not have is its last or its first.
    #[must_use]
    pub fn at(&self, variant: usize, material: Material, key_midi: f64) -> ModeSet {
        let key = if key_midi.is_finite() { key_midi.clamp(0.0, 127.0) } else { 69.0 };
        let number = self.instrument.material(material);
        let set = match self.instrument.physics {
            Physics::Lute(spec) => {
                strings::plucked(spec, variant, number.min(spec.sets.len() - 1), key)
            }
            Physics::Bowed(spec) | Physics::BowedFour(spec) => {
                strings::bowed(spec, variant, material, key)
            }
            Physics::Reed(spec) => air::reed(spec, variant, key),
            Physics::Jet(spec) => air::jet(spec, number, key),
            Physics::LipReed(spec) => {
                let poles = self.columns.get(number).or(self.columns.first());
                air::lips(spec, poles.map_or(&[], Vec::as_slice), key)
            }
            Physics::JawHarp(spec) => air::tongue(spec, number, key),
            Physics::Skin(kit) => self.head(kit, variant, key),
        };
        set.evened()
    }

    /// What the air hears of it: the body that the resonator works on.
    #[must_use]
    pub fn body(&self, variant: usize, key_midi: f64) -> BodySet {
        match self.instrument.physics {
            Physics::Lute(spec) => {
                bodies::of_build(&spec.builds[variant.min(spec.builds.len() - 1)])
            }
            Physics::Bowed(spec) | Physics::BowedFour(spec) => bodies::of_bowl(&spec.body),
            Physics::Reed(spec) => {
                let build = &spec.builds[variant.min(spec.builds.len() - 1)];
                bodies::of_opening(build.air.corner_hz)
            }
            Physics::Jet(spec) => bodies::of_opening(spec.mouth.radiation_hz),
            Physics::LipReed(spec) => bodies::of_bell(spec.bore.bell_m),
            Physics::JawHarp(spec) => bodies::of_mouth(&spec.mouth),
            Physics::Skin(kit) => {
                let head = self.heads.get(skins::place(kit, variant, key_midi));
                head.map_or_else(BodySet::default, bodies::of_head)
            }
        }
    }

    fn head(&self, kit: &crate::instruments::skin::KitSpec, variant: usize, key: f64) -> ModeSet {
        let head = self.heads.get(skins::place(kit, variant, key));
        head.map_or_else(ModeSet::default, |head| head.at(key))
    }
}
