//! Band vocoder without latency: either sound's envelope, in bands of hearing, on the other.
//!
//! Path: A and B → `bank` (bands, their powers) → gains of each tick: what the other has over what the
//! carrier has → sum of the carrier's bands. The filters answer at once; only gains follow.

mod bands;
mod bank;
mod gains;
mod stage;

use pulp::Simd;

use super::{SpectralControls, roles::Roles};
use crate::dsp::{
    noise::Random,
    simd::{LANES, TICK},
    smooth::smoothstep,
};
use bands::{Bands, Coefficients, Lane};
use bank::{Bank, Pace, Stretch};

/// Position within which the plain sound goes over into the sum of its bands [by ear]: short, because
/// the sum turns phases and both together have notches.
const PLAIN: f32 = 0.08;
/// Gains follow their bands once more with this part of the attack's time, and at least this time
/// [by ear]: without, the ripple of a low band's power is heard as roughness.
const AGAIN: f32 = 0.5;
const AGAIN_MS: f32 = 1.0;

/// What a tick needs to know.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub(super) position: f32,
    pub(super) narrowness: f32,
    pub(super) noise: f32,
    /// Ratio of frequencies by which an envelope is moved.
    pub(super) shift: f32,
}

/// The vocoder.
#[derive(Debug)]
pub(super) struct Vocoder {
    rate_hz: f32,
    bands: Bands,
    /// As the tick begins and as it ends.
    filters: [Coefficients; 2],
    is_moving: bool,
    narrowness: f32,
    shift: f32,
    /// Where each band reads the other's envelope, in bands.
    read: Lane,
    pace: Pace,
    /// What is kept of a gain from tick to tick, and the gains that full transfer would have.
    keep: f32,
    full: [Lane; 2],
    times_ms: [f32; 2],
    banks: [Bank; 2],
    /// Gains of the plain sounds as the tick begins, and their way to its end.
    plain: [[f32; 2]; 2],
    /// Level of the noise in each carrier, the same.
    hiss: [[f32; 2]; 2],
    random: Random,
    /// No tick has begun since the last reset.
    is_fresh: bool,
}

impl Vocoder {
    pub(super) fn new(rate_hz: f64) -> Self {
        let bands = Bands::new(rate_hz);
        let mut vocoder = Self {
            rate_hz: rate_hz as f32,
            filters: [bands.coefficients(1.0), bands.coefficients(1.0)],
            is_moving: false,
            bands,
            narrowness: 1.0,
            shift: 0.0,
            read: [0.0; LANES],
            pace: Pace { rise: 1.0, fall: 1.0 },
            keep: 0.0,
            full: [[0.0; LANES]; 2],
            times_ms: [0.0; 2],
            banks: [Bank::new(), Bank::new()],
            plain: [[0.0; 2]; 2],
            hiss: [[0.0; 2]; 2],
            random: stream(),
            is_fresh: true,
        };
        vocoder.set(&SpectralControls::default());
        vocoder.shift_by(1.0);
        vocoder
    }

    pub(super) fn reset(&mut self) {
        self.banks.iter_mut().for_each(Bank::reset);
        self.full = [[0.0; LANES]; 2];
        self.plain = [[0.0; 2]; 2];
        self.hiss = [[0.0; 2]; 2];
        self.random = stream();
        self.is_fresh = true;
    }

    /// Takes what needs no smoothing, at a tick.
    pub(super) fn set(&mut self, controls: &SpectralControls) {
        let times_ms = [controls.attack_ms, controls.release_ms];
        if self.times_ms != times_ms {
            self.times_ms = times_ms;
            let part = |time_ms: f32| 1.0 - (-1_000.0 / (time_ms * self.rate_hz)).exp();
            self.pace = Pace { rise: part(times_ms[0]), fall: part(times_ms[1]) };
            let again_ms = (AGAIN * times_ms[0]).max(AGAIN_MS);
            self.keep = (-1_000.0 * TICK as f32 / (again_ms * self.rate_hz)).exp();
        }
    }

    /// Begins a tick.
    pub(super) fn tick(&mut self, setting: &Setting) {
        self.is_moving = self.narrowness != setting.narrowness && !self.is_fresh;
        if self.narrowness != setting.narrowness {
            self.narrowness = setting.narrowness;
            self.filters.swap(0, 1);
            self.filters[1] = self.bands.coefficients(setting.narrowness);
        }
        self.shift_by(setting.shift);
        let roles = Roles::at(setting.position);
        let banded = smoothstep(setting.position.abs() / PLAIN);
        for (side, carries) in roles.carries.into_iter().enumerate() {
            self.plain[side] = [self.plain[side][1], (1.0 - banded) * carries];
            let gains = self.gains(side, banded * carries, roles.takes[side]);
            self.banks[side].aim(&gains);
            let hiss = if carries > 0.0 && setting.noise > 0.0 {
                setting.noise * roles.takes[side] * self.unvoiced(1 - side)
            } else {
                0.0
            };
            self.hiss[side] = [self.hiss[side][1], hiss];
            if self.is_fresh {
                // Nothing to come from.
                self.banks[side].aim(&gains);
                self.plain[side][0] = self.plain[side][1];
            }
        }
        self.is_fresh = false;
    }

    /// The next samples of a tick, of which `from` have passed.
    #[inline(always)]
    pub(super) fn render<S: Simd>(
        &mut self,
        simd: S,
        from: usize,
        count: usize,
        inputs: &[[[f32; TICK]; 2]; 2],
        out: &mut [[f32; TICK]; 2],
    ) {
        let stretch = Stretch { from, count };
        let [left, right] = out;
        left[..count].fill(0.0);
        right[..count].fill(0.0);
        for (side, input) in inputs.iter().enumerate() {
            let mut carrier = *input;
            if self.plain[side] != [0.0; 2] {
                let [begin, end] = self.plain[side];
                for i in 0..count {
                    let gain = begin + (end - begin) * ((from + i + 1) as f32 / TICK as f32);
                    left[i] += gain * carrier[0][i];
                    right[i] += gain * carrier[1][i];
                }
            }
            if self.hiss[side] != [0.0; 2] {
                let [begin, end] = self.hiss[side];
                let [left, right] = &mut carrier;
                let pairs = left[..count].iter_mut().zip(&mut right[..count]);
                for (i, (left, right)) in pairs.enumerate() {
                    let level = begin + (end - begin) * ((from + i + 1) as f32 / TICK as f32);
                    *left += level * self.random.bipolar();
                    *right += level * self.random.bipolar();
                }
            }
            let x = [&carrier[0], &carrier[1]];
            let out = [&mut *left, &mut *right];
            let bank = &mut self.banks[side];
            if self.is_moving {
                bank.render::<S, true>(simd, &self.filters, self.pace, stretch, x, out);
            } else {
                bank.render::<S, false>(simd, &self.filters, self.pace, stretch, x, out);
            }
        }
    }
}

/// The noise's own stream of randomness.
fn stream() -> Random {
    Random::new(0x5bec, 1)
}
