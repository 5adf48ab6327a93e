//! What sets a resonator in motion, each solved against `a = h + K·t` at every sample.
//!
//! `a` is what peaks at resonance (a string's velocity, a bore's pressure), `t` what is given to it. All is
//! dimensionless: an effort of 1 moves a matched resonator by about 1, whatever it is. An exciter either
//! takes power from the resonator or gives what its hand, breath or weight has.

mod bow;
mod jet;
mod lip;
mod pluck;
mod reed;
mod stroke;
mod tongue;

use bow::Bow;
use jet::Jet;
use lip::Lip;
use pluck::Pluck;
use reed::Reed;
use stroke::Stroke;
use tongue::Tongue;

use super::controls::ExciterKind;
use crate::{dsp::noise::Random, modes::ModeSet};

/// What the player does with it, once per tick.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hold {
    /// Bow or breath, 0–1.
    pub(super) effort: f32,
    /// Frequency that is meant to sound.
    pub(super) hz: f64,
    /// Soft or hard, 0–1.
    pub(super) hardness: f32,
    /// Breath and hair that are heard, 0–1.
    pub(super) noise: f32,
    /// Weight of the hand, 0–1: a bow is lifted.
    pub(super) weight: f32,
    /// Where a string is touched.
    pub(super) position: f32,
    /// Force of a bow, re what the general string asks for.
    pub(super) press: f32,
}

/// Every exciter, of which one is at work.
#[derive(Clone, Debug)]
pub(super) struct Exciter {
    kind: ExciterKind,
    random: Random,
    pluck: Pluck,
    bow: Bow,
    reed: Reed,
    jet: Jet,
    lip: Lip,
    tongue: Tongue,
    stroke: Stroke,
}

impl Exciter {
    pub(super) fn new(rate_hz: f64) -> Self {
        Self {
            kind: ExciterKind::Pluck,
            random: Random::new(0, 0),
            pluck: Pluck::new(rate_hz),
            bow: Bow::default(),
            reed: Reed::new(rate_hz),
            jet: Jet::new(rate_hz),
            lip: Lip::new(rate_hz),
            tongue: Tongue::new(rate_hz),
            stroke: Stroke::new(rate_hz),
        }
    }

    /// A note begins, with its velocity; `is_fresh` if nothing sounded.
    pub(super) fn start(
        &mut self,
        kind: ExciterKind,
        hold: &Hold,
        velocity: f32,
        random: Random,
        is_fresh: bool,
    ) {
        let is_fresh = is_fresh || kind != self.kind;
        self.kind = kind;
        self.random = random;
        match kind {
            ExciterKind::Pluck => self.pluck.start(hold, velocity),
            ExciterKind::Stroke => self.stroke.start(hold, velocity),
            ExciterKind::Tongue => self.tongue.start(velocity, is_fresh),
            _ if !is_fresh => {}
            ExciterKind::Bow => self.bow = Bow::default(),
            ExciterKind::Reed => self.reed.reset(),
            ExciterKind::Jet => self.jet.reset(),
            ExciterKind::Lip => self.lip.reset(),
            ExciterKind::Synth => {}
        }
    }

    pub(super) fn tick(&mut self, hold: &Hold) {
        match self.kind {
            ExciterKind::Pluck | ExciterKind::Stroke | ExciterKind::Synth => {}
            ExciterKind::Bow => self.bow.tick(hold),
            ExciterKind::Reed => self.reed.tick(hold),
            ExciterKind::Jet => self.jet.tick(hold),
            ExciterKind::Lip => self.lip.tick(hold),
            ExciterKind::Tongue => self.tongue.tick(hold),
        }
    }

    /// What it gives in this sample.
    #[inline(always)]
    pub(super) fn solve(&mut self, h: f32, k: f32) -> f32 {
        match self.kind {
            ExciterKind::Pluck => self.pluck.solve(h, k),
            ExciterKind::Bow => self.bow.solve(h, k, &mut self.random),
            ExciterKind::Reed => self.reed.solve(h, k, &mut self.random),
            ExciterKind::Jet => self.jet.solve(h, k, &mut self.random),
            ExciterKind::Lip => self.lip.solve(h, k, &mut self.random),
            ExciterKind::Tongue => self.tongue.solve(h, k, &mut self.random),
            ExciterKind::Stroke => self.stroke.solve(h, k),
            ExciterKind::Synth => 0.0,
        }
    }

    /// Energy that it holds and may still give.
    pub(super) fn energy(&self) -> f64 {
        match self.kind {
            ExciterKind::Stroke => self.stroke.energy(),
            _ => 0.0,
        }
    }

    /// What of it is done: a pluck that has let go, a weight that has left.
    pub(super) fn is_over(&self) -> bool {
        match self.kind {
            ExciterKind::Pluck => self.pluck.is_over(),
            ExciterKind::Stroke => self.stroke.is_over(),
            _ => false,
        }
    }
}

/// Transformer that ties an exciter to a resonator of whatever strength: with it the resonator is as
/// firm as the exciter's own. Between two measures: the mean of the mobility over frequency, which
/// governs how waves are shaped, and its peak at the key, which governs whether it speaks.
pub(super) fn match_of(set: &ModeSet, key_hz: f64) -> f32 {
    let modes = set.modes();
    let (mut sum, mut top, mut peak) = (0.0, 1.0_f64, 1.0e-3_f64);
    for mode in modes.iter().filter(|mode| mode.drive > 0.0) {
        sum += mode.drive;
        top = top.max(mode.ratio);
        if (mode.ratio - 1.0).abs() < 0.2 {
            peak = peak.max(2.0 * key_hz * mode.drive / mode.decay_per_s.max(0.1));
        }
    }
    let mean = (sum / top).max(1.0e-2);
    let peak = peak / NATIVE_PEAK;
    (mean * peak).powf(-0.25) as f32
}

/// Where a bow touches a resonator, as a share of a string's length: of a string's modes, whose drives are
/// relative to the first's, the mean drive is `½/sin²(πβ)`.
pub(super) fn contact_of(set: &ModeSet) -> f32 {
    let driven = || set.modes().iter().filter(|mode| mode.drive > 0.0);
    let sum: f64 = driven().map(|mode| mode.drive).sum();
    let top = driven().fold(1.0_f64, |top, mode| top.max(mode.ratio));
    let shape = (0.5 * top / sum.max(LEAST_DRIVE)).sqrt().min(1.0);
    (shape.asin() / std::f64::consts::PI) as f32
}

/// Force of a bow on an instrument's own string, which loses more than the general one, re what that asks
/// for [C: from 0.6 to 0.65 the string slips once a period on the lists of four bowed instruments, at two
/// keys each; less slips twice, more is raucous].
pub(super) const PRESS_LISTED: f32 = 0.62;

/// Least sum of drives that can be divided by.
const LEAST_DRIVE: f64 = 1.0e-6;

/// Peak of a bore's or string's mobility over its mean, as the exciters here expect it [C: a string that
/// is touched at an eighth, and a cylinder of a balaban's losses].
const NATIVE_PEAK: f64 = 70.0;

/// What breath drives: at the end of the resonator, not at a point of it, and less where the opening is
/// small against the wave.
pub(super) fn at_end(set: &mut ModeSet, share: f64) {
    for mode in set.modes_mut() {
        let below = if mode.ratio < 0.95 { 0.1 } else { 1.0 };
        let end = mode.drive.min(1.0) * below / (1.0 + (mode.ratio / 8.0).powi(2));
        mode.drive += share * (end - mode.drive);
    }
}
