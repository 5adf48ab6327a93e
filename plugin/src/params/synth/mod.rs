//! The synth's panel: two oscillators, filter, envelopes, low-frequency oscillators, copies, playing.

mod envelope;
mod expression;
mod filter;
mod lfo;
mod operator;
mod play;
mod tone;
mod unison;

use kairat_engine::synth::{SynthControls, ToneControls};
use nice_plug::prelude::Params;

use super::{Entry, declare::Declare};
pub use envelope::EnvelopeParams;
pub use expression::ExpressionParams;
pub use filter::FilterParams;
pub use lfo::LfoParams;
pub use operator::OperatorParams;
pub use play::PlayParams;
pub use tone::ToneParams;
pub use unison::UnisonParams;

/// An oscillator with its operators.
#[derive(Params)]
pub struct OscillatorParams {
    /// What it is made of.
    #[nested(group = "Tone")]
    pub tone: ToneParams,
    /// The first operator.
    #[nested(id_prefix = "op1", group = "Operator 1")]
    pub first: OperatorParams,
    /// The second.
    #[nested(id_prefix = "op2", group = "Operator 2")]
    pub second: OperatorParams,
    /// The third.
    #[nested(id_prefix = "op3", group = "Operator 3")]
    pub third: OperatorParams,
    /// The fourth, which may move itself.
    #[nested(id_prefix = "op4", group = "Operator 4")]
    pub fourth: OperatorParams,
}

impl OscillatorParams {
    fn new(names: [&'static str; 5], plain: &ToneControls) -> Self {
        let [tone, first, second, third, fourth] = names.map(Declare::of_voices);
        Self {
            tone: ToneParams::starting(tone, plain),
            first: OperatorParams::new(first),
            second: OperatorParams::new(second),
            third: OperatorParams::new(third),
            fourth: OperatorParams::new(fourth),
        }
    }

    fn entries_of_first(&self) -> impl Iterator<Item = Entry<'_>> {
        let Self { tone, first, second, third, fourth } = self;
        tone.entries()
            .chain(first.entries())
            .chain(second.entries_1_2())
            .chain(third.entries_1_3())
            .chain(fourth.entries_1_4())
    }

    fn entries_of_second(&self) -> impl Iterator<Item = Entry<'_>> {
        let Self { tone, first, second, third, fourth } = self;
        tone.entries_of_second()
            .chain(first.entries_2_1())
            .chain(second.entries_2_2())
            .chain(third.entries_2_3())
            .chain(fourth.entries_2_4())
    }
}

/// Everything on the synth's panel.
#[derive(Params)]
pub struct SynthParams {
    /// The first oscillator.
    #[nested(id_prefix = "osc1", group = "Oscillator 1")]
    pub first: OscillatorParams,
    /// The second oscillator.
    #[nested(id_prefix = "osc2", group = "Oscillator 2")]
    pub second: OscillatorParams,
    /// The filter.
    #[nested(id_prefix = "filter", group = "Filter")]
    pub filter: FilterParams,
    /// The envelope of the level.
    #[nested(id_prefix = "env1", group = "Envelope 1")]
    pub level: EnvelopeParams,
    /// The envelope of the cutoff.
    #[nested(id_prefix = "env2", group = "Envelope 2")]
    pub cutoff: EnvelopeParams,
    /// The free envelope.
    #[nested(id_prefix = "env3", group = "Envelope 3")]
    pub free: EnvelopeParams,
    /// The first low-frequency oscillator.
    #[nested(id_prefix = "lfo1", group = "LFO 1")]
    pub lfo1: LfoParams,
    /// The second.
    #[nested(id_prefix = "lfo2", group = "LFO 2")]
    pub lfo2: LfoParams,
    /// The third.
    #[nested(id_prefix = "lfo3", group = "LFO 3")]
    pub lfo3: LfoParams,
    /// Copies of each oscillator.
    #[nested(id_prefix = "unison", group = "Unison")]
    pub unison: UnisonParams,
    /// How keys are played.
    #[nested(id_prefix = "synth", group = "Play")]
    pub play: PlayParams,
    /// What the player's expression does.
    #[nested(id_prefix = "synth", group = "Expression")]
    pub expression: ExpressionParams,
}

impl Default for SynthParams {
    fn default() -> Self {
        let [lfo1, lfo2, lfo3] =
            ["LFO 1 ", "LFO 2 ", "LFO 3 "].map(Declare::of_voices).map(LfoParams::new);
        let plain = SynthControls::default();
        let names = ["Env 1 ", "Env 2 ", "Env 3 "].map(Declare::of_voices);
        let [level, cutoff, free] =
            [0, 1, 2].map(|i| EnvelopeParams::starting(names[i], &plain.envelopes[i]));
        Self {
            first: OscillatorParams::new(
                ["Osc 1 ", "Osc 1 op 1 ", "Osc 1 op 2 ", "Osc 1 op 3 ", "Osc 1 op 4 "],
                &plain.oscillators[0].tone,
            ),
            second: OscillatorParams::new(
                ["Osc 2 ", "Osc 2 op 1 ", "Osc 2 op 2 ", "Osc 2 op 3 ", "Osc 2 op 4 "],
                &plain.oscillators[1].tone,
            ),
            filter: FilterParams::new(Declare::of_voices("")),
            level,
            cutoff,
            free,
            lfo1,
            lfo2,
            lfo3,
            unison: UnisonParams::new(Declare::of_voices("")),
            play: PlayParams::new(Declare::of_voices("")),
            expression: ExpressionParams::new(Declare::of_voices("")),
        }
    }
}

impl SynthParams {
    /// Every parameter, in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let Self {
            first,
            second,
            filter,
            level,
            cutoff,
            free,
            lfo1,
            lfo2,
            lfo3,
            unison,
            play,
            expression,
        } = self;
        first
            .entries_of_first()
            .chain(second.entries_of_second())
            .chain(filter.entries())
            .chain(level.entries())
            .chain(cutoff.entries_of_second())
            .chain(free.entries_of_third())
            .chain(lfo1.entries())
            .chain(lfo2.entries_of_second())
            .chain(lfo3.entries_of_third())
            .chain(unison.entries())
            .chain(play.entries())
            .chain(expression.entries())
    }
}
