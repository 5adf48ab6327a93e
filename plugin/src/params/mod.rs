//! What the player can turn: one struct per stage, declared once, listed from the declaration.

pub mod choice;
pub mod text;

mod anatomy;
mod blend;
mod body;
mod declare;
mod describe;
mod finish;
mod instrument;
mod layer;
mod left_hand;
mod modulation;
mod output;
mod parts;
mod phrasing;
mod player;
mod right_hand;
mod second;
mod skin;
mod space;
mod stage;
mod synth;
pub mod target;
mod window;

use nice_plug::prelude::Params;

use crate::state::SchemaMark;

pub use anatomy::{AnatomyParams, AnatomyPlaceParams};
pub use blend::BlendParams;
pub use body::BodyParams;
pub use describe::{ParamInfo, TEXT_POSITIONS, clap_id, describe, parse, text};
pub use finish::FinishParams;
pub use instrument::InstrumentParams;
pub use layer::LayerParams;
pub use left_hand::LeftHandParams;
pub use modulation::{MacroParams, ModulationParams, SlotParams};
pub use output::OutputParams;
pub use parts::PartsParams;
pub use phrasing::PhrasingParams;
pub use player::PlayerParams;
pub use right_hand::RightHandParams;
pub use second::SecondParams;
pub use skin::SkinParams;
pub use space::SpaceParams;
pub use stage::{Entry, ParamRef};
pub use synth::{
    EnvelopeParams, ExpressionParams, FilterParams, LfoParams, OperatorParams, OscillatorParams,
    PlayParams, SynthParams, ToneParams, UnisonParams,
};
pub use window::{Language, Theme, Window, WindowCell};

/// Every parameter of an instance, and what its window remembers.
#[derive(Default, Params)]
pub struct KairatParams {
    /// The instrument as it was built and tuned.
    #[nested(group = "Instrument")]
    pub instrument: InstrumentParams,
    /// Where, with what and how hard the strings are met.
    #[nested(group = "Right hand")]
    pub right_hand: RightHandParams,
    /// The body and the losses of the strings.
    #[nested(group = "Body")]
    pub body: BodyParams,
    /// Stopping, sliding, vibrato, and what rings free.
    #[nested(group = "Left hand")]
    pub left_hand: LeftHandParams,
    /// What differs from stroke to stroke, and how a controller is understood.
    #[nested(group = "Player")]
    pub player: PlayerParams,
    /// What leaves the instrument.
    #[nested(group = "Output")]
    pub output: OutputParams,
    /// How bow and breath phrase a note.
    #[nested(group = "Bow and breath")]
    pub phrasing: PhrasingParams,
    /// What drums and tongues answer to.
    #[nested(group = "Skin and mouth")]
    pub skin: SkinParams,
    /// Who takes part, on which keys, how loud and where.
    #[nested(group = "Parts")]
    pub parts: PartsParams,
    /// The second part's instrument.
    #[nested(id_prefix = "b", group = "Part B")]
    pub second: SecondParams,
    /// Where it sounds, and who listens.
    #[nested(group = "Space")]
    pub space: SpaceParams,
    /// What is done to the sound last.
    #[nested(group = "Finish")]
    pub finish: FinishParams,
    /// The synth among the parts.
    #[nested(group = "Parts")]
    pub layer: LayerParams,
    /// How the first part is woven with another.
    #[nested(group = "Blend")]
    pub blend: BlendParams,
    /// The synth's panel.
    #[nested(group = "Synth")]
    pub synth: SynthParams,
    /// What whatever slots take for their source.
    #[nested(group = "Macros")]
    pub macros: MacroParams,
    /// What moves what.
    #[nested(group = "Modulation")]
    pub modulation: ModulationParams,
    /// The anatomy among the parts.
    #[nested(group = "Parts")]
    pub anatomy_place: AnatomyPlaceParams,
    /// The anatomy's panel.
    #[nested(id_prefix = "anatomy", group = "Anatomy")]
    pub anatomy: AnatomyParams,
    /// How the window was left.
    #[persist = "window"]
    pub window: WindowCell,
    /// Marks a saved state as ours.
    #[persist = "kairat_schema"]
    schema: SchemaMark,
}

impl KairatParams {
    /// Every parameter, in the order hosts show it.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let Self {
            instrument,
            right_hand,
            body,
            left_hand,
            player,
            output,
            phrasing,
            skin,
            parts,
            second,
            space,
            finish,
            layer,
            blend,
            synth,
            macros,
            modulation,
            anatomy_place,
            anatomy,
            ..
        } = self;
        instrument
            .entries()
            .chain(right_hand.entries())
            .chain(body.entries())
            .chain(left_hand.entries())
            .chain(player.entries())
            .chain(output.entries())
            .chain(phrasing.entries())
            .chain(skin.entries())
            .chain(parts.entries())
            .chain(second.entries())
            .chain(space.entries())
            .chain(finish.entries())
            .chain(layer.entries())
            .chain(blend.entries())
            .chain(synth.entries())
            .chain(macros.entries())
            .chain(modulation.entries())
            .chain(anatomy_place.entries())
            .chain(anatomy.entries())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_what_the_framework_sees() {
        let params = KairatParams::default();
        let ours: Vec<_> =
            params.entries().map(|entry| (entry.id.to_owned(), entry.group.to_owned())).collect();
        let theirs: Vec<_> =
            params.param_map().into_iter().map(|(id, _, group)| (id, group)).collect();
        assert_eq!(ours, theirs);
    }

    #[test]
    fn text_reads_back_everywhere() {
        let params = KairatParams::default();
        for entry in params.entries() {
            for step in 0..=20_u8 {
                let text = entry.param.text(f32::from(step) / 20.0);
                let position = entry.param.parse(&text);
                let again = position.map(|position| entry.param.text(position));
                assert_eq!(again.as_ref(), Some(&text), "{}", entry.id);
            }
        }
    }
}
