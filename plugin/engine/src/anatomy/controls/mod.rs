//! The panel of an anatomy: plain data, and an address for everything on it that moves continuously.

mod choices;

pub use choices::{BodyKind, Build, ExciterKind, ResonatorKind};

/// A plain struct of continuous controls with ranges, and an enum that names them; then choices.
macro_rules! panel {
    (
        { $($(#[$doc:meta])* $field:ident, $variant:ident: $low:literal, $high:literal, $default:literal;)* }
        { $($(#[$choice_doc:meta])* $choice:ident: $kind:ty = $choice_default:expr;)* }
    ) => {
        /// Everything on the panel.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct AnatomyControls {
            $($(#[$doc])* pub $field: f32,)*
            $($(#[$choice_doc])* pub $choice: $kind,)*
        }

        /// Names one continuous control of the panel.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Target {
            $($(#[$doc])* $variant,)*
        }

        impl Target {
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

        impl AnatomyControls {
            /// The panel as it stands before anybody touches it.
            pub const DEFAULT: Self = Self {
                $($field: $default,)*
                $($choice: $choice_default,)*
            };

            /// The control of that name.
            #[must_use]
            pub fn field_mut(&mut self, target: Target) -> &mut f32 {
                match target {
                    $(Target::$variant => &mut self.$field,)*
                }
            }

            /// The control of that name.
            #[must_use]
            pub fn field(&self, target: Target) -> f32 {
                match target {
                    $(Target::$variant => self.$field,)*
                }
            }

            /// Takes what cannot move smoothly from another panel.
            pub(crate) fn choose(&mut self, other: &Self) {
                $(self.$choice = other.$choice;)*
            }
        }
    };
}

panel! {
    {
        /// From the first build (0) to the second (1).
        morph, Morph: 0.0, 1.0, 0.0;
        /// How far pressure moves that, −1–1.
        morph_pressure, MorphPressure: -1.0, 1.0, 0.0;
        /// How firmly the exciter holds the resonator, re a matched pair, 0.25–4.
        grip, Grip: 0.25, 4.0, 1.0;
        /// How firmly the second resonator is tied to the first, 0–1; 0 is not at all.
        coupling, Coupling: 0.0, 1.0, 0.0;
        /// Interval of the second resonator over the key, −24–24 semitones.
        interval_semitones, Interval: -24.0, 24.0, 0.0;
        /// How much the synth drives the resonator beside the exciter, 0–1.
        synth, Synth: 0.0, 1.0, 0.0;
        /// Where a string or skin is touched, as a share of it, 0.02–0.5.
        position, Position: 0.02, 0.5, 0.12;
        /// Losses re the resonator's own, 0.25–4.
        damping, Damping: 0.25, 4.0, 1.0;
        /// High modes against low ones, 0 dark – 0.5 – 1 bright.
        brightness, Brightness: 0.0, 1.0, 0.5;
        /// Stiffness of a string, 0–1.
        stiffness, Stiffness: 0.0, 1.0, 0.2;
        /// Flesh or nail, soft or hard felt, loose or firm lips, 0–1.
        hardness, Hardness: 0.0, 1.0, 0.5;
        /// Breath and hair that are heard, 0–1.
        noise, Noise: 0.0, 1.0, 0.3;
        /// What is heard: the resonator (0) or its body (1).
        body, Body: 0.0, 1.0, 0.6;
        /// Size of the body, 0.5–2.
        body_size, BodySize: 0.5, 2.0, 1.0;
        /// Width of the picture, 0–1.
        width, Width: 0.0, 1.0, 0.5;
        /// Time in which bow or breath comes, 0.005–2 s.
        attack_s, Attack: 0.005, 2.0, 0.03;
        /// Time in which the hand ends the tone after the key, 0.02–10 s.
        release_s, Release: 0.02, 10.0, 0.3;
        /// How much velocity counts, 0–1.
        velocity, Velocity: 0.0, 1.0, 0.7;
        /// How much breath takes over from velocity once it moves, 0–1.
        breath, Breath: 0.0, 1.0, 1.0;
        /// Vibrato under full modulation, 0–2 semitones.
        vibrato_semitones, VibratoDepth: 0.0, 2.0, 0.35;
        /// Rate of the vibrato, 1–10 Hz.
        vibrato_hz, VibratoRate: 1.0, 10.0, 5.2;
        /// Time of a glide between keys that are played as one, 0–2 s.
        glide_s, Glide: 0.0, 2.0, 0.03;
        /// How unlike two notes are, 0–1.
        human, Human: 0.0, 1.0, 0.3;
        /// Reference of A4, 400–480 Hz.
        a4_hz, A4: 400.0, 480.0, 440.0;
        /// Level of the whole, −60–12 dB.
        level_db, Level: -60.0, 12.0, 0.0;
    }
    {
        /// What is played at both ends of the morph.
        builds: [Build; 2] = [Build { exciter: ExciterKind::Pluck, resonator: ResonatorKind::String }; 2];
        /// The second resonator, tied to the first.
        second: ResonatorKind = ResonatorKind::Skin;
        /// What radiates.
        body_kind: BodyKind = BodyKind::Lute;
        /// Resonators as they were loaded, instead of those of the builds.
        is_loaded: bool = false;
        /// The played pitch stays at the key, however firmly two resonators pull at each other.
        is_locked: bool = true;
        /// One note at a time; keys that overlap are tied.
        is_mono: bool = false;
        /// Seed of all that varies.
        seed: u32 = 1;
    }
}

impl Default for AnatomyControls {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl AnatomyControls {
    /// The same with every number in its range; what is not a number takes its default.
    #[must_use]
    pub fn clamped(mut self) -> Self {
        for &target in Target::ALL {
            let (low, high) = target.range();
            let field = self.field_mut(target);
            *field = if field.is_finite() {
                field.clamp(low, high)
            } else {
                Self::DEFAULT.field(target)
            };
        }
        self
    }

    /// Whether a change to another panel exchanges what sounds, so that it needs a moment of silence.
    pub(crate) fn is_built_like(&self, other: &Self) -> bool {
        let built = |panel: &Self| (panel.builds, panel.second, panel.body_kind, panel.is_loaded);
        built(self) == built(other)
    }
}
