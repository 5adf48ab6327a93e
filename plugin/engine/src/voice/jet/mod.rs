//! Flutes as voices: a jet on a pipe or on a vessel.
//!
//! Path: gesture → breath, fingers → jet ⇄ bore or vessel → air → both ears; the sung voice shakes
//! the breath, the servo leans on the pitch.

mod air;
mod fingers;
mod servo;
mod sung;

use std::f64::consts::TAU;

use pulp::Simd;

use super::sustained::{
    gesture::{Gesture, Onset},
    mechanism::Mechanism,
};
use crate::{
    controls::{Articulation, Controls, Material},
    dsp::{
        lanes::{self, Samples},
        simd::{TICK, fma},
    },
    exciters::jet::{Blow, Jet, Tick, UNITY},
    instruments::{
        jet::{JetBody, JetSpec, PipeSpec, VesselSpec},
        manner::Manner,
    },
    resonators::{cavity::Cavity, complex::Complex, pipe::Bore, vessel::Vessel},
    units::db_to_gain,
    view::{StringView, View},
};
use air::Air;
use servo::Servo;
use sung::Sung;

/// Samples from one look at fingers and lips to the next.
const BLOCK: usize = 4 * TICK;
/// The effort at which the jet stands in the middle of its register.
const MIDDLE_EFFORT: f64 = 0.6;
/// Pitch of the tonic above which the companion is tuned.
const TONIC_KEY: f64 = 57.0;
/// Share of the flow that a saturated jet's pressure reaches at its own frequency, once cut.
const CUT: f32 = 0.67;

