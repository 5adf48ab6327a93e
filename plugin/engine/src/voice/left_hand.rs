//! The stopping finger: where it is, how it travels, how it shakes and presses.

use crate::{
    controls::{FretMap, SlideMode},
    instruments::lute::{LuteSpec, TouchSpec},
};

/// Time a slide takes per semitone, and its bounds [by ear].
const SLIDE_S_PER_SEMITONE: f32 = 0.022;
const SLIDE_S: (f32, f32) = (0.04, 0.30);

/// A press after the stroke: its wait, rise, stay and return [by ear].
const PRESS_S: [f32; 4] = [0.10, 0.11, 0.16, 0.20];

/// Pitch, in semitones above the open string, of a stopped key under a fret map.
pub(crate) fn fret_semitones(spec: &LuteSpec, map: FretMap, fret: u8) -> f64 {
    if fret == 0 {
        return 0.0;
    }
    let (octave, step) = ((fret - 1) / 12, (fret - 1) % 12);
    let cents = spec.fret_cents[map as usize][usize::from(step)];
    f64::from(octave) * 12.0 + cents / 100.0
}

/// Where the finger is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Stop {
    /// Semitones above the open string.
    position: f64,
    slide: Option<Slide>,
    /// Phase of the vibrato, in turns.
    vibrato: f32,
    /// A press that is under way.
    press: Option<Press>,
}

/// The string is pressed, and let go again.
#[derive(Clone, Copy, Debug)]
struct Press {
    semitones: f32,
    age_s: f32,
}

impl Press {
    fn now(self) -> f32 {
        let [wait, rise, stay, back] = PRESS_S;
        let smooth = |x: f32| x.clamp(0.0, 1.0).powi(2) * (3.0 - 2.0 * x.clamp(0.0, 1.0));
        let up = smooth((self.age_s - wait) / rise);
        let down = smooth((self.age_s - wait - rise - stay) / back);
        self.semitones * (up - down)
    }
}

#[derive(Clone, Copy, Debug)]
struct Slide {
    from: f64,
    to: f64,
    /// 0–1 of the way.
    done: f32,
    step: f32,
    mode: SlideMode,
}

impl Stop {
    /// Sets the finger down at once.
    pub(crate) fn place(&mut self, position: f64) {
        self.position = position;
        self.slide = None;
        self.press = None;
    }

    /// Starts a press.
    pub(crate) fn press(&mut self, semitones: f32) {
        self.press = Some(Press { semitones, age_s: 0.0 });
    }

    /// Starts a slide.
    pub(crate) fn slide_to(&mut self, to: f64, mode: SlideMode, ticks_per_s: f32) {
        let way = (to - self.position).abs() as f32;
        let time_s = (way * SLIDE_S_PER_SEMITONE).clamp(SLIDE_S.0, SLIDE_S.1);
        let step = 1.0 / (time_s * ticks_per_s);
        self.slide = Some(Slide { from: self.position, to, done: 0.0, step, mode });
    }

    /// Whether it is on its way.
    pub(crate) fn is_moving(&self) -> bool {
        self.slide.is_some() || self.press.is_some()
    }

    /// Whether it slides to another place.
    pub(crate) fn is_sliding(&self) -> bool {
        self.slide.is_some()
    }

    pub(crate) fn is_open(&self) -> bool {
        self.position < 0.5 && self.slide.is_none()
    }

    /// Semitones above the open string without vibrato.
    pub(crate) fn position(&self) -> f64 {
        self.position
    }

    /// Moves one tick. Returns whether the string has just caught on another fret.
    pub(crate) fn tick(&mut self, ticks_per_s: f32) -> bool {
        if let Some(press) = &mut self.press {
            press.age_s += 1.0 / ticks_per_s;
            // One tick later than it ends, so that its end is written.
            if press.age_s > PRESS_S.iter().sum::<f32>() + 2.0 / ticks_per_s {
                self.press = None;
            }
        }
        let Some(slide) = &mut self.slide else { return false };
        slide.done = (slide.done + slide.step).min(1.0);
        let x = f64::from(slide.done);
        let way = slide.from + (slide.to - slide.from) * x * x * (3.0 - 2.0 * x);
        let before = self.position;
        self.position = match slide.mode {
            SlideMode::Free => way,
            // The string lies on the fret nearest behind the finger.
            SlideMode::ThroughFrets => (way + 1.0e-6).floor().max(slide.from.min(slide.to)),
        };
        let mode = slide.mode;
        if slide.done >= 1.0 {
            self.position = slide.to;
            self.slide = None;
        }
        mode == SlideMode::ThroughFrets && self.position != before
    }

    /// Semitones that a shake of `depth` 0–1 and a pressure of 0–1 add now.
    pub(crate) fn shake(
        &mut self,
        touch: &TouchSpec,
        depth: f32,
        pressure: f32,
        rate_hz: f32,
        ticks_per_s: f32,
    ) -> f64 {
        let mut semitones = touch.press_semitones * pressure;
        if let Some(press) = &self.press {
            semitones += press.now();
        }
        if depth > 0.0 {
            self.vibrato = (self.vibrato + rate_hz / ticks_per_s).fract();
            semitones +=
                touch.vibrato_semitones * depth * (std::f32::consts::TAU * self.vibrato).sin();
        }
        f64::from(semitones)
    }

    pub(crate) fn settle_vibrato(&mut self) {
        self.vibrato = 0.0;
    }
}
