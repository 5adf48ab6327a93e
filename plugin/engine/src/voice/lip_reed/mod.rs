//! A trumpet or horn as one voice: lips on an air column.
//!
//! Path: gesture → register, tension, breath → lips ⇄ column → wave at the throat → bell → air.

mod intonation;
mod register;

use intonation::Ear;
use pulp::Simd;
use register::Registers;

use super::sustained::{
    gesture::{Gesture, Onset},
    mechanism::Mechanism,
};
use crate::{
    bodies::wall::Wall,
    controls::{Articulation, Controls},
    dsp::{noise::Random, simd::TICK},
    exciters::lips::Lips,
    instruments::{lip_reed::LipReedSpec, manner::Manner},
    resonators::{
        bell::Bell,
        column::{Column, MODES},
        horn::{self, Bore, Pole, SOUND_M_PER_S},
    },
    view::View,
};

/// Soft lips swallow the tone once the breath has gone, per second [E: silent within 150 ms].
const SLACK_LOSS_PER_S: f64 = 14.0;
/// Lips and column move at every fourth tick.
const SLOW: usize = 4;
/// Breath noise re mouth pressure [E].
const NOISE: f32 = 0.012;
/// Lips stiffen for an onset: quality re their own, and how long it takes to relax [E].
const ONSET_Q: f64 = 5.0;
const ONSET_S: f32 = 0.10;
/// Viscous walls take the top of a travelling wave: corner of a smooth bore of 3 m [E].
const WALL_HZ: f64 = 9_000.0;

/// The voice's physics.
#[derive(Debug)]
pub(crate) struct LipReed {
    spec: &'static LipReedSpec,
    rate_hz: f64,
    /// Poles for each bore and material.
    designs: Vec<Vec<Pole>>,
    registers: Registers,
    column: Column,
    lips: Lips,
    bell: Bell,
    wall: Wall,
    ear: Ear,
    noise: Random,
    built: Option<usize>,
    /// Ticks to the next slow step.
    wait: usize,
    stiffness_pa: f64,
    wave_impedance: f32,
    mouth_pa: f64,
    mouth_step_pa: f64,
    noise_gain: f32,
    gain: f32,
    gain_step: f32,
    wave_gain: f32,
    wave_step: f32,
    stiffen: f64,
    played_hz: f64,
    level: f32,
    softly: f32,
}

impl LipReed {
    fn bore(&self, design: usize) -> &'static Bore {
        &self.spec.bores[design / self.spec.wall_losses.len()]
    }

    /// Exchanges the column when the panel asks for another.
    fn build(&mut self, controls: &Controls) {
        let losses = self.spec.wall_losses.len();
        let wall = match controls.material {
            crate::controls::Material::Brass => losses - 1,
            _ => 0,
        };
        let design = controls.variant.min(self.spec.bores.len() - 1) * losses + wall;
        if self.built == Some(design) {
            return;
        }
        self.built = Some(design);
        let bore = self.bore(design);
        self.column.set(&self.designs[design]);
        self.registers = Registers::of(self.spec, &self.designs[design]);
        self.wave_impedance = horn::characteristic(bore.throat_m) as f32;
        // Where the open end starts to radiate: kr = 1.
        let cutoff_hz = SOUND_M_PER_S / (std::f64::consts::TAU * bore.bell_m);
        let lead = self.spec.brass * horn::steepening_s_per_pa(bore);
        self.bell.set(self.rate_hz, cutoff_hz, lead, WALL_HZ * 3.0 / (bore.length_m + 0.2));
    }

    /// Mouth pressure that full scale of the effort stands for.
    fn pressure(&self, effort: f64) -> f64 {
        let [speaks, more] = self.spec.lips.pressure;
        let rises = (effort / 0.12).min(1.0);
        speaks * rises * (2.0 - rises) * f64::from(u8::from(effort > 0.0)) + more * effort
    }

    /// What changes slowly: register, pull on the column, tension of the lips.
    fn shape(&mut self, gesture: &Gesture, controls: &Controls) {
        let aim = self.registers.aim(gesture, f64::from(controls.a4_hz));
        self.stiffen *= (-f64::from((SLOW * TICK) as f32 / ONSET_S) / self.rate_hz).exp();

        let share = f64::from(controls.intonation);
        let listens = gesture.is_steady && gesture.effort > 0.12 && share > 0.0;
        self.ear.tick(aim.register, aim.hz, listens, share);
        let pull = aim.column_cents + share * self.ear.pull_cents(aim.register);
        let slack = if gesture.is_held { 0.0 } else { SLACK_LOSS_PER_S };
        self.column.pull(pull, slack);

        let lips = &self.spec.lips;
        let tight = (f64::from(controls.embouchure) * 0.03).exp2();
        let q = lips.q * (1.0 + (ONSET_Q - 1.0) * self.stiffen);
        let higher = aim.hz / lips.reference_hz;
        self.stiffness_pa = lips.stiffness_pa * higher.powf(lips.tightening);
        let opening = higher.powf(-lips.narrowing);
        self.lips.set(aim.hz * aim.lip_ratio * tight, q, self.stiffness_pa, opening);
        self.played_hz = aim.hz;

        let rings = self.column.level() + self.mouth_pa as f32;
        let at_bell = rings * self.softly.max(self.wave_gain) + self.bell.level();
        self.level = at_bell * self.gain + self.wall.level();
    }
}

