//! The stages in their order, tick by tick.

use pulp::Simd;

use super::{
    chorus::Chorus,
    compressor::Compressor,
    controls::FinishControls,
    drive::Drive,
    echo::{Echo, length_s},
    equaliser::Equaliser,
    gate::{Gate, Passage},
    limiter::Limiter,
};
use crate::dsp::simd::TICK;

/// What is softer does not wake the chain.
const WAKES: f32 = 1.0e-7;
/// Below this, −120 dB, it may sleep, after this long.
const SLEEPS: f32 = 1.0e-6;
const SLEEP_S: f64 = 0.2;
/// No sound is as loud; what is, or is no number, is left out.
const LOUDEST: f32 = 1.0e6;

/// All of it.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub(super) wanted: FinishControls,
    rate_hz: f64,
    clock: u64,
    is_asleep: bool,
    quiet_ticks: u32,
    loudest: f32,
    drive: Drive,
    equaliser: Equaliser,
    pub(super) compressor: Compressor,
    chorus: Chorus,
    echo: Echo,
    guard: Gate,
    pub(super) limiter: Limiter,
}

impl Chain {
    pub(super) fn new(rate_hz: f64) -> Self {
        Self {
            wanted: FinishControls::default(),
            rate_hz,
            clock: 0,
            is_asleep: true,
            quiet_ticks: 0,
            loudest: 0.0,
            drive: Drive::new(rate_hz),
            equaliser: Equaliser::new(rate_hz),
            compressor: Compressor::new(rate_hz),
            chorus: Chorus::new(rate_hz),
            echo: Echo::new(rate_hz),
            guard: Gate::new(rate_hz),
            limiter: Limiter::new(rate_hz),
        }
    }

    pub(super) fn reset(&mut self) {
        self.clock = 0;
        self.is_asleep = true;
        self.limiter.reset();
    }

    pub(super) fn is_asleep(&self) -> bool {
        self.is_asleep
    }

    /// Whether a block changes nothing: nothing is on, or all of it sleeps.
    pub(super) fn passes(&mut self, left: &[f32], right: &[f32]) -> bool {
        let is_soft = |x: &f32| x.abs() < WAKES;
        let passes = self.is_asleep && left.iter().all(is_soft) && right.iter().all(is_soft);
        if passes {
            self.clock += left.len() as u64;
        }
        passes
    }

    /// Everything stands where it should: nothing has sounded for long.
    fn wake(&mut self) {
        let (c, is_on) = (&self.wanted, self.wanted.is_on);
        self.drive.snap(&c.drive, is_on && c.drive.is_on);
        self.equaliser.snap(&c.eq, is_on && c.eq.is_on);
        self.compressor.snap(&c.compressor, is_on && c.compressor.is_on);
        self.chorus.snap(&c.chorus, is_on && c.chorus.is_on);
        self.echo.snap(&c.delay, c.tempo_bpm, is_on && c.delay.is_on);
        self.guard.snap(c.is_limited);
        self.limiter.reset();
        (self.is_asleep, self.quiet_ticks, self.loudest) = (false, 0, 0.0);
        self.tick();
    }

    fn tick(&mut self) {
        let (c, is_on) = (&self.wanted, self.wanted.is_on);
        self.drive.tick(&c.drive, is_on);
        self.equaliser.tick(&c.eq, is_on);
        self.compressor.tick(&c.compressor, is_on);
        self.chorus.tick(&c.chorus, is_on);
        self.echo.tick(&c.delay, c.tempo_bpm, is_on);
        if self.guard.tick(c.is_limited) == Passage::Opens {
            self.limiter.reset();
        }
    }

    /// Falls asleep after a silence that is longer than anything remembers.
    fn rest(&mut self) {
        self.quiet_ticks = if self.loudest < SLEEPS { self.quiet_ticks + 1 } else { 0 };
        self.loudest = 0.0;
        let quiet_s = f64::from(self.quiet_ticks) * TICK as f64 / self.rate_hz;
        self.is_asleep = quiet_s > SLEEP_S + self.echo.rounds_s(1.0);
    }

    /// Through all stages, in place.
    #[inline(always)]
    pub(super) fn render<S: Simd>(&mut self, left: &mut [f32], right: &mut [f32]) {
        let mut done = 0;
        while done < left.len() {
            let phase = (self.clock % TICK as u64) as usize;
            if phase == 0 && !self.is_asleep {
                self.rest();
                if !self.is_asleep {
                    self.tick();
                }
            }
            let count = (TICK - phase).min(left.len() - done);
            let (l, r) = (&mut left[done..done + count], &mut right[done..done + count]);
            done += self.part::<S>(phase, l, r);
        }
    }

    /// A part of a tick; returns how much of it is done.
    #[inline(always)]
    fn part<S: Simd>(&mut self, phase: usize, left: &mut [f32], right: &mut [f32]) -> usize {
        let mut count = left.len();
        if self.is_asleep {
            let is_soft = |x: &f32| x.abs() < WAKES;
            let soft = |side: &[f32]| side.iter().position(|x| !is_soft(x)).unwrap_or(side.len());
            count = soft(left).min(soft(right));
            if count == 0 {
                self.wake();
                count = left.len();
            }
        }
        if !self.is_asleep {
            let (left, right) = (&mut left[..count], &mut right[..count]);
            for x in left.iter_mut().chain(&mut *right) {
                *x = if x.abs() < LOUDEST { *x } else { 0.0 };
                self.loudest = if x.abs() > self.loudest { x.abs() } else { self.loudest };
            }
            self.drive.pass::<S>(phase, [&mut *left, &mut *right]);
            self.equaliser.pass::<S>(phase, [&mut *left, &mut *right]);
            self.compressor.pass::<S>(phase, [&mut *left, &mut *right]);
            self.chorus.pass::<S>(phase, [&mut *left, &mut *right]);
            self.echo.pass::<S>(phase, [&mut *left, &mut *right]);
            for x in left.iter().chain(&*right) {
                self.loudest = if x.abs() > self.loudest { x.abs() } else { self.loudest };
            }
            self.guard::<S>(phase, left, right);
        }
        self.clock += count as u64;
        count
    }

    /// The limiter, faded in and out by its switch.
    #[inline(always)]
    fn guard<S: Simd>(&mut self, phase: usize, left: &mut [f32], right: &mut [f32]) {
        if !self.guard.is_open() {
            return;
        }
        if self.guard.blend.is_moving(1.0) {
            let mut open = [[0.0; TICK]; 2];
            let count = left.len();
            open[0][..count].copy_from_slice(left);
            open[1][..count].copy_from_slice(right);
            self.limiter.pass::<S>(left, right);
            for i in 0..count {
                let blend = self.guard.blend.at::<S>((phase + i + 1) as f32);
                left[i] = open[0][i] + blend * (left[i] - open[0][i]);
                right[i] = open[1][i] + blend * (right[i] - open[1][i]);
            }
        } else {
            self.limiter.pass::<S>(left, right);
        }
    }

    /// Time until a repeat has fallen by 60 dB.
    pub(super) fn tail_s(&self) -> f64 {
        let delay = &self.wanted.delay;
        if !self.wanted.is_on || !delay.is_on {
            return SLEEP_S;
        }
        let times = 1.0 + 3.0 / -f64::from(delay.feedback.max(1.0e-3)).log10();
        SLEEP_S + times * length_s(delay, self.wanted.tempo_bpm)
    }
}
