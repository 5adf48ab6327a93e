//! The modes of a rattle from its numbers.

use crate::{
    dsp::noise::Random, instruments::skin::RattleSpec, resonators::jingles::Jingle,
    units::db_to_gain,
};

/// Where one thing peaks that is struck alone, re full scale, as far as a hand evens them out [by ear:
/// small things are struck harder, and stay softer].
const ALONE: f64 = 0.62;
const EVENED: f64 = 0.7;

/// What a rattle is made of.
pub(super) struct Things {
    pub(super) modes: Vec<Jingle>,
    /// How much harder each thing is hit if it is struck alone.
    pub(super) alone: Vec<f32>,
    /// T60 of what rings longest.
    pub(super) longest_s: f64,
}

pub(super) fn things(spec: &RattleSpec, random: &mut Random) -> Things {
    let (mut modes, mut alone) = (Vec::new(), Vec::new());
    let mut longest_s = 0.0_f64;
    for (thing, it) in spec.things.iter().enumerate() {
        let level = spec.level * f64::from(db_to_gain(it.level_db as f32));
        let mut all = 0.0;
        for ratio in it.ratios {
            let frequency_hz = it.frequency_hz * ratio;
            let decay_per_s = std::f64::consts::PI * it.frequency_hz * ratio.sqrt() / it.q;
            longest_s = longest_s.max(6.91 / decay_per_s);
            let side = 0.45 * f64::from(random.bipolar());
            let level = level / ratio.sqrt();
            // The contact is a low-pass of two poles.
            let short = std::f64::consts::TAU * frequency_hz * it.contact_s;
            all += level / (1.0 + short * short);
            modes.push(Jingle {
                thing,
                frequency_hz,
                decay_per_s,
                heard: [level * (1.0 - side), level * (1.0 + side)],
                contact_s: it.contact_s,
            });
        }
        alone.push((ALONE / all).powf(EVENED) as f32);
    }
    Things { modes, alone, longest_s }
}
