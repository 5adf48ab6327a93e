//! The synth's panel: plain data, and an address for everything on it that moves continuously.

mod choices;
mod group;
mod groups;
mod tone;

pub use crate::controls::Feel;
pub use choices::{
    AnalogueShape, Division, FilterKind, GlideMode, LfoShape, NoiseColour, OscillatorKind, PlayMode,
};
pub use groups::{
    EnvelopeControls, EnvelopeTarget, ExpressionControls, ExpressionTarget, FilterControls,
    FilterTarget, LfoControls, LfoTarget, PlayControls, PlayTarget, UnisonControls, UnisonTarget,
};
pub use tone::{OperatorControls, OperatorTarget, ToneControls, ToneTarget};

/// Oscillators of a voice.
pub const OSCILLATORS: usize = 2;
/// Operators of an FM oscillator.
pub const OPERATORS: usize = 4;
/// Envelopes: of level, of cutoff, and a free one.
pub const ENVELOPES: usize = 3;
/// Low-frequency oscillators.
pub const LFOS: usize = 3;
/// Most copies of an oscillator.
pub const COPIES: usize = 8;

/// An oscillator.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OscillatorControls {
    /// All but its operators.
    pub tone: ToneControls,
    /// Operators of the FM kind.
    pub operators: [OperatorControls; OPERATORS],
}

/// Everything on the synth's panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SynthControls {
    /// The oscillators.
    pub oscillators: [OscillatorControls; OSCILLATORS],
    /// The filter.
    pub filter: FilterControls,
    /// Level, cutoff, and a free one.
    pub envelopes: [EnvelopeControls; ENVELOPES],
    /// The low-frequency oscillators.
    pub lfos: [LfoControls; LFOS],
    /// Copies of each oscillator.
    pub unison: UnisonControls,
    /// How keys are played.
    pub play: PlayControls,
    /// What expression does.
    pub expression: ExpressionControls,
}

impl Default for SynthControls {
    fn default() -> Self {
        let mut oscillators = [OscillatorControls::default(); OSCILLATORS];
        oscillators[1].tone.fine_cents = 7.0;
        let mut envelopes = [EnvelopeControls::default(); ENVELOPES];
        envelopes[1].sustain = 0.3;
        envelopes[2].sustain = 0.0;
        Self {
            oscillators,
            filter: FilterControls::default(),
            envelopes,
            lfos: [LfoControls::default(); LFOS],
            unison: UnisonControls::default(),
            play: PlayControls::default(),
            expression: ExpressionControls::default(),
        }
    }
}

/// Names one continuous control of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Of oscillator 0 or 1.
    Tone(usize, ToneTarget),
    /// Of an oscillator's operator 0–3.
    Operator(usize, usize, OperatorTarget),
    /// Of the filter.
    Filter(FilterTarget),
    /// Of envelope 0, 1 or 2.
    Envelope(usize, EnvelopeTarget),
    /// Of LFO 0, 1 or 2.
    Lfo(usize, LfoTarget),
    /// Of the copies.
    Unison(UnisonTarget),
    /// Of playing.
    Play(PlayTarget),
    /// Of expression.
    Expression(ExpressionTarget),
}

