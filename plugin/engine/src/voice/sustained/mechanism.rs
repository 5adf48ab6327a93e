//! What a bowed or blown instrument must be able to do; the rest is common to all.

use pulp::Simd;

use super::gesture::Gesture;
use crate::{controls::Controls, instruments::manner::Manner, view::View, voice::source::Push};

/// The physics of one instrument, of one or several strings or pipes that are played at once.
pub(crate) trait Mechanism: Sized {
    /// The instrument's numbers.
    type Spec: 'static;
    /// Most notes at once: strings under one bow, or one for a pipe.
    const PARTS: usize;

    /// Allocates and designs everything.
    fn new(spec: &'static Self::Spec, rate_hz: f64) -> Self;
    /// Silence.
    fn reset(&mut self);
    /// How it is played, for the variant at hand.
    fn manner(&self) -> &Manner;
    /// The part a new key goes to, given the keys held now.
    fn part_for(&self, key: u8, held: &[Option<u8>]) -> usize;
    /// Once every sixteen samples of an absolute clock, before they are rendered. One gesture per
    /// part; a part that has never been played comes with an effort of 0. Must not allocate.
    fn tick(&mut self, gestures: &[Gesture], controls: &Controls);
    /// Overwrites up to sixteen samples that lie within one tick; both have the same length. The
    /// result must not depend on how a tick is cut. Level: fortissimo peaks near −6 dBFS.
    fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]);
    /// Once every sixteen samples before `tick`, while a synth drives and once when it has ended: what drives
    /// the parts that are held, beside an own exciter that is weakened already.
    fn push(&mut self, push: &Push);
    /// Upper bound of what is heard now, relative to full scale; below 1e-6 for 50 ms it may sleep.
    fn level(&self) -> f32;
    /// Longest ring after the last key, in seconds.
    fn tail_s(&self) -> f64;
    /// Stored energy, in joules.
    fn energy_joule(&self) -> f64;
    /// Present pitch of a part, as tuned.
    fn pitch_hz(&self, part: usize) -> f64;
    /// What can be seen.
    fn view(&self) -> View;
}
