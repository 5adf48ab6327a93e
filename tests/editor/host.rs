//! A host that applies what it is told, and remembers it.
#![expect(unsafe_code, reason = "a host's parameter callbacks are unsafe to declare and to apply")]

use std::sync::{Mutex, MutexGuard, PoisonError};

use nice_plug::{
    context::{PluginApi, gui::GuiContextInner},
    params::internals::ParamPtr,
    plugin::PluginState,
};

/// What the host was told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Told {
    /// A gesture begins.
    Begin(ParamPtr),
    /// A parameter moves to a normalised position.
    Set(ParamPtr, f32),
    /// The gesture ends.
    End(ParamPtr),
}

/// The host.
#[derive(Default)]
pub struct Host(Mutex<Vec<Told>>);

impl Host {
    fn log(&self) -> MutexGuard<'_, Vec<Told>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was told since the last call.
    pub fn take(&self) -> Vec<Told> {
        std::mem::take(&mut *self.log())
    }
}

impl GuiContextInner for Host {
    fn plugin_api(&self) -> PluginApi {
        PluginApi::Clap
    }

    unsafe fn raw_begin_set_parameter(&self, param: ParamPtr) {
        self.log().push(Told::Begin(param));
    }

    unsafe fn raw_set_parameter_normalized(&self, param: ParamPtr, normalized: f32) {
        // SAFETY: the pointer comes from a setter over the parameters of the window that this host
        // belongs to, and they live as long as the window.
        unsafe { param._internal_set_normalized_value(normalized) };
        self.log().push(Told::Set(param, normalized));
    }

    unsafe fn raw_end_set_parameter(&self, param: ParamPtr) {
        self.log().push(Told::End(param));
    }

    fn get_state(&self) -> PluginState {
        unreachable!("the window never asks for the state")
    }

    fn set_state(&self, _state: PluginState) {}

    fn request_restart(&self) {}
}
