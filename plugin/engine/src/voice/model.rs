//! One instrument's voice, whichever physics it runs on.

use pulp::Simd;

use super::{
    bowed::Bowed, jaw_harp::JawHarp, jet::Blown, lip_reed::LipReed, lute::Lute, pace::Paced as _,
    reed::Reeds, skin::Kit, source::Source, struck::Struck, sustained::Sustained,
};
use crate::{
    Controls, Event, View,
    controls::Excite,
    instruments::{Instrument, Physics},
};

/// A voice of any kind.
///
/// A new kind of physics needs a variant here and one in [`Physics`], and a line in [`Model::new`] and
/// in `each!`; a bowed or blown one is a `Sustained<…>`, a struck one a `Struck<…>`.
#[derive(Debug)]
pub(crate) enum Model {
    Lute(Box<Lute>),
    Bowed(Box<Sustained<Bowed<2>>>),
    BowedFour(Box<Sustained<Bowed<4>>>),
    Reed(Box<Sustained<Reeds>>),
    Jet(Box<Sustained<Blown>>),
    LipReed(Box<Sustained<LipReed>>),
    JawHarp(Box<Struck<JawHarp>>),
    Skin(Box<Struck<Kit>>),
}

/// Does the same with whatever voice it is.
macro_rules! each {
    ($model:expr, $voice:ident => $do:expr) => {
        match $model {
            Model::Lute($voice) => $do,
            Model::Bowed($voice) => $do,
            Model::BowedFour($voice) => $do,
            Model::Reed($voice) => $do,
            Model::Jet($voice) => $do,
            Model::LipReed($voice) => $do,
            Model::JawHarp($voice) => $do,
            Model::Skin($voice) => $do,
        }
    };
}

impl Model {
    /// Allocates and designs everything for a rate.
    pub(crate) fn new(instrument: &'static Instrument, rate_hz: f64) -> Self {
        match instrument.physics {
            Physics::Lute(spec) => Self::Lute(Box::new(Lute::new(instrument, spec, rate_hz))),
            Physics::Bowed(spec) => {
                Self::Bowed(Box::new(Sustained::new(instrument, spec, rate_hz)))
            }
            Physics::BowedFour(spec) => {
                Self::BowedFour(Box::new(Sustained::new(instrument, spec, rate_hz)))
            }
            Physics::Reed(spec) => Self::Reed(Box::new(Sustained::new(instrument, spec, rate_hz))),
            Physics::Jet(spec) => Self::Jet(Box::new(Sustained::new(instrument, spec, rate_hz))),
            Physics::LipReed(spec) => {
                Self::LipReed(Box::new(Sustained::new(instrument, spec, rate_hz)))
            }
            Physics::JawHarp(spec) => {
                Self::JawHarp(Box::new(Struck::new(instrument, spec, rate_hz)))
            }
            Physics::Skin(spec) => Self::Skin(Box::new(Struck::new(instrument, spec, rate_hz))),
        }
    }

    pub(crate) fn reset(&mut self) {
        each!(self, voice => voice.reset());
    }

    pub(crate) fn set_controls(&mut self, controls: &Controls) {
        each!(self, voice => voice.set_controls(controls));
    }

    pub(crate) fn handle(&mut self, event: Event) {
        each!(self, voice => voice.handle(event));
    }

    #[inline(always)]
    pub(crate) fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        each!(self, voice => voice.render(simd, left, right));
    }

    /// A synth drives it: what comes with the next samples, at most to the end of the tick.
    pub(crate) fn feed(&mut self, excite: Excite, piece: &[f32]) {
        each!(self, voice => voice.feed(excite, piece));
    }

    /// The source, if there is one, and how much of the present tick is over.
    pub(crate) fn source(&mut self) -> (&mut Source, usize) {
        each!(self, voice => voice.source())
    }

    pub(crate) fn is_driven(&self) -> bool {
        each!(self, voice => voice.is_driven())
    }

    pub(crate) fn is_asleep(&self) -> bool {
        each!(self, voice => voice.is_asleep())
    }

    pub(crate) fn tail_s(&self) -> f64 {
        each!(self, voice => voice.tail_s())
    }

    pub(crate) fn energy(&self) -> f64 {
        each!(self, voice => voice.energy())
    }

    pub(crate) fn string_hz(&self, string: usize) -> f64 {
        each!(self, voice => voice.string_hz(string))
    }

    /// How hard bow or breath works, 0–1; nothing of the kind has none.
    pub(crate) fn effort(&self) -> f32 {
        match self {
            Self::Bowed(voice) => voice.effort(),
            Self::BowedFour(voice) => voice.effort(),
            Self::Reed(voice) => voice.effort(),
            Self::Jet(voice) => voice.effort(),
            Self::LipReed(voice) => voice.effort(),
            Self::Lute(_) | Self::JawHarp(_) | Self::Skin(_) => 0.0,
        }
    }

    pub(crate) fn view(&self) -> View {
        each!(self, voice => voice.view())
    }
}
