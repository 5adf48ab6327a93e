//! Reed instruments: a blown pipe, and pipes beside it that hold their note.
//!
//! Path: gesture → breath, lip and fingers → pipe → left, right; companion or bag → drones. All reeds
//! run side by side.

mod bag;
mod breath;
mod design;
mod drone;
#[cfg(test)]
mod facts;
mod lip;
mod mechanism;
mod pipe;
mod pipes;
mod radiation;
mod servo;
mod swing;
mod trial;
mod turbulence;

use bag::Bag;
use breath::Breath;
use design::Design;
use drone::Drone;
use lip::Lip;
use pipe::Blow;
use pipes::Pipes;

use super::sustained::gesture::{Gesture, Onset};
use crate::{
    controls::Controls,
    instruments::reed::ReedSpec,
    view::{StringView, View, shown},
};

/// Pressure at which an uncorrected instrument is in tune.
const NEUTRAL: f64 = 0.57;
/// Effort from which a chanter under a bag is open, and the bag's pressure on it when it is full.
const BAG_EFFORT: f64 = 0.15;
const BAG_PRESSURE: f64 = 0.6;
/// The mechanism.
#[derive(Debug)]
pub(crate) struct Reeds {
    spec: &'static ReedSpec,
    designs: Vec<Design>,
    variant: usize,
    rate_hz: f64,
    /// Lowest and highest pitch of its holes.
    reach_hz: [f64; 2],
    /// Ticks between movements of breath and lip, and since the last.
    pace: usize,
    ticks: usize,
    /// An onset that they have not seen yet.
    onset: Option<Onset>,
    pipes: Pipes,
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

    fn tick_melody(
        &mut self,
        gesture: &Gesture,
        controls: &Controls,
        bag: Option<f64>,
        radiated: f64,
    ) {
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
        let holes_hz = design.sounding_hz(self.reach_hz(fingers_hz));
        let bent = if bend + shake == 0.0 { 1.0 } else { ((bend + shake) / 1_200.0).exp2() };
        let blow = Blow {
            ticks: self.pace,
            wanted_hz: holes_hz * bent,
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
            is_cut: false,
            trust,
            radiated,
            noise: spec.noise * (2.0 * f64::from(controls.noise)).powi(2),
        };
        if gesture.onset == Some(Onset::Fresh) {
            self.pipes.begin();
        }
        self.pipes.blow(0, design, &blow, [1.0; 2]);
    }

    fn look(&mut self, gesture: &Gesture) {
        let tone = self.pipes.get(0).tone() as f32;
        let level = shown(tone);
        let hz = self.pipes.get(0).sounding_hz();
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