/// What the jet drives.
#[derive(Clone, Debug)]
enum Body {
    Pipe(Bore, &'static PipeSpec),
    Vessel(Vessel, &'static VesselSpec),
}

/// Where fingers and breath stand in this tick.
#[derive(Clone, Copy, Debug)]
struct Stand {
    /// Pitch that is wanted, and the frequency the jet is best at in the middle of its register.
    hz: f64,
    middle_hz: f64,
    /// Lowest resonance of this fingering.
    base_hz: f64,
    /// Half width of the register, as a share.
    window: f64,
    /// Level and noise of this fingering.
    level: f32,
    noise: f32,
}

/// A flute.
#[derive(Clone, Debug)]
pub(crate) struct Blown {
    spec: &'static JetSpec,
    rate_hz: f64,
    body: Body,
    jet: Jet,
    air: Air,
    sung: Sung,
    servo: Servo,
    /// Flow that the breath is to sustain.
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
    chiff_s: f32,
}

impl Mechanism for Blown {
    type Spec = JetSpec;
    const PARTS: usize = 1;

    fn new(spec: &'static JetSpec, rate_hz: f64) -> Self {
        let body = match &spec.body {
            JetBody::Pipe(pipe) => {
                let bore = Bore::new(rate_hz, pipe.loss_nepers[0], pipe.loss_corner_hz);
                Body::Pipe(bore, pipe)
            }
            JetBody::Vessel(vessel) => {
                let (hz, q, gain) = (vessel.cavity_hz, vessel.cavity_q, vessel.cavity_gain);
                Body::Vessel(Vessel::new(rate_hz, hz, q, gain), vessel)
            }
        };
        Self {
            spec,
            rate_hz,
            body,
            jet: Jet::new(rate_hz),
            air: Air::new(spec.air, &spec.mouth, rate_hz),
            sung: Sung::new(rate_hz),
            servo: Servo::new(rate_hz),
            flow: 0.0,
            level: 0.0,
            out: [[0.0; TICK]; 2],
            cut: TICK,
            is_due: false,
            phase: 0,
            skirt: 0.0,
            broad: 0.0,
            stand: Stand {
                hz: 440.0,
                middle_hz: 440.0,
                base_hz: 440.0,
                window: 0.0,
                level: 1.0,
                noise: 1.0,
            },
            is_heard: false,
            pitch_hz: 0.0,
            key: 0,
            can_play: true,
            partial: 1,
            chiff_s: f32::INFINITY,
        }
    }

    fn reset(&mut self) {
        match &mut self.body {
            Body::Pipe(bore, _) => bore.reset(),
            Body::Vessel(vessel, _) => vessel.reset(),
        }
        self.jet.reset();
        self.air.reset();
        self.sung.reset();
        self.servo.reset();
        (self.flow, self.level, self.cut, self.phase) = (0.0, 0.0, TICK, 0);
        (self.chiff_s, self.is_due) = (f32::INFINITY, false);
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
            self.begin(gesture);
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
        let ready = left.len().min(TICK - self.cut);
        for (side, out) in [left, right].into_iter().enumerate() {
            let (sound, rest) = out.split_at_mut(ready);
            sound.copy_from_slice(&self.out[side][self.cut..self.cut + ready]);
            rest.fill(0.0);
        }
        self.cut += ready;
    }

    fn level(&self) -> f32 {
        self.level
    }

    fn tail_s(&self) -> f64 {
        0.4
    }

    fn energy_joule(&self) -> f64 {
        match &self.body {
            Body::Pipe(bore, _) => bore.energy(),
            Body::Vessel(vessel, _) => vessel.energy(),
        }
    }

    fn pitch_hz(&self, _part: usize) -> f64 {
        self.pitch_hz
    }

    fn view(&self) -> View {
        let level = (1.0 + self.level.max(1.0e-6).log10() / 3.0).clamp(0.0, 1.0);
        let hz = self.pitch_hz.max(1.0);
        let mut view = View { body_level: level, ..View::default() };
        view.strings[0] = StringView {
            pitch_midi: if self.pitch_hz > 0.0 {
                (69.0 + 12.0 * (hz / 440.0).log2()) as f32
            } else {
                0.0
            },
            level,
            held: self.level > 0.0,
            ..StringView::default()
        };
        view
    }
}

impl Blown {
    /// The next sixteen samples.
    #[inline(always)]
    fn run<S: Simd>(&mut self, simd: S) {
        let noise = self.air.turbulence(simd);
        let mut direct = lanes::mul(simd, &noise, &[self.broad; TICK]);
        let mut breath = [1.0; TICK];
        if self.sung.is_singing() {
            self.sung.sing(&mut breath, &mut direct);
        }
        let given = Given {
            noise: &noise,
            breath: &breath,
            skirt: self.skirt,
            vortex: self.spec.mouth.vortex,
            edge: self.spec.mouth.edge,
        };
        let [flow, wave] = match &mut self.body {
            Body::Pipe(bore, _) => play(simd, &mut self.jet, bore, given),
            Body::Vessel(vessel, _) => play(simd, &mut self.jet, vessel, given),
        };
        self.servo.listen(&wave);
        let ears = self.air.radiate(simd, &flow, &direct);
        let loudness = [self.spec.mouth.loudness; TICK];
        self.out = [0, 1].map(|side| lanes::mul(simd, &ears[side], &loudness));
        self.level = lanes::largest(simd, &self.out[0]) + lanes::largest(simd, &self.out[1]);
    }

    /// A note begins.
    fn begin(&mut self, gesture: &Gesture) {
        let Some(onset) = gesture.onset else { return };
        let changed = gesture.key != self.key;
        self.key = gesture.key;
        if changed || onset == Onset::Fresh {
            self.servo.reset();
        }
        self.air.reseed(gesture.random);
        self.can_play = match &self.body {
            Body::Pipe(_, spec) => {
                let highest = spec.lowest_key + spec.partials.len() as u8 - 1;
                (spec.lowest_key..=highest).contains(&gesture.key)
            }
            Body::Vessel(_, spec) => (spec.keys[0]..=spec.keys[1]).contains(&gesture.key),
        };
        if let Body::Pipe(bore, spec) = &mut self.body {
            self.partial = fingers::partial(spec, gesture.key, gesture.centre_hz);
            if onset == Onset::Fresh {
                bore.leap();
            }
        }
        if onset == Onset::Fresh {
            self.chiff_s = 0.0;
            let mouth = &self.spec.mouth;
            let time_s = mouth.tongue_s + mouth.tongue_periods / gesture.centre_hz;
            self.jet.tongue(mouth.tongue, gesture.centre_hz, time_s);
        }
    }

    /// Fingers and register for the pitch that is wanted.
    fn stand(&mut self, gesture: &Gesture) -> Stand {
        match &mut self.body {
            Body::Pipe(bore, spec) => {
                let swing = gesture.frequency_hz / gesture.centre_hz;
                self.partial = fingers::partial(spec, gesture.key, gesture.centre_hz);
                let base = fingers::base_hz(spec, gesture.centre_hz, self.partial);
                let overblown = gesture.articulation == Articulation::Harmonic;
                if overblown {
                    let heard = (self.servo.measured_hz() / base).round().clamp(1.0, 6.0);
                    self.partial = heard as u8;
                }
                bore.set_partial(self.partial);
                let number = f64::from(self.partial);
                let middle = if overblown { base } else { base * number };
                Stand {
                    hz: base * number * swing,
                    middle_hz: middle,
                    window: spec.window / number,
                    base_hz: base,
                    level: (f32::from(self.partial) / 3.0).powf(spec.loudness_power),
                    // Turbulence grows faster with the jet's speed than the tone does.
                    noise: (f32::from(self.partial)).sqrt().sqrt(),
                }
            }
            Body::Vessel(vessel, spec) => {
                let open = fingers::openness(spec, gesture.centre_hz).clamp(-0.1, 1.02);
                let share = open.clamp(0.0, 1.0);
                vessel.set_q(spec.q[0] + (spec.q[1] - spec.q[0]) * share);
                Stand {
                    hz: gesture.frequency_hz,
                    middle_hz: gesture.centre_hz,
                    window: spec.window,
                    base_hz: gesture.centre_hz,
                    level: db_to_gain(spec.open_db * share as f32),
                    noise: db_to_gain(spec.open_noise_db * share as f32),
                }
            }
        }
    }

    /// What the pipe is made of.
    fn choose_material(&mut self, material: Material) {
        let material = match material {
            Material::Wood => 1,
            Material::Brass => 2,
            _ => 0,
        };
        if let Body::Pipe(bore, pipe) = &mut self.body {
            bore.set_loss(pipe.loss_nepers[material]);
        }
    }

    /// Lips, lungs and throat; returns the frequency the jet is best at.
    fn breath(&mut self, gesture: &Gesture, controls: &Controls, stand: &Stand) -> f64 {
        let (mouth, air) = (&self.spec.mouth, &self.spec.air);
        let overblown = gesture.articulation == Articulation::Harmonic;
        // Who overblows holds the lips alike and lets speed alone change.
        let effort = if overblown && gesture.effort > 0.0 {
            (gesture.effort / 0.04).min(1.0) * (0.4 + 0.6 * gesture.effort)
        } else {
            gesture.effort
        };
        let lean = ((f64::from(effort) - MIDDLE_EFFORT) / (1.0 - MIDDLE_EFFORT)).clamp(-1.0, 1.0);
        let best_hz = if overblown {
            stand.middle_hz * (0.6 + 4.7 * f64::from(gesture.effort))
        } else {
            let careless = 1.0 + 4.0 * f64::from(1.0 - controls.skill);
            let lip = 0.5 * f64::from(controls.embouchure) * stand.window;
            let pressed = f64::from(gesture.pressure).powi(2);
            stand.middle_hz * (1.0 + lean * stand.window * careless + lip + pressed)
        };
        let best_hz = best_hz.clamp(40.0, 0.2 * self.rate_hz);
        let choice = Self::choice(best_hz, stand);
        let resistance = match &self.body {
            Body::Pipe(bore, _) => bore.resistance(),
            Body::Vessel(vessel, _) => vessel.resistance(),
        };
        let margin = mouth.margin[0] + (mouth.margin[1] - mouth.margin[0]) * effort;
        let margin = margin * (0.75 + 0.5 * gesture.brightness);
        let flow = if self.can_play { effort * effort.sqrt() * stand.level } else { 0.0 };
        let noise = 2.0 * controls.noise;
        let wander = noise.min(1.0) * mouth.wander * self.air.walk();
        let pressure = flow * resistance / CUT;
        self.flow = flow;
        self.jet.blow(
            &Blow {
                best_hz,
                choice,
                gain: margin * resistance / UNITY,
                thickness: pressure,
                offset: mouth.offset + wander,
            },
            BLOCK,
        );
        let burst = if self.chiff_s < 0.3 {
            1.0 + air.chiff * (-self.chiff_s / air.chiff_s).exp()
        } else {
            1.0
        };
        self.chiff_s += BLOCK as f32 / self.rate_hz as f32;
        let breathy = air.breathy + (1.0 - air.breathy) * effort;
        let turbulence = noise * noise * flow * breathy * burst * stand.noise;
        // Both noises are counted from the tone: from its pressure, and from what of its flow is heard.
        self.skirt = air.skirt * resistance;
        self.broad = air.broad * (stand.hz / mouth.radiation_hz).min(1.0) as f32;
        self.air.aim(turbulence, noise.min(1.0), controls.width);
        let tonic = f64::from(controls.a4_hz) * ((TONIC_KEY - 69.0) / 12.0).exp2();
        let voice_hz = tonic * (f64::from(controls.companion_semitones) / 12.0).exp2();
        self.sung.aim(controls.companion * effort.min(0.3) / 0.3, voice_hz);
        best_hz
    }

    /// How narrowly the jet chooses its partial: a fast one between close partials must.
    fn choice(best_hz: f64, stand: &Stand) -> f64 {
        (0.55 + 0.3 * best_hz / stand.base_hz).clamp(0.7, 1.6)
    }

    /// Length of the bore, or holes of the vessel, for the pitch that is wanted.
    fn tune(&mut self, gesture: &Gesture, controls: &Controls, stand: &Stand, best_hz: f64) {
        let share = f64::from(controls.intonation);
        self.is_heard = gesture.is_steady && gesture.effort > 0.08 && gesture.age_s > 0.05;
        let radians = (TAU * stand.hz * self.servo.ratio() / self.rate_hz).min(2.5);
        // A player who does not listen knows how the jet pulls in the middle of its register only.
        let [re, im] = self.jet.answer(best_hz, Self::choice(best_hz, stand), radians);
        let answer = if share == 1.0 {
            Complex { re, im }
        } else {
            let [middle_re, middle_im] =
                self.jet.answer(stand.middle_hz, Self::choice(stand.middle_hz, stand), radians);
            Complex { re, im }.scale(share)
                + Complex { re: middle_re, im: middle_im }.scale(1.0 - share)
        };
        let added = 0.85 * f64::from(self.spec.mouth.vortex * self.flow);
        match &mut self.body {
            Body::Pipe(bore, _) => bore.tune(radians, answer, added, BLOCK),
            Body::Vessel(vessel, _) => vessel.tune(radians, answer, added, BLOCK),
        }
        self.pitch_hz = stand.hz;
    }
}

/// What does not change while jet and cavity run through a tick.
#[derive(Clone, Copy)]
struct Given<'a> {
    noise: &'a Samples,
    breath: &'a Samples,
    skirt: f32,
    vortex: f32,
    edge: f32,
}

/// Sixteen samples of jet and cavity: what opening and edge radiate, and the jet's wave at the edge. The jet
/// reads as many samples at once as its travel is long.
#[inline(always)]
fn play<S: Simd, C: Cavity>(
    simd: S,
    jet: &mut Jet,
    cavity: &mut C,
    given: Given<'_>,
) -> [Samples; 2] {
    let tick = jet.begin(simd);
    cavity.begin(simd);
    let mut out = [[0.0; TICK]; 2];
    match tick.lookahead() {
        TICK.. => stretch::<S, C, TICK>(jet, cavity, given, &tick, 0, &mut out),
        4.. => {
            for first in (0..TICK).step_by(4) {
                stretch::<S, C, 4>(jet, cavity, given, &tick, first, &mut out);
            }
        }
        _ => {
            for first in 0..TICK {
                stretch::<S, C, 1>(jet, cavity, given, &tick, first, &mut out);
            }
        }
    }
    cavity.end();
    jet.end();
    out
}

#[inline(always)]
fn stretch<S: Simd, C: Cavity, const N: usize>(
    jet: &mut Jet,
    cavity: &mut C,
    given: Given<'_>,
    tick: &Tick,
    first: usize,
    out: &mut [Samples; 2],
) {
    let arriving = jet.arriving::<S, N>(tick, first);
    let mut motion = jet.motion;
    let mut flows = [0.0; N];
    let port = cavity.admittance();
    let bend = 4.0 * given.vortex * port;
    for n in 0..N {
        let i = first + n;
        let [jump, wave] = jet.pressure::<S>(&mut motion, tick, i, arriving[n], given.breath[i]);
        let pressure = fma::<S>(given.skirt, given.noise[i], jump + QUIET);
        let free = fma::<S>(port, pressure, cavity.history::<S>(i));
        // flow·(1 + port·vortex·|flow|) = free, in closed form.
        let flow = 2.0 * free / (1.0 + fma::<S>(bend, free.abs(), 1.0).sqrt());
        cavity.commit::<S>(i, fma::<S>(-given.vortex * flow.abs(), flow, pressure));
        flows[n] = flow;
        out[0][i] = fma::<S>(given.edge, jump, flow);
        out[1][i] = wave;
    }
    jet.motion = motion;
    jet.commit(first, &flows);
}

/// A pressure that nobody hears keeps small numbers from becoming slow ones.
const QUIET: f32 = 1.0e-15;
