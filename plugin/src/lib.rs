//! Kairat as a plugin: names, ports and exports; the work is done in the engine.
#![forbid(unsafe_code)]

pub mod params;
pub mod state;
