//! The way of a wave through the horn into the air.
//!
//! Path: wave at the throat → steepening → bell's high-pass → air. High pressure travels faster, so a
//! crest leans forward on its way: that is the brass in loud tones (Hirschberg et al. 1996). Here each
//! sample is read earlier by what its own pressure gains, the characteristic's first order.

use std::{f64::consts::TAU, ops::Range};

use pulp::Simd;

use crate::dsp::{
    lanes::Samples,
    simd::{TICK, fma},
};

/// Longest lead of a crest, in seconds; beyond it a shock has formed.
const LEAD_S: f64 = 8.0e-4;
/// Largest steepness: one would be a shock.
const STEEP: f32 = 0.85;
/// Room for some of the longest delays at the highest rate, and its last place.
const ROOM: usize = 2_048;
const LAST: usize = ROOM - 1;
/// A large number whose last bits count ones.
const ONES: f32 = 8_388_608.0;

/// Delay and filter.
#[derive(Clone, Debug)]
pub(crate) struct Bell {
    /// The past in one piece; it slides back when it is full.
    line: Box<[f32; ROOM + TICK]>,
    place: usize,
    reach: usize,
    /// Middle of the delay, in samples.
    middle: usize,
    rate_hz: f64,
    /// Samples of lead per pascal.
    lead: f32,
    pole: f32,
    low: f32,
    wall: f32,
    dull: f32,
}

impl Bell {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let middle = ((LEAD_S * rate_hz) as usize).min(ROOM / 4) + 2;
        let reach = 2 * middle + 4;
        Self {
            line: Box::new([0.0; ROOM + TICK]),
            place: reach,
            reach,
            middle,
            rate_hz,
            lead: 0.0,
            pole: 0.0,
            low: 0.0,
            wall: 1.0,
            dull: 0.0,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.line.fill(0.0);
        self.place = self.reach;
        self.low = 0.0;
        self.dull = 0.0;
    }

    /// The bell's cutoff, the lead of a crest, and the wall's low-pass.
    pub(crate) fn set(&mut self, cutoff_hz: f64, lead_s_per_pa: f64, wall_hz: f64) {
        self.pole = 1.0 - (-TAU * cutoff_hz / self.rate_hz).exp() as f32;
        self.lead = (lead_s_per_pa * self.rate_hz) as f32;
        self.wall = 1.0 - (-TAU * wall_hz / self.rate_hz).exp() as f32;
    }

    /// The coming tick may be written.
    pub(crate) fn begin(&mut self) {
        self.place += TICK;
        if self.place > LAST - TICK {
            self.line.copy_within(self.place - self.reach..self.place, 0);
            self.place = self.reach;
        }
    }

    /// A part of the tick's wave in pascals becomes what is heard.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(&mut self, wave: &Samples, part: Range<usize>, heard: &mut Samples) {
        let (line, place) = (&mut self.line, self.place);
        if let Some(coming) = line[place..].first_chunk_mut() {
            *coming = *wave;
        }
        let middle = line[place - self.middle..].first_chunk().unwrap_or(&[0.0; TICK]);
        let before = line[place - self.middle - 1..].first_chunk().unwrap_or(&[0.0; TICK]);
        let most = (self.middle - 2) as f32;
        let (mut back, mut taps) = ([0_u32; TICK], [[0.0_f32; TICK]; 4]);
        for i in 0..TICK {
            // Never so steep that the wave would overtake itself, and smoothly so.
            let steep = self.lead / STEEP * (middle[i] - before[i]);
            let ask = self.lead * middle[i] / fma::<S>(steep, steep, 1.0).sqrt();
            let lead = if ask < most { ask } else { most };
            let lead = if lead > -most { lead } else { -most };
            let delay = self.middle as f32 - lead;
            let counted = (delay - 0.5) + ONES;
            back[i] = counted.to_bits() & (ROOM as u32 - 1);
            let d = delay - (counted - ONES);
            // Cubic through four points (Catmull-Rom), from the second to the third.
            let (e, square) = (1.0 - d, d * d);
            taps[0][i] = -0.5 * d * e * e;
            taps[1][i] = fma::<S>(fma::<S>(1.5, d, -2.5), square, 1.0);
            taps[3][i] = -0.5 * e * square;
            taps[2][i] = 1.0 - taps[0][i] - taps[1][i] - taps[3][i];
        }
        let (mut dull, mut low) = (self.dull, self.low);
        let (wall, pole) = (self.wall, self.pole);
        for i in part {
            // From the oldest to the youngest.
            let from = (place as u32 + i as u32).wrapping_sub(back[i] + 2) as usize & LAST;
            let [y3, y2, y1, y0] = [line[from], line[from + 1], line[from + 2], line[from + 3]];
            let late = fma::<S>(taps[3][i], y3, taps[2][i] * y2);
            let early = fma::<S>(taps[1][i], y1, taps[0][i] * y0);
            dull = fma::<S>(wall, late + early - dull, dull);
            low = fma::<S>(pole, dull - low, low);
            heard[i] = dull - low;
        }
        (self.dull, self.low) = (dull, low);
    }

    /// What its filters still hold.
    pub(crate) fn level(&self) -> f32 {
        (self.dull - self.low).abs()
    }
}