impl Target {
    /// Every continuous control; allocates.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for i in 0..OSCILLATORS {
            all.extend(ToneTarget::ALL.iter().map(|&target| Self::Tone(i, target)));
            for k in 0..OPERATORS {
                all.extend(OperatorTarget::ALL.iter().map(|&target| Self::Operator(i, k, target)));
            }
        }
        all.extend(FilterTarget::ALL.iter().map(|&target| Self::Filter(target)));
        for i in 0..ENVELOPES {
            all.extend(EnvelopeTarget::ALL.iter().map(|&target| Self::Envelope(i, target)));
        }
        for i in 0..LFOS {
            all.extend(LfoTarget::ALL.iter().map(|&target| Self::Lfo(i, target)));
        }
        all.extend(UnisonTarget::ALL.iter().map(|&target| Self::Unison(target)));
        all.extend(PlayTarget::ALL.iter().map(|&target| Self::Play(target)));
        all.extend(ExpressionTarget::ALL.iter().map(|&target| Self::Expression(target)));
        all
    }

    /// Lowest and highest value.
    #[must_use]
    pub fn range(self) -> (f32, f32) {
        match self {
            Self::Tone(_, target) => target.range(),
            Self::Operator(_, _, target) => target.range(),
            Self::Filter(target) => target.range(),
            Self::Envelope(_, target) => target.range(),
            Self::Lfo(_, target) => target.range(),
            Self::Unison(target) => target.range(),
            Self::Play(target) => target.range(),
            Self::Expression(target) => target.range(),
        }
    }
}

impl SynthControls {
    /// The control of that name; none if it counts past what there is.
    #[must_use]
    pub fn field_mut(&mut self, target: Target) -> Option<&mut f32> {
        match target {
            Target::Tone(i, target) => Some(self.oscillators.get_mut(i)?.tone.field_mut(target)),
            Target::Operator(i, k, target) => {
                Some(self.oscillators.get_mut(i)?.operators.get_mut(k)?.field_mut(target))
            }
            Target::Filter(target) => Some(self.filter.field_mut(target)),
            Target::Envelope(i, target) => Some(self.envelopes.get_mut(i)?.field_mut(target)),
            Target::Lfo(i, target) => Some(self.lfos.get_mut(i)?.field_mut(target)),
            Target::Unison(target) => Some(self.unison.field_mut(target)),
            Target::Play(target) => Some(self.play.field_mut(target)),
            Target::Expression(target) => Some(self.expression.field_mut(target)),
        }
    }

    /// The same with every number in its range; what is not a number takes its group's default.
    #[must_use]
    pub fn clamped(self) -> Self {
        let mut unison = self.unison.clamped();
        unison.copies = unison.copies.clamp(1, COPIES);
        Self {
            oscillators: self.oscillators.map(|oscillator| OscillatorControls {
                tone: oscillator.tone.clamped(),
                operators: oscillator.operators.map(OperatorControls::clamped),
            }),
            filter: self.filter.clamped(),
            envelopes: self.envelopes.map(EnvelopeControls::clamped),
            lfos: self.lfos.map(LfoControls::clamped),
            unison,
            play: self.play.clamped(),
            expression: self.expression.clamped(),
        }
    }

    /// Whether a change to another panel exchanges what sounds, so that it needs a moment of silence.
    pub(crate) fn is_built_like(&self, other: &Self) -> bool {
        let built = |controls: &Self| {
            let oscillators = controls.oscillators.map(|oscillator| {
                let tone = oscillator.tone;
                let fixed = oscillator.operators.map(|operator| operator.is_fixed);
                (tone.kind, tone.shape, tone.wavetable, tone.algorithm, tone.noise, fixed)
            });
            (oscillators, controls.filter.kind, controls.filter.is_driven, controls.unison.copies)
        };
        built(self) == built(other)
    }

    /// Takes what cannot move smoothly from another panel.
    pub(crate) fn choose(&mut self, other: &Self) {
        for (mine, theirs) in self.oscillators.iter_mut().zip(&other.oscillators) {
            mine.tone.choose(&theirs.tone);
            for (mine, theirs) in mine.operators.iter_mut().zip(&theirs.operators) {
                mine.choose(theirs);
            }
        }
        self.filter.choose(&other.filter);
        for (mine, theirs) in self.envelopes.iter_mut().zip(&other.envelopes) {
            mine.choose(theirs);
        }
        for (mine, theirs) in self.lfos.iter_mut().zip(&other.lfos) {
            mine.choose(theirs);
        }
        self.unison.choose(&other.unison);
        self.play.choose(&other.play);
        self.expression.choose(&other.expression);
    }
}
