//! Bow, reed and jet on their resonators, moved by plain ramps instead of a player.

use std::fmt::Debug;

use pulp::{Arch, Simd, WithSimd};

use crate::{
    controls::{Articulation, Controls},
    dsp::{noise::Random, simd::TICK},
    instruments::{
        Instrument, Physics, balaban::BALABAN, qyl_qobyz::QYL_QOBYZ, sybyzghy::SYBYZGHY,
    },
    voice::{
        bowed::Bowed,
        jet::Blown,
        reed::Reeds,
        sustained::{
            gesture::{Gesture, Onset},
            mechanism::Mechanism,
        },
    },
};

/// The effort rises and falls over these times, in seconds.
const RISE_S: f32 = 0.01;
const FALL_S: f32 = 0.1;
/// A note that is older counts as steady: its intonation may be listened to.
const STEADY_S: f32 = 0.05;

/// A bow with its string, a reed or a jet with its bore; with its body, without a player.
#[derive(Debug)]
pub struct BareExciter {
    part: Option<Box<dyn Part>>,
    gesture: Gesture,
    /// Bow or breath that is asked for, 0–1.
    effort: f32,
    controls: Controls,
    tick_s: f32,
    clock: usize,
}

impl BareExciter {
    /// The qyl-qobyz's bow.
    #[must_use]
    pub fn bow(rate_hz: f64) -> Self {
        Self::new(&QYL_QOBYZ, rate_hz)
    }

    /// The balaban's reed.
    #[must_use]
    pub fn reed(rate_hz: f64) -> Self {
        Self::new(&BALABAN, rate_hz)
    }

    /// The sybyzghy's jet.
    #[must_use]
    pub fn jet(rate_hz: f64) -> Self {
        Self::new(&SYBYZGHY, rate_hz)
    }

    fn new(instrument: &Instrument, rate_hz: f64) -> Self {
        let gesture = Gesture::at_rest(Articulation::Sustain, Random::new(0, 0));
        let part: Option<Box<dyn Part>> = match instrument.physics {
            Physics::Bowed(spec) => Some(Driven::<Bowed<2>>::boxed(spec, rate_hz, gesture)),
            Physics::Reed(spec) => Some(Driven::<Reeds>::boxed(spec, rate_hz, gesture)),
            Physics::Jet(spec) => Some(Driven::<Blown>::boxed(spec, rate_hz, gesture)),
            _ => None,
        };
        let controls = Controls { human: 0.0, ..Controls::default() };
        let tick_s = (TICK as f64 / rate_hz) as f32;
        Self { part, gesture, effort: 0.0, controls, tick_s, clock: 0 }
    }

    /// Plays, `gain` 0–1.
    pub fn note_on(&mut self, frequency_hz: f64, gain: f64) {
        self.set_frequency(frequency_hz);
        self.press(gain);
        let key = 69.0 + 12.0 * (self.gesture.centre_hz / 440.0).log2();
        self.gesture = Gesture {
            key: key.round().clamp(0.0, 127.0) as u8,
            is_held: true,
            onset: Some(Onset::Fresh),
            velocity: self.effort,
            age_s: 0.0,
            ..self.gesture
        };
    }

    /// Lifts the bow, ends the breath.
    pub fn note_off(&mut self) {
        self.gesture.is_held = false;
    }

    /// Moves fingers, holes and register, in hertz.
    pub fn set_frequency(&mut self, frequency_hz: f64) {
        let frequency_hz = frequency_hz.clamp(20.0, 10_000.0);
        (self.gesture.frequency_hz, self.gesture.centre_hz) = (frequency_hz, frequency_hz);
    }

    /// Bow or breath, 0–1.
    pub fn press(&mut self, effort: f64) {
        self.effort = effort.clamp(0.0, 1.0) as f32;
    }

    /// Overwrites `out` with the left channel.
    pub fn render(&mut self, out: &mut [f32]) {
        let mut done = 0;
        while done < out.len() {
            let phase = self.clock % TICK;
            if phase == 0 {
                self.tick();
            }
            let count = (TICK - phase).min(out.len() - done);
            if let Some(part) = &mut self.part {
                part.render(&mut out[done..done + count]);
            }
            done += count;
            self.clock += count;
        }
    }

    fn tick(&mut self) {
        let is_held = self.gesture.is_held;
        let (aim, time_s) = if is_held { (self.effort, RISE_S) } else { (0.0, FALL_S) };
        let step = self.tick_s / time_s;
        self.gesture.effort += (aim - self.gesture.effort).clamp(-step, step);
        self.gesture.age_s += self.tick_s;
        self.gesture.is_steady = is_held && self.gesture.age_s > STEADY_S;
        if let Some(part) = &mut self.part {
            part.tick(&self.gesture, &self.controls);
        }
        self.gesture.onset = None;
    }
}

/// What is driven, whichever mechanism it is.
trait Part: Debug + Send {
    fn tick(&mut self, gesture: &Gesture, controls: &Controls);
    fn render(&mut self, out: &mut [f32]);
}

/// A mechanism of which one part is played.
#[derive(Debug)]
struct Driven<M> {
    mechanism: M,
    gestures: Vec<Gesture>,
    played: usize,
    right: [f32; TICK],
    arch: Arch,
}

impl<M: Mechanism> Driven<M> {
    fn boxed(spec: &'static M::Spec, rate_hz: f64, rest: Gesture) -> Box<Self> {
        Box::new(Self {
            mechanism: M::new(spec, rate_hz),
            gestures: vec![rest; M::PARTS],
            played: 0,
            right: [0.0; TICK],
            arch: Arch::new(),
        })
    }
}

impl<M: Mechanism + Debug + Send> Part for Driven<M> {
    fn tick(&mut self, gesture: &Gesture, controls: &Controls) {
        if gesture.onset.is_some() {
            self.gestures[self.played].effort = 0.0;
            self.played = self.mechanism.part_for(gesture.key, &[None; 4][..M::PARTS.min(4)]);
        }
        self.gestures[self.played] = *gesture;
        self.mechanism.tick(&self.gestures, controls);
    }

    fn render(&mut self, out: &mut [f32]) {
        let right = &mut self.right[..out.len()];
        self.arch.dispatch(Run { mechanism: &mut self.mechanism, left: out, right });
    }
}

struct Run<'a, M> {
    mechanism: &'a mut M,
    left: &'a mut [f32],
    right: &'a mut [f32],
}

impl<M: Mechanism> WithSimd for Run<'_, M> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.mechanism.render(simd, self.left, self.right);
    }
}
