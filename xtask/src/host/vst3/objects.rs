//! What the host hands to the plugin: notes, moving parameters, a state.

use std::{cell::RefCell, ffi::c_void, ptr::null_mut};

use ::vst3::{
    Class, ComPtr,
    Steinberg::{
        IBStream, IBStreamTrait,
        Vst::{
            Event, IEventList, IEventListTrait, IParamValueQueue, IParamValueQueueTrait,
            IParameterChanges, IParameterChangesTrait, ParamID,
        },
        int32, int64, kInvalidArgument, kResultFalse, kResultOk, tresult,
    },
};

/// Notes, handed to the plugin for one block.
pub(super) struct Events(pub(super) Vec<Event>);

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
pub(super) struct Queue(pub(super) ParamID, pub(super) Vec<(int32, f64)>);

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
pub(super) struct Changes(pub(super) Vec<ComPtr<IParamValueQueue>>);

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
pub(super) struct Stream(pub(super) RefCell<(Vec<u8>, usize)>);

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
