//! The spectrum of A travels to that of B by optimal transport (Henderson & Solomon 2019).
//!
//! Path: what is sudden is split off (`split`) and cross-faded; what lasts becomes `masses`, which are
//! matched from the lowest up by their sums, go along straight lines of log frequency, and turn their
//! phases from frame to frame by the frequency they have on the way.

mod lay;
mod masses;
mod split;

use std::f32::consts::{FRAC_PI_2, TAU};

use realfft::num_complex::Complex32;

use super::{OVERLAP, Sound, Spectrum};
use lay::{Part, Tracks, lay, unit};
use masses::{Mass, find};
use split::Split;

/// Distance from the ends within which phases are drawn to those of the sound that stands there: at the
/// end nothing is changed any more.
const NEAR: f32 = 0.02;
/// A partial whose place was this much softer a frame ago begins with its source's phase.
const NEW: f32 = 0.1;
/// What is softer than this does not count as a sound: −200 dB in a frame.
const NOTHING: f32 = 1.0e-10;
/// The frame's level is raised by at most this, 12 dB: masses that split keep their amplitude, and so
/// lose energy.
const MOST: f32 = 4.0;

/// The transport.
#[derive(Debug)]
pub(super) struct Transport {
    splits: [Split; 2],
    masses: [Vec<Mass>; 2],
    before: Tracks,
    now: Tracks,
}

impl Transport {
    pub(super) fn new(bins: usize) -> Self {
        let tracks =
            || Tracks { phase: vec![Complex32::default(); bins], amplitude: vec![0.0; bins] };
        let masses = || Vec::with_capacity(bins);
        Self {
            splits: [Split::new(bins), Split::new(bins)],
            masses: [masses(), masses()],
            before: tracks(),
            now: tracks(),
        }
    }

    pub(super) fn reset(&mut self) {
        self.splits.iter_mut().for_each(Split::reset);
        self.before.amplitude.fill(0.0);
        self.now.amplitude.fill(0.0);
    }

    pub(super) fn frame(&mut self, position: f32, sounds: &mut [Sound; 2], out: &mut Spectrum) {
        let t = position.clamp(0.0, 1.0);
        std::mem::swap(&mut self.before, &mut self.now);
        self.now.amplitude.fill(0.0);
        if t <= 0.0 || t >= 1.0 {
            self.splits.iter_mut().zip(&*sounds).for_each(|(split, sound)| split.pass(sound));
            let sound = &sounds[usize::from(t >= 1.0)];
            for (out, bins) in out.iter_mut().zip(&sound.bins) {
                out.copy_from_slice(bins);
            }
            return;
        }
        for (split, sound) in self.splits.iter_mut().zip(sounds.iter_mut()) {
            split.frame(sound);
            sound.point();
        }
        let sounds = &*sounds;
        let mut sums = [0.0; 2];
        for (side, sum) in sums.iter_mut().enumerate() {
            *sum = find(&sounds[side], &self.splits[side], &mut self.masses[side]);
        }
        let ends = [0, 1].map(|side| lasting_energy(&sounds[side], &self.splits[side]).sqrt());
        if sums.iter().all(|sum| *sum > NOTHING) {
            self.lay_all(t, sums, sounds, out);
            let wanted = (1.0 - t) * ends[0] + t * ends[1];
            let energy: f32 = out.iter().flatten().map(Complex32::norm_sqr).sum();
            let gain = (wanted / energy.sqrt().max(NOTHING)).min(MOST);
            out.iter_mut().flatten().for_each(|bin| *bin *= gain);
        } else {
            // One of them is silent: there is nothing to travel to.
            self.add(sounds, out, [1.0 - t, t], |split, k| split.lasting[k]);
        }
        let (sin, cos) = (FRAC_PI_2 * t).sin_cos();
        self.add(sounds, out, [cos, sin], |split, k| 1.0 - split.lasting[k]);
    }

    /// Adds a part of both sounds as they are.
    fn add(
        &self,
        sounds: &[Sound; 2],
        out: &mut Spectrum,
        gains: [f32; 2],
        part: impl Fn(&Split, usize) -> f32,
    ) {
        for ((sound, split), gain) in sounds.iter().zip(&self.splits).zip(gains) {
            for (out, bins) in out.iter_mut().zip(&sound.bins) {
                for (k, (out, bin)) in out.iter_mut().zip(bins).enumerate() {
                    *out += *bin * (gain * part(split, k));
                }
            }
        }
    }

    /// Matches the masses of both sounds from the lowest up, each sound's sum being one.
    fn lay_all(&mut self, t: f32, sums: [f32; 2], sounds: &[Sound; 2], out: &mut Spectrum) {
        let (mut i, mut j) = (0, 0);
        let share =
            |masses: &[Mass], i: usize, sum: f32| masses.get(i).map(|mass| mass.amount / sum);
        let mut left = [share(&self.masses[0], 0, sums[0]), share(&self.masses[1], 0, sums[1])];
        while let [Some(a), Some(b)] = left {
            let amount = a.min(b);
            if amount > 0.0 {
                self.lay_pair(t, [i, j], [amount * sums[0], amount * sums[1]], sounds, out);
            }
            if a <= b {
                i += 1;
                left = [share(&self.masses[0], i, sums[0]), Some(b - amount)];
            } else {
                j += 1;
                left = [Some(a - amount), share(&self.masses[1], j, sums[1])];
            }
        }
    }

    /// A part of a mass of A and one of B, at the place between them.
    fn lay_pair(
        &mut self,
        t: f32,
        pair: [usize; 2],
        amounts: [f32; 2],
        sounds: &[Sound; 2],
        out: &mut Spectrum,
    ) {
        let masses = [self.masses[0][pair[0]], self.masses[1][pair[1]]];
        let place = ((1.0 - t) * masses[0].log_place + t * masses[1].log_place).exp();
        let bin = (place.round() as usize).min(self.now.amplitude.len() - 1);
        let weights = [(1.0 - t) * amounts[0], t * amounts[1]];
        let nearer = usize::from(t >= 0.5);
        let own = unit(sounds[nearer].both(masses[nearer].centre));
        // A lobe of unit amount is about half as high in its middle.
        let height = 0.5 * (weights[0] + weights[1]);
        let mut phase = self.before.phase[bin];
        if self.before.amplitude[bin] < NEW * height {
            phase = own;
        }
        let pull = 1.0 - t.min(1.0 - t) / NEAR;
        if pull > 0.0 {
            phase = unit(phase * (1.0 - pull) + own * pull);
        }
        let (sin, cos) = (TAU / OVERLAP as f32 * place).sin_cos();
        let turn = Complex32::new(cos, sin);
        for side in 0..2 {
            let mass = &masses[side];
            let (sound, split) = (&sounds[side], &self.splits[side]);
            let scale = weights[side] / mass.amount;
            lay(&Part { mass, sound, split, scale, place, phase, turn }, &mut self.now, out);
        }
    }
}

fn lasting_energy(sound: &Sound, split: &Split) -> f32 {
    sound.power.iter().zip(&split.lasting).map(|(power, lasting)| power * lasting * lasting).sum()
}
