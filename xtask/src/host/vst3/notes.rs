//! Notes and their expressions, as VST3 puts them.

use ::vst3::Steinberg::{
    Vst::{
        Event, Event_, Event__type0, NoteExpressionTypeIDs_, NoteExpressionValueEvent,
        NoteOffEvent, NoteOnEvent, PolyPressureEvent,
    },
    int32,
};

use super::super::{Action, Event as HostEvent, Expression, NoteName};

/// A note, as VST3 puts it.
pub(super) fn note_event(event: &HostEvent) -> Option<Event> {
    let (kind, content) = match event.action {
        Action::NoteOn { note, velocity } => {
            let note_on = NoteOnEvent {
                channel: i16::from(note.channel),
                pitch: i16::from(note.key),
                tuning: 0.0,
                velocity: velocity as f32,
                length: 0,
                noteId: note.id as int32,
            };
            (Event_::EventTypes_::kNoteOnEvent, Event__type0 { noteOn: note_on })
        }
        Action::NoteOff { note, velocity } => {
            let note_off = NoteOffEvent {
                channel: i16::from(note.channel),
                pitch: i16::from(note.key),
                velocity: velocity as f32,
                noteId: note.id as int32,
                tuning: 0.0,
            };
            (Event_::EventTypes_::kNoteOffEvent, Event__type0 { noteOff: note_off })
        }
        Action::KeyPressure { channel, key, value } => {
            pressure(channel, key, f32::from(value) / 127.0, -1)
        }
        Action::Express { note, expression: Expression::Pressure, value } => {
            pressure(note.channel, note.key, value as f32, note.id as int32)
        }
        Action::Express { note, expression, value } => expression_event(note, expression, value),
        _ => return None,
    };
    Some(Event {
        busIndex: 0,
        sampleOffset: event.offset as int32,
        ppqPosition: 0.0,
        flags: 0,
        r#type: kind as u16,
        __field0: content,
    })
}

fn pressure(channel: u8, key: u8, pressure: f32, note_id: int32) -> (u32, Event__type0) {
    let event = PolyPressureEvent {
        channel: i16::from(channel),
        pitch: i16::from(key),
        pressure,
        noteId: note_id,
    };
    (Event_::EventTypes_::kPolyPressureEvent, Event__type0 { polyPressure: event })
}

/// VST3 squeezes every expression into 0–1.
fn expression_event(note: NoteName, expression: Expression, value: f64) -> (u32, Event__type0) {
    let (id, value) = match expression {
        Expression::Volume => (NoteExpressionTypeIDs_::kVolumeTypeID, value / 4.0),
        Expression::Pan => (NoteExpressionTypeIDs_::kPanTypeID, value),
        Expression::Tuning => (NoteExpressionTypeIDs_::kTuningTypeID, 0.5 + value / 240.0),
        Expression::Vibrato => (NoteExpressionTypeIDs_::kVibratoTypeID, value),
        Expression::Swell => (NoteExpressionTypeIDs_::kExpressionTypeID, value),
        Expression::Brightness | Expression::Pressure => {
            (NoteExpressionTypeIDs_::kBrightnessTypeID, value)
        }
    };
    let event = NoteExpressionValueEvent { typeId: id, noteId: note.id as int32, value };
    (Event_::EventTypes_::kNoteExpressionValueEvent, Event__type0 { noteExpressionValue: event })
}
