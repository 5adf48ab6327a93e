//! Which piece of the chosen variant a key plays, and how.

use super::Kit;
use crate::instruments::skin::{KeyStroke, Stroke};

impl Kit {
    pub(super) fn pieces_of_each(&self) -> usize {
        self.pieces.len() / self.spec.builds.len()
    }

    pub(super) fn first_of(&self, variant: usize) -> usize {
        variant.min(self.spec.builds.len() - 1) * self.pieces_of_each()
    }

    /// What a key plays: its own, the next one's below, or the nearest.
    pub(super) fn on_key(&self, key: u8) -> KeyStroke {
        let mut strokes = self.spec.map.iter().copied().flatten();
        let first = strokes.clone().next();
        let nearest = strokes.rfind(|stroke| stroke.key <= key).or(first).copied();
        let stroke = nearest.unwrap_or(KeyStroke { key, piece: 0, stroke: Stroke::Open });
        KeyStroke { piece: self.build + stroke.piece, ..stroke }
    }
}
