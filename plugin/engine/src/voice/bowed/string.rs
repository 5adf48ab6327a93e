//! A string in two parts on both sides of a bow, and its torsion.
//!
//! Path: bow → bridge side → bridge → bow → nut side → finger → bow, all in one direction each, with
//! the losses of the whole string and of the finger in the nut side's filter. Double precision: in
//! the stick phase the waves hold a constant.

use pulp::Simd;

use crate::{
    dsp::simd::TICK,
    exciters::bow::{Contact, Friction, Rub},
    resonators::{
        line::Line,
        lorentz::Kernel,
        reading::{Reading, Tap},
    },
};

/// What one string is made of, for a pitch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct StringShape {
    /// Round trip in samples, of which `bridge_samples` lie between bow and bridge.
    pub(crate) period_samples: f64,
    pub(crate) bridge_samples: usize,
    /// Frequency in cycles per sample at which losses of one round trip reach 1/e.
    pub(crate) loss_corner: f64,
    /// What a round trip leaves of the slowest waves.
    pub(crate) reflection: f64,
}

/// The string.
#[derive(Clone, Debug)]
pub(crate) struct BowedString {
    nut: Line,
    bridge: Line,
    twist_nut: Line,
    twist_bridge: Line,
    nut_side: Reading,
    bridge_side: Tap,
    kernel: Kernel,
    /// Waves that come back from the nut, read ahead.
    returning: [f64; TICK],
    ahead: usize,
    twist_nut_samples: usize,
    twist_bridge_samples: usize,
    impedance: f64,
    /// Wave per force, 1/(2Z).
    share: f64,
    twist_admittance: f64,
    twist_reflection: f64,
    /// Speed of torsion against that of transverse waves.
    twist_ratio: f64,
    /// Waves that reach the bridge: in this sample; in this tick, where it is run as a whole.
    arrived: f64,
    arriving: [f64; TICK],
    shape: StringShape,
}

/// Constants of a string that its pitch does not change.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StringPort {
    /// Wave impedance in kg/s.
    pub(crate) impedance: f64,
    /// Torsional admittance at the surface, in multiples of the transverse 1/(2Z).
    pub(crate) twist: f64,
    /// What torsion keeps at each end.
    pub(crate) twist_reflection: f64,
    /// Speed of torsion against that of transverse waves.
    pub(crate) twist_ratio: f64,
}

/// The bow over one sample.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke<'a> {
    pub(crate) friction: &'a Friction,
    pub(crate) speed_m_per_s: f64,
    pub(crate) newton: f64,
}

impl BowedString {
    /// Room for round trips up to `longest_samples`.
    pub(crate) fn new(port: &StringPort, longest_samples: usize) -> Self {
        let shape = StringShape {
            period_samples: 100.0,
            bridge_samples: 11,
            loss_corner: 0.06,
            reflection: 0.98,
        };
        let mut string = Self {
            nut: Line::new(longest_samples),
            bridge: Line::new(longest_samples),
            twist_nut: Line::new(longest_samples / 2),
            twist_bridge: Line::new(longest_samples / 2),
            nut_side: Reading::new(),
            bridge_side: Tap::new(),
            kernel: Kernel::new(),
            returning: [0.0; TICK],
            ahead: 1,
            twist_nut_samples: 1,
            twist_bridge_samples: 1,
            impedance: port.impedance,
            share: 0.5 / port.impedance,
            twist_admittance: port.twist / (2.0 * port.impedance),
            twist_reflection: port.twist_reflection,
            twist_ratio: port.twist_ratio,
            arrived: 0.0,
            arriving: [0.0; TICK],
            shape,
        };
        string.set(shape, 0);
        string
    }

    /// Silence.
    pub(crate) fn reset(&mut self) {
        for line in [&mut self.nut, &mut self.bridge, &mut self.twist_nut, &mut self.twist_bridge] {
            line.reset();
        }
        self.nut_side.finish();
        self.bridge_side.finish();
        self.arrived = 0.0;
        self.arriving = [0.0; TICK];
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
        if shape.bridge_samples != self.shape.bridge_samples || fade == 0 {
            self.bridge_side.set(fade, shape.bridge_samples);
        }
        let nut_samples = shape.period_samples - shape.bridge_samples as f64;
        self.kernel.set(shape.loss_corner);
        self.nut_side.lossy(fade, nut_samples, &self.kernel, shape.reflection);
        let twist = shape.period_samples / self.twist_ratio;
        let near = twist * shape.bridge_samples as f64 / shape.period_samples;
        // Each is read by two taps, half a sample late.
        self.twist_bridge_samples = (near - 0.5).round().max(1.0) as usize;
        self.twist_nut_samples = (twist - near - 0.5).round().max(1.0) as usize;
        self.shape = shape;
    }

