//! The patches that come with Kairat: what stands elsewhere than at first, as somebody would type it.

/// One patch.
#[derive(Debug)]
pub struct Patch {
    /// Final id, lower-case ASCII.
    pub id: &'static str,
    /// Display name.
    pub name: &'static str,
    /// Ids of parameters and what is typed there; all else stands at its default.
    pub settings: &'static [(&'static str, &'static str)],
}

/// All of them.
pub const PATCHES: [Patch; 3] = [
    Patch { id: "plain", name: "Dombra", settings: &[] },
    // The balaban of the story: reed-blown strings over a drum's skin, and a second string below them.
    Patch {
        id: "kairats_balaban",
        name: "Kairat's balaban",
        settings: &[
            ("a_on", "Off"),
            ("anatomy_on", "On"),
            ("anatomy_exciter", "Double reed"),
            ("anatomy_resonator", "String"),
            ("anatomy_exciter2", "Double reed"),
            ("anatomy_resonator2", "String"),
            ("anatomy_body_kind", "Drum skin"),
            ("anatomy_second", "String"),
            ("anatomy_coupling", "35"),
            ("anatomy_interval", "-12"),
            ("anatomy_hardness", "35"),
            ("anatomy_brightness", "45"),
            ("anatomy_damping", "1.6"),
            ("anatomy_noise", "40"),
            ("anatomy_body", "55"),
            ("anatomy_attack", "0.05"),
            ("anatomy_release", "0.5"),
            ("anatomy_glide", "0.05"),
            ("anatomy_mono", "On"),
            ("human", "30"),
            ("drums_on", "On"),
            ("drums_high", "47"),
            ("anatomy_low", "48"),
            ("space_on", "On"),
            ("space_mix", "25"),
        ],
    },
    // The soaring voice of the story: a qobyz that turns into a sybyzghy as it is pressed, over a slow synth.
    Patch {
        id: "kuiy",
        name: "Kuiy",
        settings: &[
            ("instrument", "Qyl-qobyz"),
            ("b_instrument", "Sybyzghy"),
            ("a_level", "-6"),
            ("blend_mode", "Morph to part B"),
            ("blend", "0"),
            ("mod1_source", "Pressure"),
            ("mod1_target", "Blend"),
            ("mod1_depth", "100"),
            ("mod2_source", "Pressure"),
            ("mod2_target", "Cutoff"),
            ("mod2_depth", "30"),
            ("synth_on", "On"),
            ("synth_level", "-14"),
            ("env1_attack", "1.6"),
            ("env1_release", "2.5"),
            ("env1_sustain", "100"),
            ("filter_cutoff", "900"),
            ("filter_envelope", "0"),
            ("unison_copies", "3"),
            ("osc2_coarse", "-12"),
            ("space_on", "On"),
            ("space_mix", "40"),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params;

    #[test]
    fn every_setting_makes_sense() {
        for patch in &PATCHES {
            for (id, typed) in patch.settings {
                assert!(params::parse(id, typed).is_some(), "{}: {id} at {typed}", patch.id);
            }
        }
    }
}
