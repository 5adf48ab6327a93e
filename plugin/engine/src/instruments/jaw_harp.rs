//! What a jaw harp's file must say.

/// Tongue, frame and mouth.
#[derive(Debug)]
pub(crate) struct JawHarpSpec {
    /// Pitch of the reed, one per variant.
    pub(crate) reed_midi: &'static [f64],
    /// Keys that change the reed instead of picking a partial of it.
    pub(crate) reed_keys: (u8, u8),
    /// Modes of the tongue, re the first.
    pub(crate) mode_ratios: [f64; 4], // a clamped bar [G]
    /// What the tongue is made of, in the order of the instrument's materials.
    pub(crate) tongues: &'static [Tongue],
    /// Swing of the tip at fortissimo.
    pub(crate) swing_m: f64,
    /// Rest of the tip beside the middle of the frame.
    pub(crate) rest_m: f64,
    /// Rise in pitch of a swing at fortissimo.
    pub(crate) glide_cents: f64,
    /// Contact of the plucking finger: soft, hard.
    pub(crate) contact_s: [f64; 2],
    /// Flow that breath adds in the slot, re the tip's speed at fortissimo.
    pub(crate) breath_flow: f64,
    /// Growth of the swing under full breath, per second.
    pub(crate) breath_drive_per_s: f64,
    /// Swing that full breath keeps up, re fortissimo.
    pub(crate) breath_swing: f64,
    /// Breath noise re the flow of breath.
    pub(crate) breath_noise: f32,
    /// The mouth.
    pub(crate) mouth: MouthSpec,
}

/// One way of making the tongue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tongue {
    /// T60 of the first mode's swing.
    pub(crate) t60_s: f64,
    /// T60 of the inharmonic modes.
    pub(crate) twang_s: f64,
    /// Half the depth of the slot.
    pub(crate) slot_m: f64,
    /// How far a swinging tongue smears its passage, re the swing: it is bent and passes bit by bit.
    pub(crate) smear: f64,
}

/// The air that answers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MouthSpec {
    /// Where the mouth's formant may lie.
    pub(crate) formant_hz: [f64; 2],
    /// The mouth's own range when the key chooses a reed.
    pub(crate) open_hz: [f64; 2],
    /// Q of the melody formant: loose, held firmly.
    pub(crate) formant_q: [f64; 2],
    /// Share of that Q which is left while the glottis is open.
    pub(crate) exhaled: f64,
    /// Range of the throat.
    pub(crate) throat_hz: [f64; 2],
    pub(crate) throat_q: f64,
    /// Fixed formants: frequency, Q, level in dB.
    pub(crate) fixed: [(f64, f64, f64); 4], // [E]
    /// Level of melody and throat in dB.
    pub(crate) formant_db: f64,
    pub(crate) throat_db: f64,
    /// Highest partial that can be picked.
    pub(crate) partials: f64,
}
