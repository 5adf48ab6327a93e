//! What is sudden in a frame and what lasts: the part of each bin that rises together with its
//! neighbours is sudden (spectral flux, after Dixon 2006).

use super::super::Sound;

/// Frames back that a frame is compared with: they share half of the window.
const BACK: usize = 2;
/// Bins to each side that rise together: a partial that moves falls beside where it rises.
const REACH: usize = 8;
/// Part of the amplitude that has risen at which a bin begins to be sudden, and from which on it is all
/// sudden [by ear]: lower, and a slow bow is cross-faded instead of moved.
const SUDDEN: [f32; 2] = [0.3, 0.7];

/// The split of one sound.
#[derive(Debug)]
pub(super) struct Split {
    /// Amplitudes of the frames before.
    past: [Vec<f32>; BACK],
    next: usize,
    /// Amplitudes of this frame.
    pub(super) amplitude: Vec<f32>,
    /// What was sudden a frame ago is still in this one: part of each bin that was not.
    held: Vec<f32>,
    /// Part of each bin that lasts, 0–1.
    pub(super) lasting: Vec<f32>,
}

impl Split {
    pub(super) fn new(bins: usize) -> Self {
        let lane = || vec![0.0; bins];
        Self { past: [lane(), lane()], next: 0, amplitude: lane(), held: lane(), lasting: lane() }
    }

    pub(super) fn reset(&mut self) {
        self.past.iter_mut().for_each(|past| past.fill(0.0));
        self.held.fill(1.0);
    }

    /// Takes a frame in that is not to be split.
    pub(super) fn pass(&mut self, sound: &Sound) {
        for (amplitude, power) in self.amplitude.iter_mut().zip(&sound.power) {
            *amplitude = power.sqrt();
        }
        self.past[self.next].copy_from_slice(&self.amplitude);
        self.next = (self.next + 1) % BACK;
        self.held.fill(1.0);
    }

    pub(super) fn frame(&mut self, sound: &Sound) {
        for (amplitude, power) in self.amplitude.iter_mut().zip(&sound.power) {
            *amplitude = power.sqrt();
        }
        let past = &mut self.past[self.next];
        let count = past.len();
        let (mut rise, mut all) = (0.0_f64, 0.0_f64);
        // A sliding sum; doubles keep it exact enough over a frame.
        for k in 0..count + REACH {
            if let Some(now) = self.amplitude.get(k) {
                rise += f64::from(*now) - f64::from(past[k]);
                all += f64::from(*now);
            }
            if k > 2 * REACH {
                let gone = k - 2 * REACH - 1;
                rise -= f64::from(self.amplitude[gone]) - f64::from(past[gone]);
                all -= f64::from(self.amplitude[gone]);
            }
            if k >= REACH {
                let part = (rise / all.max(1.0e-12)) as f32;
                let lasts = 1.0 - ((part - SUDDEN[0]) / (SUDDEN[1] - SUDDEN[0])).clamp(0.0, 1.0);
                self.lasting[k - REACH] = lasts.min(self.held[k - REACH]);
                self.held[k - REACH] = lasts;
            }
        }
        past.copy_from_slice(&self.amplitude);
        self.next = (self.next + 1) % BACK;
    }
}
