//! A jaw harp as one voice: a tongue that keeps its pitch, and a mouth that picks partials of it.
//!
//! Path: strike → finger on the tongue; key → where the mouth goes; breath → tongue and flow.

mod aim;
mod player;
mod tongue;

use aim::Aim;
use pulp::Simd;
use tongue::Tongue;

use super::{
    source::{Grasp, Push},
    struck::mechanism::{Hold, Mechanism, Strike},
};
use crate::{
    controls::{Articulation, Controls},
    dsp::{
        hiss::Hiss,
        lanes::{self, Samples},
        noise::Random,
        simd::TICK,
        smooth::Smooth,
    },
    instruments::jaw_harp::JawHarpSpec,
    resonators::mouth::Mouth,
    view::{View, shown},
};

/// Weight of the tongue at its tip [E: a steel tongue of 60 × 4 × 0.6 mm, a quarter of it].
const TIP_KG: f64 = 0.28e-3;
/// Acceleration of the tip by a source of full scale [by ear: a mezzoforte tone], and the swing, re
/// fortissimo, from which on it gives way.
const PUSH_M_PER_S2: f32 = 1_500.0;
const MOST_SWING: f64 = 1.3;
/// The mouth is slow: it moves at every eighth tick.
const SLOW: usize = 8;
/// A gallop: units to the next stroke, its strength, and the mouth's move in octaves [by ear].
const GALLOP: [(f32, f32, f32); 3] = [(2.0, 1.0, 0.0), (1.0, 0.55, -0.5), (1.0, 0.75, -0.25)];

/// The voice's physics.
#[derive(Debug)]
pub(crate) struct JawHarp {
    spec: &'static JawHarpSpec,
    rate_hz: f64,
    tongue: Tongue,
    mouth: Mouth,
    aim: Aim,
    stream: Hiss,
    random: Random,
    /// Reed that a low key chose, until another variant is asked for.
    reed: Option<(usize, u8)>,
    /// The key that is held and how it is played.
    held: Option<u8>,
    articulation: Articulation,
    velocity: f32,
    /// Breath of an inhaled note.
    own_breath: Smooth,
    /// Pressure now, positive while it is drawn in.
    breath: f32,
    /// Flow of breath per sample: now and its ramp.
    flow: f64,
    flow_step: f64,
    hiss: f32,
    /// Noise of the tick, and samples of it that are over.
    noise: Samples,
    done: usize,
    choked: bool,
    /// Seconds to the next stroke of a gallop, and its place.
    gallop_s: f32,
    gallop_place: usize,
    /// Ticks to the mouth's next move.
    wait: usize,
    reed_hz: f64,
    f1_hz: f64,
    gain: f32,
    level: f32,
    /// A synth on the tongue: what it does in this tick, and its hold.
    push: Push,
    driving: Samples,
    grasp: Grasp,
}

impl Mechanism for JawHarp {
    type Spec = JawHarpSpec;

    fn new(spec: &'static JawHarpSpec, rate_hz: f64) -> Self {
        let ticks_per_s = rate_hz as f32 / TICK as f32;
        let mut own_breath = Smooth::new(0.0);
        own_breath.set_time(0.02, ticks_per_s);
        Self {
            spec,
            rate_hz,
            tongue: Tongue::new(rate_hz),
            mouth: Mouth::new(rate_hz),
            aim: Aim::new(ticks_per_s / SLOW as f32),
            stream: Hiss::new(Random::new(0, 0)),
            random: Random::new(0, 0),
            reed: None,
            held: None,
            articulation: Articulation::Stroke,
            velocity: 0.0,
            own_breath,
            breath: 0.0,
            flow: 0.0,
            flow_step: 0.0,
            hiss: 0.0,
            noise: [0.0; TICK],
            done: 0,
            choked: false,
            gallop_s: 0.0,
            gallop_place: 0,
            wait: 0,
            reed_hz: 0.0,
            f1_hz: 0.0,
            gain: 0.0,
            level: 0.0,
            push: Push::NONE,
            driving: [0.0; TICK],
            grasp: Grasp::new(ticks_per_s),
        }
    }

    fn reset(&mut self) {
        self.tongue.reset();
        self.mouth.reset();
        self.aim.reset();
        self.stream = Hiss::new(Random::new(0, 0));
        self.reed = None;
        self.held = None;
        self.articulation = Articulation::Stroke;
        self.own_breath.snap(0.0);
        self.breath = 0.0;
        self.flow = 0.0;
        self.flow_step = 0.0;
        self.hiss = 0.0;
        self.done = 0;
        self.choked = false;
        self.wait = 0;
        self.level = 0.0;
        self.push = Push::NONE;
        self.grasp.reset();
    }

    fn strike(&mut self, strike: &Strike, controls: &Controls) {
        self.wait = 0;
        self.take(strike, controls);
    }

    fn release(&mut self, key: u8) {
        if self.held == Some(key) {
            self.held = None;
            self.own_breath.aim(0.0);
        }
    }

    fn choke(&mut self) {
        self.choked = true;
        self.held.into_iter().for_each(|key| self.release(key));
    }

    fn tick(&mut self, hold: &Hold, controls: &Controls) {
        self.done = 0;
        self.follow_gallop(controls);
        self.breathe(hold);
        self.flow_on(controls);
        if self.wait == 0 {
            self.wait = SLOW;
            self.move_slowly(hold, controls);
        }
        self.wait -= 1;
    }

    #[inline(always)]
    fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        if self.done == 0 && self.hiss > 0.0 {
            self.noise = lanes::mul(simd, &[self.hiss; TICK], &self.stream.tick());
        }
        let count = left.len().min(TICK);
        let from = self.done.min(TICK - count);
        self.done = from + count;
        let mut flow = [0.0; TICK];
        if self.grasp.is_on() {
            self.tongue.wake();
            let (part, step) = (&self.driving[from..self.done], self.flow_step);
            self.tongue.run_pushed(&mut self.flow, step, part, &mut flow[..count]);
        } else {
            self.tongue.run(&mut self.flow, self.flow_step, &mut flow[..count]);
        }
        if self.hiss > 0.0 {
            flow.iter_mut().zip(&self.noise[from..self.done]).for_each(|(flow, n)| *flow += n);
        }
        let mut heard = [0.0; TICK];
        self.mouth.run(simd, &flow[..count], &mut heard[..count]);
        let heard = lanes::mul(simd, &[self.gain; TICK], &heard);
        left.copy_from_slice(&heard[..count]);
        right.copy_from_slice(left);
    }

    fn push(&mut self, push: &Push) {
        self.push = *push;
        let holds = self.held.is_some();
        if push.is_on || self.grasp.is_on() {
            // A tongue that swings as far as it can takes no more.
            let far = self.tongue.swing_m() / (MOST_SWING * self.spec.swing_m);
            let full = PUSH_M_PER_S2 * (1.0 - far * far).max(0.0) as f32;
            self.driving = self.grasp.tick(push, holds, full);
        }
    }

    fn level(&self) -> f32 {
        self.level
    }

    fn tail_s(&self) -> f64 {
        self.spec.tongues.iter().map(|tongue| 2.0 * tongue.t60_s).fold(0.0, f64::max)
    }

    fn energy_joule(&self) -> f64 {
        self.tongue.energy_joule(TIP_KG)
    }

    fn pitch_hz(&self) -> f64 {
        self.f1_hz
    }

    fn view(&self) -> View {
        let swing = (self.tongue.swing_m() / self.spec.swing_m) as f32;
        View { body_level: shown(swing), ..View::default() }
    }
}
