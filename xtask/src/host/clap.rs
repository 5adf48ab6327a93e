//! The built `.clap` in a headless host.
#![expect(unsafe_code, reason = "loading a library runs code that no compiler has checked")]

use std::path::Path;

use clack_extensions::{
    latency::PluginLatency,
    params::{ParamInfoBuffer, PluginParams},
    state::PluginState,
    tail::PluginTail,
};
use clack_host::{
    events::EventFlags,
    events::event_types::{
        MidiEvent, NoteExpressionEvent, NoteExpressionType, NoteOffEvent, NoteOnEvent,
        ParamValueEvent, TransportEvent, TransportFlags,
    },
    prelude::*,
    utils::{BeatTime, SecondsTime},
};

use super::{Action, Clock, Event, Expression, Host, NoteName, refused};
use crate::failure::{Failure, Outcome};

/// CLAP id of the plugin.
const ID: &[u8] = b"org.kairat.kairat";

struct Silent;

impl SharedHandler<'_> for Silent {
    fn request_restart(&self) {}
    fn request_process(&self) {}
    fn request_callback(&self) {}
}

struct Callbacks;

impl HostHandlers for Callbacks {
    type Shared<'a> = Silent;
    type MainThread<'a> = ();
    type AudioProcessor<'a> = ();
}

/// A loaded `.clap`.
pub(super) struct ClapHost {
    processor: Option<StartedPluginAudioProcessor<Callbacks>>,
    instance: PluginInstance<Callbacks>,
    /// Every parameter and the greatest of its plain values; the least is 0.
    scales: Vec<(u32, f64)>,
    events: EventBuffer,
    inputs: AudioPorts,
    outputs: AudioPorts,
}

impl ClapHost {
    /// Loads the bundle and makes one instance.
    pub(super) fn load(bundle: &Path) -> Outcome<Self> {
        let broken =
            |what: &str| Failure::failed(format!("{}: {what}", crate::workspace::shown(bundle)));
        // SAFETY: the bundle is our own build, and nothing else in this process unloads it.
        let entry =
            unsafe { PluginEntry::load(bundle) }.map_err(|error| broken(&error.to_string()))?;
        let id = entry
            .get_plugin_factory()
            .and_then(|factory| {
                let mut ids = factory.plugin_descriptors().filter_map(|found| found.id());
                ids.find(|id| id.to_bytes() == ID).map(ToOwned::to_owned)
            })
            .ok_or_else(|| broken("it holds no plugin org.kairat.kairat"))?;
        let host = HostInfo::new("Kairat render", "Kairat", "", env!("CARGO_PKG_VERSION"))
            .map_err(|error| broken(&error.to_string()))?;
        let mut instance =
            PluginInstance::<Callbacks>::new(|()| Silent, |_| (), &entry, &id, &host)
                .map_err(|error| broken(&error.to_string()))?;
        let scales = scales(&mut instance);
        Ok(Self {
            processor: None,
            instance,
            scales,
            events: EventBuffer::new(),
            inputs: AudioPorts::with_capacity(0, 0),
            outputs: AudioPorts::with_capacity(2, 1),
        })
    }

    fn scale(&self, id: u32) -> f64 {
        self.scales.iter().find(|(found, _)| *found == id).map_or(1.0, |(_, scale)| *scale)
    }

    fn parameter(&self, id: u32, normalised: f64, offset: u32) -> Option<ParamValueEvent> {
        let value = normalised * self.scale(id);
        Some(ParamValueEvent::new(offset, ClapId::from_raw(id)?, Pckn::match_all(), value))
    }

