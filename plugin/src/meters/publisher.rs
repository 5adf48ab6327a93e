//! The audio thread's side of the meters: what to publish, and when.

use std::sync::atomic::Ordering;
use std::time::Instant;

use kairat_engine::{Rack, SampleRate};

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
        rack: &mut Rack,
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
        let asleep = rack.is_asleep();
        if !(asleep && self.at_rest) {
            meters.tap.write(left, right);
            for (meter, channel) in meters.peaks.iter().zip([left, right]) {
                let peak = channel.iter().fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
                meter.fetch_max(peak, Ordering::Relaxed);
            }
        }
        meters.limiter_db.fetch_max(rack.take_limiter_db(), Ordering::Relaxed);
        self.measure(started, left.len());
        self.now_samples += left.len() as f64;
        if self.now_samples < self.next_view_samples || (asleep && self.at_rest) {
            return false;
        }
        let period_samples = self.rate.samples(1.0 / VIEWS_PER_SECOND);
        self.next_view_samples =
            (self.now_samples / period_samples).floor() * period_samples + period_samples;
        self.at_rest = asleep;
        meters.view.write(&rack.view(meters.shown()));
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

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what was never written is exactly nothing")]
mod tests {
    use kairat_engine::instruments::DOMBRA;
    use kairat_engine::{
        Engine, Event, NoteAddress,
        rack::{OUTPUTS, Slot},
    };

    use super::*;

    /// A window over an engine at 48 kHz.
    struct Bench {
        meters: Meters,
        rack: Rack,
        publisher: Publisher,
    }

    impl Bench {
        fn new(open: bool) -> Self {
            let (meters, mut engine) = (Meters::default(), Engine::new(&DOMBRA));
            let mut rack = Rack::default();
            let (rate, mut publisher) = (SampleRate::new(48_000.0), Publisher::new());
            engine.prepare(rate);
            rack.prepare(rate);
            rack.put(Slot::A, Some(Box::new(engine)));
            publisher.prepare(rate, &meters);
            meters.set_open(open);
            Self { meters, rack, publisher }
        }

        /// Plays blocks and counts the views they published.
        fn play(&mut self, blocks: usize, samples: usize) -> usize {
            let mut channels = [vec![0.0; samples], vec![0.0; samples]];
            let mut publish = || {
                let started = Publisher::clock(&self.meters);
                let [left, right] = &mut channels;
                self.rack.render([left, right], [const { None }; OUTPUTS]);
                self.publisher.publish(&self.meters, &mut self.rack, [left, right], started)
            };
            (0..blocks).filter(|_| publish()).count()
        }
    }

    #[test]
    fn a_closed_window_costs_nothing() {
        let mut bench = Bench::new(false);
        bench.rack.handle(Event::NoteOn { note: NoteAddress::key(0, 57), velocity: 1.0 });
        assert_eq!(bench.play(100, 64), 0);
        assert_eq!(bench.meters.take_peaks(), [0.0; 2]);
        assert!(!bench.meters.tap_into(&mut [0.0; 4]));
    }

    #[test]
    fn silence_is_published_once() {
        let mut bench = Bench::new(true);
        assert_eq!(bench.play(1_000, 64), 1);
        assert_eq!(bench.meters.generation(), 1);
        assert_eq!(bench.meters.take_peaks(), [0.0; 2]);
        assert_eq!(bench.meters.sample_rate(), 48_000.0);
    }

    #[test]
    fn sound_is_published_sixty_times_a_second() {
        for samples in [1, 64, 480] {
            let mut bench = Bench::new(true);
            bench.rack.handle(Event::NoteOn { note: NoteAddress::key(0, 57), velocity: 1.0 });
            let views = bench.play(48_000 / samples, samples);
            assert!((59..=61).contains(&views), "{views} in blocks of {samples}");
            let [left, right] = bench.meters.take_peaks();
            assert!(left > 0.0 && right > 0.0);
            assert_eq!(bench.meters.take_peaks(), [0.0; 2]);
            assert!(bench.meters.view().voices > 0);
            assert!(bench.meters.cpu() > 0.0);
        }
    }
}
