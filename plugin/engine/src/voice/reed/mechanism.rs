//! Reed instruments as the player meets them: built, blown tick by tick, heard.

use pulp::Simd;

use super::{
    Reeds,
    bag::Bag,
    breath::Breath,
    design::Design,
    drone::{Around, Drone},
    pipe::{LIP_TICKS, SLOW_TICKS},
    pipes::Pipes,
};
use crate::{
    controls::Controls,
    instruments::{manner::Manner, reed::ReedSpec},
    units::Pitch,
    view::View,
    voice::{
        source::Push,
        sustained::{gesture::Gesture, mechanism::Mechanism},
    },
};

/// Movements of a lip between two looks at the pipe.
const LOOK: usize = 16;
/// Closing pressure and impedance of the tube in SI, for energies [E: 4 kPa; C: ρc/S at 6 mm].
const CLOSING_PA: f64 = 4_000.0;
const IMPEDANCE: f64 = 3.6e6;

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
        // An arm is slower than a lip.
        let pace = if spec.bag.is_some() { SLOW_TICKS } else { LIP_TICKS };
        Self {
            spec,
            variant: 0,
            rate_hz,
            pace,
            reach_hz: spec.melody_midi.map(|midi| Pitch(midi).hz(440.0)),
            ticks: 0,
            onset: None,
            pipes: Pipes::new(1 + drones, &designs, longest_s, rate_hz),
            drones: (0..drones).map(|_| Drone::new(rate_hz)).collect(),
            breath: Breath::new(pace, rate_hz),
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
        self.pipes.reset();
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
        self.ticks = (self.ticks + 1) % self.pace;
        if self.ticks != 1 {
            return;
        }
        let gesture = &Gesture { onset: self.onset.take(), ..*gesture };
        self.variant = controls.variant.min(self.designs.len() - 1);
        let human = 2.0 * f64::from(controls.human);
        let bag = self.spec.bag.as_ref();
        let natural = self.pipes.natural();
        let bag = bag.map(|bag| natural * self.bag.tick(bag, human, gesture.is_held));
        let sway = self.spec.bag.as_ref().map_or(1.0, |bag| self.bag.sway(bag, human));
        self.tick_melody(gesture, controls, bag, sway);
        let around = Around {
            design: &self.designs[self.variant],
            tonic_midi: self.spec.tonic_midi,
            reach_midi: self.spec.reach_midi,
            gesture,
            controls,
            bag,
            is_even: self.looks.is_multiple_of(2 * SLOW_TICKS / LIP_TICKS),
        };
        // What blows the drones is slow.
        let is_turn = self.looks.is_multiple_of(SLOW_TICKS / LIP_TICKS);
        for (i, drone) in self.drones.iter_mut().enumerate().filter(|_| is_turn) {
            if bag.is_some() && drone.is_settled() && !around.is_even {
                continue;
            }
            let is_idle = self.pipes.get(1 + i).is_idle();
            if let Some((blow, sides)) = drone.tick(i, &around, is_idle) {
                self.pipes.blow(1 + i, around.design, &blow, sides);
            }
        }
        if self.looks == 0 {
            self.look(gesture);
        }
        self.looks = (self.looks + self.pace / LIP_TICKS) % LOOK;
    }

    #[inline(always)]
    fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        self.pipes.render(simd, left, right);
    }

    fn push(&mut self, push: &Push) {
        self.pipes.push(push);
    }

    fn level(&self) -> f32 {
        // A bag that is full is not asleep.
        self.pipes.level().max(if self.spec.bag.is_some() { self.bag.pressure() } else { 0.0 })
    }

    fn tail_s(&self) -> f64 {
        self.spec.bag.map_or(1.0, |bag| bag.hold_s + 6.0 * bag.empty_s)
    }

    fn energy_joule(&self) -> f64 {
        self.pipes.energy() * CLOSING_PA * CLOSING_PA / IMPEDANCE / self.rate_hz
    }

    fn pitch_hz(&self, _part: usize) -> f64 {
        self.pipes.get(0).sounding_hz()
    }

    fn view(&self) -> View {
        self.view
    }
}