impl Mechanism for LipReed {
    type Spec = LipReedSpec;
    const PARTS: usize = 1;

    fn new(spec: &'static LipReedSpec, rate_hz: f64) -> Self {
        let designs: Vec<_> = spec
            .bores
            .iter()
            .flat_map(|bore| spec.wall_losses.iter().map(|loss| horn::poles(bore, *loss, MODES)))
            .collect();
        let registers = Registers::of(spec, &designs[0]);
        let lips = Lips::new(rate_hz, spec.lips.width_m, spec.lips.opening_m);
        let mut voice = Self {
            spec,
            rate_hz,
            designs,
            registers,
            column: Column::new(rate_hz),
            lips,
            bell: Bell::new(rate_hz),
            wall: Wall::new(&spec.wall, rate_hz),
            ear: Ear::new(rate_hz),
            noise: Random::new(0, 0),
            built: None,
            wait: 0,
            stiffness_pa: spec.lips.stiffness_pa,
            wave_impedance: 0.0,
            mouth_pa: 0.0,
            mouth_step_pa: 0.0,
            noise_gain: 0.0,
            gain: 0.0,
            gain_step: 0.0,
            wave_gain: 0.0,
            wave_step: 0.0,
            stiffen: 0.0,
            played_hz: 0.0,
            level: 0.0,
            softly: 0.0,
        };
        voice.build(&Controls::default());
        voice
    }

    fn reset(&mut self) {
        self.column.reset();
        self.lips.reset();
        self.bell.reset();
        self.wall.reset();
        self.ear.reset();
        self.wait = 0;
        self.noise = Random::new(0, 0);
        self.mouth_pa = 0.0;
        self.mouth_step_pa = 0.0;
        self.stiffen = 0.0;
        self.level = 0.0;
        self.softly = 0.0;
        self.gain = 0.0;
        self.gain_step = 0.0;
        self.wave_gain = 0.0;
        self.wave_step = 0.0;
    }

    fn manner(&self) -> &Manner {
        &self.spec.manner
    }

    fn part_for(&self, _key: u8, _held: &[Option<u8>]) -> usize {
        0
    }

    fn tick(&mut self, gestures: &[Gesture], controls: &Controls) {
        let Some(gesture) = gestures.first() else { return };
        self.build(controls);
        if gesture.onset == Some(Onset::Fresh) {
            self.noise = gesture.random;
            let hard = matches!(
                gesture.articulation,
                Articulation::Accent | Articulation::Staccato | Articulation::Tremolo
            );
            self.lips.tongue(if hard { 1.0 } else { 0.6 });
            self.stiffen = 1.0;
        }
        if self.wait == 0 || gesture.onset.is_some() {
            self.wait = SLOW;
            self.shape(gesture, controls);
        }
        self.wait -= 1;

        let effort = f64::from(gesture.effort).clamp(0.0, 1.0);
        let mouth_pa = self.stiffness_pa * self.pressure(effort);
        self.mouth_step_pa = (mouth_pa - self.mouth_pa) / TICK as f64;
        self.noise_gain = NOISE * 2.0 * controls.noise * mouth_pa as f32;
        // Quiet tones leave the lips narrower too, and what rings after the breath is not drawn in again.
        if gesture.is_held {
            self.softly = effort.powf(self.spec.lips.softness) as f32;
        }
        self.wave_step = (self.softly - self.wave_gain) / TICK as f32;
        let gain = gesture.gain / self.spec.full_scale_pa as f32;
        self.gain_step = (gain - self.gain) / TICK as f32;
    }

    #[inline(always)]
    fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        let admit = self.column.admit();
        for left in left.iter_mut() {
            self.mouth_pa += self.mouth_step_pa;
            self.gain += self.gain_step;
            let noise =
                if self.noise_gain > 0.0 { self.noise_gain * self.noise.bipolar() } else { 0.0 };
            let mouth_pa = self.mouth_pa.max(0.0) + f64::from(noise);
            let history = self.column.history();
            let blown = self.lips.tick(mouth_pa, f64::from(history), f64::from(admit));
            let flow = blown.flow_m3_per_s as f32;
            self.column.commit(flow);
            self.ear.sample(self.lips.crossing());
            self.wave_gain += self.wave_step;
            let leaves = blown.pressure_pa as f32 + self.wave_impedance * flow;
            let wave_pa = 0.5 * self.wave_gain * leaves;
            let heard = self.gain * self.bell.tick(wave_pa);
            *left = heard;
        }
        right.copy_from_slice(left);
        self.wall.render(simd, left, right);
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
        let level = self.level.max(1.0e-6);
        View { body_level: (1.0 + 20.0 * level.log10() / 60.0).clamp(0.0, 1.0), ..View::default() }
    }
}
