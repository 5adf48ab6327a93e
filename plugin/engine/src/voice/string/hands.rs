//! What lies on a string and what pulls at it.

use super::{LOWEST_HZ, StringVoice};
use crate::{
    dsp::noise::Random,
    exciters::pluck::{Pluck, Stroke},
    resonators::waveguide::Loop,
    voice::tables,
};

/// Partial whose speed the wave from the contact point is taken to have [by measurement: middle of
/// the audible ones].
const COMB_PARTIAL: f64 = 11.0;

/// What lies on the string besides the stopping finger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Damper {
    /// Nothing.
    Free,
    /// A finger that takes the first partial by 60 dB in this time, in seconds; it lifts when the
    /// ticks are over, if there are any.
    Finger { t60_s: f32, lifts_in: Option<u32> },
}

/// The settings of a string for one tick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Setting {
    pub(crate) build: usize,
    pub(crate) material: usize,
    /// Retuning of the open string, in semitones.
    pub(crate) slack_semitones: f64,
    pub(crate) a4_hz: f64,
    pub(crate) damping: f64,
    /// Bend, vibrato and press, in semitones.
    pub(crate) bend_semitones: f64,
    /// Palm on the string: 1/s at 1 kHz.
    pub(crate) palm_per_s: f64,
}

impl StringVoice {
    /// Pulling force of the open string for a sideways displacement.
    pub(crate) fn pull_newton(&self, build: usize, material: usize) -> f32 {
        let open = tables::law(self.spec, build, material, self.index, 0.0);
        let pull_m = self.spec.sets[material].pull_m;
        // h = F·β(1−β)·L/T at the middle of the usual contact range, β = 0.22.
        (pull_m * open.tension_newton() / (0.22 * 0.78 * open.length_m)) as f32
    }

    /// Sets a finger to work.
    pub(crate) fn pluck(&mut self, stroke: Stroke, random: Random) {
        self.contact = stroke.contact;
        self.is_sideways = true;
        self.is_resting = false;
        let period = self.rate_hz / self.written_hz.max(LOWEST_HZ);
        let reach = self.loops.iter().map(Loop::reach).min().unwrap_or(0);
        let lead = self.law.phase_lead_samples(COMB_PARTIAL * self.law.f0_hz, self.rate_hz);
        // A free finger, or else the one that has been at it longest: the first.
        let free = self.plucks.iter().position(|pluck| !pluck.is_active()).unwrap_or(0);
        self.plucks[free].start(stroke, [period, period - lead], reach, random);
    }

    pub(crate) fn is_plucked(&self) -> bool {
        self.plucks.iter().any(Pluck::is_active)
    }
}
