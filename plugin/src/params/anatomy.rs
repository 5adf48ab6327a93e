//! The anatomy: any exciter on any resonator on any body, with a second resonator tied to the first.

use kairat_engine::anatomy::{AnatomyControls, Target};
use nice_plug::prelude::{BoolParam, FloatParam, IntParam, Params};

use super::declare::{Declare, bent, centred, even, evenly};
use super::{choice, stage::stage, text::Unit};

stage! {
    /// What the anatomy is put together from, and how it is played.
    pub struct AnatomyParams in {
        entries: "anatomy_", "Anatomy";
    } {
        /// What sets the resonator in motion.
        #[id = "exciter"]
        exciter: IntParam,
        /// What resonates.
        #[id = "resonator"]
        resonator: IntParam,
        /// What sets it in motion at the other end of the morph.
        #[id = "exciter2"]
        exciter2: IntParam,
        /// What resonates at the other end of the morph.
        #[id = "resonator2"]
        resonator2: IntParam,
        /// What radiates.
        #[id = "body_kind"]
        body_kind: IntParam,
        /// A second resonator, tied to the first.
        #[id = "second"]
        second: IntParam,
        /// The key keeps its pitch however firmly two resonators pull.
        #[id = "lock"]
        lock: BoolParam,
        /// One note at a time, tied where keys overlap.
        #[id = "mono"]
        mono: BoolParam,
        /// From the first build to the second.
        #[id = "morph"]
        morph: FloatParam,
        /// How far pressure moves the morph.
        #[id = "morph_pressure"]
        morph_pressure: FloatParam,
        /// How firmly the exciter holds the resonator.
        #[id = "grip"]
        grip: FloatParam,
        /// How firmly the second resonator is tied.
        #[id = "coupling"]
        coupling: FloatParam,
        /// Of the second resonator over the key.
        #[id = "interval"]
        interval: FloatParam,
        /// How much the synth drives the resonator.
        #[id = "synth"]
        synth: FloatParam,
        /// Where a string or skin is touched.
        #[id = "position"]
        position: FloatParam,
        /// Losses against the resonator's own.
        #[id = "damping"]
        damping: FloatParam,
        /// High modes against low ones.
        #[id = "brightness"]
        brightness: FloatParam,
        /// Of a string.
        #[id = "stiffness"]
        stiffness: FloatParam,
        /// Flesh or nail, soft or hard felt, loose or firm lips.
        #[id = "hardness"]
        hardness: FloatParam,
        /// Breath and hair that are heard.
        #[id = "noise"]
        noise: FloatParam,
        /// The resonator alone, or its body.
        #[id = "body"]
        body: FloatParam,
        /// Size of the body.
        #[id = "body_size"]
        body_size: FloatParam,
        /// Width of the picture.
        #[id = "width"]
        width: FloatParam,
        /// Time in which bow or breath comes.
        #[id = "attack"]
        attack: FloatParam,
        /// Time in which the hand ends the tone.
        #[id = "release"]
        release: FloatParam,
        /// How much velocity counts.
        #[id = "velocity"]
        velocity: FloatParam,
        /// How much breath takes over once it moves.
        #[id = "breath"]
        breath: FloatParam,
        /// Depth under full modulation.
        #[id = "vibrato"]
        vibrato: FloatParam,
        /// How fast it is.
        #[id = "vibrato_rate"]
        vibrato_rate: FloatParam,
        /// Time of the way between tied keys.
        #[id = "glide"]
        glide: FloatParam,
    }
}