    fn push(&mut self, event: &Event) {
        let at = event.offset;
        let mut midi = |data| self.events.push(&MidiEvent::new(at, 0, data));
        match event.action {
            Action::Parameter { id, normalised } => {
                if let Some(event) = self.parameter(id, normalised, at) {
                    self.events.push(&event);
                }
            }
            Action::Controller { channel, number, value } => midi([0xB0 | channel, number, value]),
            Action::Bend { channel, value } => {
                midi([0xE0 | channel, (value & 0x7F) as u8, (value >> 7) as u8]);
            }
            Action::Pressure { channel, value } => midi([0xD0 | channel, value, 0]),
            Action::KeyPressure { channel, key, value } => midi([0xA0 | channel, key, value]),
            Action::NoteOff { note, velocity } => {
                self.events.push(&NoteOffEvent::new(at, address(note), velocity));
            }
            Action::NoteOn { note, velocity } => {
                self.events.push(&NoteOnEvent::new(at, address(note), velocity));
            }
            Action::Express { note, expression, value } => {
                let kind = expression_type(expression);
                self.events.push(&NoteExpressionEvent::new(at, address(note), kind, value));
            }
        }
    }
}

impl Host for ClapHost {
    fn load_state(&mut self, state: &[u8]) -> Outcome {
        let handle = self.instance.plugin_handle();
        let extension: PluginState =
            handle.get_extension().ok_or_else(|| refused("to hold a state"))?;
        // The framework's CLAP states begin with their length.
        let mut framed = (state.len() as u64).to_le_bytes().to_vec();
        framed.extend_from_slice(state);
        extension.load(&handle, &mut &framed[..]).map_err(|_| refused("the state"))
    }

    fn save_state(&mut self) -> Outcome<Vec<u8>> {
        let handle = self.instance.plugin_handle();
        let extension: PluginState =
            handle.get_extension().ok_or_else(|| refused("to hold a state"))?;
        let mut framed = Vec::new();
        extension.save(&handle, &mut framed).map_err(|_| refused("to save its state"))?;
        framed.get(8..).map(<[u8]>::to_vec).ok_or_else(|| refused("to save its state"))
    }

    fn set(&mut self, id: u32, normalised: f64) -> Outcome {
        let event = self.parameter(id, normalised, 0).ok_or_else(|| refused("a parameter's id"))?;
        let mut buffer = EventBuffer::new();
        buffer.push(&event);
        let mut handle =
            self.instance.inactive_plugin_handle().ok_or_else(|| refused("while it plays"))?;
        let extension: PluginParams =
            handle.get_extension().ok_or_else(|| refused("to list its parameters"))?;
        extension.flush(&mut handle, &buffer.as_input(), &mut EventBuffer::new().as_output());
        Ok(())
    }

    fn text(&mut self, id: u32) -> Outcome<String> {
        let id = ClapId::from_raw(id).ok_or_else(|| refused("a parameter's id"))?;
        let handle = self.instance.plugin_handle();
        let extension: PluginParams =
            handle.get_extension().ok_or_else(|| refused("to list its parameters"))?;
        let value = extension.get_value(&handle, id).ok_or_else(|| refused("a value"))?;
        let mut buffer = [0; 256];
        let text = extension
            .value_to_text(&handle, id, value, &mut buffer)
            .map_err(|_| refused("to print a value"))?;
        Ok(String::from_utf8_lossy(text).into_owned())
    }

    fn start(&mut self, rate_hz: f64, max_block: usize) -> Outcome {
        let configuration = PluginAudioConfiguration {
            sample_rate: rate_hz,
            min_frames_count: 1,
            max_frames_count: max_block as u32,
        };
        let stopped = self
            .instance
            .activate(|_, ()| (), configuration)
            .map_err(|_| refused(&format!("{rate_hz} Hz in blocks of up to {max_block}")))?;
        let started = stopped.start_processing().map_err(|_| refused("to start"))?;
        self.processor = Some(started);
        Ok(())
    }

