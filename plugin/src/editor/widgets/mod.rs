//! The controls, one per file. They take plain values and know nothing of the plugin.

pub mod button;
pub mod entry;
pub mod fixed;
pub mod focus;
pub mod handle;
pub mod icon;
pub mod keyboard;
pub mod knob;
pub mod list;
pub mod meter;
pub mod panel;
pub mod pick;
pub mod segmented;
pub mod select;
pub mod slider;
pub mod tab;
pub mod tag;
pub mod toggle;
