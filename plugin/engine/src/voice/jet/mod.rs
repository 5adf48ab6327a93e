//! Flutes as voices: a jet on a pipe or on a vessel.
//!
//! Path: gesture → breath, fingers → jet ⇄ pipe or vessel → air → both ears; the sung voice shakes
//! the breath, the servo leans on the pitch.

mod air;
mod blow;
mod body;
pub(crate) mod fingers;
mod run;
mod servo;
mod stand;
mod sung;
mod turbulence;

use pulp::Simd;

use super::{
    source::Push,
    sustained::{gesture::Gesture, mechanism::Mechanism},
};
use crate::{
    controls::Controls,
    dsp::{lanes::Samples, noise::Random, simd::TICK},
    exciters::jet::Jet,
    instruments::{jet::JetSpec, manner::Manner},
    view::{StringView, View, shown},
};
use air::Air;
use body::Body;
use servo::Servo;
use stand::Stand;
use sung::Sung;
use turbulence::Turbulence;

/// Samples from one look at fingers and lips to the next.
const BLOCK: usize = 4 * TICK;

/// A flute.
#[derive(Clone, Debug)]
pub(crate) struct Blown {
    spec: &'static JetSpec,
    rate_hz: f64,
    body: Body,
    jet: Jet,
    turbulence: Turbulence,
    air: Air,
    sung: Sung,
    servo: Servo,
    /// Pressure in the mouth, as effort, and the flow that it is to sustain.
    lungs: f32,
    flow: f32,
    /// Loudest sample of the last tick.
    level: f32,
    /// The tick's sound, and how much of it has been handed out.
    out: [Samples; 2],
    cut: usize,
    is_due: bool,
    /// Ticks of the block that are over.
    phase: usize,
    skirt: f32,
    broad: f32,
    stand: Stand,
    /// The servo may listen.
    is_heard: bool,
    pitch_hz: f64,
    key: u8,
    /// The instrument has this key at all.
    can_play: bool,
    partial: u8,
    /// Level of each partial.
    register_levels: [f32; 7],
    chiff_s: f32,
    /// How long an overblown note stays a register low at first, and since when it sounds.
    dull_s: f32,
    age_s: f32,
    /// A synth at the blown end.
    push: Push,
}

impl Mechanism for Blown {
    type Spec = JetSpec;
    const PARTS: usize = 1;

    fn new(spec: &'static JetSpec, rate_hz: f64) -> Self {
        let mut flute = Self {
            spec,
            rate_hz,
            body: Body::new(spec, rate_hz),
            jet: Jet::new(rate_hz),
            turbulence: Turbulence::new(&spec.air, rate_hz),
            air: Air::new(&spec.air, &spec.mouth, rate_hz),
            sung: Sung::new(rate_hz),
            servo: Servo::new(rate_hz),
            lungs: 0.0,
            flow: 0.0,
            level: 0.0,
            out: [[0.0; TICK]; 2],
            cut: TICK,
            is_due: false,
            phase: 0,
            skirt: 0.0,
            broad: 0.0,
            stand: Stand::new(),
            is_heard: false,
            pitch_hz: 0.0,
            key: 0,
            can_play: true,
            partial: 1,
            register_levels: stand::register_levels(&spec.body),
            chiff_s: f32::INFINITY,
            dull_s: 0.0,
            age_s: 0.0,
            push: Push::NONE,
        };
        flute.reset();
        flute
    }

    fn reset(&mut self) {
        self.body.reset();
        self.jet.reset();
        self.turbulence.reset();
        self.air.reset();
        self.reseed(Random::new(0xA1E, 0));
        self.sung.reset();
        self.servo = Servo::new(self.rate_hz);
        (self.lungs, self.flow, self.level) = (0.0, 0.0, 0.0);
        (self.cut, self.phase) = (TICK, 0);
        (self.skirt, self.broad) = (0.0, 0.0);
        (self.stand, self.is_heard) = (Stand::new(), false);
        (self.pitch_hz, self.key, self.can_play, self.partial) = (0.0, 0, true, 1);
        (self.chiff_s, self.is_due) = (f32::INFINITY, false);
        (self.dull_s, self.age_s) = (0.0, 0.0);
        self.push = Push::NONE;
    }

    fn manner(&self) -> &Manner {
        &self.spec.manner
    }

    fn part_for(&self, _key: u8, _held: &[Option<u8>]) -> usize {
        0
    }

    fn tick(&mut self, gestures: &[Gesture], controls: &Controls) {
        let Some(gesture) = gestures.first() else { return };
        if gesture.onset.is_some() {
            self.begin(gesture, controls.human);
            self.phase = 0;
        }
        let stand = self.stand;
        self.servo.tick(stand.hz, self.is_heard, f64::from(controls.intonation));
        if self.phase == 0 {
            self.choose_material(controls.material);
            let stand = self.stand(gesture);
            let best_hz = self.breath(gesture, controls, &stand);
            self.tune(gesture, controls, &stand, best_hz);
            self.stand = stand;
        }
        self.phase = (self.phase + 1) % (BLOCK / TICK);
        self.is_due = true;
    }

    #[inline(always)]
    fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        // A whole tick at once, from which the host's blocks are cut. A voice that wakes within a
        // tick has none yet and is silent to its end.
        if self.is_due {
            self.run(simd);
            (self.cut, self.is_due) = (0, false);
        }
        // Uncut as a rule.
        if let (0, Ok(left), Ok(right)) = (self.cut, left.try_into(), right.try_into()) {
            let (left, right): (&mut Samples, &mut Samples) = (left, right);
            ([*left, *right], self.cut) = (self.out, TICK);
            return;
        }
        let ready = left.len().min(TICK - self.cut);
        for (side, out) in [left, right].into_iter().enumerate() {
            let (sound, rest) = out.split_at_mut(ready);
            sound.copy_from_slice(&self.out[side][self.cut..self.cut + ready]);
            rest.fill(0.0);
        }
        self.cut += ready;
    }

    fn push(&mut self, push: &Push) {
        self.push = *push;
    }

    fn level(&self) -> f32 {
        self.level
    }

    fn tail_s(&self) -> f64 {
        0.4
    }

    fn energy_joule(&self) -> f64 {
        self.body.energy()
    }

    fn pitch_hz(&self, _part: usize) -> f64 {
        self.pitch_hz
    }

    fn view(&self) -> View {
        let level = shown(self.level);
        let above_a4 = 12.0 * (self.pitch_hz.max(1.0) / 440.0).log2();
        let pitch_midi = if self.pitch_hz > 0.0 { (69.0 + above_a4) as f32 } else { 0.0 };
        let held = self.level > 0.0;
        let mut view = View { body_level: level, ..View::default() };
        view.strings[0] = StringView { pitch_midi, level, held, ..StringView::default() };
        view
    }
}
