//! The weave of the first part with the synth or the second part.

use kairat_engine::rack::BlendControls;
use nice_plug::prelude::{BoolParam, FloatParam, IntParam, Params};

use super::choice;
use super::declare::{Declare, even};
use super::stage::stage;
use super::text::Unit;

stage! {
    /// The weave of the first part with the synth or the second part.
    pub struct BlendParams in { entries: "", "Blend"; } {
        /// How they are woven.
        #[id = "blend_mode"]
        blend_mode: IntParam,
        /// With whom.
        #[id = "blend_partner"]
        blend_partner: IntParam,
        /// From the first part alone to its partner, 0–100 %.
        #[id = "blend"]
        blend: FloatParam,
        /// How far the partner's level is that of the first part, 0–100 %.
        #[id = "blend_follow"]
        blend_follow: FloatParam,
        /// Whether the first part speaks with its partner's envelope, and not the other way.
        #[id = "blend_turn"]
        blend_turn: BoolParam,
        /// Noise where the vocoder's envelope is unvoiced, 0–100 %.
        #[id = "blend_noise"]
        blend_noise: FloatParam,
        /// By how much the envelope is moved, −12–12 semitones.
        #[id = "blend_shift"]
        blend_shift: FloatParam,
    }
}

impl BlendParams {
    /// Declared.
    pub(super) fn new(declare: Declare) -> Self {
        let plain = BlendControls::default();
        Self {
            blend_mode: declare.choice("Blend mode", &choice::BLEND),
            blend_partner: declare.choice("Blend with", &choice::PARTNER),
            blend: declare.percent("Blend", plain.amount, (0.0, 1.0)),
            blend_follow: declare.percent("Blend follow", plain.follow, (0.0, 1.0)),
            blend_turn: declare.switch("Blend the other way", plain.is_turned),
            blend_noise: declare.percent("Blend noise", plain.noise, (0.0, 1.0)),
            blend_shift: declare.float(
                "Blend shift",
                plain.shift_semitones,
                even(-12.0, 12.0),
                Unit::Semitone,
            ),
        }
    }
}
