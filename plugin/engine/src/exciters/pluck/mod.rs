//! A finger or nail that pulls the string aside, lets it go, and scratches a little.
//!
//! Path: force at the contact point → its wave that goes straight to the bridge, and, turned over,
//! the one that comes back from the nut. Their difference has no mean, so no stroke pumps DC. The
//! wave to the nut is laid into the line as if it had left the bridge a little earlier: so it goes
//! through the string's own dispersion, and the comb of the contact point fits the stiff partials.

mod arrival;
mod stroke;

use arrival::{Arrival, arrival};
pub(crate) use stroke::Stroke;
use stroke::{pull, smooth};

use crate::dsp::noise::{NoiseBand, Random};

/// Waves of one pluck that reach the bridge: two, times the harmonic's number.
const MAX_ARRIVALS: usize = 8;

/// Burst of the scratch when the string has gone [by ablation on kin: 4 ms].
const BURST_S: f32 = 0.004;

/// A finger at work.
#[derive(Clone, Debug)]
pub(crate) struct Pluck {
    rate_hz: f32,
    /// The force so far, a ring of a power of two.
    history: Vec<f32>,
    stroke: Option<Stroke>,
    noise: NoiseBand,
    time: usize,
    end: usize,
    period: f32,
    /// Samples over which the finger comes to lie on the string.
    ramp: f32,
    arrivals: [Arrival; MAX_ARRIVALS],
    arrival_count: usize,
    /// How long before now the wave to the nut would have left the bridge, if the line reaches so
    /// far.
    early: Option<Arrival>,
    shares: [f32; 2],
}

/// What a finger does at one sample.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Touch {
    /// Force as it arrives at the bridge, or leaves it.
    pub(crate) wave: f32,
    /// Force to be laid into the line at [`Pluck::early`].
    pub(crate) early: f32,
    /// Noise that the soundboard feels.
    pub(crate) scratch: f32,
    /// Share of the old vibration that stays.
    pub(crate) left: f32,
}

impl Pluck {
    pub(crate) fn new(rate_hz: f64, longest_period: usize) -> Self {
        let noise = NoiseBand::new(Random::new(0, 0), 3_000.0, 1.0, rate_hz as f32);
        Self {
            rate_hz: rate_hz as f32,
            history: vec![0.0; (longest_period + 16).next_power_of_two()],
            stroke: None,
            noise,
            time: 0,
            end: 0,
            period: 1.0,
            ramp: 1.0,
            arrivals: [Arrival::default(); MAX_ARRIVALS],
            arrival_count: 0,
            early: None,
            shares: [1.0, 0.0],
        }
    }

    pub(crate) fn reset(&mut self) {
        self.stroke = None;
    }

    pub(crate) fn is_active(&self) -> bool {
        self.stroke.is_some()
    }

    /// Shares of the two polarisations in the stroke: across the soundboard and along it.
    pub(crate) fn shares(&self) -> [f32; 2] {
        self.shares
    }

    /// Starts a stroke on a string whose round trip takes `periods` samples, for the first and for a
    /// middle partial, and whose line can take up what left the bridge `reach` samples ago.
    pub(crate) fn start(
        &mut self,
        stroke: Stroke,
        periods: [f64; 2],
        reach: usize,
        random: Random,
    ) {
        let [period, middle] = periods;
        self.history.fill(0.0);
        self.shares = [stroke.angle_rad.cos(), stroke.angle_rad.sin()];
        self.time = 0;
        self.period = period as f32;
        self.ramp = (0.0004 * self.rate_hz).min(0.25 * self.period);
        self.noise = NoiseBand::new(random, stroke.scratch_hz, 0.8, self.rate_hz);
        let n = stroke.harmonic.clamp(1, MAX_ARRIVALS / 2);
        let echo = (1.0 - f64::from(stroke.contact)) * period;
        let gain = 1.0 / n as f64;
        let ahead = f64::from(stroke.contact) * middle;
        self.early = (n == 1 && ahead >= 3.0 && ahead + 3.0 < reach as f64)
            .then(|| arrival(ahead - 2.0, 1.0));
        self.arrival_count = if self.early.is_some() { 1 } else { 2 * n };
        for turn in 0..n {
            let offset = period * turn as f64 / n as f64;
            for (part, (delay, sign)) in
                [(offset, gain), (offset + echo, -gain)].into_iter().enumerate()
            {
                self.arrivals[2 * turn + part] = arrival(delay, sign);
            }
        }
        let force_s = stroke.pull_s + stroke.release_s + stroke.drag_s + 5.0 * BURST_S;
        let last = self.arrivals[..self.arrival_count].iter().map(|a| a.delay).max().unwrap_or(0);
        // The finger lies on the string for one round trip at most.
        self.end = (force_s * self.rate_hz).max(self.period) as usize + last + 8;
        self.stroke = Some(stroke);
    }

    /// Where in the line [`Touch::early`] belongs: samples ago, and four weights towards the past.
    pub(crate) fn early(&self) -> Option<(usize, [f32; 4])> {
        self.early.map(|early| (early.delay, early.weights))
    }

    /// The next sample.
    pub(crate) fn tick(&mut self) -> Option<Touch> {
        let stroke = self.stroke?;
        let mask = self.history.len() - 1;
        let time = self.time as f32 / self.rate_hz;
        let scratch = self.scratch_at(&stroke, time);
        let force = pull(&stroke, time) + scratch;
        self.history[self.time & mask] = force;
        let mut wave = 0.0;
        for arrival in &self.arrivals[..self.arrival_count] {
            for (k, weight) in arrival.weights.iter().enumerate() {
                let past = arrival.delay + k;
                if past <= self.time {
                    wave += weight * self.history[(self.time - past) & mask];
                }
            }
        }
        // The finger dampens what passes, but not the wave it makes: that one is laid so much
        // stronger as it will be dampened on its return.
        let early = if self.early.is_some() && force != 0.0 {
            let returns = self.time as f32 + (1.0 - stroke.contact) * self.period;
            force / self.kept(&stroke, returns)
        } else {
            0.0
        };
        let left = self.kept(&stroke, self.time as f32);
        self.time += 1;
        if self.time >= self.end {
            self.stroke = None;
        }
        Some(Touch { wave, early, scratch, left })
    }

    fn scratch_at(&mut self, stroke: &Stroke, time: f32) -> f32 {
        let gone = time - stroke.pull_s - stroke.drag_s;
        let level = if gone < 0.0 {
            // Under the pulling finger: swelling, or steady while it drags.
            (time / stroke.pull_s).min(1.0) * if stroke.drag_s > 0.0 { 1.0 } else { 0.4 }
        } else if gone < 5.0 * BURST_S {
            (-gone / BURST_S * 1.5).exp()
        } else {
            return 0.0;
        };
        stroke.force_newton * stroke.scratch * level * self.noise.tick()
    }

    /// The finger leaves its share of every wave that passes within one round trip.
    fn kept(&self, stroke: &Stroke, time: f32) -> f32 {
        if time >= self.period {
            return 1.0;
        }
        let inside = (time.min(self.period - time) / self.ramp).clamp(0.0, 1.0);
        1.0 - smooth(inside) * (1.0 - stroke.touch)
    }
}
