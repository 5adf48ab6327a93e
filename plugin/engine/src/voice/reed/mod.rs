//! Reed instruments: a blown pipe, and pipes beside it that hold their note.
//!
//! Path: gesture → breath, lip and fingers → pipe → left, right; companion or bag → drones.

mod bag;
mod breath;
mod design;
mod drone;
#[cfg(test)]
mod facts;
mod lip;
mod pipe;
mod radiation;
mod servo;
mod swing;
mod trial;
mod turbulence;

use pulp::Simd;

use bag::Bag;
use breath::Breath;
use design::Design;
use drone::{Around, Drone};
use lip::Lip;
use pipe::{Blow, LIP_TICKS, Pipe};

use super::sustained::{
    gesture::{Gesture, Onset},
    mechanism::Mechanism,
};
use crate::{
    controls::Controls,
    instruments::{manner::Manner, reed::ReedSpec},
    units::Pitch,
    view::{StringView, View},
};

/// Pressure at which an uncorrected instrument is in tune.
const NEUTRAL: f64 = 0.57;
/// Effort from which a chanter under a bag is open, and the bag's pressure on it when it is full.
const BAG_EFFORT: f64 = 0.15;
const BAG_PRESSURE: f64 = 0.6;
/// Movements of the lip between two looks at the pipe.
const LOOK: usize = 16;
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
    looks: usize,
    view: View,
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
            drones: (0..drones).map(|i| Drone::new(pipe(1 + i as u32), rate_hz)).collect(),
            breath: Breath::new(rate_hz),
            bag: Bag::new(rate_hz),
            designs,
            looks: 0,
            view: View::default(),
        }
    }

    fn reset(&mut self) {
        self.ticks = 0;
        self.looks = 0;
        self.onset = None;
        self.melody.reset();
        self.breath.reset();
        self.bag = Bag::new(self.rate_hz);
        for drone in &mut self.drones {
            drone.reset();
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
        let around = Around {
            design: &self.designs[self.variant],
            tonic_midi: self.spec.tonic_midi,
            reach_midi: self.spec.reach_midi,
            gesture,
            controls,
            bag,
        };
        for (i, drone) in self.drones.iter_mut().enumerate() {
            drone.tick(i, &around);
        }
        if self.looks == 0 {
            self.look(gesture);
        }
        self.looks = (self.looks + 1) % LOOK;
    }

    #[inline(always)]
    fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        left.fill(0.0);
        right.fill(0.0);
        self.melody.render(simd, [1.0; 2], left, right);
        for drone in &mut self.drones {
            drone.render(simd, left, right);
        }
    }

    fn level(&self) -> f32 {
        self.drones.iter().fold(self.melody.level(), |level, drone| level.max(drone.level()))
    }

    fn tail_s(&self) -> f64 {
        self.spec.bag.map_or(1.0, |bag| bag.hold_s + 6.0 * bag.empty_s)
    }

    fn energy_joule(&self) -> f64 {
        let pipes = self.drones.iter().fold(self.melody.energy(), |sum, d| sum + d.energy());
        pipes * CLOSING_PA * CLOSING_PA / IMPEDANCE / self.rate_hz
    }

    fn pitch_hz(&self, _part: usize) -> f64 {
        self.melody.sounding_hz()
    }

    fn view(&self) -> View {
        self.view
    }
}
