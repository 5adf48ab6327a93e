//! The parts of the window, one per file, in the order in which the keyboard visits them.

pub mod expression;
pub mod footer;
pub mod header;
pub mod left_hand;
pub mod macros;
pub mod rail;
pub mod right_hand;
