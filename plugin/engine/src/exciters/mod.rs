//! What sets a resonator in motion.

pub(crate) mod knock;
pub(crate) mod pluck;
