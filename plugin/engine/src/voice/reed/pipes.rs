//! The pipes of an instrument together: their reeds side by side, all else one pipe after another.
//!
//! Path: mouth pressures → hissing slits → reeds ⇄ bores → holes → left, right.

use pulp::Simd;

use super::{
    design::Design,
    pipe::{Blow, Pipe},
    radiation::Slope,
    turbulence::{self, Turbulence},
};
use crate::{
    dsp::{lanes::Samples, simd::TICK},
    exciters::reed::{LANES, Rank, Row},
    voice::source::Push,
};

/// Wave of a source of full scale, re the closing pressure: what a bore makes of it is a mezzoforte tone
/// [by ear].
const PUSH: f32 = 0.08;

/// The pipes: the melody's first.
#[derive(Debug)]
pub(crate) struct Pipes {
    all: Vec<Pipe>,
    /// Level of each on the left and on the right.
    sides: [[f32; 2]; LANES],
    rank: Rank,
    noise: Turbulence,
    /// One over the deviation of the noise in its band.
    unit: f64,
    /// White noise of this tick.
    hiss: [Row; TICK],
    /// Waves that arrive at each reed, and the pressure there.
    arriving: [Samples; LANES],
    tones: [Samples; LANES],
    slope: Slope,
    /// A synth at the melody's reed.
    push: Push,
    /// Samples of this tick.
    phase: usize,
    /// What was heard or might be at the last movement of the lips.
    level: f32,
}

impl Pipes {
    /// So many pipes, at most [`LANES`].
    pub(crate) fn new(count: usize, designs: &[Design], longest_s: f64, rate_hz: f64) -> Self {
        let pipes: Vec<Pipe> =
            (0..count.min(LANES)).map(|_| Pipe::new(designs, longest_s, rate_hz)).collect();
        Self {
            rank: Rank::new(pipes[0].law(), turbulence::shares(rate_hz)),
            all: pipes,
            sides: [[1.0; 2]; LANES],
            noise: Turbulence::new(),
            unit: turbulence::level(rate_hz),
            hiss: [Row::default(); TICK],
            arriving: [[0.0; TICK]; LANES],
            tones: [[0.0; TICK]; LANES],
            slope: Slope::new(rate_hz),
            push: Push::NONE,
            phase: 0,
            level: 0.0,
        }
    }

    pub(crate) fn reset(&mut self) {
        for (lane, pipe) in self.all.iter_mut().enumerate() {
            pipe.reset();
            self.rank.rest(lane);
        }
        self.arriving = [[0.0; TICK]; LANES];
        self.noise = Turbulence::new();
        self.slope.reset();
        self.push = Push::NONE;
        self.phase = 0;
        self.level = 0.0;
    }

    pub(crate) fn get(&self, number: usize) -> &Pipe {
        &self.all[number]
    }

    /// A note of the melody begins.
    pub(crate) fn begin(&mut self) {
        self.all[0].begin();
    }

    /// Blows one pipe for the next ticks.
    pub(crate) fn blow(&mut self, number: usize, design: &Design, blow: &Blow, sides: [f32; 2]) {
        let was_idle = self.all[number].is_idle();
        let is_new = self.all[number].tick(design, blow);
        self.all[number].face(sides);
        self.sides[number] = sides;
        self.phase = 0;
        self.level = self.all.iter().fold(0.0, |level, pipe| level.max(pipe.level()));
        if self.all[number].is_idle() {
            if !was_idle {
                self.rank.rest(number);
                self.arriving[number] = [0.0; TICK];
            }
            return;
        }
        if was_idle {
            self.rank.set_law(number, self.all[number].law());
        } else if is_new {
            self.rank.move_law(number, self.all[number].law(), blow.ticks);
        }
        self.rank.breathe(number, blow.mouth, (blow.ticks * TICK) as f64, blow.noise * self.unit);
        self.slope.tick(&design.build.air);
    }

    /// Share of the own breath beside a synth.
    pub(crate) fn natural(&self) -> f64 {
        f64::from(self.push.natural)
    }

    /// A synth's pressure wave reaches the melody's reed with those of the bore.
    pub(crate) fn push(&mut self, push: &Push) {
        self.push = *push;
        self.all[0].drive(push.is_on, push.natural);
    }

    /// Overwrites both sides.
    #[inline(always)]
    pub(crate) fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        let Some(last) = self.all.iter().rposition(|pipe| !pipe.is_idle()) else {
            left.fill(0.0);
            right.fill(0.0);
            self.slope.reset();
            return;
        };
        let reeds = last + 1;
        let mut done = 0;
        while done < left.len() {
            if self.phase == 0 {
                self.rank.tick();
                if self.rank.hisses() {
                    self.noise.white(simd, &mut self.hiss);
                }
            }
            let count = self.sound(simd, reeds, &mut left[done..], &mut right[done..]);
            self.phase += count;
            done += count;
            if self.phase == TICK {
                self.phase = 0;
                for pipe in self.all[..reeds].iter_mut().filter(|pipe| !pipe.is_idle()) {
                    pipe.hear(simd);
                }
            }
        }
    }

    /// As many samples as are known to arrive in this tick; returns how many.
    #[inline(always)]
    fn sound<S: Simd>(
        &mut self,
        simd: S,
        reeds: usize,
        left: &mut [f32],
        right: &mut [f32],
    ) -> usize {
        let mut count = (TICK - self.phase).min(left.len());
        for (waves, pipe) in self.arriving.iter_mut().zip(&self.all[..reeds]) {
            if !pipe.is_idle() {
                let known;
                (*waves, known) = pipe.arriving(simd);
                count = count.min(known);
            }
        }
        if self.push.is_on {
            let source = self.push.samples[self.phase..].iter();
            for (wave, source) in self.arriving[0].iter_mut().zip(source) {
                *wave += PUSH * source;
            }
        }
        let hiss = &self.hiss[self.phase..self.phase + count];
        self.rank.blow(simd, &self.arriving, hiss, reeds, &mut self.tones);
        let is_mono = reeds == 1 && self.sides[0] == [1.0; 2];
        let mut air = [[0.0; TICK]; 2];
        for (lane, pipe) in self.all[..reeds].iter_mut().enumerate() {
            if !pipe.is_idle() {
                let waves = [&self.arriving[lane], &self.tones[lane]];
                let sides = (!is_mono).then_some(self.sides[lane]);
                pipe.take(simd, waves, [self.phase, count], sides, &mut air);
            }
        }
        self.slope.render(simd, &air, is_mono, &mut left[..count], &mut right[..count]);
        count
    }

    /// In units of closing pressure squared per sample and bore.
    pub(crate) fn energy(&self) -> f64 {
        let pipes = self.all.iter().enumerate();
        pipes.map(|(k, pipe)| pipe.energy() + self.rank.energy(k, pipe.law())).sum()
    }

    /// What is heard or may be heard now.
    pub(crate) fn level(&self) -> f32 {
        self.level
    }
}
