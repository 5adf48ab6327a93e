//! What the rack is told: the panel, and what the player does.

use super::{BlendMode, Rack, RackControls, Slot, morph};
use crate::Event;

impl Rack {
    /// Takes the panel's state; it counts from the next control tick.
    pub fn set_controls(&mut self, controls: &RackControls) {
        let moved =
            self.behind.as_mut().map_or(*controls, |behind| *behind.modulation.set(controls));
        self.obey(&moved);
    }

    /// Everything takes what the panel says, modulation included.
    pub(super) fn obey(&mut self, controls: &RackControls) {
        if let Some(behind) = &mut self.behind {
            behind.blend.set(&controls.blend);
            behind.space.set(&controls.space);
            behind.finish.set(&controls.finish);
        }
        self.partner = controls.blend.partner;
        self.excite = controls.blend.excite();
        let morphs = controls.blend.mode == BlendMode::Morph;
        for (slot, controls) in Slot::ALL.into_iter().zip(&controls.parts) {
            let part = &mut self.parts[slot.index()];
            if let Some(engine) = &mut part.player {
                engine.set_controls(&controls.instrument);
            }
            let is_woven = morphs && slot != Slot::Percussion;
            part.set_place(&if is_woven { controls.place.off() } else { controls.place });
        }
        let place = controls.parts[Slot::A.index()].place;
        if let (Some(ends), Some(anatomy)) = (&self.ends, &mut self.morph.player)
            && morphs
        {
            anatomy.set_controls(&morph::controls(controls, ends));
        }
        self.morph.set_place(&if morphs { place } else { place.off() });
        if let Some(synth) = &mut self.layer.player {
            synth.set_controls(&controls.layer.synth);
            synth.set_tempo(controls.finish.tempo_bpm);
        }
        self.layer.set_place(&controls.layer.place);
        if let Some(anatomy) = &mut self.built.player {
            anatomy.set_controls(&controls.built.anatomy);
        }
        self.built.set_place(&controls.built.place);
        self.a4_hz = controls.parts[Slot::A.index()].instrument.a4_hz;
    }

    /// Takes an event that happens before the next rendered sample.
    pub fn handle(&mut self, event: Event) {
        if let Event::Modulate { voice, target, offset } = event.clamped() {
            if let Some(behind) = &mut self.behind {
                behind.modulation.modulate(voice, target, offset);
            }
            return;
        }
        let first = &self.parts[Slot::A.index()].route;
        if let Event::NoteOn { note, .. } = event
            && let Some(key) = first.sounds(note)
        {
            self.key = Some(key);
            self.tell_note();
        }
        if let Some(behind) = &mut self.behind {
            behind.modulation.handle(event);
        }
        self.parts.iter_mut().for_each(|part| part.handle(event));
        self.layer.handle(event);
        self.built.handle(event);
        self.morph.handle(event);
    }

    /// Tells the weave what the first part plays.
    fn tell_note(&mut self) {
        let a4_hz = f64::from(self.a4_hz);
        let hz = self.key.map(|key| a4_hz * ((f64::from(key) - 69.0) / 12.0).exp2());
        if let Some(behind) = &mut self.behind {
            behind.blend.note(hz);
        }
    }
}
