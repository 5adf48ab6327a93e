//! The way of a wave through the horn into the air.
//!
//! Path: wave at the throat → steepening → bell's high-pass → air. High pressure travels faster, so a
//! crest leans forward on its way: that is the brass in loud tones (Hirschberg et al. 1996). Here each
//! sample is read earlier by what its own pressure gains, the characteristic's first order.

use std::f64::consts::TAU;

/// Longest lead of a crest, in seconds; beyond it a shock has formed.
const LEAD_S: f64 = 8.0e-4;
/// Largest steepness: one would be a shock.
const STEEP: f32 = 0.85;

/// Room for twice that lead at the highest rate.
const ROOM: usize = 2_048;
const MASK: usize = ROOM - 1;

/// Delay and filter.
#[derive(Clone, Debug)]
pub(crate) struct Bell {
    line: Box<[f32; ROOM]>,
    place: usize,
    /// Middle of the delay, in samples.
    middle: f32,
    /// Samples of lead per pascal.
    lead: f32,
    pole: f32,
    low: f32,
    wall: f32,
    dull: f32,
}

impl Bell {
    /// For a bell of a radius; `lead_s_per_pa` as the bore says.
    pub(crate) fn new(rate_hz: f64) -> Self {
        let middle = LEAD_S * rate_hz;
        Self {
            line: Box::new([0.0; ROOM]),
            place: 0,
            middle: middle as f32 + 2.0,
            lead: 0.0,
            pole: 0.0,
            low: 0.0,
            wall: 1.0,
            dull: 0.0,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.line.fill(0.0);
        self.low = 0.0;
        self.dull = 0.0;
    }

    /// The bell's cutoff, the lead of a crest, and the wall's low-pass.
    pub(crate) fn set(&mut self, rate_hz: f64, cutoff_hz: f64, lead_s_per_pa: f64, wall_hz: f64) {
        self.pole = 1.0 - (-TAU * cutoff_hz / rate_hz).exp() as f32;
        self.lead = (lead_s_per_pa * rate_hz) as f32;
        self.wall = 1.0 - (-TAU * wall_hz / rate_hz).exp() as f32;
    }

    /// The next sample of what is heard, for a wave in pascals.
    #[inline(always)]
    pub(crate) fn tick(&mut self, wave_pa: f32) -> f32 {
        self.place = (self.place + 1) & MASK;
        self.line[self.place] = wave_pa;
        let whole = self.middle as usize;
        let base = self.place + ROOM - whole;
        let at = |back: usize| self.line[(base - back) & MASK];
        let (now, before) = (at(0), at(1));
        // Never so steep that the wave would overtake itself.
        let slope = (self.lead * (now - before)).abs();
        let ask = self.lead * now / (1.0 + slope / STEEP);
        let most = self.middle - 2.0;
        let lead = ask.clamp(-most, most);
        let delay = self.middle - lead;
        let whole = delay as usize;
        let d = delay - whole as f32;
        let base = self.place + ROOM - whole + 1;
        let at = |back: usize| self.line[(base - back) & MASK];
        let [y0, y1, y2, y3] = [at(0), at(1), at(2), at(3)];
        // Cubic through four points (Catmull-Rom), from the second to the third.
        let c1 = 0.5 * (y2 - y0);
        let c2 = y0 - 2.5 * y1 + 2.0 * y2 - 0.5 * y3;
        let c3 = 0.5 * (y3 - y0) + 1.5 * (y1 - y2);
        let wave = ((c3 * d + c2) * d + c1) * d + y1;
        self.dull += self.wall * (wave - self.dull);
        self.low += self.pole * (self.dull - self.low);
        self.dull - self.low
    }

    /// What its filters still hold.
    pub(crate) fn level(&self) -> f32 {
        (self.dull - self.low).abs()
    }
}
