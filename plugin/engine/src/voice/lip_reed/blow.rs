//! The air between lips and bell, sample by sample.
//!
//! Path: mouth pressure, breath noise → lips ⇄ column → wave at the throat → bell.

use std::{f64::consts::TAU, ops::Range};

use pulp::{Scalar, Simd};

use super::LipReed;
use crate::{
    dsp::{
        hiss::Hiss,
        lanes::{self, Samples},
        simd::TICK,
    },
    resonators::column::MODES,
    voice::source::Push,
};

/// Breath noise re mouth pressure in a band of 24 kHz, before its low-passes [by ablation on kin].
const NOISE: f64 = 0.0075;
/// Where it falls, by 12 dB per octave: about a fifth of the jet's speed over the slit's width [E].
const NOISE_HZ: f64 = 1_000.0;

/// A value that moves in a straight line over each tick.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line {
    from: f32,
    to: f32,
}

impl Line {
    /// Goes on to a value at the coming tick's end.
    pub(super) fn go(&mut self, to: f32) {
        self.from = self.to;
        self.to = to;
    }

    /// Where it will be at the tick's end.
    pub(super) fn end(self) -> f32 {
        self.to
    }

    #[inline(always)]
    fn samples<S: Simd>(self, simd: S) -> Samples {
        lanes::ramp(simd, self.from, (self.to - self.from) / TICK as f32)
    }
}

/// What is done to the air at each sample of a tick.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Air {
    pub(super) mouth_pa: Line,
    /// Noise of the breath, re full scale of its stream, and re the mouth's pressure.
    noise_pa: f32,
    noise: f32,
    /// Share of the wave that leaves, and level of what is heard.
    pub(super) wave: Line,
    pub(super) gain: Line,
    mouth: Samples,
    shares: Samples,
    gains: Samples,
    /// At the lips, as far as the tick has come.
    pressure: Samples,
    flow: Samples,
    /// After the bell.
    bell: Samples,
    /// Ways of the lips from their equilibrium: the last one before the tick, then each.
    away: [f32; TICK + 1],
    /// Pole of the breath noise's low-passes, and what they hold.
    keeps: f32,
    hissed: [f32; 2],
    /// Samples of the tick that are over.
    done: usize,
    /// A synth at the throat, and its flow at full scale.
    pub(super) push: Push,
    pub(super) push_m3_per_s: f32,
}

impl Air {
    pub(super) fn new(rate_hz: f64) -> Self {
        let keeps = (-TAU * NOISE_HZ / rate_hz).exp();
        let noise = 2.0 * NOISE * (1.0 - keeps).powi(2) * (rate_hz / 48_000.0).sqrt();
        Self { keeps: keeps as f32, noise: noise as f32, ..Self::default() }
    }

    /// The same in silence.
    pub(super) fn at_rest(&self) -> Self {
        Self { keeps: self.keeps, noise: self.noise, ..Self::default() }
    }

    /// Noise comes with so much pressure.
    pub(super) fn breathe(&mut self, pressure_pa: f32) {
        self.noise_pa = self.noise * pressure_pa;
    }

    /// A tick begins.
    pub(super) fn begin(&mut self) {
        self.done = 0;
        self.away[0] = self.away[TICK];
    }

    /// Lays the whole tick out, so that it does not matter how it is cut.
    #[inline(always)]
    fn lay_out<S: Simd>(&mut self, simd: S, hiss: &mut Hiss) {
        self.mouth = self.mouth_pa.samples(simd);
        if self.noise_pa > 0.0 {
            let noise = lanes::mul(simd, &[self.noise_pa; TICK], &hiss.tick());
            let [once, twice] = &mut self.hissed;
            let noise = lanes::follow::<S, TICK>(self.keeps, once, &noise);
            let noise = lanes::follow::<S, TICK>(self.keeps, twice, &noise);
            self.mouth = lanes::mul_add(simd, &[1.0; TICK], &noise, &self.mouth);
        }
        self.shares = lanes::mul(simd, &[0.5; TICK], &self.wave.samples(simd));
        self.gains = self.gain.samples(simd);
    }
}

