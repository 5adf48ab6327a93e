//! The window: a drawing of the instrument that sounds, and a control for every parameter.
//!
//! `app` ties the window to the framework; `face` is the drawing, built of `panels` and `stage`,
//! which are built of `widgets`, which know nothing of the plugin.

pub mod app;
pub mod binding;
pub mod canvas;
pub mod curves;
pub mod face;
pub mod family;
pub mod fonts;
pub mod live;
pub mod memory;
pub mod ornament;
pub mod panels;
pub mod sketch;
pub mod spectrum;
pub mod stage;
pub mod text;
pub mod theme;
pub mod value;
pub mod widgets;

pub use app::{App, PluginEditor, create};
