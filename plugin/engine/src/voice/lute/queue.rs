//! What a stroke still has to do: fingers and hands that come a little later.

use super::{Lute, events::CHOKE_S};
use crate::{
    dsp::{noise::Random, simd::TICK},
    exciters::pluck::Stroke,
};

/// Strokes that may wait for their turn.
pub(super) const MAX_WAITING: usize = 16;

/// A pluck, knock or hand that comes later within a stroke.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waiting {
    pub(super) at: u64,
    pub(super) string: usize,
    pub(super) action: Action,
    pub(super) stream: u32,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Action {
    Pluck(Stroke),
    Choke,
}

impl Lute {
    /// Keeps an action for its time; with a full queue the newest is left out.
    pub(super) fn wait(&mut self, at: u64, string: usize, action: Action) {
        if let Some(free) = self.waiting.iter_mut().find(|slot| slot.is_none()) {
            self.stream = self.stream.wrapping_add(1);
            *free = Some(Waiting { at, string, action, stream: self.stream });
            self.next_due = self.next_due.min(at);
        }
    }

    /// Does what has come due, and returns the samples until the next thing does.
    pub(super) fn do_waiting(&mut self) -> usize {
        if self.next_due > self.clock {
            return (self.next_due - self.clock).min(TICK as u64) as usize;
        }
        let mut next = u64::MAX;
        for slot in 0..MAX_WAITING {
            let Some(waiting) = self.waiting[slot] else { continue };
            if waiting.at > self.clock {
                next = next.min(waiting.at);
                continue;
            }
            self.waiting[slot] = None;
            match waiting.action {
                Action::Pluck(stroke) => {
                    let random = Random::new(self.controls.seed, waiting.stream);
                    self.strings[waiting.string].pluck(stroke, random);
                    self.ahead = None;
                }
                Action::Choke => self.lay_finger(waiting.string, CHOKE_S),
            }
        }
        self.next_due = next;
        (next - self.clock).min(TICK as u64) as usize
    }
}
