//! What moves each voice of the synth: its own envelopes, its own note.

use super::{
    controls::{SLOTS, SlotControls, Source},
    host::Host,
    sources::Sources,
    targets::TARGETS,
};
use crate::synth::{Modulate, SynthControls, VoiceSources};

/// The slots that move the synth's panel.
#[derive(Debug)]
pub(in crate::rack) struct Voices<'a> {
    slots: &'a [SlotControls; SLOTS],
    sources: &'a Sources,
    host: &'a Host,
}

impl<'a> Voices<'a> {
    pub(super) fn new(
        slots: &'a [SlotControls; SLOTS],
        sources: &'a Sources,
        host: &'a Host,
    ) -> Option<Self> {
        let moves = |slot: &SlotControls| {
            let row = slot.target.and_then(|target| TARGETS.get(target));
            slot.source != Source::Off && row.is_some_and(|row| row.synth.is_some())
        };
        (slots.iter().any(moves) || !host.is_empty()).then_some(Self { slots, sources, host })
    }

    /// Where a source stands for one voice.
    fn of(&self, source: Source, voice: &VoiceSources) -> f32 {
        match source {
            Source::Envelope1 => voice.envelopes[0],
            Source::Envelope2 => voice.envelopes[1],
            Source::Envelope3 => voice.envelopes[2],
            Source::Lfo1 => voice.lfos[0],
            Source::Lfo2 => voice.lfos[1],
            Source::Lfo3 => voice.lfos[2],
            Source::Velocity => voice.velocity,
            Source::Key => (voice.key - 60.0) / 60.0,
            Source::Random => voice.random,
            Source::Pressure => voice.pressure,
            Source::Brightness => 2.0 * voice.brightness - 1.0,
            other => self.sources.of(other),
        }
    }
}

impl Modulate for Voices<'_> {
    const IS_ACTIVE: bool = true;

    fn modulate(&mut self, voice: &VoiceSources, controls: &mut SynthControls) {
        for own in voice.voice.into_iter().flat_map(|voice| self.host.of(voice)) {
            if let Some(row) = TARGETS.get(own.target)
                && let Some(field) = row.synth.and_then(|target| controls.field_mut(target))
            {
                *field = row.value(row.position(*field) + own.offset);
            }
        }
        for (at, slot) in self.slots.iter().enumerate() {
            let Some(row) = slot.target.and_then(|target| TARGETS.get(target)) else { continue };
            let is_first = self.slots[..at].iter().all(|before| before.target != slot.target);
            let Some(target) = row.synth.filter(|_| is_first) else { continue };
            let same = self.slots[at..].iter().filter(|other| other.target == slot.target);
            let sum: f32 = same.map(|slot| slot.amount(|source| self.of(source, voice))).sum();
            if sum != 0.0
                && let Some(field) = controls.field_mut(target)
            {
                *field = row.value(row.position(*field) + sum);
            }
        }
    }
}
