//! A string in two parts on both sides of a bow, and its torsion.
//!
//! Path: bow → bridge side → bridge → bow → nut side → finger → bow, all in one direction each, with
//! the losses of the whole string and of the finger in the nut side's filter. Double precision: in
//! the stick phase the waves hold a constant.

pub(crate) use super::shape::{StringPort, StringShape};
use crate::{
    dsp::simd::TICK,
    resonators::{line::Line, lorentz::Kernel, reading::Reading, tap::Tap, window::Window},
};

/// Shortest way of torsion from the bow and back, in samples.
const LEAST_TWIST: f64 = 2.0;
/// The same where the slip is looked at finely.
const LEAST_TWIST_FINE: f64 = 3.0;

/// The string.
#[derive(Clone, Debug)]
pub(crate) struct BowedString {
    pub(super) nut: Line,
    pub(super) bridge: Line,
    pub(super) twist_nut: Line,
    pub(super) twist_bridge: Line,
    pub(super) nut_side: Reading,
    pub(super) bridge_side: Tap,
    pub(super) kernel: Kernel,
    /// What is read and written of both torsional lines.
    pub(super) twist: [Window; 2],
    /// Waves that come back from the nut, read ahead.
    pub(super) returning: [f64; TICK],
    pub(super) ahead: usize,
    /// It can be run over whole ticks, and nothing fades: both until it is set again.
    pub(super) is_settled: bool,
    /// Waves that leave for the nut, after the last one that was written.
    pub(super) leaving: [f64; TICK + 1],
    pub(super) twist_nut_samples: usize,
    pub(super) twist_bridge_samples: usize,
    pub(super) impedance: f64,
    /// Wave per force, 1/(2Z).
    pub(super) share: f64,
    pub(super) twist_admittance: f64,
    pub(super) twist_reflection: f64,
    /// Speed of torsion against that of transverse waves.
    pub(super) twist_ratio: f64,
    /// Waves that reach the bridge, read ahead.
    pub(super) arriving: [f64; 2 * TICK],
    pub(super) shape: StringShape,
}

impl BowedString {
    /// Room for round trips up to `longest_samples`.
    pub(crate) fn new(port: &StringPort, longest_samples: usize) -> Self {
        let shape = StringShape {
            period_samples: 100.0,
            bridge_samples: 11,
            faster: 1.0,
            loss_corner: 0.06,
            reflection: 0.98,
            is_fine: false,
        };
        let mut string = Self {
            nut: Line::new(longest_samples),
            bridge: Line::new(longest_samples),
            twist_nut: Line::new(longest_samples / 2),
            twist_bridge: Line::new(longest_samples / 2),
            nut_side: Reading::new(),
            bridge_side: Tap::new(),
            kernel: Kernel::new(),
            twist: [Window::EMPTY; 2],
            returning: [0.0; TICK],
            ahead: 1,
            is_settled: false,
            leaving: [0.0; TICK + 1],
            twist_nut_samples: 1,
            twist_bridge_samples: 1,
            impedance: port.impedance,
            share: 0.5 / port.impedance,
            twist_admittance: port.twist / (2.0 * port.impedance),
            twist_reflection: port.twist_reflection,
            twist_ratio: port.twist_ratio,
            arriving: [0.0; 2 * TICK],
            shape,
        };
        string.set(shape, 0);
        string
    }

    /// Puts on a string of another material; what rings rings on.
    pub(crate) fn put_on(&mut self, port: &StringPort) {
        self.impedance = port.impedance;
        self.share = 0.5 / port.impedance;
        self.twist_admittance = port.twist / (2.0 * port.impedance);
    }

    /// Silence.
    pub(crate) fn reset(&mut self) {
        for line in [&mut self.nut, &mut self.bridge, &mut self.twist_nut, &mut self.twist_bridge] {
            line.reset();
        }
        self.nut_side.finish();
        self.bridge_side = Tap::new();
        self.kernel = Kernel::new();
        self.twist = [Window::EMPTY; 2];
        self.returning = [0.0; TICK];
        self.ahead = 1;
        self.leaving = [0.0; TICK + 1];
        self.arriving = [0.0; 2 * TICK];
    }

    /// K of the port under the bow.
    pub(crate) fn admittance(&self) -> f64 {
        self.share + self.twist_admittance
    }

    pub(crate) fn impedance(&self) -> f64 {
        self.impedance
    }

    pub(crate) fn shape(&self) -> &StringShape {
        &self.shape
    }

    /// Whether a change is still fading in; no other may begin.
    pub(crate) fn is_fading(&self) -> bool {
        self.nut_side.is_fading() || self.bridge_side.is_fading()
    }

    /// Fades to another shape within `fade` samples.
    pub(crate) fn set(&mut self, shape: StringShape, fade: usize) {
        self.is_settled = false;
        let tap = |shape: &StringShape| (shape.bridge_samples, 2 + usize::from(shape.is_fine));
        if tap(&shape) != tap(&self.shape) || fade == 0 {
            let (samples, unsettled) = tap(&shape);
            self.bridge_side.set(fade, samples, unsettled);
        }
        let nut_samples = shape.period_samples - shape.bridge_samples as f64;
        self.kernel.set(shape.loss_corner);
        self.nut_side.lossy(fade, nut_samples, &self.kernel, shape.reflection);
        let twist = shape.period_samples / self.twist_ratio;
        let near = twist * shape.bridge_samples as f64 / shape.period_samples;
        // Each is read by two taps, half a sample late; what was written last may still change.
        let least = if shape.is_fine { LEAST_TWIST_FINE } else { LEAST_TWIST };
        let near = near.max(least);
        self.twist_bridge_samples = near as usize;
        self.twist_nut_samples = (twist - near).max(least) as usize;
        self.shape = shape;
    }

    /// Mean wave on the string, rms, in m/s.
    pub(crate) fn loudness(&self) -> f64 {
        let far = (self.shape.period_samples as usize).max(1);
        (self.nut.power(far) / far as f64).sqrt()
    }

    /// Whether it can be run over whole ticks, or is too short ever to be.
    pub(crate) fn is_parked(&self, parked: usize) -> bool {
        let shape = &self.shape;
        shape.bridge_samples >= parked || 0.45 * shape.period_samples < parked as f64
    }

    /// Makes room for the next tick.
    #[inline(always)]
    pub(crate) fn slide(&mut self) {
        self.nut.slide();
        self.bridge.slide();
    }

    /// Forgets torsion, before a bow is set down.
    pub(crate) fn untwist(&mut self) {
        self.twist_nut.reset();
        self.twist_bridge.reset();
    }

    /// Energy of the transverse waves in joules, at a rate.
    pub(crate) fn energy(&self, rate_hz: f64) -> f64 {
        let near = self.shape.bridge_samples;
        let far = (self.shape.period_samples as usize).saturating_sub(near);
        (self.bridge.power(near) + self.nut.power(far)) * self.impedance / rate_hz
    }
}
