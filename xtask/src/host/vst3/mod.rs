//! The built `.vst3` in a headless host.
#![expect(
    unsafe_code,
    reason = "VST3 is a table of C functions; each call is made on live objects"
)]

mod block;
mod module;
mod notes;
mod objects;

use std::{cell::RefCell, path::Path, ptr::null_mut};

use ::vst3::{
    ComPtr, ComWrapper,
    Steinberg::{
        IBStream, IPluginBaseTrait, IPluginFactory,
        Vst::{
            AudioBusBuffers, AudioBusBuffers__type0, BusDirections_, IAudioProcessor,
            IAudioProcessorTrait, IComponent, IComponentTrait, IEditController,
            IEditControllerTrait, IEventList, IMidiMapping, IParameterChanges, MediaTypes_,
            ProcessData, ProcessModes_, ProcessSetup, String128, SymbolicSampleSizes_,
        },
        int32, kResultOk, tresult,
    },
};

use super::{Clock, Event as HostEvent, Host, refused};
use crate::failure::{Failure, Outcome};
use block::process_context;
use module::Module;
use objects::Stream;

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
        let Module { component, factory, library } = module::load(bundle, &broken)?;
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
