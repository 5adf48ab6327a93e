//! The parts of the window, one per file, in the order in which the keyboard visits them.

pub mod card;
pub mod chooser;
pub mod deck;
pub mod footer;
pub mod header;
pub mod macros;
pub mod plan;
pub mod rail;
pub mod sheets;
