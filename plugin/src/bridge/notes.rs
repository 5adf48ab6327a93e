//! Notes and what is expressed on them, from the framework's events to the engine's.

use kairat_engine::{Dimension, Event, NoteAddress};
use nice_plug::midi::{Channel, Key, VoiceID};
use nice_plug::prelude::NoteEvent;

/// The engine's event, unless the host's is not about notes.
///
/// VST3 input swaps the expressions named brightness and expression; for such a host they are
/// swapped back.
pub(super) fn note(event: &NoteEvent<()>, vst3: bool) -> Option<Event> {
    let (expression, brightness) = if vst3 {
        (Dimension::Brightness, Dimension::Expression)
    } else {
        (Dimension::Expression, Dimension::Brightness)
    };
    let express = |note, dimension, value| Some(Event::Express { note, dimension, value });
    match *event {
        NoteEvent::NoteOn { voice_id, channel, key, velocity, .. } => {
            let mut note = address(voice_id, channel, key);
            note.channel = note.channel.or(Some(0));
            note.key.map(|_| Event::NoteOn { note, velocity })
        }
        NoteEvent::NoteOff { voice_id, channel, key, velocity, .. } => {
            Some(Event::NoteOff { note: address(voice_id, channel, key), velocity })
        }
        NoteEvent::Choke { voice_id, channel, key, .. } => {
            Some(Event::Choke { note: address(voice_id, channel, key) })
        }
        NoteEvent::PolyTuning { voice_id, channel, key, tuning, .. } => {
            express(address(voice_id, channel, key), Dimension::Tuning, tuning)
        }
        NoteEvent::PolyVolume { voice_id, channel, key, gain, .. } => {
            express(address(voice_id, channel, key), Dimension::Volume, gain)
        }
        NoteEvent::PolyPan { voice_id, channel, key, pan, .. } => {
            express(address(voice_id, channel, key), Dimension::Pan, 0.5 * (pan + 1.0))
        }
        NoteEvent::PolyVibrato { voice_id, channel, key, vibrato, .. } => {
            express(address(voice_id, channel, key), Dimension::Vibrato, vibrato)
        }
        NoteEvent::PolyPressure { voice_id, channel, key, pressure, .. } => {
            express(address(voice_id, channel, key), Dimension::Pressure, pressure)
        }
        NoteEvent::PolyExpression { voice_id, channel, key, expression: value, .. } => {
            express(address(voice_id, channel, key), expression, value)
        }
        NoteEvent::PolyBrightness { voice_id, channel, key, brightness: value, .. } => {
            express(address(voice_id, channel, key), brightness, value)
        }
        _ => None,
    }
}

/// Who is meant; what the framework calls a wildcard is nothing here.
fn address(voice_id: VoiceID, channel: Channel, key: Key) -> NoteAddress {
    NoteAddress {
        voice: voice_id.id(),
        channel: channel.number().map(|channel| channel & 15),
        key: key.number().map(|key| key & 0x7f),
    }
}
