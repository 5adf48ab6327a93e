//! A headless CLAP host in a page: it holds the plugin's own `clap_entry`, linked in, without a
//! bundle, and plays it as a DAW would.
#![expect(unsafe_code, reason = "loading a CLAP entry is unsafe by its nature")]

mod take;

use std::collections::VecDeque;
use std::ffi::{CStr, CString};

use clack_extensions::params::PluginParams;
use clack_extensions::state::PluginState;
use clack_extensions::tail::PluginTail;
use clack_host::events::event_types::{
    MidiEvent, NoteChokeEvent, NoteExpressionEvent, NoteOffEvent, NoteOnEvent, ParamModEvent,
    ParamValueEvent,
};
use clack_host::prelude::*;
use clack_host::process::ProcessStatus;

pub use take::{Bits, Input, Note, Played, Take};

/// The host asks for nothing and grants nothing.
pub struct Shared;

impl SharedHandler<'_> for Shared {
    fn request_restart(&self) {}
    fn request_process(&self) {}
    fn request_callback(&self) {}
}

/// Types of the host's side.
pub struct Host;

impl HostHandlers for Host {
    type Shared<'a> = Shared;
    type MainThread<'a> = ();
    type AudioProcessor<'a> = ();
}

/// One instance of the plugin.
pub struct Session {
    /// The instance itself, for questions this host does not ask.
    pub instance: PluginInstance<Host>,
}

impl Session {
    /// A fresh instance.
    pub fn new() -> Self {
        // SAFETY: the entry is a valid static of this very program and outlives everything.
        let entry = unsafe { PluginEntry::load_from_raw(&kairat::clap_entry, c"/in-process") };
        let entry = entry.expect("the entry loads");
        let info = HostInfo::new("Kairat's tests", "Kairat", "", "1").expect("host info");
        let id = c"org.kairat.kairat";
        let instance = PluginInstance::<Host>::new(|()| Shared, |_| (), &entry, id, &info);
        Self { instance: instance.expect("an instance") }
    }

    /// Saves the state.
    pub fn save(&mut self) -> Vec<u8> {
        let mut saved = Vec::new();
        let handle = self.instance.plugin_handle();
        let state: PluginState = handle.get_extension().expect("state extension");
        state.save(&handle, &mut saved).expect("the state saves");
        saved
    }

    /// Loads a state; tells whether the plugin took it.
    pub fn load(&mut self, saved: &[u8]) -> bool {
        let handle = self.instance.plugin_handle();
        let state: PluginState = handle.get_extension().expect("state extension");
        state.load(&handle, &mut &saved[..]).is_ok()
    }

