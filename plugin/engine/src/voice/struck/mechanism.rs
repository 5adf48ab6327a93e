//! What a struck, shaken or plucked-and-blown instrument must be able to do; the rest is common to all.

use pulp::Simd;

use crate::{
    controls::{Articulation, Controls},
    dsp::noise::Random,
    view::View,
    voice::source::Push,
};

/// One stroke, at the sample that is rendered next.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Strike {
    pub(crate) key: u8,
    /// Strength, 0–1.
    pub(crate) velocity: f32,
    /// How it is played, of those the instrument knows.
    pub(crate) articulation: Articulation,
    /// What differs from stroke to stroke.
    pub(crate) random: Random,
}

/// What moves while the instrument sounds, smoothed, at one tick.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hold {
    /// Bend of wheel and note expression, in semitones.
    pub(crate) bend_semitones: f64,
    /// 0 dull – 1 bright, 0.5 neutral.
    pub(crate) brightness: f32,
    /// Hand on the skin, or pressure of the tongue's hand, 0–1.
    pub(crate) pressure: f32,
    /// CC1.
    pub(crate) modulation: f32,
    /// CC2 or CC11: breath, if one of them was ever moved.
    pub(crate) breath: Option<f32>,
}

/// The physics of one instrument.
pub(crate) trait Mechanism: Sized {
    /// The instrument's numbers.
    type Spec: 'static;

    /// Allocates and designs everything.
    fn new(spec: &'static Self::Spec, rate_hz: f64) -> Self;
    /// Silence.
    fn reset(&mut self);
    /// A stroke at the next sample. Must not allocate.
    fn strike(&mut self, strike: &Strike, controls: &Controls);
    /// The key of a stroke is let go: a shaker comes to rest, a hand leaves; skins ring on.
    fn release(&mut self, key: u8);
    /// The hand falls on everything.
    fn choke(&mut self);
    /// Once every sixteen samples of an absolute clock, before they are rendered.
    fn tick(&mut self, hold: &Hold, controls: &Controls);
    /// Overwrites up to sixteen samples that lie within one tick; both have the same length. The
    /// result must not depend on how a tick is cut. Level: fortissimo peaks near −6 dBFS.
    fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]);
    /// Once every sixteen samples before `tick`, while a synth drives and once when it has ended: what drives
    /// what was struck last, and how strongly strokes fall beside it.
    fn push(&mut self, push: &Push);
    /// Upper bound of what is heard now, relative to full scale; below 1e-6 for 50 ms it may sleep.
    fn level(&self) -> f32;
    /// Longest ring of a stroke, in seconds.
    fn tail_s(&self) -> f64;
    /// Stored energy, in joules.
    fn energy_joule(&self) -> f64;
    /// Present pitch of the lowest tonal partial, in hertz.
    fn pitch_hz(&self) -> f64;
    /// What can be seen.
    fn view(&self) -> View;
}