impl AnatomyParams {
    /// Declared.
    #[expect(clippy::too_many_lines, reason = "a line for each parameter")]
    pub(super) fn new(declare: Declare) -> Self {
        let plain = AnatomyControls::DEFAULT;
        let percent = |name, at, range| declare.percent(name, at, range);
        Self {
            exciter: declare.choice("Anatomy exciter", &choice::EXCITER),
            resonator: declare.choice("Anatomy resonator", &choice::RESONATOR),
            exciter2: declare.choice("Anatomy exciter 2", &choice::EXCITER),
            resonator2: declare.choice("Anatomy resonator 2", &choice::RESONATOR),
            body_kind: declare.choice("Anatomy body", &choice::BODY),
            second: declare.choice_at(
                "Anatomy second resonator",
                &choice::RESONATOR,
                &plain.second,
            ),
            lock: declare.switch("Anatomy pitch lock", plain.is_locked),
            mono: declare.switch("Anatomy mono", plain.is_mono),
            morph: percent("Anatomy morph", plain.morph, Target::Morph.range()),
            morph_pressure: percent(
                "Anatomy morph by pressure",
                plain.morph_pressure,
                Target::MorphPressure.range(),
            ),
            grip: declare.float(
                "Anatomy grip",
                plain.grip,
                bent(Target::Grip.range(), 1.0),
                Unit::Times,
            ),
            coupling: percent("Anatomy coupling", plain.coupling, Target::Coupling.range()),
            interval: declare.float(
                "Anatomy interval",
                plain.interval_semitones,
                evenly(Target::Interval.range()),
                Unit::Semitone,
            ),
            synth: percent("Anatomy driven by the synth", plain.synth, Target::Synth.range()),
            position: percent("Anatomy position", plain.position, Target::Position.range()),
            damping: declare.float(
                "Anatomy damping",
                plain.damping,
                bent(Target::Damping.range(), 1.0),
                Unit::Times,
            ),
            brightness: percent("Anatomy brightness", plain.brightness, Target::Brightness.range()),
            stiffness: percent("Anatomy stiffness", plain.stiffness, Target::Stiffness.range()),
            hardness: percent("Anatomy hardness", plain.hardness, Target::Hardness.range()),
            noise: percent("Anatomy noise", plain.noise, Target::Noise.range()),
            body: percent("Anatomy body mix", plain.body, Target::Body.range()),
            body_size: declare.float(
                "Anatomy body size",
                plain.body_size,
                bent(Target::BodySize.range(), 1.0),
                Unit::Times,
            ),
            width: percent("Anatomy width", plain.width, Target::Width.range()),
            attack: declare.float(
                "Anatomy attack",
                plain.attack_s,
                bent(Target::Attack.range(), 0.1),
                Unit::Second,
            ),
            release: declare.float(
                "Anatomy release",
                plain.release_s,
                bent(Target::Release.range(), 0.5),
                Unit::Second,
            ),
            velocity: percent("Anatomy velocity", plain.velocity, Target::Velocity.range()),
            breath: percent("Anatomy breath", plain.breath, Target::Breath.range()),
            vibrato: declare.float(
                "Anatomy vibrato",
                plain.vibrato_semitones,
                evenly(Target::VibratoDepth.range()),
                Unit::Semitone,
            ),
            vibrato_rate: declare.float(
                "Anatomy vibrato rate",
                plain.vibrato_hz,
                evenly(Target::VibratoRate.range()),
                Unit::Hertz,
            ),
            glide: declare.float(
                "Anatomy glide",
                plain.glide_s,
                bent(Target::Glide.range(), 0.2),
                Unit::Second,
            ),
        }
    }
}

stage! {
    /// The anatomy among the parts: whether it plays, on which keys, how loud and where.
    pub struct AnatomyPlaceParams in { entries: "", "Parts"; } {
        /// Whether the anatomy plays.
        #[id = "anatomy_on"]
        on: BoolParam,
        /// Level of the anatomy, −60–12 dB.
        #[id = "anatomy_level"]
        level: FloatParam,
        /// Where the anatomy stands, −100 left – 100 right.
        #[id = "anatomy_pan"]
        pan: FloatParam,
        /// Lowest key of the anatomy.
        #[id = "anatomy_low"]
        low: IntParam,
        /// Highest key of the anatomy.
        #[id = "anatomy_high"]
        high: IntParam,
        /// From the played key to the one that the anatomy sounds, in semitones.
        #[id = "anatomy_transpose"]
        transpose: IntParam,
        /// Whether the first part's instrument plays.
        #[id = "a_on"]
        a_on: BoolParam,
    }
}

impl AnatomyPlaceParams {
    /// Declared.
    pub(super) fn new(declare: Declare) -> Self {
        Self {
            on: declare.switch("Anatomy on", false),
            level: declare.float("Anatomy level", 0.0, centred(-60.0, 12.0, -12.0), Unit::Decibel),
            pan: declare.float("Anatomy pan", 0.0, even(-100.0, 100.0), Unit::Percent),
            low: declare.count("Anatomy lowest key", 0, (0, 127), Unit::Count),
            high: declare.count("Anatomy highest key", 127, (0, 127), Unit::Count),
            transpose: declare.count("Anatomy transpose", 0, (-48, 48), Unit::Semitone),
            a_on: declare.switch("A on", true),
        }
    }
}
