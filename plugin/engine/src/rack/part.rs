//! One part: who plays, which events reach it, what is heard of it.

use super::{PIECE, Place, Stereo, route::Route, strip::Strip};
use crate::{Event, SampleRate, anatomy::Anatomy, engine::Engine, synth::Synth};

/// Who can play in a part.
pub(super) trait Player {
    fn handle(&mut self, event: Event);
    fn is_asleep(&self) -> bool;
    fn reset(&mut self);
}

/// Hands on what every player has.
macro_rules! player {
    ($($kind:ty),+) => {
        $(impl Player for $kind {
            fn handle(&mut self, event: Event) {
                self.handle(event);
            }

            fn is_asleep(&self) -> bool {
                self.is_asleep()
            }

            fn reset(&mut self) {
                self.reset();
            }
        })+
    };
}
player!(Engine, Synth, Anatomy);

/// One part.
#[derive(Debug)]
pub(super) struct Part<P> {
    pub(super) player: Option<Box<P>>,
    pub(super) route: Route,
    strip: Strip,
    /// What is heard of it, of one piece.
    heard: [[f32; PIECE]; 2],
    is_heard: bool,
}

impl<P> Default for Part<P> {
    fn default() -> Self {
        Self {
            player: None,
            route: Route::default(),
            strip: Strip::default(),
            heard: [[0.0; PIECE]; 2],
            is_heard: false,
        }
    }
}

impl<P: Player> Part<P> {
    pub(super) fn prepare(&mut self, rate: SampleRate) {
        self.strip.prepare(rate);
    }

    /// Puts a player in; returns who was there.
    pub(super) fn put(&mut self, player: Option<Box<P>>) -> Option<Box<P>> {
        self.route.reset();
        std::mem::replace(&mut self.player, player)
    }

    pub(super) fn reset(&mut self) {
        self.route.reset();
        self.strip.reset();
        if let Some(player) = &mut self.player {
            player.reset();
        }
    }

    /// Takes its place; a part that is switched off is stopped.
    pub(super) fn set_place(&mut self, place: &Place) {
        self.strip.set_controls(place);
        if let Some(event) = self.route.set_controls(place)
            && let Some(player) = &mut self.player
        {
            player.handle(event);
        }
    }

    /// Takes what reaches it.
    pub(super) fn handle(&mut self, event: Event) {
        if let Some(player) = &mut self.player
            && let Some(event) = self.route.pass(event)
        {
            player.handle(event);
        }
    }

    pub(super) fn is_asleep(&self) -> bool {
        self.player.as_ref().is_none_or(|player| player.is_asleep())
    }

    /// Plays the next piece, at most [`PIECE`] samples.
    pub(super) fn play(
        &mut self,
        count: usize,
        render: impl FnOnce(&mut P, &mut [f32], &mut [f32]),
    ) {
        let [left, right] = &mut self.heard;
        let (left, right) = (&mut left[..count], &mut right[..count]);
        self.is_heard = self.player.is_some();
        if let Some(player) = &mut self.player {
            render(player, left, right);
            self.strip.apply(left, right);
        } else {
            left.fill(0.0);
            right.fill(0.0);
        }
    }

    /// What was played last.
    pub(super) fn heard(&mut self, count: usize) -> Stereo<'_> {
        self.heard.each_mut().map(|side| &mut side[..count])
    }

    /// Adds what was played last to a bus.
    pub(super) fn add_to(&self, bus: &mut Stereo<'_>) {
        if self.is_heard {
            for (bus, heard) in bus.iter_mut().zip(&self.heard) {
                bus.iter_mut().zip(heard).for_each(|(y, x)| *y += x);
            }
        }
    }
}
