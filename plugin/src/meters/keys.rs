//! The window's keyboard: a queue with one writer and one reader, neither of which ever waits.

use std::sync::atomic::{AtomicU32, Ordering};

/// Keys that may wait for the next block.
const SLOTS: usize = 64;

/// A key of the window's keyboard that went down or up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeyPress {
    /// MIDI key, 0–127.
    pub key: u8,
    /// Strength, 0–1; 0 lets the key go.
    pub velocity: f32,
}

impl KeyPress {
    /// Key above, velocity in 16 bits below.
    fn pack(self) -> u32 {
        let velocity = (self.velocity.clamp(0.0, 1.0) * f32::from(u16::MAX)).ceil() as u32;
        u32::from(self.key & 0x7f) << 16 | velocity
    }

    fn unpack(packed: u32) -> Self {
        let velocity = (packed & 0xffff) as f32 / f32::from(u16::MAX);
        Self { key: (packed >> 16 & 0x7f) as u8, velocity }
    }
}

/// Key presses on their way from the window to the audio thread.
#[derive(Debug)]
pub struct KeyQueue {
    slots: [AtomicU32; SLOTS],
    written: AtomicU32,
    read: AtomicU32,
}

impl Default for KeyQueue {
    fn default() -> Self {
        Self {
            slots: std::array::from_fn(|_| AtomicU32::new(0)),
            written: AtomicU32::new(0),
            read: AtomicU32::new(0),
        }
    }
}

impl KeyQueue {
    /// From the window: queues a press; `false` if the audio thread has not kept up.
    pub fn push(&self, press: KeyPress) -> bool {
        let written = self.written.load(Ordering::Relaxed);
        if written.wrapping_sub(self.read.load(Ordering::Acquire)) as usize >= SLOTS {
            return false;
        }
        self.slots[written as usize % SLOTS].store(press.pack(), Ordering::Relaxed);
        self.written.store(written.wrapping_add(1), Ordering::Release);
        true
    }

    /// From the audio thread: the next press in order.
    pub fn pop(&self) -> Option<KeyPress> {
        let read = self.read.load(Ordering::Relaxed);
        if read == self.written.load(Ordering::Acquire) {
            return None;
        }
        let packed = self.slots[read as usize % SLOTS].load(Ordering::Relaxed);
        self.read.store(read.wrapping_add(1), Ordering::Release);
        Some(KeyPress::unpack(packed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presses_come_out_in_order_and_a_full_queue_refuses() {
        let queue = KeyQueue::default();
        for round in 0..5_u8 {
            for key in 0..64 {
                assert!(queue.push(KeyPress { key, velocity: f32::from(round) / 4.0 }));
            }
            assert!(!queue.push(KeyPress { key: 64, velocity: 1.0 }));
            for key in 0..64 {
                let press = queue.pop().unwrap();
                assert_eq!((press.key, press.velocity > 0.0), (key, round > 0));
                assert!((press.velocity - f32::from(round) / 4.0).abs() < 2.0e-5);
            }
            assert_eq!(queue.pop(), None);
        }
    }
}
