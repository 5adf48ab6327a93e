//! Pitch over the length of a note: glides, scoops, falls, trills and vibrato.

use crate::{
    controls::Articulation,
    dsp::smooth::smoothstep,
    instruments::manner::{Manner, VibratoManner},
};

/// Interval of trill and mordent, in semitones: the upper neighbour.
const NEIGHBOUR: f32 = 2.0;
/// Start, end and depth of a mordent [by ear].
const MORDENT_S: (f32, f32) = (0.045, 0.11);
/// How far a scoop starts below, how long it takes; how far a fall goes [E].
const SCOOP_CENTS: f32 = 150.0;
const SCOOP_S: f32 = 0.16;
pub(super) const FALL_CENTS: f32 = 300.0;
/// Deepest vibrato that a controller asks for, in cents.
const FULL_CENTS: f32 = 60.0;

/// A pitch on its way, in semitones.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glide {
    from: f32,
    to: f32,
    time_s: f32,
    age_s: f32,
}

impl Glide {
    pub(super) fn at(key: f32) -> Self {
        Self { from: key, to: key, time_s: 0.0, age_s: 0.0 }
    }

    /// Sets off for another key; a slide takes three times as long as a tie.
    pub(super) fn go(&mut self, to: f32, manner: &Manner, articulation: Articulation, scale: f32) {
        let from = self.value();
        let way = ((to - from).abs() - 2.0) / 10.0;
        let [second, octave] = manner.glide_s;
        let mut time_s = (second + (octave - second) * way.clamp(0.0, 1.0)) * scale;
        if articulation == Articulation::Slide {
            time_s *= 3.0;
        }
        *self = Self { from, to, time_s, age_s: 0.0 };
    }

    pub(super) fn tick(&mut self, step_s: f32) {
        self.age_s = (self.age_s + step_s).min(self.time_s);
    }

    pub(super) fn is_moving(&self) -> bool {
        self.age_s < self.time_s
    }

    pub(super) fn value(&self) -> f32 {
        if !self.is_moving() {
            return self.to;
        }
        self.from + (self.to - self.from) * smoothstep(self.age_s / self.time_s)
    }
}

/// Cents that the onset adds at an age.
pub(super) fn scoop(manner: &Manner, articulation: Articulation, age_s: f32, auto: f32) -> f32 {
    let (cents, time_s) = match articulation {
        Articulation::Scoop => (SCOOP_CENTS, SCOOP_S),
        Articulation::Sustain | Articulation::Stroke => (auto * manner.scoop_cents, manner.scoop_s),
        _ => return 0.0,
    };
    let left = 1.0 - (age_s / time_s.max(1.0e-3)).min(1.0);
    -cents * left * left
}

/// Semitones to the neighbour, and whether pitch moves on purpose.
pub(super) fn neighbour(articulation: Articulation, age_s: f32, rate_hz: f32) -> (f32, bool) {
    match articulation {
        Articulation::Trill => {
            let turn = (age_s * rate_hz).fract();
            // Fingers take a tenth of the turn.
            let up = smoothstep((turn - 0.45) / 0.1) - smoothstep((turn - 0.95) / 0.1);
            (NEIGHBOUR * up, true)
        }
        Articulation::Mordent => {
            let (on, off) = MORDENT_S;
            let up = smoothstep((age_s - on) / 0.012) - smoothstep((age_s - off) / 0.012);
            (NEIGHBOUR * up, age_s < off + 0.02)
        }
        _ => (0.0, false),
    }
}

/// The shaking hand, lip or breath.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Vibrato {
    turn: f32,
}

/// How a note shakes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shake {
    /// Depth in cents.
    pub(super) cents: f32,
    /// Factor of the effort.
    pub(super) tremor: f32,
}

impl Vibrato {
    pub(super) fn rest(&mut self) {
        self.turn = 0.0;
    }

    /// One tick: `own` cents from the phrasing, `asked` 0–1 from controllers.
    pub(super) fn tick(
        &mut self,
        manner: &VibratoManner,
        own: f32,
        asked: f32,
        turns: f32,
    ) -> Shake {
        let cents = own.max(asked * FULL_CENTS);
        if cents <= 0.0 {
            return Shake { cents: 0.0, tremor: 1.0 };
        }
        self.turn = (self.turn + turns).fract();
        let wave = (std::f32::consts::TAU * self.turn).sin();
        let tremor = 1.0 + manner.tremor * wave * (cents / manner.cents.max(1.0)).min(1.5);
        Shake { cents: cents * wave, tremor }
    }
}

/// Share of a note's own vibrato at an age.
pub(super) fn growth(manner: &VibratoManner, age_s: f32) -> f32 {
    smoothstep((age_s - manner.delay_s) / manner.growth_s.max(1.0e-3))
}
