//! One string as a persistent resonator: two polarisations, a finger at each hand, its own tuning.
//!
//! A note re-excites and re-tunes it; nothing ever cuts it off. Path: `hands` → `tuning` with `losses`, and
//! with what `accord` finds → `waves`; `rest` says when it takes no part.

mod accord;
mod driven;
mod hands;
mod look;
mod losses;
mod rest;
mod tuning;
mod waves;

pub(crate) use hands::{Damper, Setting};
use tuning::Asked;

use super::{far_side::FarSide, left_hand::Stop, notes::Note, source::Grasp, tables};
use crate::{
    dsp::{lanes::Samples, simd::TICK},
    exciters::pluck::Pluck,
    instruments::lute::{LuteSpec, Stops, StringSpec},
    resonators::{
        loss::{ExtraLoss, LossTaps},
        string_law::StringLaw,
        tuning::Tuner,
        waveguide::Loop,
    },
};

/// Fingers that may be at one string at a time.
const FINGERS: usize = 4;
/// Lowest pitch a loop has room for.
pub(crate) const LOWEST_HZ: f64 = 40.0;

/// The string.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about now; none are modes")]
pub(crate) struct StringVoice {
    spec: &'static LuteSpec,
    index: usize,
    rate_hz: f64,
    loops: [Loop; 2],
    tuners: [Tuner; 2],
    plucks: [Pluck; FINGERS],
    pub(crate) stop: Stop,
    pub(crate) damper: Damper,
    pub(crate) note: Option<Note>,
    law: StringLaw,
    prototype: usize,
    loss: ExtraLoss,
    loss_taps: [LossTaps; 2],
    written_hz: f64,
    /// Build, material and fret of the prototype in use.
    written_stop: Option<(usize, usize, f64)>,
    impedance: f32,
    /// Sum of squares of this tick's waves, and its running mean.
    power: f32,
    mean_power: [f32; 2],
    glide_cents: f64,
    /// Relative sharpening per mean square of the waves.
    sharpening: f64,
    /// A fade was in the way of the last tuning.
    is_behind: bool,
    /// The thumb lies on it and it is silent: it takes no part until it is played.
    is_resting: bool,
    /// The string moves sideways: it has been plucked since it was silent.
    is_sideways: bool,
    /// Nobody has played it for long: it only answers others, upwards and at less expense.
    is_answering: bool,
    /// Beyond its bridge, where it has one of its own.
    far: Option<FarSide>,
    /// Tuning against the other strings on the bridge, and the partial for which it is still to be
    /// found.
    accord_cents: f64,
    pub(crate) wants_accord: Option<usize>,
    /// What comes back to the bridge in this tick: both polarisations.
    waves: [[f32; TICK]; 2],
    /// What the last tick asked for; the same again needs no work.
    asked: Option<Asked>,
    pub(crate) contact: f32,
    /// A synth that drives it: its hold, this tick of it, and samples of that which are over.
    grasp: Grasp,
    driving: Samples,
    driven_samples: usize,
    is_driven: bool,
}

impl StringVoice {
    pub(crate) fn new(spec: &'static LuteSpec, index: usize, rate_hz: f64) -> Self {
        let longest = (rate_hz / LOWEST_HZ) as usize;
        let law = tables::law(spec, 0, 0, index, 0.0);
        Self {
            spec,
            index,
            rate_hz,
            loops: std::array::from_fn(|_| Loop::new(longest)),
            tuners: std::array::from_fn(|_| Tuner::new(rate_hz)),
            plucks: std::array::from_fn(|_| Pluck::new(rate_hz, longest)),
            stop: Stop::default(),
            damper: Damper::Free,
            note: None,
            law,
            prototype: usize::MAX,
            loss: ExtraLoss::default(),
            loss_taps: [LossTaps::NONE; 2],
            written_hz: 0.0,
            written_stop: None,
            impedance: law.impedance() as f32,
            power: 0.0,
            mean_power: [0.0; 2],
            glide_cents: 0.0,
            sharpening: 0.0,
            is_behind: false,
            is_resting: false,
            is_sideways: false,
            is_answering: spec.stops == Stops::Press,
            far: spec.builds[0].far.map(|far| FarSide::new(far, rate_hz, LOWEST_HZ)),
            accord_cents: 0.0,
            wants_accord: None,
            waves: [[0.0; TICK]; 2],
            asked: None,
            contact: 0.22,
            grasp: Grasp::new((rate_hz / TICK as f64) as f32),
            driving: [0.0; TICK],
            driven_samples: 0,
            is_driven: false,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.loops.iter_mut().for_each(Loop::reset);
        self.plucks.iter_mut().for_each(Pluck::reset);
        self.stop = Stop::default();
        self.damper = Damper::Free;
        self.note = None;
        self.is_resting = false;
        self.accord_cents = 0.0;
        self.wants_accord = None;
        self.grasp.reset();
        self.is_driven = false;
        self.silence();
    }

    /// Zeroes what is too small to hear and forgets the tuning.
    pub(crate) fn silence(&mut self) {
        self.loops.iter_mut().for_each(Loop::reset);
        self.waves = [[0.0; TICK]; 2];
        if let Some(far) = &mut self.far {
            far.reset();
        }
        self.prototype = usize::MAX;
        self.asked = None;
        self.is_sideways = false;
        self.is_answering = self.spec.stops == Stops::Press;
        self.mean_power = [0.0; 2];
        self.power = 0.0;
        self.glide_cents = 0.0;
    }

    /// Present pitch as written to the loops.
    pub(crate) fn frequency_hz(&self) -> f64 {
        self.written_hz
    }

    /// Whether it must be tuned again at the next tick.
    pub(crate) fn is_behind(&self) -> bool {
        self.is_behind
    }

    pub(super) fn open(&self, build: usize) -> &'static StringSpec {
        &self.spec.builds[build].strings[self.index]
    }
}
