//! The late part of a room: sixteen delay lines tied by an orthogonal matrix, each with a room's loss.
//!
//! Path: left, right → doors into the lines → lines → shelves → left, right, and → Hadamard matrix → lines
//! (Jot & Chaigne 1991; Rocchesso & Smith 1997). The matrix is scaled by a power of two: without loss it keeps
//! energy to the last rounding. Before it, pairs of lines turn slowly into each other (Schlecht & Habets 2015), so
//! that no mode stands still long enough to ring; nothing is bent in pitch by it. Shelves run over lines, everything
//! else over the sixteen samples of a tick.

use pulp::Simd;

use super::{
    absorb::{Absorber, Decay},
    foyer::Foyers,
    lengths::Lengths,
    lines::{Bank, butterflies},
    turn::Turn,
    weave::{each_of, faded, turned},
};
use crate::dsp::{lanes::Samples, ring::Ring, simd::TICK};

/// Lines, and the matrix' scale.
pub(crate) const LINES: usize = 16;
const SCALE: f64 = 0.25;
/// Rows of the matrix by which the lines are heard: left, right. What goes back into these two is heard.
const HEARD: [usize; 2] = [6, 11];

/// The lines and all that is in them.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    ring: Ring<LINES>,
    absorber: Absorber,
    rate_hz: f64,
    /// Lengths now, and those that fade in.
    pub(crate) now: Lengths,
    pub(super) next: Lengths,
    shelves: Bank,
    is_moving: bool,
    is_fading: bool,
    turn: Turn,
    foyers: Foyers,
    /// Scratch: lines over time, and times over lines.
    lines: [Samples; LINES],
    rows: [[f32; LINES]; TICK],
}

impl Network {
    /// Room for lines and doors up to so many samples.
    pub(crate) fn new(lengths: &Lengths, [reach, door]: [usize; 2], rate_hz: f64) -> Self {
        Self {
            ring: Ring::new(reach),
            absorber: Absorber::new(rate_hz),
            rate_hz,
            now: *lengths,
            next: *lengths,
            shelves: Bank::default(),
            is_moving: false,
            is_fading: false,
            turn: Turn::new(rate_hz),
            foyers: Foyers::new(door),
            lines: [[0.0; TICK]; LINES],
            rows: [[0.0; LINES]; TICK],
        }
    }

    /// Longest line that there is room for.
    pub(crate) fn reach(&self) -> usize {
        self.ring.reach()
    }

    /// Empties one line; all of it is empty after as many calls as there are lines.
    pub(crate) fn empty(&mut self, line: usize) {
        self.turn.reset();
        if line == 0 {
            self.foyers.reset();
        }
        self.ring.empty(line);
        self.shelves.reset();
    }

    /// Stands at once where it should.
    pub(crate) fn snap(&mut self, lengths: &Lengths, decay: &Decay, door: f32) {
        (self.now, self.next) = (*lengths, *lengths);
        self.design(decay, 0.0);
        self.shelves.snap();
        (self.is_moving, self.is_fading) = (false, false);
        self.foyers.snap(door);
    }

    /// Other lengths begin to fade in.
    pub(crate) fn aim(&mut self, lengths: &Lengths) {
        self.next = *lengths;
        self.is_fading = self.now != *lengths;
    }

    /// They have.
    pub(crate) fn arrive(&mut self) {
        self.now = self.next;
        self.is_fading = false;
    }

    /// Whether lengths are on their way.
    pub(crate) fn is_fading(&self) -> bool {
        self.is_fading
    }

    /// The shelves go to a decay within the coming tick, the lines being that far between two lengths.
    pub(crate) fn design(&mut self, decay: &Decay, fade: f64) {
        for k in 0..LINES {
            let (now, next) = (self.now.lines[k] as f64, self.next.lines[k] as f64);
            let s = (now + fade * (next - now)) / self.rate_hz;
            let aims = self.absorber.design(decay, s, SCALE);
            self.shelves.aim(k, aims);
        }
        self.is_moving = true;
    }

    /// The door moves to an opening within the coming tick.
    pub(crate) fn set_door(&mut self, door: f32) {
        self.foyers.aim(door);
    }

    /// Energy in all lines.
    pub(crate) fn energy(&self) -> f64 {
        (0..LINES).map(|k| self.ring.energy(k, self.now.lines[k])).sum()
    }

    /// What is heard of a tick; `fades` begin and end of the way to the next lengths.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(
        &mut self,
        simd: S,
        sides: &Ring<2>,
        fades: [f32; 2],
    ) -> [Samples; 2] {
        match S::F32_LANES {
            16 => self.ring::<S, 1>(simd, sides, fades),
            8 => self.ring::<S, 2>(simd, sides, fades),
            4 => self.ring::<S, 4>(simd, sides, fades),
            _ => self.ring::<S, LINES>(simd, sides, fades),
        }
    }

    #[inline(always)]
    fn ring<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        sides: &Ring<2>,
        fades: [f32; 2],
    ) -> [Samples; 2] {
        let blend = [fades[0], (fades[1] - fades[0]) / TICK as f32];
        let blend = self.is_fading.then_some(blend);
        let lengths = [&self.now, &self.next];
        self.foyers.hear::<S, N>(simd, sides, lengths, blend);
        // Lines to rows and back are plain moves; everything between them is vectors.
        if let Some(blend) = blend {
            for k in 0..LINES {
                let now = self.ring.past(k, self.now.lines[k]);
                let next = self.ring.past(k, self.next.lines[k]);
                self.lines[k] = faded(now, next, blend);
            }
            turned(&each_of(&self.lines), &mut self.rows);
        } else {
            let mut pasts = [&[0.0; TICK]; LINES];
            for (k, past) in pasts.iter_mut().enumerate() {
                *past = self.ring.past(k, self.now.lines[k]);
            }
            turned(&pasts, &mut self.rows);
        }
        if self.is_moving {
            self.shelves.run::<S, N, true>(simd, &mut self.rows);
            self.is_moving = false;
        } else {
            self.shelves.run::<S, N, false>(simd, &mut self.rows);
        }
        turned(&each_of(&self.rows), &mut self.lines);
        let lines = &mut self.lines;
        self.turn.run::<S, N>(simd, lines);
        butterflies::<S, N, 1>(simd, lines);
        butterflies::<S, N, 4>(simd, lines);
        let heard = [lines[HEARD[0]], lines[HEARD[1]]];
        self.foyers.enter::<S, N>(simd, lengths, blend, lines);
        self.ring.push(lines);
        heard
    }
}
