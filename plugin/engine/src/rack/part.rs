//! One part: who plays, which events reach it, what is heard of it.

use super::{route::Route, strip::Strip};
use crate::engine::Engine;

/// One part: who plays, what is heard of it.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) engine: Option<Box<Engine>>,
    pub(super) route: Route,
    pub(super) strip: Strip,
}

impl Part {
    pub(super) fn is_asleep(&self) -> bool {
        self.engine.as_ref().is_none_or(|engine| engine.is_asleep())
    }
}
