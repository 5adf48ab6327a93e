//! Keys that go down and come up: what begins, what is tied, what is let go.

use super::{
    super::{super::notes::Note, gesture::Onset, ornament::Glide, shape},
    Draws, Player, STOP_S,
};
use crate::{
    controls::{Articulation, Controls},
    dsp::noise::Random,
    event::NoteAddress,
    instruments::manner::Manner,
};

/// A key that goes down this soon after the last came up is tied to it.
const TOUCH_S: f32 = 0.012;
impl Player {
    pub(in super::super) fn note_on(
        &mut self,
        note: Note,
        articulation: Articulation,
        controls: &Controls,
        manner: &Manner,
    ) {
        let touches = self.is_held || self.released_s < TOUCH_S;
        let is_tied = self.note.is_some()
            && self.ramp > 0.0
            && (touches && !begins_afresh(articulation) || self.ramp > 0.1 && ties(articulation));
        self.keys.push(note);
        self.articulation = articulation;
        self.begin(note, is_tied, controls, manner);
    }

    /// Starts or ties a note.
    pub(super) fn begin(
        &mut self,
        note: Note,
        is_tied: bool,
        controls: &Controls,
        manner: &Manner,
    ) {
        self.stream = self.stream.wrapping_add(1);
        self.random = Random::new(controls.seed, self.stream.wrapping_mul(8) + self.part);
        self.draws = Draws::of(manner, controls.human, &mut self.random);
        self.note = Some(note);
        self.curved = note.velocity.powf(controls.dynamics_curve.exp2());
        self.is_held = true;
        self.released_s = 0.0;
        if is_tied {
            let key = f32::from(note.key);
            self.glide.go(key, manner, self.articulation, controls.portamento);
            self.onset = Some(Onset::Tied);
            return;
        }
        self.glide = Glide::at(f32::from(note.key));
        self.vibrato.rest();
        self.unrest.reseed(self.random);
        self.gap_s = if self.ramp > 0.05 { manner.gap_s } else { 0.0 };
        self.ramp_from = self.ramp;
        self.age_s = -self.gap_s;
        self.onset_s = shape::onset_s(manner, self.articulation, note.velocity, controls.onset);
        self.onset = Some(Onset::Fresh);
    }

    pub(in super::super) fn note_off(&mut self, address: &NoteAddress, pedal: bool) {
        let changed = self.keys.release(address, pedal);
        self.go_on(changed);
    }

    pub(in super::super) fn lift_pedal(&mut self) {
        let changed = self.keys.lift_pedal();
        self.go_on(changed);
    }

    /// Returns to a covered key, or lets go.
    fn go_on(&mut self, changed: bool) {
        if !changed {
            return;
        }
        match self.keys.top().copied() {
            Some(note) => {
                self.note = Some(note);
                self.onset = Some(Onset::Tied);
            }
            None => self.let_go(1.0),
        }
    }

    /// The hand falls on what is meant.
    pub(in super::super) fn stop(&mut self, address: &NoteAddress) {
        if self.note.is_some_and(|note| address.matches(&note.address)) {
            self.keys.clear();
            self.let_go(0.0);
        }
    }

    pub(super) fn let_go(&mut self, length: f32) {
        if self.is_held {
            self.is_held = false;
            self.released_s = 0.0;
            self.ramp_from = self.ramp;
            self.release_s = if length > 0.0 { 0.0 } else { STOP_S };
        }
    }
}

/// Articulations that are never tied, and one that always is.
fn begins_afresh(articulation: Articulation) -> bool {
    matches!(
        articulation,
        Articulation::Accent
            | Articulation::Staccato
            | Articulation::Martele
            | Articulation::Spiccato
            | Articulation::Tremolo
            | Articulation::Pizzicato
    )
}

fn ties(articulation: Articulation) -> bool {
    matches!(articulation, Articulation::Legato | Articulation::Slide)
}
