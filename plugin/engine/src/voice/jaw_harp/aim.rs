//! Where the mouth goes: the key's partial, the panel's opening, and the ways to move it.

use std::f32::consts::TAU;

use crate::{
    controls::{Articulation, Controls},
    dsp::smooth::Smooth,
    instruments::jaw_harp::JawHarpSpec,
    resonators::mouth::{BANDS, Band},
    units::{Pitch, db_to_gain},
    voice::struck::mechanism::Hold,
};

/// Slew of tongue and lips, per pole: 20 ms in all [E].
const SLEW_S: f32 = 0.010;
/// Octaves that the mouth opens over a note that says *wow*, and how long it takes [by ear].
const WOW_OCTAVES: f32 = 1.6;
const WOW_S: f32 = 0.42;
/// Octaves of the mouth per semitone of the wheel: two semitones are an octave [by ear].
const WHEEL_OCTAVES: f64 = 0.5;
/// Octaves of the trembling mouth at full modulation [by ear].
const TREMBLE_OCTAVES: f32 = 0.45;
/// The two stages of the melody formant lie this far apart, in octaves [by ear].
const APART: f64 = 0.012;
/// Levels of higher partials rise by this many dB per octave: their pulses are weaker [by ear].
const LIFT_DB_PER_OCTAVE: f32 = 3.0;

/// The mouth's target and its way there.
#[derive(Clone, Debug)]
pub(crate) struct Aim {
    /// The melody's key; without one the panel opens the mouth.
    key: Option<u8>,
    /// Formant in octaves over 1 Hz, on its way.
    octaves: Smooth,
    snaps: bool,
    lean: f32,
    age_s: f32,
    phase: f32,
    step_s: f32,
}

impl Aim {
    pub(crate) fn new(ticks_per_s: f32) -> Self {
        let mut octaves = Smooth::new(0.0);
        octaves.set_time(SLEW_S, ticks_per_s);
        let step_s = 1.0 / ticks_per_s;
        Self { key: None, octaves, snaps: true, lean: 0.0, age_s: 0.0, phase: 0.0, step_s }
    }

    pub(crate) fn reset(&mut self) {
        self.key = None;
        self.snaps = true;
        self.lean = 0.0;
        self.age_s = 0.0;
        self.phase = 0.0;
    }

    /// The mouth goes for a key; without a ringing tongue it is there already.
    pub(crate) fn take(&mut self, key: u8, rings: bool) {
        self.key = Some(key);
        self.begin(rings);
    }

    /// The mouth is as the panel opens it.
    pub(crate) fn open(&mut self, rings: bool) {
        self.key = None;
        self.begin(rings);
    }

    fn begin(&mut self, rings: bool) {
        self.snaps |= !rings;
        self.lean = 0.0;
        self.age_s = 0.0;
    }

    /// Leans away from the target by so many octaves until the next note.
    pub(crate) fn lean(&mut self, octaves: f32) {
        self.lean = octaves;
    }

    /// The mouth at the end of the coming tick.
    pub(crate) fn bands(
        &mut self,
        spec: &JawHarpSpec,
        reed_hz: f64,
        hold: &Hold,
        controls: &Controls,
        articulation: Articulation,
        exhaled: f32,
    ) -> [Band; BANDS] {
        self.age_s += self.step_s;
        let mouth = &spec.mouth;
        let wow = articulation == Articulation::Wow;
        let tremble = self.tremble(hold.modulation, controls.vibrato_rate_hz);
        let opening = if wow {
            let turn = (TAU * (self.age_s / WOW_S).min(1.0)).cos();
            -WOW_OCTAVES * (0.5 + 0.5 * turn)
        } else {
            self.lean
        };
        let moved = f64::from(opening + tremble) + WHEEL_OCTAVES * hold.bend_semitones;
        let [low, high] = mouth.formant_hz;
        let asked = (self.asked_hz(spec, controls) * moved.exp2()).clamp(low, high);
        // What glides on purpose is held less firmly.
        let free = if wow { 0.25 } else { 1.0 } * (1.0 - 0.9 * hold.modulation);
        let target = snapped(asked, reed_hz, f64::from(controls.magnet * free), mouth.partials);
        self.octaves.aim(target.log2() as f32);
        if self.snaps {
            self.snaps = false;
            self.octaves.snap(target.log2() as f32);
        }
        let formant_hz = f64::from(self.octaves.tick()).exp2();

        let [loose, firm] = mouth.formant_q;
        let q = loose + (firm - loose) * f64::from(controls.magnet);
        let q = q * (1.0 - (1.0 - mouth.exhaled) * f64::from(exhaled.min(1.0)));
        let [closed, open] = mouth.throat_hz;
        let throat_hz = closed * (open / closed).powf(f64::from(controls.throat));
        let lift = LIFT_DB_PER_OCTAVE * ((formant_hz / 600.0).log2() as f32).clamp(-1.5, 2.5);
        let tilt = 24.0 * (hold.brightness - 0.5);
        let gain = |level_db: f64, more_db: f32| f64::from(db_to_gain(level_db as f32 + more_db));
        let stage = |side: f64, gain| Band { hz: formant_hz * (side * APART).exp2(), q, gain };
        let fixed = |i: usize, more_db| {
            let (hz, q, level_db) = mouth.fixed[i];
            Band { hz, q, gain: gain(level_db, more_db) }
        };
        [
            stage(-0.5, 0.0),
            stage(0.5, gain(mouth.formant_db, lift)),
            Band { hz: throat_hz, q: mouth.throat_q, gain: gain(mouth.throat_db, 0.0) },
            fixed(0, tilt),
            fixed(1, tilt),
            fixed(2, 0.5 * tilt),
            fixed(3, -0.5 * tilt),
            Band { hz: throat_hz, q: mouth.throat_q, gain: 0.0 },
        ]
    }

    /// Where key and panel want the formant.
    fn asked_hz(&self, spec: &JawHarpSpec, controls: &Controls) -> f64 {
        let mouth = f64::from(controls.mouth);
        if let Some(key) = self.key {
            let hz = Pitch(f64::from(key)).hz(f64::from(controls.a4_hz));
            hz * (2.0 * (mouth - 0.5)).exp2()
        } else {
            let [closed, open] = spec.mouth.open_hz;
            closed * (open / closed).powf(mouth)
        }
    }

    fn tremble(&mut self, modulation: f32, rate_hz: f32) -> f32 {
        self.phase = (self.phase + rate_hz * self.step_s).fract();
        TREMBLE_OCTAVES * modulation * (TAU * self.phase).sin()
    }
}

/// The formant drawn to the nearest partial.
fn snapped(hz: f64, reed_hz: f64, magnet: f64, most: f64) -> f64 {
    let partial = (hz / reed_hz).round().clamp(2.0, most);
    hz * (partial * reed_hz / hz).powf(magnet.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::snapped;

    #[test]
    fn a_firm_mouth_stands_on_the_partial() {
        assert!((snapped(880.0, 73.4, 1.0, 24.0) - 12.0 * 73.4).abs() < 1e-9);
        assert!((snapped(860.0, 73.4, 0.0, 24.0) - 860.0).abs() < 1e-9);
        assert!(snapped(40.0, 73.4, 1.0, 24.0) > 146.0);
    }
}