    /// Before the first sample of a tick. A string that is left alone and long enough is run over the
    /// whole tick: asked to, it says what reaches the bridge.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, simd: S, is_alone: bool) -> Option<&[f64; TICK]> {
        self.ahead = self.nut_side.ahead();
        if !is_alone || self.ahead < TICK || !self.bridge_side.is_long() {
            return None;
        }
        self.look(simd);
        self.arriving = self.bridge_side.tick(&self.bridge);
        Some(&self.arriving)
    }

    /// After the last sample of a tick that was run as a whole: how the bridge moved.
    #[inline(always)]
    pub(crate) fn finish(&mut self, bridge_m_per_s: &[f64; TICK]) {
        let mut leaving = *bridge_m_per_s;
        for (leaving, arrived) in leaving.iter_mut().zip(&self.arriving) {
            *leaving -= arrived;
        }
        self.nut.extend(&leaving);
        self.bridge.extend(&self.returning.map(|wave| -wave));
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

    #[inline(always)]
    fn look<S: Simd>(&mut self, simd: S) {
        self.nut_side.read(simd, &self.nut, &mut self.returning);
        self.nut_side.advance(self.ahead);
    }

    /// The wave that reaches the bridge at sample `i` of the tick; to be called once a sample, before
    /// the string moves.
    #[inline(always)]
    pub(crate) fn arriving<S: Simd>(&mut self, simd: S, i: usize) -> f64 {
        if i & (self.ahead - 1) == 0 {
            self.look(simd);
        }
        self.arrived = self.bridge_side.read(&self.bridge, 0);
        self.arrived
    }

    /// Moves sample `i` of the tick under the bow, with the bridge at `bridge_m_per_s`.
    #[inline(always)]
    pub(crate) fn rub(
        &mut self,
        i: usize,
        bridge_m_per_s: f64,
        contact: &mut Contact,
        stroke: Stroke<'_>,
    ) -> Rub {
        let from_bridge = bridge_m_per_s - self.arrived;
        let from_nut = -self.returning[i & (self.ahead - 1) & (TICK - 1)];
        let twist_nut = -self.twist_reflection * self.twist_nut.between(self.twist_nut_samples);
        let twist_bridge =
            -self.twist_reflection * self.twist_bridge.between(self.twist_bridge_samples);
        let free = from_bridge + from_nut + twist_nut + twist_bridge;
        let drive = [stroke.speed_m_per_s, stroke.newton];
        let rub = contact.rub(stroke.friction, [free, self.admittance()], drive, || {
            self.rise(i).map(|x| free + x)
        });
        if rub.late_newton != 0.0 {
            let late = rub.late_newton * self.share;
            self.bridge.add(late);
            self.nut.add(late);
            let late = rub.late_newton * self.twist_admittance;
            self.twist_bridge.add(late);
            self.twist_nut.add(late);
        }
        let push = rub.newton * self.share;
        self.bridge.push(from_nut + push);
        self.nut.push(from_bridge + push);
        let turn = rub.newton * self.twist_admittance;
        self.twist_bridge.push(twist_nut + turn);
        self.twist_nut.push(twist_bridge + turn);
        self.bridge_side.advance(1);
        rub
    }

    /// How far the string under the bow moves on by itself until the sample after this one, if that is
    /// known; the bridge is taken to stay as quick as it is.
    #[inline(never)]
    fn rise(&self, i: usize) -> Option<f64> {
        let bridge = self.bridge_side.coming(&self.bridge)? - self.arrived;
        let k = i & (self.ahead - 1);
        let next = if k + 1 < self.ahead {
            self.returning[k + 1]
        } else {
            self.nut_side.one(&self.nut, 1)
        };
        let twist = |line: &Line, samples: usize| {
            if samples > 1 { line.between(samples - 1) - line.between(samples) } else { 0.0 }
        };
        let turn = twist(&self.twist_nut, self.twist_nut_samples)
            + twist(&self.twist_bridge, self.twist_bridge_samples);
        Some(-bridge - (next - self.returning[k]) - self.twist_reflection * turn)
    }

    /// Moves sample `i` of the tick by itself, or pulled by a finger; what torsion was left is
    /// forgotten.
    #[inline(always)]
    pub(crate) fn swing(&mut self, i: usize, bridge_m_per_s: f64, newton: f64) {
        let push = newton * self.share;
        let from_nut = -self.returning[i & (self.ahead - 1) & (TICK - 1)];
        self.bridge.push(from_nut + push);
        self.nut.push(bridge_m_per_s - self.arrived + push);
        self.bridge_side.advance(1);
    }

    /// Makes room for the next tick.
    pub(crate) fn slide(&mut self) {
        for line in [&mut self.nut, &mut self.bridge, &mut self.twist_nut, &mut self.twist_bridge] {
            line.slide();
        }
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
