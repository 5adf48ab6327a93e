//! The filter of a voice: two poles, driven or not, or the ladder.
//!
//! Path: (twice the rate → `tanh` or ladder → back) → two poles.

use std::f32::consts::PI;

use pulp::{NullaryFnOnce, Simd};

use super::{
    analogue::Ramp,
    controls::{FilterControls, FilterKind},
    half_band::{HalfBand, Way},
    ladder::{Ladder, tanh},
    scene::Scene,
    stereo::Stereo,
    svf::{Course, Svf},
};
use crate::{dsp::lanes::mul, units::db_to_gain};

/// 1/Q of a filter without resonance (Butterworth), and how far full resonance lowers it: to a Q of 50
/// [by ear: sharper rings on through the next note].
const DAMPING: f32 = std::f32::consts::SQRT_2;
const SHARPEST: f32 = 0.02 / std::f32::consts::SQRT_2;
/// Feedback of the ladder at full resonance; it sings from 4 on.
const LADDER_FEEDBACK: f32 = 4.2;
/// Level at which an undriven signal meets the `tanh` [by ear: a full voice is rounded by 1 dB].
const HEADROOM: f32 = 0.25;
/// Highest cutoff, as a fraction of the rate.
const HIGHEST: f32 = 0.45;

/// What the filter is set to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Setting {
    g: f32,
    resonance: f32,
    drive_gain: f32,
    level: f32,
}

/// One voice's filter.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    svf: [Svf; 2],
    ladder: [Ladder; 2],
    up: [Way; 2],
    down: [Way; 2],
    is_wide: bool,
    /// What the setting was made of.
    asked: (f32, f32, f32),
    setting: Setting,
}

impl Filter {
    pub(super) fn new() -> Self {
        Self {
            svf: [Svf::default(); 2],
            ladder: [Ladder::default(); 2],
            up: [Way::SILENT; 2],
            down: [Way::SILENT; 2],
            is_wide: false,
            asked: (0.0, 0.0, 0.0),
            setting: Setting::default(),
        }
    }

    pub(super) fn reset(&mut self) {
        *self = Self::new();
    }

    /// The setting at the tick's end.
    fn set(&mut self, controls: &FilterControls, cutoff_hz: f32, rate_hz: f32) -> Setting {
        let asked = (cutoff_hz, controls.resonance, controls.drive_db);
        if asked == self.asked {
            return self.setting;
        }
        let rate_hz = if controls.kind == FilterKind::Ladder { 2.0 * rate_hz } else { rate_hz };
        let resonance = match controls.kind {
            FilterKind::Ladder => LADDER_FEEDBACK * controls.resonance,
            _ => DAMPING * SHARPEST.powf(controls.resonance),
        };
        let drive = db_to_gain(controls.drive_db);
        self.asked = asked;
        Setting {
            g: (PI * (cutoff_hz / rate_hz).clamp(1.0e-5, HIGHEST)).tan(),
            resonance,
            drive_gain: HEADROOM * drive,
            // Three quarters of the drive are taken back, so that it is heard as colour before level.
            level: 1.0 / (HEADROOM * drive.sqrt() * drive.sqrt().sqrt()),
        }
    }

    /// One tick; `is_first` where there is nothing to move from.
    #[inline(always)]
    pub(super) fn render<S: Simd>(
        &mut self,
        simd: S,
        scene: &Scene<'_>,
        controls: &FilterControls,
        cutoff_hz: f32,
        is_first: bool,
        x: &mut Stereo,
    ) {
        let to = self.set(controls, cutoff_hz, scene.rate_hz as f32);
        let from = if is_first { to } else { self.setting };
        self.setting = to;
        if x.is_wide && !self.is_wide {
            self.svf[1] = self.svf[0];
            self.ladder[1] = self.ladder[0];
            (self.up[1], self.down[1]) = (self.up[0], self.down[0]);
            self.is_wide = true;
        } else if self.is_wide {
            x.widen();
        }
        let sides = if self.is_wide { 2 } else { 1 };
        let is_ladder = controls.kind == FilterKind::Ladder;
        if is_ladder || controls.is_driven {
            let half_band = scene.half_band;
            simd.vectorize(Driven { filter: self, simd, half_band, is_ladder, from, to, x });
        }
        if !is_ladder {
            let g = Ramp { from: from.g, to: to.g };
            let course = Course::new(simd, g, Ramp { from: from.resonance, to: to.resonance });
            for side in 0..sides {
                self.svf[side].render(simd, controls.kind, &course, &mut x.sides[side]);
            }
        }
    }
}

/// A tick at twice the rate, as a function of its own.
struct Driven<'a, S> {
    filter: &'a mut Filter,
    simd: S,
    half_band: &'a HalfBand,
    is_ladder: bool,
    from: Setting,
    to: Setting,
    x: &'a mut Stereo,
}

impl<S: Simd> NullaryFnOnce for Driven<'_, S> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { filter, simd, half_band, is_ladder, from, to, x } = self;
        let gain = Ramp { from: from.drive_gain, to: to.drive_gain }.samples(simd);
        let level = Ramp { from: from.level, to: to.level }.samples(simd);
        for side in 0..if filter.is_wide { 2 } else { 1 } {
            let signal = &mut x.sides[side];
            *signal = mul(simd, &gain, signal);
            let mut twice = filter.up[side].up(half_band, signal);
            if is_ladder {
                let feedback = (from.resonance, to.resonance);
                filter.ladder[side].render(simd, (from.g, to.g), feedback, &mut twice);
            } else {
                for x in twice.as_flattened_mut() {
                    *x = tanh(*x);
                }
            }
            *signal = mul(simd, &level, &filter.down[side].down(half_band, &twice));
        }
    }
}
