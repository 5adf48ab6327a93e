//! All that an instance of the plugin plays: two parts, each with an instrument, and the percussion.
//!
//! Path: events → `route` of each part → its engine → `strip` (level, pan) → the part's own output, and
//! the mix of all ─▶ room ─▶ finish.

mod controls;
mod part;
mod route;
mod strip;

pub use controls::{PartControls, RackControls, Slot};

use crate::{Event, SampleRate, View, engine::Engine, finish::Finish, space::Space};
use part::Part;

/// Samples that are rendered at once.
const PIECE: usize = 256;

/// Both channels of one output.
pub type Stereo<'a> = [&'a mut [f32]; 2];

/// The rack. Its engines are prepared elsewhere and put in.
#[derive(Debug)]
pub struct Rack {
    parts: [Part; Slot::COUNT],
    /// Present once prepared.
    behind: Option<(Space, Finish)>,
    /// A part's sound on its way into the mix.
    piece: [[f32; PIECE]; 2],
}

impl Default for Rack {
    fn default() -> Self {
        Self { parts: Default::default(), behind: None, piece: [[0.0; PIECE]; 2] }
    }
}

impl Rack {
    /// Gets ready for a rate; the engines stay as they are.
    pub fn prepare(&mut self, rate: SampleRate) {
        self.behind = Some((Space::new(rate), Finish::new(rate)));
        for part in &mut self.parts {
            part.strip.prepare(rate);
        }
    }

    /// Puts an engine into a place, or takes it out; returns what was there. Neither allocates nor frees.
    pub fn put(&mut self, slot: Slot, engine: Option<Box<Engine>>) -> Option<Box<Engine>> {
        let part = &mut self.parts[slot.index()];
        part.route.reset();
        std::mem::replace(&mut part.engine, engine)
    }

    /// Who plays in a place.
    #[must_use]
    pub fn engine(&self, slot: Slot) -> Option<&Engine> {
        self.parts[slot.index()].engine.as_deref()
    }

    /// Silence; the controls stay. Does not allocate.
    pub fn reset(&mut self) {
        for part in &mut self.parts {
            part.route.reset();
            part.strip.reset();
            if let Some(engine) = &mut part.engine {
                engine.reset();
            }
        }
        if let Some((space, finish)) = &mut self.behind {
            space.reset();
            finish.reset();
        }
    }

    /// Takes the panel's state; it counts from the next control tick.
    pub fn set_controls(&mut self, controls: &RackControls) {
        if let Some((space, finish)) = &mut self.behind {
            space.set(&controls.space);
            finish.set(&controls.finish);
        }
        for (part, controls) in self.parts.iter_mut().zip(&controls.parts) {
            part.strip.set_controls(controls);
            let Some(engine) = &mut part.engine else { continue };
            engine.set_controls(&controls.instrument);
            if let Some(event) = part.route.set_controls(controls) {
                engine.handle(event);
            }
        }
    }

    /// Takes an event that happens before the next rendered sample.
    pub fn handle(&mut self, event: Event) {
        for part in &mut self.parts {
            if let Some(engine) = &mut part.engine
                && let Some(event) = part.route.pass(event)
            {
                engine.handle(event);
            }
        }
    }

    /// Tells one part alone.
    pub fn tell(&mut self, slot: Slot, event: Event) {
        if let Some(engine) = &mut self.parts[slot.index()].engine {
            engine.handle(event);
        }
    }

    /// Overwrites the mix, and the outputs of those parts that have one of their own. All slices have
    /// the length of the mix's left one.
    pub fn render(&mut self, mix: Stereo<'_>, mut own: [Option<Stereo<'_>>; Slot::COUNT]) {
        let [left, right] = mix;
        let count = left.len().min(right.len());
        let (left, right) = (&mut left[..count], &mut right[..count]);
        let mut done = 0;
        while done < left.len() {
            let end = (done + PIECE).min(left.len());
            let mix = [&mut left[done..end], &mut right[done..end]];
            self.render_piece(mix, &mut own, done);
            done = end;
        }
        if let Some((space, finish)) = &mut self.behind {
            space.render(left, right);
            finish.render(left, right);
        }
    }

    /// At most a piece.
    fn render_piece(
        &mut self,
        [left, right]: Stereo<'_>,
        own: &mut [Option<Stereo<'_>>; Slot::COUNT],
        at: usize,
    ) {
        let count = left.len();
        let mut is_begun = false;
        for (part, own) in self.parts.iter_mut().zip(own) {
            let Some(engine) = &mut part.engine else {
                if let Some(own) = own {
                    let [left, right] = own;
                    left[at..at + count].fill(0.0);
                    right[at..at + count].fill(0.0);
                }
                continue;
            };
            // The first part needs no detour.
            let [l, r] = if is_begun {
                let [l, r] = &mut self.piece;
                [&mut l[..count], &mut r[..count]]
            } else {
                [&mut *left, &mut *right]
            };
            engine.render(l, r);
            part.strip.apply(l, r);
            if let Some([own_left, own_right]) = own {
                own_left[at..at + count].copy_from_slice(l);
                own_right[at..at + count].copy_from_slice(r);
            }
            if is_begun {
                let [l, r] = &self.piece;
                left.iter_mut().zip(l).for_each(|(y, x)| *y += x);
                right.iter_mut().zip(r).for_each(|(y, x)| *y += x);
            }
            is_begun = true;
        }
        if !is_begun {
            left.fill(0.0);
            right.fill(0.0);
        }
    }

    /// A snapshot of a part for drawings.
    #[must_use]
    pub fn view(&self, slot: Slot) -> View {
        self.engine(slot).map_or_else(View::default, Engine::view)
    }

    /// Whether everything sleeps and the output is exactly zero.
    #[must_use]
    pub fn is_asleep(&self) -> bool {
        let is_still = |(space, finish): &(Space, Finish)| space.is_asleep() && finish.is_asleep();
        self.parts.iter().all(Part::is_asleep) && self.behind.as_ref().is_none_or(is_still)
    }

    /// Most that the limiter has taken since the last call, in decibels, 0 or more.
    pub fn take_limiter_db(&mut self) -> f32 {
        self.behind.as_mut().map_or(0.0, |(_, finish)| finish.take_limiter_db())
    }

    /// Longest time, in seconds, that a released sound may still be heard.
    #[must_use]
    pub fn tail_s(&self) -> f64 {
        let engines = self.parts.iter().filter_map(|part| part.engine.as_ref());
        let parts = engines.map(|engine| engine.tail_s()).fold(0.0, f64::max);
        let behind = self.behind.as_ref();
        parts + behind.map_or(0.0, |(space, finish)| space.tail_s() + finish.tail_s())
    }
}
