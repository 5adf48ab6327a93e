//! The finish: drive, equaliser, compressor, chorus, delay and the limiter behind them.

use nice_plug::prelude::{BoolParam, FloatParam, IntParam, Params};

use super::choice;
use super::declare::{Declare, centred, even};
use super::stage::stage;
use super::text::Unit;

stage! {
    /// The finish: drive, equaliser, compressor, chorus, delay and the limiter behind them.
    pub struct FinishParams in { entries: "", "Finish"; } {
        /// Room and finish as a whole; the limiter stays.
        #[id = "effects_on"]
        effects_on: BoolParam,
        /// Whether the true-peak limiter stands at the end.
        #[id = "limiter_on"]
        limiter_on: BoolParam,
        /// Whether the drive works.
        #[id = "drive_on"]
        drive_on: BoolParam,
        /// Gain into its curve, 0–36 dB.
        #[id = "drive_gain"]
        drive_gain: FloatParam,
        /// How far it leans to one side, 0–100 %.
        #[id = "drive_lean"]
        drive_lean: FloatParam,
        /// Whether the equaliser works.
        #[id = "eq_on"]
        eq_on: BoolParam,
        /// Corner of the low shelf, 30–800 Hz.
        #[id = "eq_low_hz"]
        eq_low_hz: FloatParam,
        /// Gain of the low shelf, −12–12 dB.
        #[id = "eq_low"]
        eq_low: FloatParam,
        /// Middle of the peak, 60–7000 Hz.
        #[id = "eq_peak_hz"]
        eq_peak_hz: FloatParam,
        /// Gain of the peak, −12–12 dB.
        #[id = "eq_peak"]
        eq_peak: FloatParam,
        /// Narrowness of the peak, 0.5–8.
        #[id = "eq_peak_q"]
        eq_peak_q: FloatParam,
        /// Corner of the high shelf, 1500–10000 Hz.
        #[id = "eq_high_hz"]
        eq_high_hz: FloatParam,
        /// Gain of the high shelf, −12–12 dB.
        #[id = "eq_high"]
        eq_high: FloatParam,
        /// Whether the compressor works.
        #[id = "comp_on"]
        comp_on: BoolParam,
        /// Level above which it works, −60–0 dB.
        #[id = "comp_threshold"]
        comp_threshold: FloatParam,
        /// Decibels in for one out, 1–20.
        #[id = "comp_ratio"]
        comp_ratio: FloatParam,
        /// Width of its bend, 0–24 dB.
        #[id = "comp_knee"]
        comp_knee: FloatParam,
        /// Time in which it takes, 0.1–100 ms.
        #[id = "comp_attack"]
        comp_attack: FloatParam,
        /// Time in which it gives back, 10–2000 ms.
        #[id = "comp_release"]
        comp_release: FloatParam,
        /// Gain behind it, 0–24 dB.
        #[id = "comp_makeup"]
        comp_makeup: FloatParam,
        /// Whether the chorus works.
        #[id = "chorus_on"]
        chorus_on: BoolParam,
        /// Turns of its voices, 0.05–5 Hz.
        #[id = "chorus_rate"]
        chorus_rate: FloatParam,
        /// How far they go, 0–100 %.
        #[id = "chorus_depth"]
        chorus_depth: FloatParam,
        /// Their level, 0–100 %.
        #[id = "chorus_mix"]
        chorus_mix: FloatParam,
        /// Whether the delay works.
        #[id = "delay_on"]
        delay_on: BoolParam,
        /// Its time as a note of the host's tempo.
        #[id = "delay_note"]
        delay_note: IntParam,
        /// Straight, dotted or triplet.
        #[id = "delay_feel"]
        delay_feel: IntParam,
        /// Its time where it is free, 1–2000 ms.
        #[id = "delay_time"]
        delay_time: FloatParam,
        /// What comes round again, 0–95 %.
        #[id = "delay_feedback"]
        delay_feedback: FloatParam,
        /// Corner of the low-pass in its loop, 300–20000 Hz.
        #[id = "delay_tone"]
        delay_tone: FloatParam,
        /// Repeats go from side to side.
        #[id = "delay_ping_pong"]
        delay_ping_pong: BoolParam,
        /// Level of the repeats, 0–100 %.
        #[id = "delay_mix"]
        delay_mix: FloatParam,
    }
}

impl FinishParams {
    /// Declared.
    pub(super) fn new(declare: Declare) -> Self {
        let percent = |name, default| declare.float(name, default, even(0.0, 100.0), Unit::Percent);
        let gain = |name| declare.float(name, 0.0, even(-12.0, 12.0), Unit::Decibel);
        let hz = |name, default, low, high| {
            declare.float(name, default, centred(low, high, default), Unit::Hertz)
        };
        let ms = |name, default, low, high| {
            declare.float(name, default, centred(low, high, default), Unit::Millisecond)
        };
        Self {
            effects_on: declare.switch("Effects on", true),
            limiter_on: declare.switch("Limiter on", true),
            drive_on: declare.switch("Drive on", false),
            drive_gain: declare.float("Drive", 12.0, even(0.0, 36.0), Unit::Decibel),
            drive_lean: percent("Drive lean", 0.0),
            eq_on: declare.switch("EQ on", false),
            eq_low_hz: hz("EQ low corner", 150.0, 30.0, 800.0),
            eq_low: gain("EQ low"),
            eq_peak_hz: hz("EQ peak middle", 1_000.0, 60.0, 7_000.0),
            eq_peak: gain("EQ peak"),
            eq_peak_q: declare.float("EQ peak Q", 0.7, centred(0.5, 8.0, 2.0), Unit::Times),
            eq_high_hz: hz("EQ high corner", 5_000.0, 1_500.0, 10_000.0),
            eq_high: gain("EQ high"),
            comp_on: declare.switch("Compressor on", false),
            comp_threshold: declare.float("Threshold", -18.0, even(-60.0, 0.0), Unit::Decibel),
            comp_ratio: declare.float("Ratio", 3.0, centred(1.0, 20.0, 3.0), Unit::Times),
            comp_knee: declare.float("Knee", 6.0, even(0.0, 24.0), Unit::Decibel),
            comp_attack: ms("Compressor attack", 10.0, 0.1, 100.0),
            comp_release: ms("Compressor release", 150.0, 10.0, 2_000.0),
            comp_makeup: declare.float("Makeup", 0.0, even(0.0, 24.0), Unit::Decibel),
            chorus_on: declare.switch("Chorus on", false),
            chorus_rate: hz("Chorus rate", 0.6, 0.05, 5.0),
            chorus_depth: percent("Chorus depth", 40.0),
            chorus_mix: percent("Chorus mix", 40.0),
            delay_on: declare.switch("Delay on", false),
            delay_note: declare.choice("Delay note", &choice::NOTE_VALUE),
            delay_feel: declare.choice("Delay feel", &choice::FEEL),
            delay_time: ms("Delay time", 300.0, 1.0, 2_000.0),
            delay_feedback: declare.float("Delay feedback", 35.0, even(0.0, 95.0), Unit::Percent),
            delay_tone: hz("Delay tone", 5_000.0, 300.0, 20_000.0),
            delay_ping_pong: declare.switch("Delay ping-pong", false),
            delay_mix: percent("Delay mix", 30.0),
        }
    }
}
