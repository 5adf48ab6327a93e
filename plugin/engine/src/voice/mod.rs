//! A plucked instrument as one voice: its strings, its body, and the two hands that play it.
//!
//! Path: events → notes → allocator → right and left hand → strings → bridge → body.

pub(crate) mod allocator;
pub(crate) mod left_hand;
pub(crate) mod lute;
pub(crate) mod notes;
pub(crate) mod right_hand;
pub(crate) mod string;
pub(crate) mod tables;
