//! From the host to the engine: notes and controllers to [`Event`], parameters to [`RackControls`].
//! Only these files know both sides.

mod anatomy;
mod controls;
mod effects;
mod keyswitch;
mod midi;
mod mpe;
mod notes;
mod rpn;
mod synth;

#[cfg(test)]
mod tests;

use kairat_engine::{Event, NoteAddress, RackControls};
use nice_plug::prelude::{NoteEvent, PluginApi};

use crate::meters::KeyPress;
use crate::params::choice::{self, chosen};
use crate::params::{KairatParams, PlayerParams, target};
use keyswitch::Keyswitches;
use midi::{Midi, Settings};

pub(crate) use controls::morph_ends;

/// Translates for one instance.
#[derive(Debug, Default)]
pub struct Bridge {
    midi: Midi,
    keyswitches: Keyswitches,
    /// The host is a VST3 host.
    vst3: bool,
    /// The sample that is played next, counted from the beginning of the instance.
    now_samples: u64,
}

impl Bridge {
    /// Every wheel and pedal at rest, as the engine is after its own reset.
    pub fn reset(&mut self) {
        self.midi.reset();
    }

    /// Takes the parameters as they are at the beginning of a block.
    pub fn begin(
        &mut self,
        params: &KairatParams,
        (api, tempo_bpm): (PluginApi, Option<f64>),
        tell: &mut impl FnMut(Event),
    ) -> RackControls {
        self.vst3 = api == PluginApi::Vst3;
        let settings = Settings {
            mode: chosen(&choice::MPE, &params.player.mpe),
            bend_semitones: params.player.bend_range.value() as f32,
            member_semitones: params.player.mpe_bend_range.value() as f32,
        };
        self.midi.set(settings, tell);
        let PlayerParams { keyswitches, keyswitch_key, articulation_cc, .. } = &params.player;
        let cc = articulation_cc.value().clamp(0, 119) as u8;
        self.keyswitches = Keyswitches {
            first: keyswitches.value().then(|| keyswitch_key.value().clamp(0, 127) as u8),
            cc: (cc > 0).then_some(cc),
            articulations: choice::instrument(&params.instrument.instrument).articulations,
        };
        controls::controls(params, tempo_bpm)
    }

    /// What the host sent, at the sample that is played next.
    pub fn handle(&mut self, event: &NoteEvent<()>, tell: &mut impl FnMut(Event)) {
        match *event {
            NoteEvent::MidiPitchBend { channel, value, .. } => {
                self.midi.bend(channel, value, tell);
            }
            NoteEvent::MidiChannelPressure { channel, pressure, .. } => {
                self.midi.pressure(channel, pressure, tell);
            }
            NoteEvent::MidiCC { channel, cc, value, .. } => {
                if let Some(event) = self.keyswitches.control(cc, value) {
                    return tell(event);
                }
                self.midi.control((channel, cc, value), self.now_samples, tell);
            }
            NoteEvent::PolyModulation {
                voice_id, poly_modulation_id, normalized_offset, ..
            } => {
                if let Some(target) = target::of_poly(poly_modulation_id) {
                    tell(Event::Modulate { voice: voice_id, target, offset: normalized_offset });
                }
            }
            _ => {
                if let Some(event) = notes::note(event, self.vst3) {
                    tell(self.switched(event));
                }
            }
        }
    }

    /// A note on a keyswitch chooses an articulation.
    fn switched(&self, event: Event) -> Event {
        let Event::NoteOn { note: NoteAddress { key: Some(key), .. }, .. } = event else {
            return event;
        };
        self.keyswitches.key(key).unwrap_or(event)
    }

    /// A key of the window's keyboard went down or up.
    #[must_use]
    pub fn press(press: KeyPress) -> Event {
        let note = NoteAddress::key(0, press.key);
        if press.velocity > 0.0 {
            Event::NoteOn { note, velocity: press.velocity }
        } else {
            Event::NoteOff { note, velocity: 0.5 }
        }
    }

    /// So many samples have been played.
    pub fn advance(&mut self, samples: usize) {
        self.now_samples += samples as u64;
    }
}
