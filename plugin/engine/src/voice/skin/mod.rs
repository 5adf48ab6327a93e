//! Skins and rattles: one drum, one rattle, or all of them on one keyboard.
//!
//! Path: key → piece and stroke → drum or rattle → left, right. What is not played costs nothing.

pub(crate) mod design;
pub(crate) mod drum;
pub(crate) mod rattle;
pub(crate) mod strokes;

use pulp::Simd;

use super::struck::mechanism::{Hold, Mechanism, Strike};
use crate::{
    controls::{Articulation, Controls},
    dsp::{noise::Random, simd::TICK},
    instruments::skin::{KeyStroke, KitSpec, Piece, Stroke},
    resonators::bessel,
    units::db_to_gain,
    view::View,
};
use drum::Drum;
use rattle::Rattle;

/// Zeros of the Bessel functions up to here give more modes than any drum asks for.
const HIGHEST_ZERO: f64 = 23.0;

/// Energy that steady shaking keeps up, re one hard stroke [by ear].
const STEADY: f32 = 0.3;

/// Width of the panel at which left and right are as designed.
const DESIGNED_WIDTH: f32 = 0.6;

/// What can be struck or shaken.
#[derive(Debug)]
enum Played {
    Drum(Box<Drum>),
    Rattle(Box<Rattle>),
}

/// A roll: strokes in turn while its key is held.
#[derive(Clone, Copy, Debug)]
struct Roll {
    key: u8,
    stroke: KeyStroke,
    force: f32,
    wait_s: f32,
    random: Random,
    turn: bool,
}

/// The kit.
#[derive(Debug)]
pub(crate) struct Kit {
    spec: &'static KitSpec,
    tick_s: f32,
    pieces: Vec<Played>,
    roll: Option<Roll>,
    brightness: f32,
    shaking: f32,
    side: f32,
}

impl Mechanism for Kit {
    type Spec = KitSpec;

    fn new(spec: &'static KitSpec, rate_hz: f64) -> Self {
        let has_skin = spec.pieces.iter().any(|piece| matches!(piece, Piece::Drum(_)));
        let zeros = if has_skin { bessel::zeros(HIGHEST_ZERO) } else { Vec::new() };
        let pieces = spec.pieces.iter().map(|piece| match piece {
            Piece::Drum(drum) => Played::Drum(Box::new(Drum::new(drum, &zeros, rate_hz))),
            Piece::Rattle(rattle) => Played::Rattle(Box::new(Rattle::new(rattle, rate_hz))),
        });
        Self {
            spec,
            tick_s: TICK as f32 / rate_hz as f32,
            pieces: pieces.collect(),
            roll: None,
            brightness: 0.5,
            shaking: 0.0,
            side: 1.0,
        }
    }

    fn reset(&mut self) {
        self.roll = None;
        self.shaking = 0.0;
        for piece in &mut self.pieces {
            match piece {
                Played::Drum(drum) => drum.reset(),
                Played::Rattle(rattle) => rattle.reset(),
            }
        }
    }

    fn strike(&mut self, strike: &Strike, controls: &Controls) {
        let mut stroke = self.on_key(strike.key);
        let is_drum = matches!(self.pieces[stroke.piece], Played::Drum(_));
        stroke.stroke = played_as(strike.articulation, stroke.stroke, is_drum);
        let force = db_to_gain(controls.dynamics_range_db * (strike.velocity - 1.0));
        let mut random = strike.random;
        if strike.articulation == Articulation::Tremolo {
            let (key, wait_s, random) = (strike.key, 1.0 / controls.tremolo_hz, random.fork());
            self.roll = Some(Roll { key, stroke, force, wait_s, random, turn: false });
        }
        self.blow(stroke, force, random, controls);
    }

    fn release(&mut self, key: u8) {
        if self.roll.is_some_and(|roll| roll.key == key) {
            self.roll = None;
        }
        let piece = self.on_key(key).piece;
        if let Played::Drum(drum) = &mut self.pieces[piece] {
            drum.release();
        }
    }

    fn choke(&mut self) {
        self.roll = None;
        for piece in &mut self.pieces {
            match piece {
                Played::Drum(drum) => drum.choke(),
                Played::Rattle(rattle) => rattle.choke(),
            }
        }
    }

    fn tick(&mut self, hold: &Hold, controls: &Controls) {
        self.brightness = hold.brightness;
        self.side = controls.width / DESIGNED_WIDTH;
        self.roll_on(controls);
        // A hand on the breath controller shakes on and on.
        self.shaking = STEADY * hold.breath.unwrap_or(0.0).powi(2) * many(controls);
        for piece in &mut self.pieces {
            match piece {
                Played::Drum(drum) => drum.tick(hold.bend_semitones, hold.pressure, controls),
                Played::Rattle(rattle) => {
                    rattle.feed(self.shaking);
                    if !rattle.is_idle() {
                        rattle.tick();
                    }
                }
            }
        }
    }

