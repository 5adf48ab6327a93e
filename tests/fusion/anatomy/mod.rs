//! Exciters on resonators on bodies: in tune, in balance, bounded, smooth, the same in any blocks.

mod books;
mod life;
mod morph;
mod pitch;
mod steps;

use kairat_engine::anatomy::{AnatomyControls, BodyKind, Build, ExciterKind, ResonatorKind};
use kairat_engine::{Event, NoteAddress, SampleRate, anatomy::Anatomy};

const RATE_HZ: f64 = 48_000.0;

/// A saw of a key, as a synth would play it.
struct Saw {
    phase: f64,
    step: f64,
}

impl Saw {
    fn new(key: u8) -> Self {
        Self { phase: 0.0, step: hz(key) / RATE_HZ }
    }

    fn fill(&mut self, out: &mut [f32]) {
        for y in out {
            self.phase = (self.phase + self.step).fract();
            *y = (0.8 * self.phase - 0.4) as f32;
        }
    }
}

fn hz(key: u8) -> f64 {
    440.0 * ((f64::from(key) - 69.0) / 12.0).exp2()
}

/// A pair without variation between notes.
fn plain(exciter: ExciterKind, resonator: ResonatorKind, body_kind: BodyKind) -> AnatomyControls {
    let builds = [Build { exciter, resonator }; 2];
    AnatomyControls { builds, body_kind, human: 0.0, ..AnatomyControls::default() }
}

fn on(key: u8, velocity: f32) -> Event {
    Event::NoteOn { note: NoteAddress::key(0, key), velocity }
}

fn off(key: u8) -> Event {
    Event::NoteOff { note: NoteAddress::key(0, key), velocity: 0.5 }
}

fn anatomy(controls: &AnatomyControls) -> Anatomy {
    let mut anatomy = Anatomy::new(SampleRate::new(RATE_HZ));
    anatomy.set_controls(controls);
    anatomy
}

/// So many samples of the left side, over a synth's saw.
fn left(anatomy: &mut Anatomy, saw: &mut Saw, count: usize) -> Vec<f64> {
    let (mut l, mut r, mut driven) = (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
    saw.fill(&mut driven);
    anatomy.render_with(&driven, &mut l, &mut r);
    l.into_iter().map(f64::from).collect()
}

/// A key that is held.
fn held(controls: &AnatomyControls, key: u8, velocity: f32, seconds: f64) -> Vec<f64> {
    let mut anatomy = anatomy(controls);
    anatomy.handle(on(key, velocity));
    left(&mut anatomy, &mut Saw::new(key), (seconds * RATE_HZ) as usize)
}
