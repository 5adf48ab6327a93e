//! Reed instruments: a blown pipe, and pipes beside it that hold their note.
//!
//! Path: gesture → breath, lip and fingers → pipe → left, right; companion or bag → drones.

mod breath;
mod design;
#[cfg(test)]
mod facts;
mod pipe;
mod servo;

use pulp::Simd;

use breath::{Bag, Breath};
use design::{Design, Lip};
use pipe::{Blow, LIP_TICKS, Pipe};

use super::sustained::{
    gesture::{Gesture, Onset},
    mechanism::Mechanism,
};
use crate::{
    controls::Controls,
    dsp::simd::TICK,
    instruments::{
        manner::Manner,
        reed::{DroneSpec, ReedSpec},
    },
    units::Pitch,
    view::{StringView, View},
};

/// Pressure at which an uncorrected instrument is in tune.
const NEUTRAL: f64 = 0.57;
/// Effort from which a chanter under a bag is open, and the bag's pressure on it when it is full.
const BAG_EFFORT: f64 = 0.15;
const BAG_PRESSURE: f64 = 0.6;
/// The second player's breath: time to come and go, and patience after the last key, in seconds.
const SECOND_S: f64 = 0.06;
const PATIENCE_S: f64 = 0.4;
/// Closing pressure and impedance of the tube in SI, for energies [E: 4 kPa; C: ρc/S at 6 mm].
const CLOSING_PA: f64 = 4_000.0;
const IMPEDANCE: f64 = 3.6e6;

/// The mechanism.
#[derive(Debug)]
pub(crate) struct Reeds {
    spec: &'static ReedSpec,
    designs: Vec<Design>,
    variant: usize,
    rate_hz: f64,
    /// Lowest and highest pitch of its holes.
    reach_hz: [f64; 2],
    /// Ticks since breath and lip moved.
    ticks: usize,
    /// An onset that they have not seen yet.
    onset: Option<Onset>,
    melody: Pipe,
    drones: Vec<Drone>,
    breath: Breath,
    bag: Bag,
    view: View,
}

/// A pipe beside the melody's.
#[derive(Debug)]
struct Drone {
    pipe: Pipe,
    /// The second player's breath, 0–1.
    breath: f64,
    idle_s: f64,
    sides: [f32; 2],
}

impl Reeds {
    fn reach_hz(&self, hz: f64) -> f64 {
        let [low, high] = self.reach_hz;
        if hz.is_finite() { hz.clamp(low, high) } else { low }
    }

    fn tick_melody(&mut self, gesture: &Gesture, controls: &Controls, bag: Option<f64>) {
        let design = &self.designs[self.variant];
        let spec = &design.build.breath;
        let body = self.breath.tick(spec, gesture, controls);
        let trust = f64::from(controls.intonation);
        let (mouth, expected) = match bag {
            // A finger on the chanter's end opens and closes it; the arm decides the rest.
            Some(bag) => {
                let open = (f64::from(gesture.effort) / BAG_EFFORT).min(1.0);
                let open = open * open * (3.0 - 2.0 * open);
                (BAG_PRESSURE * bag * open, BAG_PRESSURE * bag)
            }
            None => (body.mouth, body.expected),
        };
        let lip = f64::from(controls.embouchure);
        let [slack, tight] = spec.lip_cents;
        let bend = match bag {
            Some(_) => 0.0,
            None if lip < 0.0 => -lip * slack,
            None => lip * tight,
        };
        // No lip reaches a reed behind a bag: there the fingers shake.
        let fingers_hz = if bag.is_some() { gesture.frequency_hz } else { gesture.centre_hz };
        let shake = if gesture.frequency_hz == fingers_hz {
            0.0
        } else {
            1_200.0 * (gesture.frequency_hz / fingers_hz).log2()
        };
        let bridle = 2.0 * f64::from(gesture.brightness) - 1.0 + 0.5 * f64::from(gesture.pressure);
        let holes_hz = self.reach_hz(fingers_hz);
        let blow = Blow {
            wanted_hz: holes_hz * ((bend + shake) / 1_200.0).exp2(),
            holes_hz,
            mouth,
            expected: NEUTRAL + trust * (expected - NEUTRAL),
            lip: Lip {
                cents: bend + shake,
                tension: 0.3 * bridle + 0.15 * lip + body.tension,
                opening: (1.0 - 0.15 * lip) * body.opening,
                free: body.free,
            },
            listens: gesture.is_steady && gesture.is_held,
            trust,
            noise: spec.noise * (2.0 * f64::from(controls.noise)).powi(2),
        };
        if gesture.onset == Some(Onset::Fresh) {
            self.melody.begin();
        }
        self.melody.tick(design, &blow);
    }

