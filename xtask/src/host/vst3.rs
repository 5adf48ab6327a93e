//! The built `.vst3` in a headless host.
#![expect(
    unsafe_code,
    reason = "VST3 is a table of C functions; each call is made on live objects"
)]

use std::{
    cell::RefCell,
    ffi::c_void,
    path::{Path, PathBuf},
    ptr::null_mut,
};

use ::vst3::{
    Class, ComPtr, ComWrapper, Interface,
    Steinberg::{
        IBStream, IBStreamTrait, IPluginBaseTrait, IPluginFactory, IPluginFactoryTrait, PClassInfo,
        Vst::{
            AudioBusBuffers, AudioBusBuffers__type0, BusDirections_, ControllerNumbers_,
            CtrlNumber, Event, IAudioProcessor, IAudioProcessorTrait, IComponent, IComponentTrait,
            IEditController, IEditControllerTrait, IEventList, IEventListTrait, IMidiMapping,
            IMidiMappingTrait, IParamValueQueue, IParamValueQueueTrait, IParameterChanges,
            IParameterChangesTrait, MediaTypes_, ParamID, ProcessContext, ProcessContext_,
            ProcessData, ProcessModes_, ProcessSetup, String128, SymbolicSampleSizes_,
        },
        int32, int64, kInvalidArgument, kResultFalse, kResultOk, tresult,
    },
};

use super::{Action, Clock, Event as HostEvent, Host, refused, vst3_notes::note_event};
use crate::failure::{Failure, Outcome};

type Entry = unsafe extern "C" fn(*mut c_void) -> bool;
type Factory = unsafe extern "system" fn() -> *mut IPluginFactory;

/// Notes, handed to the plugin for one block.
struct Events(Vec<Event>);

impl Class for Events {
    type Interfaces = (IEventList,);
}

impl IEventListTrait for Events {
    unsafe fn getEventCount(&self) -> int32 {
        self.0.len() as int32
    }
    unsafe fn getEvent(&self, index: int32, event: *mut Event) -> tresult {
        let Some(found) = self.0.get(index as usize) else { return kInvalidArgument };
        // SAFETY: the plugin passes room for one event.
        unsafe { *event = *found };
        kResultOk
    }
    unsafe fn addEvent(&self, _event: *mut Event) -> tresult {
        kResultFalse
    }
}

/// The points of one parameter within one block.
struct Queue(ParamID, Vec<(int32, f64)>);

impl Class for Queue {
    type Interfaces = (IParamValueQueue,);
}

impl IParamValueQueueTrait for Queue {
    unsafe fn getParameterId(&self) -> ParamID {
        self.0
    }
    unsafe fn getPointCount(&self) -> int32 {
        self.1.len() as int32
    }
    unsafe fn getPoint(&self, index: int32, offset: *mut int32, value: *mut f64) -> tresult {
        let Some(point) = self.1.get(index as usize) else { return kInvalidArgument };
        // SAFETY: the plugin passes room for one offset and one value.
        unsafe { (*offset, *value) = *point };
        kResultOk
    }
    unsafe fn addPoint(&self, _offset: int32, _value: f64, _index: *mut int32) -> tresult {
        kResultFalse
    }
}

/// All parameters that move within one block.
struct Changes(Vec<ComPtr<IParamValueQueue>>);

impl Class for Changes {
    type Interfaces = (IParameterChanges,);
}

impl IParameterChangesTrait for Changes {
    unsafe fn getParameterCount(&self) -> int32 {
        self.0.len() as int32
    }
    unsafe fn getParameterData(&self, index: int32) -> *mut IParamValueQueue {
        self.0.get(index as usize).map_or(null_mut(), |queue| queue.as_com_ref().as_ptr())
    }
    unsafe fn addParameterData(
        &self,
        _id: *const ParamID,
        _index: *mut int32,
    ) -> *mut IParamValueQueue {
        null_mut()
    }
}

