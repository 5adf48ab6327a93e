//! The stroking hand: which way it travels, how its fingers spread, and what each does to a string.

mod style;

use style::Style;
pub(crate) use style::{force_gain, roughness};

use crate::{
    controls::{Articulation, Controls, StrokeDirection},
    dsp::noise::Random,
    exciters::pluck::Stroke,
    instruments::lute::{Build, TouchSpec},
};

/// Notes that arrive within this time belong to one stroke [E: a four-finger stroke takes 12–40 ms].
const STROKE_S: f64 = 0.025;

/// After this much rest the hand starts down again [by ear].
const REST_S: f64 = 0.6;

/// An up-stroke is tighter, softer and brighter [E: 5–20 ms, 2–5 dB].
const UP_SPREAD: f32 = 0.5;

const UP_GAIN: f32 = 0.70;

const UP_NAIL: f32 = 0.25;

/// Lightest of the fingers in a stroke, re the last [by ear].
const FIRST_FINGER_GAIN: f32 = 0.6;

/// Variation from stroke to stroke at full human variation, as standard deviations: four thirds of
/// what ablation on kin found best, which so lies at 75 %.
const LEVEL_SD_DB: f32 = 2.0;

const CONTACT_SD: f32 = 0.16;

const RELEASE_SD: f32 = 0.28;

const SPREAD_SD: f32 = 0.2;

/// Most sub-attacks of one stroke: four fingers over few strings, or one finger over all.
pub(crate) const MAX_SUB_ATTACKS: usize = 8;

const FEW_STRINGS: usize = 3;

/// Memory of the hand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RightHand {
    started: u64,
    is_up: bool,
    pub(crate) strokes: u32,
    /// Strings that it has struck, one bit each.
    struck: u32,
}

/// One finger's contact within a stroke.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SubAttack {
    /// 0 is the first string the hand meets.
    pub(crate) order: usize,
    pub(crate) delay_s: f32,
    pub(crate) gain: f32,
}

impl RightHand {
    pub(crate) fn new() -> Self {
        Self { started: 0, is_up: true, strokes: 0, struck: 0 }
    }

    pub(crate) fn is_up(&self) -> bool {
        self.is_up
    }

    /// Begins a stroke over `strings`, one bit each, or joins the one that has just begun if they were
    /// not struck in it.
    /// Returns whether it is a new one.
    pub(crate) fn begin(
        &mut self,
        now: u64,
        rate_hz: f64,
        strings: u32,
        controls: &Controls,
    ) -> bool {
        let since_s = (now - self.started) as f64 / rate_hz;
        let fresh = self.strokes == 0 || since_s > STROKE_S || strings & self.struck != 0;
        if !fresh {
            self.struck |= strings;
            return false;
        }
        let rested = self.strokes == 0 || since_s > REST_S;
        self.is_up = match controls.articulation {
            Articulation::Thumb => false,
            Articulation::Ilme => true,
            _ => match controls.stroke_direction {
                StrokeDirection::Down => false,
                StrokeDirection::Up => true,
                StrokeDirection::Alternate => !rested && !self.is_up,
            },
        };
        self.started = now;
        self.strokes = self.strokes.wrapping_add(1);
        self.struck = strings;
        true
    }

    /// The sub-attacks of a stroke over `strings` strings, in time order.
    pub(crate) fn fingers(
        &self,
        strings: usize,
        controls: &Controls,
        build: &Build,
        random: &mut Random,
    ) -> ([SubAttack; MAX_SUB_ATTACKS], usize) {
        let whole_hand = matches!(
            controls.articulation,
            Articulation::Stroke | Articulation::Choke | Articulation::Tyrnama
        );
        let fingers = if whole_hand && strings > 1 { controls.fingers } else { 1 };
        // One after another they meet few strings; many are swept at once.
        let more = if strings > FEW_STRINGS { 0 } else { fingers - 1 };
        let count = (strings + more).min(MAX_SUB_ATTACKS);
        let mut spread = controls.finger_spread_ms * 1.0e-3 * build.spread;
        if self.is_up {
            spread *= UP_SPREAD;
        }
        spread *= 1.0 + SPREAD_SD * controls.human * random.normal().clamp(-2.0, 2.0);
        let attacks = std::array::from_fn(|i| {
            let way = if count > 1 { i as f32 / (count - 1) as f32 } else { 0.0 };
            // A string's last finger is its loudest.
            let is_last = i + strings >= count;
            SubAttack {
                order: i % strings,
                delay_s: spread * way,
                gain: if is_last { 1.0 } else { FIRST_FINGER_GAIN },
            }
        });
        (attacks, count)
    }

    /// What one finger does, for a pulling force at fortissimo of `full_newton`.
    pub(crate) fn stroke(
        &self,
        touch: &TouchSpec,
        build: &Build,
        controls: &Controls,
        play: &Play,
        random: &mut Random,
    ) -> Stroke {
        let human = controls.human;
        let up = self.is_up;
        let style = Style::of(controls.articulation);
        let nail = controls.nail + build.nail + style.nail + 0.6 * (play.brightness - 0.5);
        let nail = (nail + if up { UP_NAIL } else { 0.0 }).clamp(0.0, 1.0);
        let between = |pair: [f32; 2]| pair[1] * (pair[0] / pair[1]).powf(nail);
        let level = LEVEL_SD_DB * human * random.normal() + style.level_db;
        let force = play.full_newton
            * force_gain(play.velocity, controls)
            * crate::units::db_to_gain(level)
            * if up { UP_GAIN } else { 1.0 };
        let vary = |sd: f32, random: &mut Random| (sd * human * random.normal()).exp();
        let contact = (play.contact + build.contact + style.contact) * vary(CONTACT_SD, random);
        // A hard stroke leaves the string faster.
        let haste = 1.25 - 0.5 * play.velocity;
        Stroke {
            force_newton: force,
            contact: contact.clamp(0.04, 0.5),
            pull_s: between(touch.pull_s),
            release_s: between(touch.release_s) * haste * vary(RELEASE_SD, random),
            scratch: between(touch.scratch) * 2.0 * controls.scratch * style.scratch,
            scratch_hz: 2_200.0 + 2_200.0 * nail,
            drag_s: style.drag_s,
            harmonic: play.harmonic,
            touch: style.touch,
            angle_rad: touch.angle_rad[usize::from(up)],
        }
    }
}

/// What the note asks of the hand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Play {
    pub(crate) full_newton: f32,
    pub(crate) velocity: f32,
    pub(crate) contact: f32,
    pub(crate) brightness: f32,
    pub(crate) harmonic: usize,
}
