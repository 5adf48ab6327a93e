//! Parameters to the engine's [`Controls`]: units of the panel to units of the physics.

use kairat_engine::Controls;

use crate::params::KairatParams;
use crate::params::choice::{self, chosen};

/// What every parameter says now, the host's modulation included, at the host's tempo if it has one.
pub(super) fn controls(params: &KairatParams, tempo_bpm: Option<f64>) -> Controls {
    let KairatParams {
        instrument,
        right_hand,
        body,
        left_hand,
        player,
        output,
        phrasing,
        skin,
        ..
    } = params;
    let played = choice::instrument(&instrument.instrument);
    let variant = chosen(&choice::VARIANT, &instrument.variant);
    Controls {
        variant: played.variants.iter().position(|known| known.id == variant).unwrap_or(0),
        material: chosen(&choice::MATERIAL, &instrument.material),
        string_interval: chosen(&choice::STRING_INTERVAL, &instrument.string_interval),
        fret_map: chosen(&choice::FRET_MAP, &instrument.fret_map),
        a4_hz: instrument.a4.value(),
        contact_point: right_hand.contact_point.value(),
        nail: fraction(right_hand.nail.value()),
        stroke_direction: chosen(&choice::STROKE_DIRECTION, &right_hand.stroke_direction),
        articulation: chosen(&choice::ARTICULATION, &right_hand.articulation),
        fingers: right_hand.fingers.value().unsigned_abs() as usize,
        finger_spread_ms: right_hand.finger_spread.value(),
        scratch: fraction(right_hand.scratch.value()),
        dynamics_curve: fraction(right_hand.dynamics_curve.value()),
        dynamics_range_db: right_hand.dynamics_range.value(),
        body_size: body.body_size.value(),
        damping: body.damping.value(),
        release_s: left_hand.release.value() / 1_000.0,
        glide: fraction(left_hand.glide.value()),
        sympathy: left_hand.sympathy.value(),
        drone: left_hand.drone.value(),
        slide_mode: chosen(&choice::SLIDE_MODE, &left_hand.slide_mode),
        bend_range_semitones: player.bend_range.value() as f32,
        vibrato_rate_hz: left_hand.vibrato_rate.value(),
        human: fraction(player.human.value()),
        width: fraction(output.width.value()),
        output_db: output.output.value(),
        seed: player.seed.value().unsigned_abs(),
        vibrato: fraction(phrasing.vibrato.value()),
        auto_expression: fraction(phrasing.auto_expression.value()),
        onset: fraction(phrasing.onset.value()),
        portamento: fraction(phrasing.portamento.value()),
        intonation: fraction(phrasing.intonation.value()),
        skill: fraction(phrasing.skill.value()),
        noise: fraction(phrasing.noise.value()),
        embouchure: fraction(phrasing.embouchure.value()),
        companion: fraction(phrasing.companion.value()),
        companion_semitones: phrasing.companion_pitch.value(),
        rattle: fraction(skin.rattle.value()),
        weather_cents: skin.weather.value(),
        hardness: fraction(skin.hardness.value()),
        mouth: fraction(skin.mouth.value()),
        throat: fraction(skin.throat.value()),
        magnet: fraction(skin.magnet.value()),
        tremolo_hz: chosen(&choice::PULSE, &phrasing.tremolo_sync)
            .hz(phrasing.tremolo_rate.value(), tempo_bpm),
    }
}

fn fraction(percent: f32) -> f32 {
    percent / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_panel_starts_where_the_engine_does() {
        assert_eq!(controls(&KairatParams::default(), Some(120.0)), Controls::default());
    }
}
