//! A synth at a lute: a force on every string that is held.

use super::Lute;
use crate::{
    controls::Excite,
    dsp::simd::TICK,
    voice::{source::Source, string::StringVoice},
};

/// Force of a source of full scale re the hand's strongest pull [by ear: a mezzoforte tone].
const PUSH: f32 = 0.04;

impl Lute {
    /// Takes what comes with the next samples, at most to the end of the tick.
    pub(crate) fn feed(&mut self, excite: Excite, piece: &[f32]) {
        let phase = self.source().1;
        if phase == 0 {
            self.source.turn(excite);
            self.drive();
        }
        self.source.gather(phase, piece);
    }

    /// The source, and how much of the present tick is over.
    pub(crate) fn source(&mut self) -> (&mut Source, usize) {
        (&mut self.source, (self.clock % TICK as u64) as usize)
    }

    pub(crate) fn is_driven(&self) -> bool {
        self.source.is_on()
    }

    fn drive(&mut self) {
        let is_held = self.strings.iter().any(StringVoice::is_held);
        if self.is_asleep && is_held && self.source.is_heard() {
            self.wake();
        }
        let (build, material) = (self.structure.build, self.structure.material);
        for string in &mut self.strings {
            let full = PUSH * string.pull_newton(build, material);
            string.drive(self.source.push(), full);
        }
    }
}
