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

/// Declares a stage: a struct the framework can read, and a list of what is in it for each place where
/// it stands: the list's name, what ids begin with there, and the group. Where it is used, the
/// framework's `Params` must be in scope.
macro_rules! stage {
    (
        $(#[doc = $about:literal])*
        pub struct $name:ident in {
            $( $list:ident: $prefix:literal, $group:literal; )+
        } $fields:tt
    ) => {
        stage! { @declare [$(#[doc = $about])*] $name $fields }
        $( stage! { @list $name $list $prefix $group $fields } )+

        impl Default for $name {
            fn default() -> Self {
                Self::new($crate::params::declare::Declare::FIRST)
            }
        }
    };
    (@declare [$($about:tt)*] $name:ident {
        $( $(#[doc = $doc:literal])* #[id = $id:tt] $field:ident: $kind:ty, )*
    }) => {
        $($about)*
        #[derive(Params)]
        pub struct $name {
            $( $(#[doc = $doc])* #[id = $id] pub $field: $kind, )*
        }
    };
    (@list $name:ident $list:ident $prefix:literal $group:literal {
        $( $(#[doc = $doc:literal])* #[id = $id:tt] $field:ident: $kind:ty, )*
    }) => {
        impl $name {
            #[doc = concat!("Every parameter of the stage as `", $group, "`, in order.")]
            pub(in crate::params) fn $list(
                &self,
            ) -> impl Iterator<Item = $crate::params::Entry<'_>> {
                [ $( $crate::params::Entry {
                    group: $group,
                    id: concat!($prefix, $id),
                    param: (&self.$field).into(),
                } ),* ].into_iter()
            }
        }
    };
}
pub(super) use stage;