/// A state in memory: its bytes and where the plugin reads.
struct Stream(RefCell<(Vec<u8>, usize)>);

impl Class for Stream {
    type Interfaces = (IBStream,);
}

impl IBStreamTrait for Stream {
    unsafe fn read(&self, buffer: *mut c_void, count: int32, read: *mut int32) -> tresult {
        let mut stream = self.0.borrow_mut();
        let from = stream.1.min(stream.0.len());
        let count = (count.max(0) as usize).min(stream.0.len() - from);
        // SAFETY: the plugin passes room for `count` bytes, and the stream still holds as many.
        unsafe { stream.0[from..].as_ptr().copy_to_nonoverlapping(buffer.cast(), count) };
        stream.1 = from + count;
        // SAFETY: the count is either null or the plugin's own.
        if let Some(read) = unsafe { read.as_mut() } {
            *read = count as int32;
        }
        kResultOk
    }
    unsafe fn write(&self, buffer: *mut c_void, count: int32, written: *mut int32) -> tresult {
        let mut stream = self.0.borrow_mut();
        // SAFETY: the plugin passes `count` bytes.
        let bytes = unsafe { std::slice::from_raw_parts(buffer.cast::<u8>(), count as usize) };
        stream.0.extend_from_slice(bytes);
        stream.1 = stream.0.len();
        // SAFETY: the count is either null or the plugin's own.
        if let Some(written) = unsafe { written.as_mut() } {
            *written = count;
        }
        kResultOk
    }
    unsafe fn seek(&self, position: int64, mode: int32, result: *mut int64) -> tresult {
        let mut stream = self.0.borrow_mut();
        let base = [0, stream.1, stream.0.len()].get(mode as usize).copied().unwrap_or(0);
        let target = (base as i64 + position).clamp(0, stream.0.len() as i64);
        stream.1 = target as usize;
        // SAFETY: the result is either null or the plugin's own.
        if let Some(result) = unsafe { result.as_mut() } {
            *result = target;
        }
        kResultOk
    }
    unsafe fn tell(&self, position: *mut int64) -> tresult {
        // SAFETY: the plugin passes room for one position.
        unsafe { *position = self.0.borrow().1 as i64 };
        kResultOk
    }
}

/// A loaded `.vst3`. The fields drop in order: the objects before the library they live in.
pub(super) struct Vst3Host {
    controller: ComPtr<IEditController>,
    midi: Option<ComPtr<IMidiMapping>>,
    processor: ComPtr<IAudioProcessor>,
    component: ComPtr<IComponent>,
    running: bool,
    rate_hz: f64,
    _factory: ComPtr<IPluginFactory>,
    _library: libloading::Library,
}

