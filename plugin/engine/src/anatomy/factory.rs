//! Two builds that the story behind Kairat tells of.

use super::controls::{AnatomyControls, BodyKind, Build, ExciterKind, ResonatorKind};

/// A balaban with strings under the fingers and beats in it: a reed blows strings, and a drum's skin sings
/// with them. Breath opens it.
pub const KAIRAT_BALABAN: AnatomyControls = AnatomyControls {
    coupling: 0.35,
    interval_semitones: -12.0,
    hardness: 0.35,
    brightness: 0.45,
    damping: 1.6,
    noise: 0.4,
    body: 0.55,
    attack_s: 0.05,
    release_s: 0.5,
    glide_s: 0.05,
    builds: [Build { exciter: ExciterKind::Reed, resonator: ResonatorKind::String }; 2],
    second: ResonatorKind::String,
    body_kind: BodyKind::DrumSkin,
    is_mono: true,
    ..AnatomyControls::DEFAULT
};

/// The soaring voice: a qobyz that turns into a sybyzghy as it is pressed.
pub const KUIY: AnatomyControls = AnatomyControls {
    morph_pressure: 1.0,
    synth: 0.35,
    noise: 0.45,
    body: 0.5,
    attack_s: 0.12,
    release_s: 0.6,
    glide_s: 0.08,
    builds: [
        Build { exciter: ExciterKind::Bow, resonator: ResonatorKind::String },
        Build { exciter: ExciterKind::Jet, resonator: ResonatorKind::OpenBore },
    ],
    body_kind: BodyKind::HalfSkin,
    is_mono: true,
    ..AnatomyControls::DEFAULT
};
