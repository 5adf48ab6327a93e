//! The library inside a bundle, and the one component that it makes.

use std::{
    ffi::c_void,
    path::{Path, PathBuf},
    ptr::null_mut,
};

use ::vst3::{
    ComPtr, Interface,
    Steinberg::{
        IPluginBaseTrait, IPluginFactory, IPluginFactoryTrait, PClassInfo, Vst::IComponent,
        kResultOk,
    },
};

use crate::failure::{Failure, Outcome};

type Entry = unsafe extern "C" fn(*mut c_void) -> bool;
type Factory = unsafe extern "system" fn() -> *mut IPluginFactory;

/// What is loaded. The fields drop in order: the objects before the library they live in.
pub(super) struct Module {
    pub(super) component: ComPtr<IComponent>,
    pub(super) factory: ComPtr<IPluginFactory>,
    pub(super) library: libloading::Library,
}

/// Loads the bundle's library and makes its first class, initialised.
pub(super) fn load(bundle: &Path, broken: &impl Fn(&str) -> Failure) -> Outcome<Module> {
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
    Ok(Module { component, factory, library })
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
