//! Where fingers stand for a pitch: register and holes, and what a new note changes.

use super::{Blown, Body, fingers, turbulence};
use crate::{
    controls::{Articulation, Material},
    dsp::noise::Random,
    instruments::jet::JetBody,
    units::db_to_gain,
    voice::sustained::gesture::{Gesture, Onset},
};

/// Where fingers and breath stand in this tick.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand {
    /// Pitch that is wanted, and the frequency the jet is best at in the middle of its register.
    pub(super) hz: f64,
    pub(super) middle_hz: f64,
    /// Lowest resonance of this fingering.
    pub(super) base_hz: f64,
    /// Half width of the register, as a share.
    pub(super) window: f64,
    /// Level and noise of this fingering.
    pub(super) level: f32,
    pub(super) noise: f32,
}

impl Stand {
    pub(super) const fn new() -> Self {
        Self { hz: 440.0, middle_hz: 440.0, base_hz: 440.0, window: 0.0, level: 1.0, noise: 1.0 }
    }
}

/// Share of the softest notes that begin a register low [E: overblown attacks may], and for how long
/// they aim there, in seconds: the right register leads after twice as long [by ear].
const DULL: f32 = 0.5;
const DULL_S: f32 = 0.03;

/// Whether lips and breath find an overblown register late: when they scoop, and by chance the sooner
/// the softer a note is begun.
fn is_dull(gesture: &Gesture, human: f32) -> bool {
    match gesture.articulation {
        Articulation::Scoop => true,
        Articulation::Sustain | Articulation::Legato => {
            let soft = (1.0 - gesture.velocity).powi(2);
            let draw = 0.5 + 0.5 * Random::bipolar(&mut gesture.random.clone());
            draw < 2.0 * human * DULL * soft
        }
        _ => false,
    }
}

/// Level of each partial of a pipe.
pub(super) fn register_levels(body: &JetBody) -> [f32; 7] {
    let JetBody::Pipe(spec) = body else { return [1.0; 7] };
    std::array::from_fn(|partial| (partial as f32 / 3.0).powf(spec.loudness_power))
}

impl Blown {
    /// Noise and wandering go on with the streams of another note.
    pub(super) fn reseed(&mut self, random: Random) {
        let mut draw = turbulence::draws(random);
        self.turbulence.reseed(&mut draw);
        self.air.reseed(draw());
    }

    /// A note begins, with so much of human chance.
    pub(super) fn begin(&mut self, gesture: &Gesture, human: f32) {
        let Some(onset) = gesture.onset else { return };
        let changed = gesture.key != self.key;
        self.key = gesture.key;
        if changed || onset == Onset::Fresh {
            self.servo.reset();
        }
        self.reseed(gesture.random);
        self.can_play = match &self.body {
            Body::Pipe(_, spec) => {
                let highest = spec.lowest_key + spec.partials.len() as u8 - 1;
                (spec.lowest_key..=highest).contains(&gesture.key)
            }
            Body::Vessel(_, spec) => (spec.keys[0]..=spec.keys[1]).contains(&gesture.key),
        };
        if let Body::Pipe(pipe, spec) = &mut self.body {
            self.partial = fingers::partial(spec, gesture.key, gesture.centre_hz);
            if onset == Onset::Fresh {
                pipe.leap();
            }
        }
        if onset == Onset::Fresh {
            self.chiff_s = 0.0;
            let mouth = &self.spec.mouth;
            let time_s = mouth.tongue_s + mouth.tongue_periods / gesture.centre_hz;
            self.age_s = 0.0;
            self.dull_s = if is_dull(gesture, human) { DULL_S } else { 0.0 };
            // The tongue's puff falls on the register that the lips are at.
            let number = f64::from(self.partial);
            let lower = if self.dull_s > 0.0 { (number - 1.0).max(1.0) / number } else { 1.0 };
            self.jet.tongue(mouth.tongue, lower * gesture.centre_hz, time_s);
        }
    }

    /// Fingers and register for the pitch that is wanted.
    pub(super) fn stand(&mut self, gesture: &Gesture) -> Stand {
        match &mut self.body {
            Body::Pipe(pipe, spec) => {
                let swing = gesture.frequency_hz / gesture.centre_hz;
                self.partial = fingers::partial(spec, gesture.key, gesture.centre_hz);
                let base = fingers::base_hz(spec, gesture.centre_hz, self.partial);
                let overblown = gesture.articulation == Articulation::Harmonic;
                if overblown {
                    let heard = (self.servo.measured_hz() / base).round().clamp(1.0, 6.0);
                    self.partial = heard as u8;
                }
                pipe.set_partial(self.partial);
                let number = f64::from(self.partial);
                let middle = if overblown { base } else { base * number };
                Stand {
                    hz: base * number * swing,
                    middle_hz: middle,
                    window: spec.window / number,
                    base_hz: base,
                    level: self.register_levels[usize::from(self.partial).min(6)],
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
    pub(super) fn choose_material(&mut self, material: Material) {
        let material = match material {
            Material::Wood => 1,
            Material::Brass => 2,
            _ => 0,
        };
        if let Body::Pipe(pipe, spec) = &mut self.body {
            pipe.set_loss(spec.loss_nepers[material]);
        }
    }
}
