//! One block's events and its clock, as VST3 puts them.

use ::vst3::{
    ComWrapper,
    Steinberg::{
        Vst::{
            ControllerNumbers_, CtrlNumber, IMidiMappingTrait, IParamValueQueue, ParamID,
            ProcessContext, ProcessContext_,
        },
        int32, kResultOk,
    },
};

use super::{
    super::{Action, Clock, Event as HostEvent},
    Vst3Host,
    notes::note_event,
    objects::{Changes, Events, Queue},
};

impl Vst3Host {
    /// The hidden parameter that stands for a MIDI controller.
    fn midi_parameter(&self, channel: u8, controller: u32) -> Option<ParamID> {
        let mut id = 0;
        // SAFETY: the mapping is alive and `id` is ours.
        let found = unsafe {
            self.midi.as_ref()?.getMidiControllerAssignment(
                0,
                i16::from(channel),
                controller as CtrlNumber,
                &raw mut id,
            )
        };
        (found == kResultOk).then_some(id)
    }

    /// A parameter's point, if that is how VST3 puts the action.
    fn point(&self, action: &Action) -> Option<(ParamID, f64)> {
        match *action {
            Action::Parameter { id, normalised } => Some((id, normalised)),
            Action::Controller { channel, number, value } => {
                let id = self.midi_parameter(channel, u32::from(number))?;
                Some((id, f64::from(value) / 127.0))
            }
            Action::Pressure { channel, value } => {
                let id = self.midi_parameter(channel, ControllerNumbers_::kAfterTouch)?;
                Some((id, f64::from(value) / 127.0))
            }
            Action::Bend { channel, value } => {
                let id = self.midi_parameter(channel, ControllerNumbers_::kPitchBend)?;
                Some((id, f64::from(value) / 16_383.0))
            }
            _ => None,
        }
    }

    /// The block's events, as parameter queues and as a list of notes.
    pub(super) fn sorted(&self, events: &[HostEvent]) -> (Changes, Events) {
        let mut queues: Vec<(ParamID, Vec<(int32, f64)>)> = Vec::new();
        let mut notes = Vec::new();
        for event in events {
            if let Some((id, value)) = self.point(&event.action) {
                let point = (event.offset as int32, value);
                match queues.iter_mut().find(|(found, _)| *found == id) {
                    Some((_, points)) => points.push(point),
                    None => queues.push((id, vec![point])),
                }
            } else {
                notes.extend(note_event(event));
            }
        }
        let queues = queues.into_iter().filter_map(|(id, points)| {
            ComWrapper::new(Queue(id, points)).to_com_ptr::<IParamValueQueue>()
        });
        (Changes(queues.collect()), Events(notes))
    }
}

/// Where the transport stands.
pub(super) fn process_context(clock: &Clock, rate_hz: f64) -> ProcessContext {
    use ProcessContext_::StatesAndFlags_ as Flags;
    // SAFETY: the context is plain numbers, for which zero is a value.
    let mut context: ProcessContext = unsafe { std::mem::zeroed() };
    let playing = if clock.playing { Flags::kPlaying } else { 0 };
    context.state = playing
        | Flags::kTempoValid
        | Flags::kTimeSigValid
        | Flags::kProjectTimeMusicValid
        | Flags::kBarPositionValid
        | Flags::kContTimeValid;
    context.sampleRate = rate_hz;
    context.projectTimeSamples = (clock.position_s * rate_hz).round() as i64;
    context.continousTimeSamples = clock.frame as i64;
    context.projectTimeMusic = clock.position_beats;
    context.barPositionMusic = clock.bar().1;
    context.tempo = clock.tempo_bpm;
    context.timeSigNumerator = i32::from(clock.meter.0);
    context.timeSigDenominator = i32::from(clock.meter.1);
    context
}
