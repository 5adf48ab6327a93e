//! Skins and rattles: one drum, one rattle, or all of them on one keyboard.
//!
//! Path: key → piece and stroke → drum or rattle → left, right. What is not played costs nothing.

pub(crate) mod design;
mod drum;
mod keys;
mod played;
mod rattle;
mod roll;
mod strokes;
#[cfg(test)]
mod tests;

use pulp::Simd;

use super::{
    source::Push,
    struck::mechanism::{Hold, Mechanism, Strike},
};
use crate::{
    controls::{Articulation, Controls},
    dsp::simd::TICK,
    instruments::skin::{KitSpec, Piece},
    resonators::bessel,
    units::db_to_gain,
    view::{View, shown},
};
use drum::Drum;
use played::{Played, many, played_as};
use rattle::Rattle;
use roll::Roll;

/// Zeros of the Bessel functions up to here give more modes than any drum asks for.
const HIGHEST_ZERO: f64 = 23.0;

/// Energy that steady shaking keeps up, re one hard stroke [by ear].
const STEADY: f32 = 0.3;

/// Energy that a source keeps up in a rattle per its mean square, re one hard stroke [by ear].
const SHAKEN: f32 = 0.9;

/// Width of the panel at which left and right are as designed.
const DESIGNED_WIDTH: f32 = 0.6;

/// The kit.
#[derive(Debug)]
pub(crate) struct Kit {
    spec: &'static KitSpec,
    tick_s: f32,
    /// Of all variants, one after the other: what was struck rings on when the variant changes.
    pieces: Vec<Played>,
    /// Place of the first piece of the chosen variant.
    build: usize,
    roll: Option<Roll>,
    brightness: f32,
    shaking: f32,
    side: f32,
    /// The piece that was struck last, a synth on it, and how that shakes a rattle.
    struck: Option<usize>,
    push: Push,
    shaken: f32,
}

impl Mechanism for Kit {
    type Spec = KitSpec;

    fn new(spec: &'static KitSpec, rate_hz: f64) -> Self {
        let all = || spec.builds.iter().copied().flatten();
        let has_skin = all().any(|piece| matches!(piece, Piece::Drum(_)));
        let zeros = if has_skin { bessel::zeros(HIGHEST_ZERO) } else { Vec::new() };
        let pieces = all().map(|piece| match piece {
            Piece::Drum(drum) => Played::Drum(Box::new(Drum::new(drum, &zeros, rate_hz))),
            Piece::Rattle(rattle) => Played::Rattle(Box::new(Rattle::new(rattle, rate_hz))),
        });
        Self {
            spec,
            tick_s: TICK as f32 / rate_hz as f32,
            pieces: pieces.collect(),
            build: 0,
            roll: None,
            brightness: 0.5,
            shaking: 0.0,
            side: 1.0,
            struck: None,
            push: Push::NONE,
            shaken: 0.0,
        }
    }

    fn reset(&mut self) {
        self.roll = None;
        self.shaking = 0.0;
        (self.struck, self.push, self.shaken) = (None, Push::NONE, 0.0);
        for piece in &mut self.pieces {
            match piece {
                Played::Drum(drum) => drum.reset(),
                Played::Rattle(rattle) => rattle.reset(),
            }
        }
    }

    fn strike(&mut self, strike: &Strike, controls: &Controls) {
        self.build = self.first_of(controls.variant);
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
        // In every variant: it may have been struck in another.
        let (piece, step) = (self.on_key(key).piece, self.pieces_of_each());
        for played in self.pieces.iter_mut().skip(piece % step).step_by(step) {
            if let Played::Drum(drum) = played {
                drum.release();
            }
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
        let semitones = hold.bend_semitones as f32 + 0.01 * controls.weather_cents;
        let ratio = (semitones / 12.0).exp2() / controls.body_size;
        self.build = self.first_of(controls.variant);
        let chosen = self.build..self.build + self.pieces_of_each();
        for (place, piece) in self.pieces.iter_mut().enumerate() {
            match piece {
                Played::Drum(drum) => drum.tick(ratio, hold.pressure, controls),
                Played::Rattle(rattle) => {
                    let own = if chosen.contains(&place) { self.shaking } else { 0.0 };
                    rattle.feed(own + if self.struck == Some(place) { self.shaken } else { 0.0 });
                    if !rattle.is_idle() {
                        rattle.tick();
                    }
                }
            }
        }
    }

    #[inline(always)]
    fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        let count = left.len().min(right.len()).min(TICK);
        let [mut l, mut r] = [[0.0; TICK]; 2];
        for piece in &mut self.pieces {
            match piece {
                Played::Drum(drum) => drum.render(simd, &mut l, &mut r, count),
                Played::Rattle(rattle) => {
                    if !rattle.is_idle() {
                        rattle.render(simd, &mut l, &mut r, count);
                    }
                }
            }
        }
        for i in 0..TICK {
            let (mid, side) = (0.5 * (l[i] + r[i]), 0.5 * self.side * (l[i] - r[i]));
            l[i] = mid + side;
            r[i] = mid - side;
        }
        left[..count].copy_from_slice(&l[..count]);
        right[..count].copy_from_slice(&r[..count]);
    }

    fn push(&mut self, push: &Push) {
        self.push = *push;
        let mean = push.samples.iter().map(|x| x * x).sum::<f32>() / TICK as f32;
        self.shaken = if push.is_on { SHAKEN * mean } else { 0.0 };
        for (place, piece) in self.pieces.iter_mut().enumerate() {
            if let Played::Drum(drum) = piece {
                drum.push(push, self.struck == Some(place));
            }
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
        match self.pieces.get(self.build) {
            Some(Played::Drum(drum)) => drum.pitch_hz(),
            Some(Played::Rattle(rattle)) => rattle.pitch_hz(),
            None => 0.0,
        }
    }

    fn view(&self) -> View {
        View { body_level: shown(self.level()), ..View::default() }
    }
}
