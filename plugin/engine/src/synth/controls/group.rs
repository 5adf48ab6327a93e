//! One declaration per group of controls: its fields, their ranges, and the address of each.

/// A plain struct of continuous controls with ranges and of choices, and an enum that names the
/// continuous ones.
macro_rules! group {
    (
        $(#[$meta:meta])* $name:ident, $target:ident {
            $($(#[$doc:meta])* $field:ident, $variant:ident: $low:literal, $high:literal, $default:literal;)*
        } {
            $($(#[$choice_doc:meta])* $choice:ident: $kind:ty = $choice_default:expr;)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name {
            $($(#[$doc])* pub $field: f32,)*
            $($(#[$choice_doc])* pub $choice: $kind,)*
        }

        #[doc = concat!("Names the continuous controls of [`", stringify!($name), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $target {
            $($(#[$doc])* $variant,)*
        }

        impl $target {
            /// All of them, in the order of the fields.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Lowest and highest value.
            #[must_use]
            pub const fn range(self) -> (f32, f32) {
                match self {
                    $(Self::$variant => ($low, $high),)*
                }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $default,)* $($choice: $choice_default,)* }
            }
        }

        impl $name {
            /// The control of that name.
            #[must_use]
            pub fn field_mut(&mut self, target: $target) -> &mut f32 {
                match target {
                    $($target::$variant => &mut self.$field,)*
                }
            }

            /// The same with every number in its range; what is not a number takes its default.
            #[must_use]
            pub fn clamped(mut self) -> Self {
                let mut default = Self::default();
                for &target in $target::ALL {
                    let (low, high) = target.range();
                    let field = self.field_mut(target);
                    *field = if field.is_finite() {
                        field.clamp(low, high)
                    } else {
                        *default.field_mut(target)
                    };
                }
                self
            }

            /// Takes what cannot move smoothly from another panel.
            pub(crate) fn choose(&mut self, other: &Self) {
                let _ = other;
                $(self.$choice = other.$choice;)*
            }
        }
    };
}
pub(super) use group;
