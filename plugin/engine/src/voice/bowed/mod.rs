//! Bowed strings over one body, as many as the instrument has.
//!
//! Path: gesture → `part` (finger, bow, ear) per string ⇄ bridge ⇄ the other strings → bowl → air.

mod bowing;
mod driven;
mod fine;
mod flattening;
mod grip;
mod hands;
mod look;
mod material;
mod part;
mod pluck;
#[cfg(test)]
mod power;
mod rub;
mod run;
mod servo;
mod shape;
#[cfg(test)]
mod slips;
mod sounding;
mod stop;
pub(crate) mod string;
mod waves;

use pulp::Simd;

use crate::{
    bodies::bowl::Bowl,
    controls::Controls,
    dsp::simd::TICK,
    exciters::pendants::Pendants,
    instruments::{bowed::BowedSpec, manner::Manner},
    units::Pitch,
    view::View,
    voice::source::Push,
    voice::sustained::{
        gesture::{Gesture, Onset},
        mechanism::Mechanism,
    },
};
use grip::Rough;
use hands::{Common, bite};
use part::Part;
use run::drones;

/// Keys that one string reaches.
const REACH: f64 = 34.0;
/// What is heard is held this long for [`Mechanism::level`], in seconds.
const HOLD_S: f32 = 0.03;
/// Longest ring of strings and body [C: T60 below 2.2 s at −60 dB of full scale].
const TAIL_S: f64 = 3.0;
/// Variant and A4 that a new instrument is tuned to.
const AT_FIRST: (usize, f32) = (0, 440.0);

/// The instrument, with `P` strings.
#[derive(Clone, Debug)]
pub(crate) struct Bowed<const P: usize> {
    spec: &'static BowedSpec,
    rate_hz: f64,
    parts: Vec<Part>,
    bowl: Bowl,
    pendants: Pendants,
    rough: Rough,
    load: f64,
    is_tied: bool,
    roughness: f64,
    phase: usize,
    /// This tick, left and right.
    heard: [[f32; TICK]; 2],
    /// Last tuned by: variant, A4.
    tuned: (usize, f32),
    loudest: f32,
    hold: f32,
    is_still: bool,
    /// A synth at the bow's place.
    push: Push,
}

impl<const P: usize> Mechanism for Bowed<P> {
    type Spec = BowedSpec;
    const PARTS: usize = P;

    fn new(spec: &'static BowedSpec, rate_hz: f64) -> Self {
        let parts: Vec<_> = (0..P.min(spec.strings.len()))
            .map(|index| {
                let open_hz = Pitch(f64::from(spec.tunings[0][index])).hz(440.0);
                let highest_hz = open_hz * (REACH / 12.0).exp2();
                Part::new(spec, index, [open_hz, highest_hz], rate_hz)
            })
            .collect();
        Self {
            load: parts.iter().map(Part::impedance).sum(),
            parts,
            spec,
            rate_hz,
            bowl: Bowl::new(&spec.body, rate_hz),
            pendants: Pendants::new(rate_hz),
            rough: Rough::new(&spec.bow, rate_hz),
            is_tied: false,
            roughness: 1.0,
            phase: 0,
            heard: [[0.0; TICK]; 2],
            tuned: AT_FIRST,
            loudest: 0.0,
            hold: (-(TICK as f32) / (HOLD_S * rate_hz as f32)).exp(),
            is_still: true,
            push: Push::NONE,
        }
    }

    fn reset(&mut self) {
        self.heard = [[0.0; TICK]; 2];
        self.retune(AT_FIRST);
        self.change_strings(0);
        self.parts.iter_mut().for_each(|part| part.reset(self.spec, self.rate_hz));
        self.bowl.reset();
        self.pendants.reset();
        self.rough = Rough::new(&self.spec.bow, self.rate_hz);
        self.phase = 0;
        self.loudest = 0.0;
        self.is_still = true;
    }

    fn manner(&self) -> &Manner {
        &self.spec.manner
    }

    fn part_for(&self, key: u8, held: &[Option<u8>]) -> usize {
        self.string_for(key, held)
    }

    fn tick(&mut self, gestures: &[Gesture], controls: &Controls) {
        self.phase = 0;
        self.tune(controls);
        let is_new = self.bowl.build(f64::from(controls.body_size), f64::from(controls.width));
        self.put_on(controls);
        if is_new || !self.is_tied {
            self.bowl.bridge.tie(self.load);
            self.is_tied = true;
        }
        self.roughness = 2.0 * f64::from(controls.noise);
        let drone = drones(gestures, controls);
        let (bridge, parts) = (&self.bowl.bridge, &mut self.parts);
        let delay = |hz: f64, impedance: f64| bridge.delay_samples(hz, impedance);
        let common =
            Common { spec: self.spec, controls, rate_hz: self.rate_hz, bridge: &delay, is_new };
        for (part, gesture) in parts.iter_mut().zip(gestures) {
            match drone {
                Some(drone) if !gesture.is_held && gesture.effort < drone.effort => {
                    let open =
                        Gesture { frequency_hz: part.open_hz, centre_hz: part.open_hz, ..drone };
                    part.tick(&open, &common);
                }
                _ => part.tick(gesture, &common),
            }
            if self.push.is_on || part.is_driven {
                part.drive(&self.push, gesture.is_held);
            }
            if gesture.onset == Some(Onset::Fresh) {
                let (strength, random) = (gesture.velocity + bite(gesture), gesture.random);
                let amount = controls.rattle * self.spec.body.pendants;
                self.pendants.strike(strength, amount, random);
            }
        }
        let is_still = self.loudest < 1.0e-9 && self.parts.iter().all(|part| part.effort <= 0.0);
        if is_still && !self.is_still {
            self.bowl.rest();
        }
        self.is_still = is_still;
        self.loudest *= self.hold;
    }

    #[inline(always)]
    fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        if self.phase == 0 {
            self.run(simd);
        }
        let count = left.len().min(right.len()).min(TICK - self.phase.min(TICK));
        let piece = self.phase..self.phase + count;
        left[..count].copy_from_slice(&self.heard[0][piece.clone()]);
        right[..count].copy_from_slice(&self.heard[1][piece]);
        self.phase += count;
    }

    fn push(&mut self, push: &Push) {
        self.push = *push;
    }

    fn level(&self) -> f32 {
        self.loudest
    }

    fn tail_s(&self) -> f64 {
        TAIL_S
    }

    fn energy_joule(&self) -> f64 {
        let strings: f64 = self.parts.iter().map(|part| part.energy(self.rate_hz)).sum();
        strings + self.bowl.energy()
    }

    fn pitch_hz(&self, part: usize) -> f64 {
        self.parts.get(part).map_or(0.0, |part| part.hz)
    }

    fn view(&self) -> View {
        self.look()
    }
}
