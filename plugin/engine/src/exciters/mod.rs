//! What sets a resonator in motion.

pub(crate) mod bow;
pub(crate) mod burst;
pub(crate) mod collisions;
pub(crate) mod friction;
mod halves;
pub(crate) mod jet;
pub(crate) mod knock;
pub(crate) mod lips;
pub(crate) mod mallet;
pub(crate) mod pendants;
pub(crate) mod pluck;
pub(crate) mod reed;
pub(crate) mod rounding;
