//! The body of a bowed instrument: skin, bowl and all that rings on.
//!
//! Path: force at the bridge ⇄ broad formants (they move the bridge); → formants, narrow modes →
//! left, right; → high-pass → both; → a net of delays that is the wood's dense tail → both sides.

use pulp::Simd;

use super::{bridge::Bridge, tail::Tail};
use crate::{
    controls::Controls,
    dsp::{
        lanes::Samples,
        noise::Random,
        simd::{TICK, fma},
    },
    instruments::{bowed::BowlSpec, lute::BodyMode},
    resonators::{heard::Heard, modal::Mode},
    units::db_to_gain,
};

/// Below this the bridge alone radiates little [E].
const DIRECT_CORNER_HZ: f64 = 380.0;
/// Seed of the narrow modes' places: the body is one individual, not drawn anew.
const INDIVIDUAL: u32 = 0x0051_7A9E;
/// How far a mode may sit to one side at full width [by ear].
const SPREAD: f64 = 0.6;

/// All of it.
#[derive(Clone, Debug)]
pub(crate) struct Bowl {
    spec: &'static BowlSpec,
    pub(crate) bridge: Bridge,
    heard: Heard,
    tail: Tail,
    direct_gain: f32,
    ring_gain: f32,
    high_pass: f32,
    direct: f32,
    made: (f64, f64),
}

impl Bowl {
    pub(crate) fn new(spec: &'static BowlSpec, rate_hz: f64) -> Self {
        let pole = (-std::f64::consts::TAU * DIRECT_CORNER_HZ / rate_hz).exp();
        let mut bowl = Self {
            spec,
            bridge: Bridge::new(rate_hz),
            heard: Heard::new(rate_hz),
            tail: Tail::new(rate_hz, f64::from(spec.ring_s)),
            direct_gain: db_to_gain(spec.direct_db),
            ring_gain: db_to_gain(spec.ring_db),
            high_pass: (1.0 - pole) as f32,
            direct: 0.0,
            made: (0.0, 0.0),
        };
        bowl.build(1.0, f64::from(Controls::default().width));
        bowl
    }

    /// Builds the modes for a size (1 is the instrument's own) and a stereo width; returns whether
    /// anything is new. What rings rings on.
    pub(crate) fn build(&mut self, size: f64, width: f64) -> bool {
        if self.made == (size, width) {
            return false;
        }
        self.made = (size, width);
        self.bridge.set(self.spec.formants, size);
        let narrow = &self.spec.narrow;
        let mut random = Random::new(INDIVIDUAL, 0);
        let rows = (0..narrow.count).map(|i| {
            let jitter = 0.4 * f64::from(random.bipolar());
            let place = i as f64 + jitter;
            let level_db =
                narrow.level_db + narrow.tilt_db_per_octave * place * narrow.ratio.log2();
            BodyMode {
                frequency_hz: narrow.first_hz * narrow.ratio.powf(place),
                q: narrow.q,
                level_db,
                mobility: 0.02,
            }
        });
        let mut sides = Random::new(INDIVIDUAL, 1);
        let modes = self.spec.formants.iter().copied().chain(rows).map(|mode| {
            let side = SPREAD * width * f64::from(sides.bipolar());
            let sign = if sides.bipolar() < 0.0 { -1.0 } else { 1.0 };
            // Velocity per force at resonance is φ·Q/ω with φ² = mobility·ω/Q.
            let omega = std::f64::consts::TAU * mode.frequency_hz;
            let shape = (mode.mobility * mode.q / omega).sqrt();
            let level = sign * f64::from(db_to_gain(mode.level_db as f32)) / shape;
            Mode {
                frequency_hz: mode.frequency_hz / size,
                q: mode.q,
                mobility: mode.mobility,
                radiation: [level * (1.0 - side), level * (1.0 + side)],
            }
        });
        self.heard.set(modes);
        self.tail.set_width(width as f32);
        true
    }

    pub(crate) fn reset(&mut self) {
        self.bridge.reset();
        self.heard.reset();
        self.tail.reset();
        self.direct = 0.0;
    }

    /// From the force at the bridge to what is heard, a tick of it.
    #[inline(always)]
    pub(crate) fn radiate<S: Simd>(&mut self, simd: S, force: &Samples) -> [Samples; 2] {
        let mut out = self.heard.run(simd, force);
        let mut low = [0.0; TICK];
        for (low, force) in low.iter_mut().zip(force) {
            self.direct = fma::<S>(self.high_pass, force - self.direct, self.direct);
            *low = self.direct;
        }
        let mut rings = [0.0; TICK];
        let [left, right] = &mut out;
        for i in 0..TICK {
            let direct = self.direct_gain * (force[i] - low[i]);
            left[i] += direct;
            right[i] += direct;
            rings[i] = 0.5 * (left[i] + right[i]);
        }
        self.tail.run(simd, &rings, self.ring_gain, &mut out);
        out
    }

    pub(crate) fn energy(&self) -> f64 {
        self.bridge.energy()
    }

    /// Clears what is too quiet to matter, so that nothing lingers in the smallest numbers.
    pub(crate) fn rest(&mut self) {
        self.tail.reset();
        self.heard.reset();
    }
}