    fn tick_drones(&mut self, gesture: &Gesture, controls: &Controls, bag: Option<f64>) {
        let design = &self.designs[self.variant];
        let specs = design.build.drones;
        let tonic = self.spec.tonic_midi + f64::from(controls.companion_semitones);
        let [low, high] = self.spec.reach_midi.map(|midi| Pitch(midi).hz(440.0));
        let a4_hz = f64::from(controls.a4_hz);
        let tick_s = (LIP_TICKS * TICK) as f64 / self.rate_hz;
        for (i, drone) in self.drones.iter_mut().enumerate() {
            let spec = specs.get(i).unwrap_or(&SILENT);
            let level = spec.level[0] + (spec.level[1] - spec.level[0]) * controls.companion;
            let side = spec.side * controls.width;
            if level <= 0.0 && drone.pipe.is_idle() {
                drone.breath = 0.0;
                continue;
            }
            drone.sides = [level * (1.0 - side), level * (1.0 + side)];
            let is_wanted = level > 0.0;
            drone.idle_s =
                if gesture.is_held && gesture.age_s >= 0.0 { 0.0 } else { drone.idle_s + tick_s };
            let breath = if is_wanted && drone.idle_s < PATIENCE_S { 1.0 } else { 0.0 };
            drone.breath += (1.0 - (-tick_s / SECOND_S).exp()) * (breath - drone.breath);
            if breath == 0.0 && drone.breath < 0.02 {
                drone.breath = 0.0;
            }
            let mouth = match bag {
                Some(bag) if is_wanted => bag * spec.pressure,
                Some(_) => 0.0,
                None => drone.breath * spec.pressure,
            };
            let hz = Pitch(tonic + spec.semitones).hz(a4_hz).clamp(low, high);
            let blow = Blow {
                wanted_hz: hz,
                holes_hz: hz,
                mouth,
                expected: mouth,
                lip: Lip::REST,
                listens: mouth > 0.85 * spec.pressure,
                trust: 1.0,
                noise: design.build.breath.noise * (2.0 * f64::from(controls.noise)).powi(2),
            };
            drone.pipe.tick(design, &blow);
        }
    }

    fn look(&mut self, gesture: &Gesture) {
        let tone = self.melody.tone() as f32;
        let level = (1.0 + 20.0 * tone.max(1.0e-4).log10() / 60.0).clamp(0.0, 1.0);
        let hz = self.melody.sounding_hz();
        let pitch_midi = if hz > 0.0 { 69.0 + 12.0 * (hz / 440.0).log2() } else { 0.0 };
        self.view.strings[0] = StringView {
            pitch_midi: pitch_midi as f32,
            level,
            held: gesture.is_held,
            ..StringView::default()
        };
        self.view.body_level = level;
    }
}

/// What a build without this drone has.
const SILENT: DroneSpec = DroneSpec { semitones: 0.0, level: [0.0; 2], pressure: 0.5, side: 0.0 };

impl Mechanism for Reeds {
    type Spec = ReedSpec;
    const PARTS: usize = 1;

    fn new(spec: &'static ReedSpec, rate_hz: f64) -> Self {
        let mut designs: Vec<Design> = Vec::with_capacity(spec.builds.len());
        for build in spec.builds {
            let same = designs.iter().find_map(|design| design.for_build(build));
            let design = same.unwrap_or_else(|| Design::new(build, spec.reach_midi, rate_hz));
            designs.push(design);
        }
        let longest_s = 1.2 * 0.5 / Pitch(spec.reach_midi[0]).hz(440.0);
        let drones = spec.builds.iter().map(|build| build.drones.len()).max().unwrap_or(0);
        let pipe = |stream| Pipe::new(&designs, longest_s, stream, rate_hz);
        Self {
            spec,
            variant: 0,
            rate_hz,
            reach_hz: spec.melody_midi.map(|midi| Pitch(midi).hz(440.0)),
            ticks: 0,
            onset: None,
            melody: pipe(0),
            drones: (0..drones)
                .map(|i| Drone {
                    pipe: pipe(1 + i as u32),
                    breath: 0.0,
                    idle_s: f64::INFINITY,
                    sides: [0.0; 2],
                })
                .collect(),
            breath: Breath::new(rate_hz),
            bag: Bag::new(rate_hz),
            designs,
            view: View::default(),
        }
    }

    fn reset(&mut self) {
        self.ticks = 0;
        self.onset = None;
        self.melody.reset();
        self.breath.reset();
        self.bag = Bag::new(self.rate_hz);
        for drone in &mut self.drones {
            drone.pipe.reset();
            drone.breath = 0.0;
            drone.idle_s = f64::INFINITY;
        }
    }

    fn manner(&self) -> &Manner {
        &self.designs[self.variant].build.manner
    }

    fn part_for(&self, _key: u8, _held: &[Option<u8>]) -> usize {
        0
    }

    fn tick(&mut self, gestures: &[Gesture], controls: &Controls) {
        let Some(gesture) = gestures.first() else { return };
        self.onset = self.onset.or(gesture.onset);
        self.ticks = (self.ticks + 1) % LIP_TICKS;
        if self.ticks != 1 {
            return;
        }
        let gesture = &Gesture { onset: self.onset.take(), ..*gesture };
        self.variant = controls.variant.min(self.designs.len() - 1);
        let bag = self.spec.bag.as_ref().map(|bag| self.bag.tick(bag, gesture.is_held));
        self.tick_melody(gesture, controls, bag);
        self.tick_drones(gesture, controls, bag);
        self.look(gesture);
    }

    #[inline(always)]
    fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        left.fill(0.0);
        right.fill(0.0);
        self.melody.render(simd, [1.0; 2], left, right);
        for drone in &mut self.drones {
            drone.pipe.render(simd, drone.sides, left, right);
        }
    }

    fn level(&self) -> f32 {
        self.drones.iter().fold(self.melody.level(), |level, drone| level.max(drone.pipe.level()))
    }

    fn tail_s(&self) -> f64 {
        self.spec.bag.map_or(1.0, |bag| bag.hold_s + 6.0 * bag.empty_s)
    }

    fn energy_joule(&self) -> f64 {
        let pipes = self.drones.iter().fold(self.melody.energy(), |sum, d| sum + d.pipe.energy());
        pipes * CLOSING_PA * CLOSING_PA / IMPEDANCE / self.rate_hz
    }

    fn pitch_hz(&self, _part: usize) -> f64 {
        self.melody.sounding_hz()
    }

    fn view(&self) -> View {
        self.view
    }
}
