//! One way of the sound gives over to another: the one that comes runs along until it speaks, then both
//! are faded.

use super::{Samples, SpectralMode};
use crate::dsp::{simd::TICK, smooth::smoothstep};

/// Time in which one way gives over to the other [by ear]: shorter clicks, longer is a mixture.
const FADE_S: f64 = 0.03;

/// How the sound goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Plain,
    Bands,
    Frames,
}

impl Way {
    pub(super) fn of(mode: SpectralMode) -> Self {
        match mode {
            SpectralMode::Off => Self::Plain,
            SpectralMode::Transport | SpectralMode::Formant => Self::Frames,
            SpectralMode::Vocoder => Self::Bands,
        }
    }
}

/// The fade.
#[derive(Debug)]
pub(super) struct Fade {
    way: Way,
    next: Option<Way>,
    /// Ticks until the next one speaks.
    wait: usize,
    latency_ticks: usize,
    /// How much of the fade has gone as the tick begins and as it ends.
    part: [f32; 2],
    per_tick: f32,
}

impl Fade {
    /// Frames speak after their latency.
    pub(super) fn new(ticks_per_s: f64, latency_ticks: usize) -> Self {
        let per_tick = (1.0 / (FADE_S * ticks_per_s)) as f32;
        Self { way: Way::Plain, next: None, wait: 0, latency_ticks, part: [0.0; 2], per_tick }
    }

    /// Stands at a way.
    pub(super) fn snap(&mut self, way: Way) {
        self.way = way;
        self.next = None;
        self.part = [0.0; 2];
    }

    /// Whether it is one way and no other.
    pub(super) fn is_at(&self, way: Way) -> bool {
        self.way == way && self.next.is_none()
    }

    /// Whether a way is heard or about to be.
    pub(super) fn uses(&self, way: Way) -> bool {
        self.way == way || self.next == Some(way)
    }

    /// The present way and the one that comes.
    pub(super) fn ways(&self) -> (Way, Option<Way>) {
        (self.way, self.next)
    }

    /// Begins a tick; returns the way that has to begin from nothing.
    pub(super) fn tick(&mut self, wanted: Way) -> Option<Way> {
        self.part[0] = self.part[1];
        if let Some(next) = self.next {
            if self.wait > 0 {
                self.wait -= 1;
                if wanted == self.way {
                    self.next = None;
                }
            } else if self.part[1] < 1.0 {
                self.part[1] = (self.part[1] + self.per_tick).min(1.0);
            } else {
                self.snap(next);
            }
        }
        if self.next.is_some() || wanted == self.way {
            return None;
        }
        self.part = [0.0; 2];
        self.wait = if wanted == Way::Frames { self.latency_ticks + 1 } else { 0 };
        self.next = Some(wanted);
        self.next
    }

    /// Lays what comes over what is there, after `from` samples of the tick.
    pub(super) fn mix(&self, from: usize, there: &mut Samples, comes: &Samples) {
        let [begin, end] = self.part;
        if end == 0.0 {
            return;
        }
        for (there, comes) in there.iter_mut().zip(comes) {
            for (i, (y, x)) in there.iter_mut().zip(comes).enumerate() {
                let part = begin + (end - begin) * ((from + i + 1) as f32 / TICK as f32);
                *y += smoothstep(part) * (*x - *y);
            }
        }
    }
}