    #[inline(always)]
    fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        left.fill(0.0);
        right.fill(0.0);
        for piece in &mut self.pieces {
            match piece {
                Played::Drum(drum) => drum.render(simd, left, right),
                Played::Rattle(rattle) => {
                    if !rattle.is_idle() {
                        rattle.render(simd, left, right);
                    }
                }
            }
        }
        for (l, r) in left.iter_mut().zip(right) {
            let (mid, side) = (0.5 * (*l + *r), 0.5 * self.side * (*l - *r));
            *l = mid + side;
            *r = mid - side;
        }
    }

    fn level(&self) -> f32 {
        let sum: f32 = self.pieces.iter().map(Played::level).sum();
        if self.roll.is_some() || self.shaking > 0.0 { sum.max(1.0e-3) } else { sum }
    }

    fn tail_s(&self) -> f64 {
        self.pieces.iter().map(Played::tail_s).fold(0.0, f64::max)
    }

    fn energy_joule(&self) -> f64 {
        self.pieces.iter().map(Played::energy).sum()
    }

    fn pitch_hz(&self) -> f64 {
        match self.pieces.first() {
            Some(Played::Drum(drum)) => drum.pitch_hz(),
            Some(Played::Rattle(rattle)) => rattle.pitch_hz(),
            None => 0.0,
        }
    }

    fn view(&self) -> View {
        let level_db = crate::units::gain_to_db(self.level());
        View { body_level: (1.0 + level_db / 60.0).clamp(0.0, 1.0), ..View::default() }
    }
}

impl Kit {
    /// What a key plays: its own, the next one's below, or the nearest.
    fn on_key(&self, key: u8) -> KeyStroke {
        let map = self.spec.map;
        let below = map.iter().rev().find(|stroke| stroke.key <= key);
        let nearest = below.or(map.first()).copied();
        nearest.unwrap_or(KeyStroke { key, piece: 0, stroke: Stroke::Open })
    }

    fn blow(&mut self, on: KeyStroke, force: f32, random: Random, controls: &Controls) {
        let brightness = self.brightness;
        match &mut self.pieces[on.piece] {
            Played::Drum(drum) => drum.strike(on.stroke, force, brightness, random, controls),
            Played::Rattle(rattle) => rattle.strike(on.stroke, force, many(controls), random),
        }
    }

    /// The next stroke of a roll, if it is time.
    fn roll_on(&mut self, controls: &Controls) {
        let Some(roll) = &mut self.roll else { return };
        roll.wait_s -= self.tick_s;
        if roll.wait_s > 0.0 {
            return;
        }
        let late = 0.06 * controls.human * roll.random.normal();
        roll.wait_s += (1.0 + late) / controls.tremolo_hz;
        roll.turn = !roll.turn;
        // The weaker hand plays every other stroke.
        let hand = if roll.turn { 0.82 } else { 1.0 };
        let force = roll.force * hand * (1.0 + 0.1 * controls.human * roll.random.normal());
        let (stroke, random) = (roll.stroke, roll.random.fork());
        self.blow(stroke, force.clamp(0.0, 1.0), random, controls);
    }
}

impl Played {
    fn level(&self) -> f32 {
        match self {
            Self::Drum(drum) => drum.level(),
            Self::Rattle(rattle) => rattle.level(),
        }
    }

    fn tail_s(&self) -> f64 {
        match self {
            Self::Drum(drum) => drum.tail_s(),
            Self::Rattle(rattle) => rattle.tail_s(),
        }
    }

    fn energy(&self) -> f64 {
        match self {
            Self::Drum(drum) => drum.energy(),
            Self::Rattle(rattle) => rattle.energy(),
        }
    }
}

/// How much is in a rattle that is shaken, of its own 1; never nothing.
fn many(controls: &Controls) -> f32 {
    (0.5 + controls.rattle).powi(2)
}

/// The stroke of a key, unless the articulation says another.
fn played_as(articulation: Articulation, own: Stroke, is_drum: bool) -> Stroke {
    match (articulation, is_drum) {
        (Articulation::Centre, true) => Stroke::Centre,
        (Articulation::Edge, true) => Stroke::Edge,
        (Articulation::Rim, true) => Stroke::Rim,
        (Articulation::Slap, true) => Stroke::Slap,
        (Articulation::Choke, true) => Stroke::Choke,
        (Articulation::Stick, true) => Stroke::Stick,
        (Articulation::Shake, false) => Stroke::Shake,
        (Articulation::Tap, false) => Stroke::Stamp,
        _ => own,
    }
}