    fn process(
        &mut self,
        events: &[Event],
        clock: Option<&Clock>,
        left: &mut [f32],
        right: &mut [f32],
    ) -> Outcome {
        self.events.clear();
        for event in events {
            self.push(event);
        }
        let transport = clock.map(transport);
        let processor = self.processor.as_mut().ok_or_else(|| refused("to play, being stopped"))?;
        let inputs = self.inputs.with_input_buffers(std::iter::empty::<
            AudioPortBuffer<
                std::iter::Empty<InputChannel<'_, f32>>,
                std::iter::Empty<InputChannel<'_, f64>>,
            >,
        >());
        let mut outputs = self.outputs.with_output_buffers([AudioPortBuffer {
            latency: 0,
            channels: AudioPortBufferType::f32_output_only([left, right].into_iter()),
        }]);
        processor
            .process(
                &inputs,
                &mut outputs,
                &self.events.as_input(),
                &mut OutputEvents::void(),
                clock.map(|clock| clock.frame),
                transport.as_ref(),
            )
            .map_err(|_| refused("to process a block"))?;
        Ok(())
    }

    fn latency(&mut self) -> u32 {
        let handle = self.instance.plugin_handle();
        handle.get_extension::<PluginLatency>().map_or(0, |found| found.get(&handle))
    }

    fn tail(&mut self) -> u32 {
        let Some(processor) = self.processor.as_mut() else { return 0 };
        let handle = processor.plugin_handle();
        let tail = handle.shared().get_extension::<PluginTail>();
        tail.map_or(0, |found| found.get(&handle).to_raw())
    }

    fn stop(&mut self) {
        if let Some(processor) = self.processor.take() {
            self.instance.deactivate(processor.stop_processing());
        }
    }
}

impl Drop for ClapHost {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The framework scales a parameter's plain value to its steps.
fn scales(instance: &mut PluginInstance<Callbacks>) -> Vec<(u32, f64)> {
    let handle = instance.plugin_handle();
    let Some(extension) = handle.get_extension::<PluginParams>() else { return Vec::new() };
    (0..extension.count(&handle))
        .filter_map(|index| {
            let mut buffer = ParamInfoBuffer::new();
            let found = extension.get_info(&handle, index, &mut buffer)?;
            Some((found.id.get(), found.max_value))
        })
        .collect()
}

fn address(note: NoteName) -> Pckn {
    Pckn::new(0_u16, u16::from(note.channel), u16::from(note.key), note.id)
}

fn expression_type(expression: Expression) -> NoteExpressionType {
    match expression {
        Expression::Tuning => NoteExpressionType::Tuning,
        Expression::Volume => NoteExpressionType::Volume,
        Expression::Pan => NoteExpressionType::Pan,
        Expression::Vibrato => NoteExpressionType::Vibrato,
        Expression::Swell => NoteExpressionType::Expression,
        Expression::Brightness => NoteExpressionType::Brightness,
        Expression::Pressure => NoteExpressionType::Pressure,
    }
}

fn transport(clock: &Clock) -> TransportEvent {
    let (bar, bar_start) = clock.bar();
    let mut flags = TransportFlags::HAS_TEMPO
        | TransportFlags::HAS_BEATS_TIMELINE
        | TransportFlags::HAS_SECONDS_TIMELINE
        | TransportFlags::HAS_TIME_SIGNATURE;
    flags.set(TransportFlags::IS_PLAYING, clock.playing);
    TransportEvent {
        header: EventHeader::new_core(0, EventFlags::empty()),
        flags,
        song_pos_beats: BeatTime::from_float(clock.position_beats),
        song_pos_seconds: SecondsTime::from_float(clock.position_s),
        tempo: clock.tempo_bpm,
        tempo_inc: 0.0,
        loop_start_beats: BeatTime::default(),
        loop_end_beats: BeatTime::default(),
        loop_start_seconds: SecondsTime::default(),
        loop_end_seconds: SecondsTime::default(),
        bar_start: BeatTime::from_float(bar_start),
        bar_number: bar as i32,
        time_signature_numerator: clock.meter.0,
        time_signature_denominator: clock.meter.1,
    }
}
