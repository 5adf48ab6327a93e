//! A headless VST3 host in a page, on the plugin's own factory, linked in: notes and note
//! expressions in, sound out.
#![expect(unsafe_code, reason = "VST3 is a table of C functions; each is called on live objects")]

use std::ptr::null_mut;

use ::vst3::Steinberg::Vst::{
    AudioBusBuffers, AudioBusBuffers__type0, Event, Event__type0, IAudioProcessor,
    IAudioProcessorTrait, IComponent, IComponentTrait, IEditController, IEditControllerTrait,
    IEventList, IEventListTrait, NoteExpressionValueEvent, NoteOnEvent, ParameterInfo, ProcessData,
    ProcessSetup,
};
use ::vst3::Steinberg::{
    IPluginBaseTrait, IPluginFactory, IPluginFactoryTrait, PClassInfo, int32, kInvalidArgument,
    kResultFalse, kResultOk, tresult,
};
use ::vst3::{Class, ComPtr, ComWrapper, Interface};

/// What a VST3 host may send at a sample.
#[derive(Clone, Copy, Debug)]
pub enum Input {
    /// Key, id, velocity 0–1.
    On(i16, i32, f32),
    /// Kind by VST3's number, id, value 0–1.
    Express(u32, i32, f64),
}

/// VST3's numbers of note expressions.
pub mod expression {
    /// How strongly the player plays on.
    pub const EXPRESSION: u32 = 4;
    /// How bright the tone is.
    pub const BRIGHTNESS: u32 = 5;
}

struct Events(Vec<Event>);

impl Class for Events {
    type Interfaces = (IEventList,);
}

impl IEventListTrait for Events {
    unsafe fn getEventCount(&self) -> int32 {
        self.0.len() as int32
    }

    unsafe fn getEvent(&self, index: int32, event: *mut Event) -> tresult {
        let Some(found) = usize::try_from(index).ok().and_then(|index| self.0.get(index)) else {
            return kInvalidArgument;
        };
        // SAFETY: the plugin passes room for one event.
        unsafe { *event = *found };
        kResultOk
    }

    unsafe fn addEvent(&self, _event: *mut Event) -> tresult {
        kResultFalse
    }
}

/// One instance of the plugin.
pub struct Session {
    component: ComPtr<IComponent>,
}

impl Session {
    /// A fresh instance.
    pub fn new() -> Self {
        // SAFETY: the factory is this program's own and every pointer lives through its call.
        let component = unsafe {
            let factory = kairat::GetPluginFactory().cast::<IPluginFactory>();
            let factory = ComPtr::from_raw(factory).expect("a factory");
            let mut class: PClassInfo = std::mem::zeroed();
            assert_eq!(factory.getClassInfo(0, &raw mut class), kResultOk);
            let mut object = null_mut();
            let iid = IComponent::IID.as_ptr();
            let made = factory.createInstance(class.cid.as_ptr(), iid.cast(), &raw mut object);
            assert_eq!(made, kResultOk);
            ComPtr::from_raw(object.cast::<IComponent>()).expect("a component")
        };
        // SAFETY: a host may initialise without a context.
        assert_eq!(unsafe { component.initialize(null_mut()) }, kResultOk);
        Self { component }
    }

    /// Every parameter's number and whether the host shows it.
    pub fn params(&self) -> Vec<(u32, bool)> {
        const HIDDEN: int32 = 1 << 4;
        let controller: ComPtr<IEditController> = self.component.cast().expect("a controller");
        // SAFETY: the indices are below the count, and the record lives through the call.
        unsafe {
            (0..controller.getParameterCount())
                .map(|index| {
                    let mut info: ParameterInfo = std::mem::zeroed();
                    assert_eq!(controller.getParameterInfo(index, &raw mut info), kResultOk);
                    (info.id, info.flags & HIDDEN == 0)
                })
                .collect()
        }
    }

    /// Plays one block at 48 kHz.
    pub fn play(&mut self, frames: usize, inputs: &[(usize, Input)]) -> [Vec<f32>; 2] {
        let processor: ComPtr<IAudioProcessor> = self.component.cast().expect("a processor");
        let mut setup = ProcessSetup {
            processMode: 2,
            symbolicSampleSize: 0,
            maxSamplesPerBlock: frames as int32,
            sampleRate: 48_000.0,
        };
        let events = inputs.iter().map(|&(at, input)| event(at, input)).collect();
        let events = ComWrapper::new(Events(events)).to_com_ptr::<IEventList>().expect("a list");
        let mut channels = [vec![0.0_f32; frames], vec![0.0; frames]];
        let mut pointers = channels.each_mut().map(Vec::as_mut_ptr);
        let mut output = AudioBusBuffers {
            numChannels: 2,
            silenceFlags: 0,
            __field0: AudioBusBuffers__type0 { channelBuffers32: pointers.as_mut_ptr() },
        };
        let mut data = ProcessData {
            processMode: 2,
            symbolicSampleSize: 0,
            numSamples: frames as int32,
            numInputs: 0,
            numOutputs: 1,
            inputs: null_mut(),
            outputs: &raw mut output,
            inputParameterChanges: null_mut(),
            outputParameterChanges: null_mut(),
            inputEvents: events.as_ptr(),
            outputEvents: null_mut(),
            processContext: null_mut(),
        };
        // SAFETY: the buses, buffers and events above outlive the calls, in the order VST3 asks.
        unsafe {
            assert_eq!(processor.setupProcessing(&raw mut setup), kResultOk);
            assert_eq!(self.component.setActive(1), kResultOk);
            processor.setProcessing(1);
            assert_eq!(processor.process(&raw mut data), kResultOk);
            processor.setProcessing(0);
            assert_eq!(self.component.setActive(0), kResultOk);
        }
        channels
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // SAFETY: it was initialised and is not active.
        unsafe { self.component.terminate() };
    }
}

fn event(at: usize, input: Input) -> Event {
    let (kind, field) = match input {
        Input::On(pitch, id, velocity) => {
            let (channel, tuning, length) = (0, 0.0, 0);
            let note = NoteOnEvent { channel, pitch, tuning, velocity, length, noteId: id };
            (0, Event__type0 { noteOn: note })
        }
        Input::Express(kind, id, value) => {
            let value = NoteExpressionValueEvent { typeId: kind, noteId: id, value };
            (4, Event__type0 { noteExpressionValue: value })
        }
    };
    Event {
        busIndex: 0,
        sampleOffset: at as int32,
        ppqPosition: 0.0,
        flags: 0,
        r#type: kind,
        __field0: field,
    }
}
