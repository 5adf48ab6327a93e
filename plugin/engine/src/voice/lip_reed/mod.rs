//! A trumpet or horn as one voice: lips on an air column.
//!
//! Path: gesture → register, tension, breath → lips ⇄ column → wave at the throat → bell → air.

mod blow;
#[cfg(test)]
mod facts;
mod intonation;
mod player;
mod register;

use blow::Air;
use intonation::Ear;
use pulp::Simd;
use register::Registers;

use super::{
    source::Push,
    sustained::{
        gesture::{Gesture, Onset},
        mechanism::Mechanism,
    },
};
use crate::{
    bodies::wall::Wall,
    controls::{Articulation, Controls},
    dsp::{hiss::Hiss, noise::Random, simd::TICK},
    exciters::lips::Lips,
    instruments::{lip_reed::LipReedSpec, manner::Manner},
    resonators::{
        bell::Bell,
        column::{Column, MODES},
        horn::{self, Pole},
    },
    view::{View, shown},
};

/// Soft lips swallow the tone once the breath has gone, per second [E: silent within 150 ms].
const SLACK_LOSS_PER_S: f64 = 14.0;
/// Wave of a source of full scale re the lips' stiffness [by ear: a mezzoforte tone].
const PUSH: f32 = 1.0;
/// Share of the wave that leaves under a source of full scale [by ear: as at half the effort].
const PUSHED_SOFTLY: f32 = 0.5;
/// Lips and column move at every fourth tick.
const SLOW: usize = 4;
/// Time in which lips relax after an onset [E].
const ONSET_S: f64 = 0.10;

/// The voice's physics.
#[derive(Debug)]
pub(crate) struct LipReed {
    spec: &'static LipReedSpec,
    /// Poles for each material.
    designs: Vec<Vec<Pole>>,
    registers: Registers,
    column: Column,
    lips: Lips,
    bell: Bell,
    wall: Wall,
    ear: Ear,
    hiss: Hiss,
    air: Air,
    /// What the column shall be pulled by at the next tick.
    pull: Option<(f64, f64)>,
    /// Material, and tuning of the crook.
    built: Option<(usize, f64)>,
    /// Ticks to the next slow step, and such steps to the next look at what sounds.
    wait: usize,
    until_look: usize,
    stiffness_pa: f64,
    /// Steepest slope of the wave re the mouth's pressure.
    edge_per_s: f32,
    wave_impedance: f32,
    /// What is left of the onset's stiffness, and of it after a slow step.
    stiffen: f64,
    relaxes: f64,
    /// What soft lips leave of the tone per sample.
    slackens: f64,
    played_hz: f64,
    level: f32,
    softly: f32,
}

impl Mechanism for LipReed {
    type Spec = LipReedSpec;
    const PARTS: usize = 1;

    fn new(spec: &'static LipReedSpec, rate_hz: f64) -> Self {
        let designs: Vec<_> =
            spec.wall_losses.iter().map(|loss| horn::poles(&spec.bore, *loss, MODES)).collect();
        let mut voice = Self {
            spec,
            registers: Registers::of(spec, &designs[0]),
            designs,
            column: Column::new(rate_hz),
            lips: Lips::new(rate_hz, spec.lips.width_m, spec.lips.opening_m),
            bell: Bell::new(rate_hz),
            wall: Wall::new(&spec.wall, rate_hz),
            ear: Ear::new(rate_hz),
            hiss: Hiss::new(Random::new(0, 0)),
            air: Air::new(rate_hz),
            pull: None,
            built: None,
            wait: 0,
            until_look: 0,
            stiffness_pa: spec.lips.stiffness_pa,
            edge_per_s: 0.0,
            wave_impedance: 0.0,
            stiffen: 0.0,
            relaxes: (-((SLOW * TICK) as f64) / (ONSET_S * rate_hz)).exp(),
            slackens: (-SLACK_LOSS_PER_S / rate_hz).exp(),
            played_hz: 0.0,
            level: 0.0,
            softly: 0.0,
        };
        voice.build(
            &Gesture::at_rest(Articulation::Sustain, Random::new(0, 0)),
            &Controls::default(),
        );
        voice.lips.set(spec.lips.reference_hz, spec.lips.q, spec.lips.stiffness_pa, 1.0);
        voice
    }

    fn reset(&mut self) {
        self.column.reset();
        self.lips.reset();
        self.bell.reset();
        self.wall.reset();
        self.ear.reset();
        self.hiss = Hiss::new(Random::new(0, 0));
        self.air = self.air.at_rest();
        self.pull = None;
        self.wait = 0;
        self.until_look = 0;
        self.stiffen = 0.0;
        self.level = 0.0;
        self.softly = 0.0;
    }

    fn manner(&self) -> &Manner {
        &self.spec.manner
    }

    fn part_for(&self, _key: u8, _held: &[Option<u8>]) -> usize {
        0
    }

    fn tick(&mut self, gestures: &[Gesture], controls: &Controls) {
        let Some(gesture) = gestures.first() else { return };
        self.ear.pass();
        if gesture.onset == Some(Onset::Fresh) {
            self.hiss = Hiss::new(gesture.random);
            let hard = matches!(
                gesture.articulation,
                Articulation::Accent | Articulation::Staccato | Articulation::Tremolo
            );
            self.lips.tongue(if hard { 1.0 } else { 0.6 });
            self.stiffen = 1.0;
        }
        if self.wait == 0 || gesture.onset.is_some() {
            self.wait = SLOW;
            self.build(gesture, controls);
            self.shape(gesture, controls);
            if self.until_look == 0 || gesture.onset.is_some() {
                self.until_look = SLOW;
                self.look();
            }
            self.until_look -= 1;
        }
        self.wait -= 1;

        let effort = f64::from(gesture.effort).clamp(0.0, 1.0);
        let mouth_pa = (self.stiffness_pa * self.pressure(effort)) as f32;
        self.air.begin();
        self.air.mouth_pa.go(mouth_pa);
        self.air.breathe(controls.noise * mouth_pa);
        let wave = self.air.wave.end();
        let softly = self.softly.max(PUSHED_SOFTLY * self.air.push.amount.min(1.0));
        self.air.wave.go(wave + (softly - wave) / (6 * SLOW) as f32);
        self.air.gain.go(gesture.gain / self.spec.full_scale_pa as f32);
    }

    #[inline(always)]
    fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        self.blow(simd, left, right);
    }

    fn push(&mut self, push: &Push) {
        self.air.push = *push;
        self.air.push_m3_per_s = PUSH * self.stiffness_pa as f32 / self.wave_impedance.max(1.0);
    }

    fn level(&self) -> f32 {
        self.level
    }

    fn tail_s(&self) -> f64 {
        1.0
    }

    fn energy_joule(&self) -> f64 {
        self.column.energy_joule()
    }

    fn pitch_hz(&self, _part: usize) -> f64 {
        self.played_hz
    }

    fn view(&self) -> View {
        View { body_level: shown(self.level), ..View::default() }
    }
}
