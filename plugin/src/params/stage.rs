//! The list of parameters, derived from the one declaration of each stage.

use nice_plug::prelude::{BoolParam, FloatParam, IntParam, Param, ParamFlags};

/// A parameter of any type, borrowed from its stage.
#[derive(Clone, Copy)]
pub enum ParamRef<'a> {
    /// A continuous one.
    Float(&'a FloatParam),
    /// A whole number, or a choice from a table.
    Int(&'a IntParam),
    /// A switch.
    Bool(&'a BoolParam),
}

impl<'a> From<&'a FloatParam> for ParamRef<'a> {
    fn from(param: &'a FloatParam) -> Self {
        Self::Float(param)
    }
}

impl<'a> From<&'a IntParam> for ParamRef<'a> {
    fn from(param: &'a IntParam) -> Self {
        Self::Int(param)
    }
}

impl<'a> From<&'a BoolParam> for ParamRef<'a> {
    fn from(param: &'a BoolParam) -> Self {
        Self::Bool(param)
    }
}

/// Does the same with whatever parameter it is.
macro_rules! each_kind {
    ($self:ident, $param:ident => $do:expr) => {
        match $self {
            ParamRef::Float($param) => $do,
            ParamRef::Int($param) => $do,
            ParamRef::Bool($param) => $do,
        }
    };
}

impl<'a> ParamRef<'a> {
    /// Display name.
    #[must_use]
    pub fn name(self) -> &'a str {
        each_kind!(self, param => param.name())
    }

    /// Unit without its space, empty if there is none.
    #[must_use]
    pub fn unit(self) -> &'static str {
        each_kind!(self, param => param.unit()).trim_start()
    }

    /// Where it stands without the host's modulation, 0–1.
    #[must_use]
    pub fn normalized(self) -> f32 {
        each_kind!(self, param => param.unmodulated_normalized_value())
    }

    /// Where it stands at first, 0–1.
    #[must_use]
    pub fn default_normalized(self) -> f32 {
        each_kind!(self, param => param.default_normalized_value())
    }

    /// The plain value it stands at first.
    #[must_use]
    pub fn default_plain(self) -> f32 {
        match self {
            Self::Float(param) => param.default_plain_value(),
            Self::Int(param) => param.default_plain_value() as f32,
            Self::Bool(param) => f32::from(u8::from(param.default_plain_value())),
        }
    }

    /// Steps from one end to the other, or nothing if it moves continuously.
    #[must_use]
    pub fn steps(self) -> Option<usize> {
        each_kind!(self, param => param.step_count())
    }

    /// Text with its unit at a normalised position.
    #[must_use]
    pub fn text(self, normalized: f32) -> String {
        each_kind!(self, param => param.normalized_value_to_string(normalized, true))
    }

    /// The normalised position of what somebody typed; beyond an end is that end.
    #[must_use]
    pub fn parse(self, typed: &str) -> Option<f32> {
        each_kind!(self, param => param.string_to_normalized_value(typed))
    }

    /// The plain value at a normalised position: in the parameter's unit, an index, or 0 and 1.
    #[must_use]
    pub fn plain(self, normalized: f32) -> f32 {
        match self {
            Self::Float(param) => param.preview_plain(normalized),
            Self::Int(param) => param.preview_plain(normalized) as f32,
            Self::Bool(param) => f32::from(u8::from(param.preview_plain(normalized))),
        }
    }

    /// Whether hosts offer it for automation.
    #[must_use]
    pub fn is_automatable(self) -> bool {
        !each_kind!(self, param => param.flags()).contains(ParamFlags::NON_AUTOMATABLE)
    }
}

/// A parameter with its place in the tree.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// Name of the stage it belongs to.
    pub group: &'static str,
    /// Final id.
    pub id: &'static str,
    /// The parameter itself.
    pub param: ParamRef<'a>,
}

/// Declares a stage: a struct the framework can read, and the list of what is in it. Where it is
/// used, the framework's `Params` must be in scope. A stage that the second part has too names its group
/// there.
macro_rules! stage {
    (
        $(#[doc = $about:literal])*
        pub struct $name:ident in $group:literal and $second:literal {
            $( $(#[doc = $doc:literal])* #[id = $id:tt] $field:ident: $kind:ty, )*
        }
    ) => {
        stage! {
            $(#[doc = $about])*
            pub struct $name in $group {
                $( $(#[doc = $doc])* #[id = $id] $field: $kind, )*
            }
        }

        impl $name {
            /// The same as they stand in the second part.
            pub(super) fn entries_of_second(
                &self,
            ) -> impl Iterator<Item = $crate::params::Entry<'_>> {
                [ $( $crate::params::Entry {
                    group: $second,
                    id: concat!("b_", $id),
                    param: (&self.$field).into(),
                } ),* ].into_iter()
            }
        }
    };
    (
        $(#[doc = $about:literal])*
        pub struct $name:ident in $group:literal {
            $( $(#[doc = $doc:literal])* #[id = $id:tt] $field:ident: $kind:ty, )*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Params)]
        pub struct $name {
            $( $(#[doc = $doc])* #[id = $id] pub $field: $kind, )*
        }

        impl $name {
            /// Every parameter of the stage, in order.
            pub(super) fn entries(&self) -> impl Iterator<Item = $crate::params::Entry<'_>> {
                [ $( $crate::params::Entry {
                    group: $group,
                    id: $id,
                    param: (&self.$field).into(),
                } ),* ].into_iter()
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new($crate::params::declare::Declare::FIRST)
            }
        }
    };
}
pub(super) use stage;
