//! Parameters to the engine's [`RackControls`]: units of the panel to units of the physics.

use kairat_engine::{
    Controls, RackControls,
    rack::{BlendMode, End, PartControls, Place, Slot},
};

use nice_plug::prelude::{FloatParam, IntParam};

use super::{anatomy, effects, synth};
use crate::params::choice::{self, chosen};
use crate::params::{
    BodyParams, InstrumentParams, KairatParams, LeftHandParams, OutputParams, PartsParams,
    PhrasingParams, PlayerParams, RightHandParams, SecondParams, SkinParams,
};

/// What every parameter says now, the host's modulation included, at the host's tempo if it has one.
pub(super) fn controls(params: &KairatParams, tempo_bpm: Option<f64>) -> RackControls {
    let [a, b, drums] = places(&params.parts);
    let a = Place { is_on: params.anatomy_place.a_on.value(), ..a };
    let PartsParams { drums_hardness, drums_weather, drums_rattle, .. } = &params.parts;
    let mut parts = [PartControls::default(); Slot::COUNT];
    let PlayerParams { human, seed, .. } = &params.player;
    parts[Slot::A.index()] =
        PartControls { instrument: panel(&first(params), &params.player, tempo_bpm), place: a };
    parts[Slot::B.index()] =
        PartControls { instrument: panel(&second(params), &params.player, tempo_bpm), place: b };
    parts[Slot::Percussion.index()] = PartControls {
        instrument: Controls {
            human: fraction(human.value()),
            seed: seed.value().unsigned_abs(),
            hardness: fraction(drums_hardness.value()),
            weather_cents: drums_weather.value(),
            rattle: fraction(drums_rattle.value()),
            ..Controls::default()
        },
        place: drums,
    };
    RackControls {
        parts,
        layer: synth::layer(params),
        built: anatomy::built(params),
        blend: effects::blend(&params.blend),
        modulation: effects::modulation(params),
        space: effects::space(params),
        finish: effects::finish(&params.finish, tempo_bpm),
    }
}

/// What is heard of the parts.
fn places(params: &PartsParams) -> [Place; Slot::COUNT] {
    let PartsParams {
        a_level,
        a_pan,
        a_low,
        a_high,
        a_transpose,
        b_on,
        b_level,
        b_pan,
        b_low,
        b_high,
        b_transpose,
        drums_on,
        drums_level,
        drums_pan,
        drums_low,
        drums_high,
        drums_transpose,
        ..
    } = params;
    let place =
        |is_on, level: &FloatParam, pan: &FloatParam, keys: [&IntParam; 2], by: &IntParam| Place {
            is_on,
            level_db: level.value(),
            pan: fraction(pan.value()),
            keys: keys.map(key),
            transpose: by.value() as i8,
        };
    [
        place(true, a_level, a_pan, [a_low, a_high], a_transpose),
        place(b_on.value(), b_level, b_pan, [b_low, b_high], b_transpose),
        place(drums_on.value(), drums_level, drums_pan, [drums_low, drums_high], drums_transpose),
    ]
}

/// The two instruments of a morph, while there is one.
pub(crate) fn morph_ends(params: &KairatParams) -> Option<[End; 2]> {
    let is_morph = chosen(&choice::BLEND, &params.blend.blend_mode) == BlendMode::Morph;
    let end = |stages: &Stages<'_>| End {
        instrument: choice::instrument(&stages.instrument.instrument),
        variant: variant(stages.instrument),
        material: chosen(&choice::MATERIAL, &stages.instrument.material),
    };
    is_morph.then(|| [end(&first(params)), end(&second(params))])
}

/// Place of the chosen variant among the instrument's own, or its first.
fn variant(params: &InstrumentParams) -> usize {
    let wanted = chosen(&choice::VARIANT, &params.variant);
    let known = choice::instrument(&params.instrument).variants;
    known.iter().position(|known| known.id == wanted).unwrap_or(0)
}

/// The stages of one part.
struct Stages<'a> {
    instrument: &'a InstrumentParams,
    right_hand: &'a RightHandParams,
    body: &'a BodyParams,
    left_hand: &'a LeftHandParams,
    output: &'a OutputParams,
    phrasing: &'a PhrasingParams,
    skin: &'a SkinParams,
}

fn first(params: &KairatParams) -> Stages<'_> {
    let KairatParams { instrument, right_hand, body, left_hand, output, phrasing, skin, .. } =
        params;
    Stages { instrument, right_hand, body, left_hand, output, phrasing, skin }
}

fn second(params: &KairatParams) -> Stages<'_> {
    let SecondParams { instrument, right_hand, body, left_hand, output, phrasing, skin } =
        &params.second;
    Stages { instrument, right_hand, body, left_hand, output, phrasing, skin }
}

/// What the panel of one part says.
fn panel(stages: &Stages<'_>, player: &PlayerParams, tempo_bpm: Option<f64>) -> Controls {
    let Stages { instrument, right_hand, body, left_hand, output, phrasing, skin } = stages;
    Controls {
        variant: variant(instrument),
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

pub(super) fn key(param: &IntParam) -> u8 {
    param.value().clamp(0, 127) as u8
}

pub(super) fn fraction(percent: f32) -> f32 {
    percent / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_panel_starts_where_the_engine_does() {
        let panel = controls(&KairatParams::default(), Some(120.0));
        assert_eq!(panel, RackControls::default());
    }
}
