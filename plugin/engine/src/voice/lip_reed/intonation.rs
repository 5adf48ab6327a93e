//! The player's ear: counts the lips' own swings against the pitch that is asked for, and pulls.

use crate::dsp::simd::TICK;

/// Time over which swings are counted.
const WINDOW_S: f64 = 0.060;
/// Share of a measured error that is taken back at once.
const HASTE: f64 = 0.45;
/// Furthest the ear pulls.
const AUTHORITY_CENTS: f64 = 90.0;

/// One key's correction is remembered while others are played.
const KEYS: usize = 128;

/// The ear.
#[derive(Clone, Debug)]
pub(crate) struct Ear {
    rate_hz: f64,
    pull_cents: [f64; KEYS],
    /// Samples since the last tick of the ear, and before it since the window began.
    age: u32,
    time: f64,
    /// Cycles that were asked for until that tick.
    asked: f64,
    /// Swings counted, and when the first and the last came, in samples and asked cycles.
    swings: u32,
    first_asked: f64,
    last_asked: f64,
    asked_hz: f64,
    is_listening: bool,
}

impl Ear {
    pub(crate) fn new(rate_hz: f64) -> Self {
        Self {
            rate_hz,
            pull_cents: [0.0; KEYS],
            age: 0,
            time: 0.0,
            asked: 0.0,
            swings: 0,
            first_asked: 0.0,
            last_asked: 0.0,
            asked_hz: 0.0,
            is_listening: false,
        }
    }

    pub(crate) fn reset(&mut self) {
        *self = Self::new(self.rate_hz);
    }

    pub(crate) fn pull_cents(&self, key: u8) -> f64 {
        self.pull_cents[usize::from(key) % KEYS]
    }

    /// At a tick: what is asked for until the next one, and whether it is worth listening.
    pub(crate) fn tick(&mut self, key: u8, hz: f64, listens: bool, share: f64) {
        self.time += f64::from(self.age);
        self.asked += f64::from(self.age) * self.asked_hz / self.rate_hz;
        self.age = 0;
        if !listens || !self.is_listening {
            self.is_listening = listens;
            self.begin();
        }
        self.asked_hz = hz;
        if self.time < WINDOW_S * self.rate_hz || self.swings < 4 {
            return;
        }
        let heard = f64::from(self.swings - 1);
        let wanted = self.last_asked - self.first_asked;
        if wanted > 0.0 {
            let error = 1200.0 * (heard / wanted).log2();
            let pull = &mut self.pull_cents[usize::from(key) % KEYS];
            // What is more than a semitone off is another register, not a matter of ear.
            if error.abs() < 100.0 {
                *pull -= HASTE * share * error;
                *pull = pull.clamp(-AUTHORITY_CENTS, AUTHORITY_CENTS);
            }
        }
        self.begin();
    }

    fn begin(&mut self) {
        self.time = 0.0;
        self.asked = 0.0;
        self.swings = 0;
    }

    /// The lips crossed their middle `ago` samples before the end of sample `at` of the tick.
    #[inline(always)]
    pub(crate) fn hear(&mut self, at: usize, ago: f32) {
        let since = f64::from(self.age) + at as f64 + 1.0 - f64::from(ago);
        let when = self.asked + since * self.asked_hz / self.rate_hz;
        if self.swings == 0 {
            self.first_asked = when;
        }
        self.last_asked = when;
        self.swings += 1;
    }

    /// A tick of the voice is over.
    pub(crate) fn pass(&mut self) {
        self.age += TICK as u32;
    }
}