impl LipReed {
    /// The next samples of the tick.
    #[inline(always)]
    pub(super) fn blow<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        if self.air.done == 0 {
            self.air.lay_out(simd, &mut self.hiss);
            let loud_pa = self.air.mouth_pa.end() * self.air.wave.end();
            self.bell.begin(loud_pa, self.edge_per_s);
            self.wall.begin();
            if let Some((ratio, shrinks)) = self.pull.take() {
                self.column.pull(ratio, shrinks);
            }
        }
        let from = self.air.done.min(TICK - left.len().min(TICK));
        let part = from..(from + left.len()).min(TICK);
        self.air.done = part.end;
        // The modes stay in registers if their number is known.
        match S::F32_LANES {
            _ if self.air.push.is_on => self.turn_driven(part.clone()),
            16 => self.turn::<S, 1>(simd, part.clone()),
            8 => self.turn::<S, 2>(simd, part.clone()),
            4 => self.turn::<S, 4>(simd, part.clone()),
            _ => self.turn::<S, MODES>(simd, part.clone()),
        }
        self.listen(simd, part.clone());
        // Half of pressure and flow together run forward.
        let air = &self.air;
        let leaves = [self.wave_impedance; TICK];
        let leaves = lanes::mul_add(simd, &leaves, &air.flow, &air.pressure);
        let wave = lanes::mul(simd, &air.shares, &leaves);
        self.bell.run(simd, &wave, part.clone(), &mut self.air.bell);
        let direct = lanes::mul(simd, &self.air.bell, &self.air.gains);
        let [l, r] = self.wall.run(simd, &direct);
        left.copy_from_slice(&l[part.clone()]);
        right.copy_from_slice(&r[part]);
    }

    /// Lips and column together.
    #[inline(always)]
    fn turn<S: Simd, const N: usize>(&mut self, simd: S, part: Range<usize>) {
        let (mut lips, mut modes) = (self.lips, self.column.turning::<S, N>());
        let admit = self.column.admit();
        for i in part {
            let history_pa = modes.history(simd);
            let blown = lips.tick::<S>(self.air.mouth[i], history_pa, admit);
            modes.commit(simd, blown.flow_m3_per_s);
            self.air.away[i + 1] = blown.away;
            self.air.pressure[i] = blown.pressure_pa;
            self.air.flow[i] = blown.flow_m3_per_s;
        }
        self.lips = lips;
        self.column.rest(&modes);
    }

    /// The same with a synth that blows into the throat beside lips that may be shut.
    #[inline(never)]
    fn turn_driven(&mut self, part: Range<usize>) {
        let simd = Scalar::new();
        let (mut lips, mut modes) = (self.lips, self.column.turning::<Scalar, MODES>());
        let admit = self.column.admit();
        for i in part {
            let driven = self.air.push_m3_per_s * self.air.push.samples[i];
            let history_pa = modes.history(simd) + admit * driven;
            let blown = lips.tick::<Scalar>(self.air.mouth[i], history_pa, admit);
            let flow = blown.flow_m3_per_s + driven;
            modes.commit(simd, flow);
            self.air.away[i + 1] = blown.away;
            self.air.pressure[i] = blown.pressure_pa;
            self.air.flow[i] = flow;
        }
        self.lips = lips;
        self.column.rest(&modes);
    }

    /// The ear hears each swing up through the equilibrium.
    #[inline(always)]
    fn listen<S: Simd>(&mut self, simd: S, part: Range<usize>) {
        let away = &self.air.away;
        let (Some(before), Some(now)) = (away.first_chunk(), away.last_chunk()) else { return };
        if comes_up(simd, before, now) {
            for i in part {
                let (before, now) = (away[i], away[i + 1]);
                if before < 0.0 && now >= 0.0 {
                    self.ear.hear(i, now / (now - before));
                }
            }
        }
    }
}

/// Whether any sample of `now` is not below zero and the one of `before` is.
#[inline(always)]
fn comes_up<S: Simd>(simd: S, before: &Samples, now: &Samples) -> bool {
    let ((before, _), (now, _)) = (S::as_simd_f32s(before), S::as_simd_f32s(now));
    let (zero, below) = (simd.splat_f32s(0.0), simd.splat_f32s(-1.0));
    let mut most = below;
    for (before, now) in before.iter().zip(now) {
        let up = simd.select_f32s(simd.less_than_f32s(*before, zero), *now, below);
        most = simd.max_f32s(most, up);
    }
    simd.reduce_max_f32s(most) >= 0.0
}
