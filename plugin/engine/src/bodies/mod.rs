//! What the strings stand on and the air hears.

pub(crate) mod body;
pub(crate) mod bowl;
pub(crate) mod bridge;
pub(crate) mod tail;
pub(crate) mod wall;
