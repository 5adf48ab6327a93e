//! The newest output samples, for a live spectrum.

use std::sync::atomic::{AtomicU32, Ordering};

use atomic_float::AtomicF32;

/// Samples that are kept.
const LENGTH: usize = 8_192;

/// A ring of mono samples. A reader that is overtaken sees newer samples among the old, which a
/// spectrum does not mind.
#[derive(Debug)]
pub(super) struct Tap {
    samples: Box<[AtomicF32]>,
    written: AtomicU32,
}

impl Default for Tap {
    fn default() -> Self {
        Self {
            samples: (0..LENGTH).map(|_| AtomicF32::new(0.0)).collect(),
            written: AtomicU32::new(0),
        }
    }
}

impl Tap {
    /// Appends the mean of both channels.
    pub(super) fn write(&self, left: &[f32], right: &[f32]) {
        let mut at = self.written.load(Ordering::Relaxed);
        for (left, right) in left.iter().zip(right) {
            let slot = &self.samples[at as usize % LENGTH];
            slot.store(0.5 * (left + right), Ordering::Relaxed);
            at = at.wrapping_add(1);
        }
        self.written.store(at, Ordering::Release);
    }

    /// Copies the newest samples, the oldest first; what is not kept is zero.
    pub(super) fn read(&self, out: &mut [f32]) -> bool {
        let written = self.written.load(Ordering::Acquire);
        let unknown = out.len().saturating_sub(LENGTH);
        out[..unknown].fill(0.0);
        let known = &mut out[unknown..];
        let from = written.wrapping_sub(known.len() as u32);
        for (at, sample) in known.iter_mut().enumerate() {
            let slot = from.wrapping_add(at as u32) as usize % LENGTH;
            *sample = self.samples[slot].load(Ordering::Relaxed);
        }
        written > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_samples_come_back_oldest_first() {
        let tap = Tap::default();
        let mut out = [1.0; 4];
        assert!(!tap.read(&mut out));
        let ramp: Vec<f32> = (0..10_000).map(|n| n as f32).collect();
        tap.write(&ramp, &ramp);
        assert!(tap.read(&mut out));
        assert_eq!(out.map(|sample| sample as i32), [9_996, 9_997, 9_998, 9_999]);
    }
}