    /// Asks the parameter extension something.
    pub fn params<R>(
        &mut self,
        ask: impl FnOnce(&PluginParams, &mut PluginMainThreadHandle<'_>) -> R,
    ) -> R {
        let mut handle = self.instance.plugin_handle();
        let params: PluginParams = handle.get_extension().expect("params extension");
        ask(&params, &mut handle)
    }

    /// A parameter's value as CLAP has it.
    pub fn value(&mut self, id: &str) -> f64 {
        self.params(|params, handle| params.get_value(handle, clap_id(id)).expect("a value"))
    }

    /// Every parameter's value.
    pub fn values(&mut self) -> Vec<(&'static str, f64)> {
        kairat::params::describe().iter().map(|p| (p.id, self.value(p.id))).collect()
    }

    /// A parameter's text at a CLAP value.
    pub fn text(&mut self, id: &str, value: f64) -> String {
        self.params(|params, handle| {
            let mut buffer = [0; 256];
            let text = params.value_to_text(handle, clap_id(id), value, &mut buffer);
            String::from_utf8(text.expect("a text").to_vec()).expect("UTF-8")
        })
    }

    /// The CLAP value of a text.
    pub fn read(&mut self, id: &str, text: &CStr) -> Option<f64> {
        self.params(|params, handle| params.text_to_value(handle, clap_id(id), text))
    }

    /// Sets a parameter from text while nothing plays.
    #[track_caller]
    pub fn set(&mut self, id: &str, text: &str) {
        let typed = CString::new(text).expect("no nul");
        let value = self.read(id, &typed).unwrap_or_else(|| panic!("{id} does not take {text}"));
        self.flush(id, value, Note::default());
    }

    /// Sends a parameter's CLAP value while nothing plays, for all notes or for one.
    pub fn flush(&mut self, id: &str, value: f64, note: Note) {
        let mut handle = self.instance.inactive_plugin_handle().expect("nothing plays");
        let params: PluginParams = handle.get_extension().expect("params extension");
        let mut events = EventBuffer::new();
        events.push(&ParamValueEvent::new(0, clap_id(id), note.pckn(), value));
        let mut out = EventBuffer::new();
        params.flush(&mut handle, &events.as_input(), &mut out.as_output());
    }

    /// Plays a take from activation to deactivation.
    pub fn play(&mut self, take: &Take) -> Played {
        self.play_while(take, |_| std::thread::yield_now())
    }

    /// Plays a take on a thread of its own, while this one does something else again and again.
    pub fn play_while(&mut self, take: &Take, mut meanwhile: impl FnMut(&mut Self)) -> Played {
        let largest = take.blocks.iter().copied().max().unwrap_or(1).min(take.frames.max(1));
        let configuration = PluginAudioConfiguration {
            sample_rate: take.rate_hz,
            min_frames_count: 1,
            max_frames_count: largest as u32,
        };
        let stopped = self.instance.activate(|_, ()| (), configuration).expect("it activates");
        let (stopped, played) = std::thread::scope(|scope| {
            let audio = scope.spawn(move || {
                let mut processor = stopped.start_processing().expect("it starts");
                let played = play_blocks(&mut processor, take);
                (processor.stop_processing(), played)
            });
            while !audio.is_finished() {
                meanwhile(self);
            }
            audio.join().expect("nothing panics while playing")
        });
        self.instance.deactivate(stopped);
        played
    }
}

fn play_blocks(processor: &mut StartedPluginAudioProcessor<Host>, take: &Take) -> Played {
    let mut played = Played::default();
    let mut inputs = take.inputs.clone();
    inputs.sort_by_key(|(at, _)| *at);
    let mut inputs = VecDeque::from(inputs);
    let mut sizes = take.blocks.iter().cycle();
    let mut start = 0;
    while start < take.frames {
        while inputs.pop_front_if(|(at, input)| *at <= start && input.is_reset()).is_some() {
            processor.reset();
        }
        let size = sizes.next().copied().unwrap_or(1);
        let reset = inputs.iter().find(|(_, input)| input.is_reset()).map_or(usize::MAX, |i| i.0);
        let end = (start + size).min(take.frames).min(reset);
        let mut events = EventBuffer::new();
        while let Some((at, input)) =
            inputs.pop_front_if(|(at, input)| *at < end && !input.is_reset())
        {
            push(&mut events, (at - start) as u32, input);
        }
        let status = play_block(processor, &events, start, end - start, &mut played);
        let handle = processor.plugin_handle();
        let tail: PluginTail = handle.get_extension().expect("tail extension");
        played.blocks.push((end, status, tail.get(&handle).to_raw()));
        start = end;
    }
    played
}

fn play_block(
    processor: &mut StartedPluginAudioProcessor<Host>,
    events: &EventBuffer,
    start: usize,
    frames: usize,
    played: &mut Played,
) -> ProcessStatus {
    // What is in the buffers before must not matter.
    let [mut left, mut right] = [vec![f32::NAN; frames], vec![f32::NAN; frames]];
    let mut ports = AudioPorts::with_capacity(2, 1);
    let mut outputs = ports.with_output_buffers([AudioPortBuffer {
        latency: 0,
        channels: AudioPortBufferType::f32_output_only([&mut left[..], &mut right[..]].into_iter()),
    }]);
    let mut out = EventBuffer::new();
    let status = processor.process(
        &InputAudioBuffers::empty(),
        &mut outputs,
        &events.as_input(),
        &mut out.as_output(),
        Some(start as u64),
        None,
    );
    for (channel, block) in played.channels.iter_mut().zip([left, right]) {
        channel.extend(block);
    }
    status.expect("it processes")
}

fn push(events: &mut EventBuffer, time: u32, input: Input) {
    match input {
        Input::On(note, velocity) => events.push(&NoteOnEvent::new(time, note.pckn(), velocity)),
        Input::Off(note) => events.push(&NoteOffEvent::new(time, note.pckn(), 0.5)),
        Input::Choke(note) => events.push(&NoteChokeEvent::new(time, note.pckn())),
        Input::Express(note, kind, value) => {
            events.push(&NoteExpressionEvent::new(time, note.pckn(), kind, value));
        }
        Input::Midi(message) => events.push(&MidiEvent::new(time, 0, message)),
        Input::Param(id, normalized) => {
            let value = normalized * steps(id);
            events.push(&ParamValueEvent::new(time, clap_id(id), Pckn::match_all(), value));
        }
        Input::Modulate(id, normalized) => {
            let amount = normalized * steps(id);
            events.push(&ParamModEvent::new(time, clap_id(id), Pckn::match_all(), amount));
        }
        Input::ModulateNote(note, id, normalized) => {
            let amount = normalized * steps(id);
            events.push(&ParamModEvent::new(time, clap_id(id), note.pckn(), amount));
        }
        Input::Reset => {}
    }
}

/// The number a host knows a parameter by.
#[track_caller]
pub fn clap_id(id: &str) -> ClapId {
    ClapId::new(kairat::params::clap_id(id).unwrap_or_else(|| panic!("no parameter {id}")))
}

/// What CLAP multiplies a normalised value by.
fn steps(id: &str) -> f64 {
    let params = kairat::params::describe();
    params.iter().find(|p| p.id == id).and_then(|p| p.steps).map_or(1.0, |steps| steps as f64)
}
