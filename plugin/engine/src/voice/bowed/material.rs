//! Strings of another material, put on while no bow is on any.

use super::{
    Bowed,
    part::{Part, port},
};
use crate::{controls::Controls, instruments::bowed::BowedSpec};

impl<const P: usize> Bowed<P> {
    /// Puts on strings of the material that is asked for, while none is bowed.
    pub(super) fn put_on(&mut self, controls: &Controls) {
        let set = self.spec.set(controls.material);
        let rests = |part: &Part| part.effort <= 0.0 && !part.is_bowed;
        if self.parts.iter().all(|part| part.set == set) || !self.parts.iter().all(rests) {
            return;
        }
        self.change_strings(set);
    }

    /// Puts on a set of strings.
    pub(super) fn change_strings(&mut self, set: usize) {
        for (index, part) in self.parts.iter_mut().enumerate() {
            part.put_on(self.spec, index, set);
        }
        self.load = self.parts.iter().map(Part::impedance).sum();
        self.is_tied = false;
    }
}

impl Part {
    /// Puts on the string of another material; what rings rings on.
    fn put_on(&mut self, spec: &BowedSpec, index: usize, set: usize) {
        if let Some(own) = spec.sets(index).nth(set).filter(|_| set != self.set) {
            (self.own, self.set) = (own, set);
            self.string.put_on(&port(own));
            self.bridge_hz = 1.0;
        }
    }
}
