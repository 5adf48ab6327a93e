//! What the strings are tuned to, which of them a key goes to, and what can be seen of them.

use super::Bowed;
use crate::{
    controls::Controls,
    units::Pitch,
    view::{MAX_STRINGS, StringView, View},
};

/// Keys that go down within this time are meant together, in seconds.
const CHORD_S: f32 = 0.025;

impl<const P: usize> Bowed<P> {
    /// Tunes the open strings.
    pub(super) fn tune(&mut self, controls: &Controls) {
        let wanted = (controls.variant, controls.a4_hz);
        if self.tuned != wanted {
            self.retune(wanted);
        }
    }

    /// Tunes the open strings for a variant and a reference.
    pub(super) fn retune(&mut self, tuned: (usize, f32)) {
        let (variant, a4_hz) = tuned;
        self.tuned = tuned;
        let keys = self.spec.tunings[variant.min(self.spec.tunings.len() - 1)];
        for (part, key) in self.parts.iter_mut().zip(keys) {
            part.open_hz = Pitch(f64::from(*key)).hz(f64::from(a4_hz));
        }
    }

    /// The string that a new key goes to, given the keys held now.
    pub(super) fn string_for(&self, key: u8, held: &[Option<u8>]) -> usize {
        let open = self.spec.tunings[self.tuned.0.min(self.spec.tunings.len() - 1)];
        let count = self.parts.len();
        let reaches = |part: &usize| open.get(*part).is_some_and(|open| *open <= key);
        let is_free = |part: &usize| held.get(*part).is_none_or(Option::is_none);
        let best = (0..count).rev().find(reaches).unwrap_or(0);
        // Keys that go down together are a double stop; one that follows goes on on its string.
        let together = held.get(best).copied().flatten().is_some_and(|other| {
            let part = &self.parts[best];
            part.key != other || part.onset_s < CHORD_S
        });
        if together { (0..count).rev().filter(reaches).find(is_free).unwrap_or(best) } else { best }
    }

    /// The strings as they stand.
    pub(super) fn look(&self) -> View {
        let string_count = self.parts.len().min(MAX_STRINGS) as u32;
        let body_level = scale(self.loudest);
        let mut view = View { string_count, body_level, ..View::default() };
        for (seen, part) in view.strings.iter_mut().zip(&self.parts) {
            *seen = StringView {
                pitch_midi: (69.0 + 12.0 * (part.hz / 440.0).log2()) as f32,
                stop: part.stopped_at(),
                contact: part.touch_point(),
                level: scale(self.loudest) * if part.effort > 0.0 { 1.0 } else { 0.3 },
                held: part.effort > 0.0,
                ..StringView::default()
            };
        }
        view
    }
}

/// −60 to 0 dB as 0–1.
fn scale(level: f32) -> f32 {
    (1.0 + 20.0 * level.max(1.0e-6).log10() / 60.0).clamp(0.0, 1.0)
}
