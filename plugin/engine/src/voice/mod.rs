//! Instruments as voices: events in, sound out.
//!
//! `lute` is played by two hands on strings, `sustained` by bow or breath, `struck` by hand and stick;
//! `model` is any of them.

pub(crate) mod allocator;
pub(crate) mod bowed;
pub(crate) mod far_side;
pub(crate) mod jaw_harp;
pub(crate) mod jet;
pub(crate) mod left_hand;
pub(crate) mod levels;
pub(crate) mod lip_reed;
pub(crate) mod lute;
pub(crate) mod model;
pub(crate) mod notes;
pub(crate) mod pace;
pub(crate) mod reed;
pub(crate) mod right_hand;
pub(crate) mod skin;
pub(crate) mod source;
pub(crate) mod string;
pub(crate) mod struck;
pub(crate) mod sustained;
pub(crate) mod tables;
