//! Ties a control to a parameter: what it is called here, and how the host hears of its moves.

use nice_plug::prelude::{Param, ParamSetter};

use super::{
    text::{Words, choices, numbers, parameters},
    value::Value,
};
use crate::params::{Entry, KairatParams, ParamRef};

/// The parameters of one instance as the window sees them.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    params: &'a KairatParams,
    setter: &'a ParamSetter<'a>,
    words: Words,
}

impl<'a> Desk<'a> {
    /// The parameters, how to move them, and the language they are named in.
    #[must_use]
    pub fn new(params: &'a KairatParams, setter: &'a ParamSetter<'a>, words: Words) -> Self {
        Self { params, setter, words }
    }

    /// The parameter with this id, as a control takes it.
    #[must_use]
    pub fn value(&self, id: &str) -> Option<Bound<'a>> {
        let entry = self.params.entries().find(|entry| entry.id == id)?;
        Some(Bound { entry, setter: self.setter, words: self.words })
    }
}

/// One parameter behind a control.
pub struct Bound<'a> {
    entry: Entry<'a>,
    setter: &'a ParamSetter<'a>,
    words: Words,
}

/// Does the same with whatever parameter it is.
macro_rules! with_param {
    ($self:ident, $param:ident => $do:expr) => {
        match $self.entry.param {
            ParamRef::Float($param) => $do,
            ParamRef::Int($param) => $do,
            ParamRef::Bool($param) => $do,
        }
    };
}

impl Value for Bound<'_> {
    fn id(&self) -> &'static str {
        self.entry.id
    }

    fn name(&self) -> &'static str {
        parameters::of(self.entry.id).map_or(self.entry.id, |said| self.words.say(&said.name))
    }

    fn sentence(&self) -> &'static str {
        parameters::of(self.entry.id).map_or("", |said| self.words.say(&said.sentence))
    }

    fn position(&self) -> f32 {
        self.entry.param.normalized()
    }

    fn default_position(&self) -> f32 {
        self.entry.param.default_normalized()
    }

    fn modulated(&self) -> Option<f32> {
        let now = with_param!(self, param => param.modulated_normalized_value());
        ((now - self.position()).abs() > SEEN).then_some(now)
    }

    fn steps(&self) -> Option<usize> {
        self.entry.param.steps()
    }

    fn text(&self, position: f32) -> String {
        let named = choices::of(self.entry.id);
        if named.is_empty() {
            return numbers::written(self.words, &self.entry.param.text(position));
        }
        let index = (position * (named.len() - 1) as f32).round() as usize;
        named.get(index).map_or_else(String::new, |name| self.words.say(name).to_owned())
    }

    fn parse(&self, typed: &str) -> Option<f32> {
        self.entry.param.parse(&numbers::typed(self.words, typed))
    }

    fn plain(&self, position: f32) -> f32 {
        self.entry.param.plain(position)
    }

    fn position_of(&self, plain: f32) -> f32 {
        match self.entry.param {
            ParamRef::Float(param) => param.preview_normalized(plain),
            ParamRef::Int(param) => param.preview_normalized(plain.round() as i32),
            ParamRef::Bool(param) => param.preview_normalized(plain > 0.5),
        }
    }

    fn begin(&self) {
        with_param!(self, param => self.setter.begin_set_parameter(param));
    }

    fn set(&self, position: f32) {
        with_param!(self, param => self.setter.set_parameter_normalized(param, position));
    }

    fn end(&self) {
        with_param!(self, param => self.setter.end_set_parameter(param));
    }
}

/// Smallest distance of modulation that a ring shows.
const SEEN: f32 = 0.002;
