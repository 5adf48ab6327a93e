//! What radiates: a bank of modes that all voices of an anatomy drive together.
//!
//! Path: what the resonators give → modes at their own places, whatever the key → left, right.

use std::f64::consts::PI;

use super::{
    bank::Bank,
    controls::{AnatomyControls, BodyKind},
    ledger::Ledger,
};
use crate::{
    modes::{Mode, ModeSet},
    units::db_to_gain,
};

/// Frequency that a body's list is relative to.
pub(super) const REFERENCE_HZ: f64 = 200.0;

/// A body's numbers: frequency, quality, strength; then the dense band above; and the level that brings all
/// of them to the loudness of the resonators themselves [C].
type Numbers = (&'static [(f64, f64, f64)], (f64, f64, f64), f64);

/// Air and belly of a lute of a dombra's size [E].
const LUTE: Numbers = (
    &[
        (108.0, 16.0, 0.9),
        (186.0, 20.0, 1.0),
        (252.0, 24.0, 0.6),
        (338.0, 22.0, 0.8),
        (432.0, 26.0, 0.6),
        (561.0, 28.0, 0.7),
        (702.0, 30.0, 0.5),
    ],
    (880.0, 1.135, 0.45),
    16.7,
);
/// An open bowl of which half is skin: broad, and darker above [E].
const HALF_SKIN: Numbers = (
    &[
        (176.0, 9.0, 0.9),
        (261.0, 8.0, 1.0),
        (402.0, 9.0, 0.8),
        (548.0, 10.0, 0.6),
        (741.0, 10.0, 0.6),
    ],
    (960.0, 1.16, 0.42),
    12.1,
);
/// A wooden bowl that is open: one strong hollow [E].
const BOWL: Numbers = (
    &[(142.0, 12.0, 1.0), (311.0, 18.0, 0.7), (498.0, 20.0, 0.7), (655.0, 22.0, 0.5)],
    (830.0, 1.15, 0.4),
    17.3,
);
/// A skin over a kettle, low and long [E].
const DRUM: Numbers = (
    &[
        (92.0, 9.0, 0.8),
        (138.0, 26.0, 1.0),
        (205.0, 26.0, 0.8),
        (271.0, 24.0, 0.7),
        (338.0, 22.0, 0.55),
        (409.0, 20.0, 0.45),
    ],
    (500.0, 1.13, 0.35),
    16.8,
);
/// A horn's flare: what is quick leaves it more easily [E].
const FLARE: Numbers =
    (&[(310.0, 3.0, 0.35), (620.0, 3.0, 0.6), (1_050.0, 3.0, 0.9)], (1_500.0, 1.22, 0.95), 12.0);

/// Modes in all.
const COUNT: usize = 32;
/// What a resonance gives at its top, re the resonator's own sound, before the level of the whole.
const STRENGTH: f64 = 0.55;

/// The modes of a body, relative to [`REFERENCE_HZ`].
pub(super) fn modes(kind: BodyKind, width: f64) -> ModeSet {
    let mut set = ModeSet::default();
    let (list, (from_hz, step, strength), level_db) = match kind {
        BodyKind::None | BodyKind::Loaded => return set,
        BodyKind::Lute => LUTE,
        BodyKind::HalfSkin => HALF_SKIN,
        BodyKind::Bowl => BOWL,
        BodyKind::DrumSkin => DRUM,
        BodyKind::Flare => FLARE,
    };
    let level = STRENGTH * f64::from(db_to_gain(level_db as f32));
    let dense = (0..COUNT - list.len()).map(|i| {
        // A dense band, spread without a period by the golden section.
        let jitter = 0.06 * ((i as f64 * 0.618_034).fract() - 0.5);
        let octaves = step.log2() * i as f64;
        (from_hz * (octaves + jitter).exp2(), 14.0, strength / (1.0 + 0.25 * octaves))
    });
    for (i, (hz, q, strength)) in list.iter().copied().chain(dense).enumerate() {
        let decay_per_s = PI * hz / q;
        // A push of unit size at resonance is heard at `STRENGTH`, whatever the quality.
        let drive = decay_per_s / (2.0 * REFERENCE_HZ);
        let sign = if i % 2 == 0 { 1.0 } else { -1.0 };
        let lean = 0.7 * width * (1.9 * i as f64).sin();
        let heard = sign * level * strength * drive.sqrt();
        let sound = [heard * (1.0 - lean), heard * (1.0 + lean)];
        set.push(Mode { ratio: hz / REFERENCE_HZ, decay_per_s, drive, sound });
    }
    set
}

/// The body of an anatomy.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) bank: Bank,
    pub(super) ledger: Ledger,
    /// As it was loaded, relative to [`REFERENCE_HZ`].
    pub(super) loaded: ModeSet,
}

impl Body {
    pub(super) fn new(rate_hz: f64) -> Self {
        Self { bank: Bank::new(rate_hz), ledger: Ledger::default(), loaded: ModeSet::default() }
    }

    /// Takes on a shape; what rings goes on.
    pub(super) fn shape(&mut self, kind: BodyKind, width: f64) {
        let set = if kind == BodyKind::Loaded { self.loaded } else { modes(kind, width) };
        self.bank.aim(&set, REFERENCE_HZ);
    }

    /// How much of it is heard.
    pub(super) fn share(&self, controls: &AnatomyControls) -> f32 {
        if self.is_none() { 0.0 } else { controls.body }
    }

    pub(super) fn is_none(&self) -> bool {
        self.bank.is_empty()
    }

    pub(super) fn is_on_its_way(&self) -> bool {
        self.bank.is_on_its_way()
    }
}