impl Vst3Host {
    /// Loads the bundle and makes one instance.
    pub(super) fn load(bundle: &Path) -> Outcome<Self> {
        let broken =
            |what: &str| Failure::failed(format!("{}: {what}", crate::workspace::shown(bundle)));
        let binary = binary(bundle).ok_or_else(|| broken("it holds no library for this system"))?;
        // SAFETY: the bundle is our own build; entry and factory have the types VST3 gives them,
        // and the library outlives both.
        let (library, factory) = unsafe {
            let library =
                libloading::Library::new(binary).map_err(|error| broken(&error.to_string()))?;
            if let Ok(entry) = library.get::<Entry>(ENTRY) {
                entry(library_handle());
            }
            let factory = library
                .get::<Factory>(b"GetPluginFactory")
                .map_err(|error| broken(&error.to_string()))?();
            (library, ComPtr::from_raw(factory).ok_or_else(|| broken("it has no factory"))?)
        };
        let component = component(&factory).ok_or_else(|| broken("it makes no instance"))?;
        let (Some(processor), Some(controller)) =
            (component.cast::<IAudioProcessor>(), component.cast::<IEditController>())
        else {
            return Err(broken("it is no instrument of one part"));
        };
        Ok(Self {
            midi: component.cast(),
            controller,
            processor,
            component,
            running: false,
            rate_hz: 48_000.0,
            _factory: factory,
            _library: library,
        })
    }

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
    fn sorted(&self, events: &[HostEvent]) -> (Changes, Events) {
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

impl Host for Vst3Host {
    fn load_state(&mut self, state: &[u8]) -> Outcome {
        let stream = ComWrapper::new(Stream(RefCell::new((state.to_vec(), 0))));
        let pointer = stream.to_com_ptr::<IBStream>().ok_or_else(|| refused("the state"))?;
        // SAFETY: component and stream are alive.
        let result = unsafe { self.component.setState(pointer.as_com_ref().as_ptr()) };
        accepted(result, "the state")
    }

    fn save_state(&mut self) -> Outcome<Vec<u8>> {
        let stream = ComWrapper::new(Stream(RefCell::default()));
        let pointer =
            stream.to_com_ptr::<IBStream>().ok_or_else(|| refused("to save its state"))?;
        // SAFETY: component and stream are alive.
        let result = unsafe { self.component.getState(pointer.as_com_ref().as_ptr()) };
        accepted(result, "to save its state")?;
        Ok(stream.0.borrow().0.clone())
    }

    fn set(&mut self, id: u32, normalised: f64) -> Outcome {
        // SAFETY: the controller is alive.
        accepted(unsafe { self.controller.setParamNormalized(id, normalised) }, "a value")
    }

    fn text(&mut self, id: u32) -> Outcome<String> {
        let mut text: String128 = [0; 128];
        // SAFETY: the controller is alive and the text has the length VST3 gives it.
        let found = unsafe {
            let value = self.controller.getParamNormalized(id);
            self.controller.getParamStringByValue(id, value, &raw mut text)
        };
        accepted(found, "to print a value")?;
        let length = text.iter().position(|unit| *unit == 0).unwrap_or(text.len());
        Ok(String::from_utf16_lossy(&text[..length]))
    }

    fn start(&mut self, rate_hz: f64, max_block: usize) -> Outcome {
        let mut setup = ProcessSetup {
            processMode: ProcessModes_::kOffline as int32,
            symbolicSampleSize: SymbolicSampleSizes_::kSample32 as int32,
            maxSamplesPerBlock: max_block as int32,
            sampleRate: rate_hz,
        };
        let (audio, event) = (MediaTypes_::kAudio as int32, MediaTypes_::kEvent as int32);
        let (input, output) = (BusDirections_::kInput as int32, BusDirections_::kOutput as int32);
        // SAFETY: component and processor are alive; the calls come in VST3's order.
        let active = unsafe {
            let fits = self.processor.setupProcessing(&raw mut setup) == kResultOk;
            self.component.activateBus(audio, output, 0, 1);
            self.component.activateBus(event, input, 0, 1);
            let active = fits && self.component.setActive(1) == kResultOk;
            self.processor.setProcessing(1);
            active
        };
        self.running = active;
        self.rate_hz = rate_hz;
        if active {
            Ok(())
        } else {
            Err(refused(&format!("{rate_hz} Hz in blocks of up to {max_block}")))
        }
    }

    fn process(
        &mut self,
        events: &[HostEvent],
        clock: Option<&Clock>,
        left: &mut [f32],
        right: &mut [f32],
    ) -> Outcome {
        let (changes, notes) = self.sorted(events);
        let (Some(changes), Some(notes)) = (
            ComWrapper::new(changes).to_com_ptr::<IParameterChanges>(),
            ComWrapper::new(notes).to_com_ptr::<IEventList>(),
        ) else {
            return Err(refused("a block's events"));
        };
        let mut channels = [left.as_mut_ptr(), right.as_mut_ptr()];
        let mut output = AudioBusBuffers {
            numChannels: 2,
            silenceFlags: 0,
            __field0: AudioBusBuffers__type0 { channelBuffers32: channels.as_mut_ptr() },
        };
        let mut context = clock.map(|clock| process_context(clock, self.rate_hz));
        let mut data = ProcessData {
            processMode: ProcessModes_::kOffline as int32,
            symbolicSampleSize: SymbolicSampleSizes_::kSample32 as int32,
            numSamples: left.len().min(right.len()) as int32,
            numInputs: 0,
            numOutputs: 1,
            inputs: null_mut(),
            outputs: &raw mut output,
            inputParameterChanges: changes.as_com_ref().as_ptr(),
            outputParameterChanges: null_mut(),
            inputEvents: notes.as_com_ref().as_ptr(),
            outputEvents: null_mut(),
            processContext: context.as_mut().map_or(null_mut(), |found| &raw mut *found),
        };
        // SAFETY: everything `data` points at lives until the call returns.
        accepted(unsafe { self.processor.process(&raw mut data) }, "to process a block")
    }

    fn latency(&mut self) -> u32 {
        // SAFETY: the processor is alive.
        unsafe { self.processor.getLatencySamples() }
    }

    fn tail(&mut self) -> u32 {
        // SAFETY: the processor is alive.
        unsafe { self.processor.getTailSamples() }
    }

    fn stop(&mut self) {
        if std::mem::take(&mut self.running) {
            // SAFETY: component and processor are alive; the calls come in VST3's order.
            unsafe {
                self.processor.setProcessing(0);
                self.component.setActive(0);
            }
        }
    }
}

impl Drop for Vst3Host {
    fn drop(&mut self) {
        self.stop();
        // SAFETY: the component was initialised in `load` and is not used after this.
        unsafe { self.component.terminate() };
    }
}

/// An answer of the plugin.
fn accepted(answer: tresult, what: &str) -> Outcome {
    if answer == kResultOk { Ok(()) } else { Err(refused(what)) }
}

/// The library inside the bundle.
fn binary(bundle: &Path) -> Option<PathBuf> {
    let contents = bundle.join("Contents");
    let folders = std::fs::read_dir(contents).ok()?;
    let files = folders.flatten().filter_map(|folder| std::fs::read_dir(folder.path()).ok());
    files.flatten().flatten().map(|file| file.path()).find(|path| {
        let extension = path.extension().unwrap_or_default();
        path.is_file()
            && if cfg!(target_os = "windows") {
                extension == "vst3"
            } else if cfg!(target_os = "macos") {
                path.parent().is_some_and(|folder| folder.ends_with("MacOS"))
            } else {
                extension == "so"
            }
    })
}

/// The first class of the factory, initialised.
fn component(factory: &ComPtr<IPluginFactory>) -> Option<ComPtr<IComponent>> {
    // SAFETY: the factory is alive; it fills the class info and the object, or says that it did
    // not.
    unsafe {
        let mut info: PClassInfo = std::mem::zeroed();
        if factory.getClassInfo(0, &raw mut info) != kResultOk {
            return None;
        }
        let mut object = null_mut();
        let made = factory.createInstance(
            info.cid.as_ptr(),
            IComponent::IID.as_ptr().cast(),
            &raw mut object,
        );
        let component = ComPtr::from_raw(object.cast::<IComponent>())?;
        (made == kResultOk && component.initialize(null_mut()) == kResultOk).then_some(component)
    }
}

fn process_context(clock: &Clock, rate_hz: f64) -> ProcessContext {
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

/// What the module's entry is called here.
const ENTRY: &[u8] = if cfg!(target_os = "windows") {
    b"InitDll"
} else if cfg!(target_os = "macos") {
    b"bundleEntry"
} else {
    b"ModuleEntry"
};

/// The framework asks for a handle, but only that it be there.
fn library_handle() -> *mut c_void {
    std::ptr::dangling_mut::<u8>().cast()
}
