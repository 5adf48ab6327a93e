//! The audio thread's side of the meters: what to publish, and when.

use std::sync::atomic::Ordering;
use std::time::Instant;

use kairat_engine::{Engine, SampleRate};

use super::Meters;

/// Views a second.
const VIEWS_PER_SECOND: f64 = 60.0;

/// Share of a new block in the shown load: settles in about ten views.
const LOAD_SHARE: f32 = 0.1;

/// Decides at the end of each block what the window gets to see.
#[derive(Debug)]
pub struct Publisher {
    rate: SampleRate,
    /// Samples since the window opened, and the sample of the next view.
    now_samples: f64,
    next_view_samples: f64,
    /// The window was open during the last block.
    was_open: bool,
    /// The last view showed everything at rest.
    at_rest: bool,
    load: f32,
}

impl Publisher {
    /// Publishes nothing until it knows the rate.
    #[must_use]
    pub fn new() -> Self {
        Self {
            rate: SampleRate::new(f64::NAN),
            now_samples: 0.0,
            next_view_samples: 0.0,
            was_open: false,
            at_rest: false,
            load: 0.0,
        }
    }

    /// Takes the rate of what follows.
    pub fn prepare(&mut self, rate: SampleRate, meters: &Meters) {
        *self = Self { rate, ..Self::new() };
        meters.rate_hz.store(rate.hz() as f32, Ordering::Relaxed);
    }

    /// The time, if a window is there to be told how long the block took.
    #[must_use]
    pub fn clock(meters: &Meters) -> Option<Instant> {
        meters.is_open().then(Instant::now)
    }

    /// Publishes what a finished block is worth showing; `true` if the window has something new to
    /// draw.
    pub fn publish(
        &mut self,
        meters: &Meters,
        engine: &Engine,
        [left, right]: [&[f32]; 2],
        started: Option<Instant>,
    ) -> bool {
        let Some(started) = started else {
            self.was_open = false;
            return false;
        };
        if !self.was_open {
            *self = Self { rate: self.rate, was_open: true, ..Self::new() };
        }
        let asleep = engine.is_asleep();
        if !(asleep && self.at_rest) {
            meters.tap.write(left, right);
            for (meter, channel) in meters.peaks.iter().zip([left, right]) {
                let peak = channel.iter().fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
                meter.fetch_max(peak, Ordering::Relaxed);
            }
        }
        self.measure(started, left.len());
        self.now_samples += left.len() as f64;
        if self.now_samples < self.next_view_samples || (asleep && self.at_rest) {
            return false;
        }
        let period_samples = self.rate.samples(1.0 / VIEWS_PER_SECOND);
        self.next_view_samples =
            (self.now_samples / period_samples).floor() * period_samples + period_samples;
        self.at_rest = asleep;
        meters.view.write(&engine.view());
        meters.cpu.store(if asleep { 0.0 } else { self.load }, Ordering::Relaxed);
        meters.generation.fetch_add(1, Ordering::Release);
        true
    }

    fn measure(&mut self, started: Instant, block_samples: usize) {
        let lasts_s = block_samples as f64 / self.rate.hz();
        if lasts_s > 0.0 {
            let load = (started.elapsed().as_secs_f64() / lasts_s) as f32;
            self.load += LOAD_SHARE * (load - self.load);
        }
    }
}

impl Default for Publisher {
    fn default() -> Self {
        Self::new()
    }
}
