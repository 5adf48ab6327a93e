//! What the strings stand on and the air hears.

pub(crate) mod body;
