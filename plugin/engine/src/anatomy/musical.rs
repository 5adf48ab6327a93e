//! Which of the many make music: pairs in tune over two octaves, each with its body.

use super::controls::{BodyKind, Build, ExciterKind, ResonatorKind};

/// An exciter on a resonator on a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Exciter and resonator.
    pub build: Build,
    /// What radiates.
    pub body: BodyKind,
}

const fn pair(exciter: ExciterKind, resonator: ResonatorKind, body: BodyKind) -> Pair {
    Pair { build: Build { exciter, resonator }, body }
}

/// The list.
#[rustfmt::skip]
pub const MUSICAL: [Pair; 48] = {
    use BodyKind::{Bowl, DrumSkin, Flare, HalfSkin, Lute, None};
    use ExciterKind::{Bow, Jet, Lip, Pluck, Reed, Stroke, Synth};
    use ResonatorKind::{Bore, OpenBore, Skin, String, Vessel};
    const BREATH: ExciterKind = ExciterKind::Tongue;
    const STEEL: ResonatorKind = ResonatorKind::Tongue;
    [
        pair(Pluck, String, Lute), pair(Pluck, String, HalfSkin), pair(Pluck, String, DrumSkin),
        pair(Pluck, Bore, None), pair(Pluck, OpenBore, Bowl), pair(Pluck, Vessel, None),
        pair(Pluck, Skin, Bowl), pair(Pluck, STEEL, Lute), pair(Pluck, STEEL, Bowl),
        pair(Stroke, String, Lute), pair(Stroke, String, Bowl), pair(Stroke, Bore, None),
        pair(Stroke, Vessel, Bowl), pair(Stroke, Skin, DrumSkin), pair(Stroke, STEEL, Lute),
        pair(Bow, String, HalfSkin), pair(Bow, String, Lute), pair(Bow, String, DrumSkin),
        pair(Reed, String, DrumSkin), pair(Reed, String, HalfSkin), pair(Reed, Bore, None),
        pair(Reed, Bore, Flare), pair(Reed, OpenBore, None), pair(Reed, Vessel, Bowl),
        pair(Reed, Skin, DrumSkin), pair(Reed, STEEL, Lute),
        pair(Jet, String, Lute), pair(Jet, String, HalfSkin), pair(Jet, Bore, None),
        pair(Jet, OpenBore, None), pair(Jet, OpenBore, HalfSkin), pair(Jet, Vessel, None),
        pair(Jet, Skin, DrumSkin), pair(Jet, STEEL, Bowl),
        pair(Lip, String, Flare), pair(Lip, OpenBore, Flare), pair(Lip, Skin, DrumSkin),
        pair(BREATH, String, Lute), pair(BREATH, Bore, None), pair(BREATH, OpenBore, Flare),
        pair(BREATH, Vessel, Bowl), pair(BREATH, Skin, DrumSkin), pair(BREATH, STEEL, None),
        pair(Synth, String, Lute), pair(Synth, OpenBore, None), pair(Synth, Skin, DrumSkin),
        pair(Synth, STEEL, Bowl), pair(Synth, Vessel, Bowl),
    ]
};
