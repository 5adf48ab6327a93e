//! A string's tuning at a tick: from what the hands ask for to the filters of its loops.

use super::{Damper, LOWEST_HZ, Setting, StringVoice, rest::sharpening};
use crate::{
    resonators::{complex::Complex, string_law::StringLaw, tuning, waveguide::Loop},
    voice::tables::{self, Tables},
};

/// Frequency steps below this are not written: 0.002 cent.
const STILL: f64 = 1.2e-6;

/// Steps above this are solved anew, not extrapolated: 20 cents.
const SOLVE_STEP: f64 = 0.0116;

/// Steps above this fade over several ticks, so that a ringing string does not click: half a
/// semitone.
const JUMP: f64 = 0.03;
const JUMP_TICKS: usize = 6;

/// How far a bend may go on one prototype.
const KEPT_SEMITONES: f64 = 4.0;

/// Everything that decides a string's tuning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Asked {
    setting: Setting,
    position: f64,
    is_open: bool,
    is_answering: bool,
    /// And the tuning against the others.
    glide_cents: f64,
    finger_s: Option<f32>,
}

impl StringVoice {
    /// Brings the loops in tune with the hands, against the `admittance` of the body at `z⁻¹`.
    pub(crate) fn tune(
        &mut self,
        tables: &Tables,
        setting: &Setting,
        body_changed: bool,
        admittance: impl Fn(Complex) -> Complex,
    ) {
        self.is_behind = self.loops[0].is_fading();
        if self.is_behind {
            return;
        }
        let asked = Asked {
            setting: *setting,
            position: self.stop.position(),
            is_open: self.stop.is_open(),
            is_answering: self.is_answering,
            glide_cents: self.glide_cents + self.accord_cents,
            finger_s: match self.damper {
                Damper::Finger { t60_s, .. } => Some(t60_s),
                Damper::Free => None,
            },
        };
        if self.asked == Some(asked) && !body_changed {
            return;
        }
        self.asked = Some(asked);
        let fret = setting.slack_semitones + self.stop.position();
        let off_cents = self.glide_cents + self.accord_cents;
        let semitones = fret + setting.bend_semitones + off_cents / 100.0;
        let semitones = semitones.min(self.spec.highest_semitones);
        let open_midi = f64::from(self.open(setting.build).open_midi);
        let f0_hz = crate::Pitch(open_midi + semitones)
            .hz(setting.a4_hz)
            .clamp(LOWEST_HZ, self.rate_hz / 10.0);
        let unbent = tables::law(self.spec, setting.build, setting.material, self.index, fret);
        let loss = self.wanted_loss(setting, &unbent);
        let echoes = self.tune_far(setting.build, f0_hz, &unbent, semitones);
        let near = fret + setting.bend_semitones;
        let prototype = self.prototype_for(tables, setting, fret);
        let drift = (f0_hz / self.tuners[0].f0_hz() - 1.0).abs();
        if body_changed
            || echoes
            || prototype != self.prototype
            || loss != self.loss
            || drift > SOLVE_STEP
        {
            let step = (f0_hz / self.written_hz.max(1.0) - 1.0).abs();
            let fresh = self.prototype == usize::MAX;
            self.written_stop = Some((setting.build, setting.material, fret));
            // A bend keeps its loss filter too: another spacing of its taps would be heard.
            let refit = fresh || loss != self.loss || prototype != self.prototype;
            self.prototype = prototype;
            self.loss = loss;
            self.law = tables::law(self.spec, setting.build, setting.material, self.index, near);
            self.law.f0_hz = f0_hz;
            // Not the bent string's: a jump of the impedance would be heard.
            self.impedance = unbent.impedance() as f32;
            self.sharpening = sharpening(&self.law);
            if refit {
                self.fit_losses(&unbent);
            }
            self.solve(tables, &admittance);
            self.write(f0_hz, if step > JUMP && !fresh { JUMP_TICKS } else { 1 });
            if fresh {
                self.loops.iter_mut().for_each(Loop::finish_fade);
            }
        } else if (f0_hz / self.written_hz - 1.0).abs() > STILL {
            self.write(f0_hz, 1);
        }
    }

    /// The prototype for a string stopped at `fret`, as it is bent.
    fn prototype_for(&self, tables: &Tables, setting: &Setting, fret: f64) -> usize {
        if self.is_answering {
            return Tables::PLAIN;
        }
        let near = fret + setting.bend_semitones;
        // A bend stays on the prototype it started with: changing it would be heard above 12 kHz.
        let stays = self.prototype < Tables::PLAIN
            && self.written_stop == Some((setting.build, setting.material, fret))
            && (near - tables.fret(self.prototype)).abs() < KEPT_SEMITONES;
        if stays {
            self.prototype
        } else {
            tables.index(setting.build, setting.material, self.index, near)
        }
    }

    /// Lets what lies beyond the bridge follow. Returns whether it has changed.
    fn tune_far(&mut self, build: usize, f0_hz: f64, unbent: &StringLaw, pressed: f64) -> bool {
        let open = self.open(build);
        match &mut self.far {
            Some(far) if !self.is_answering => {
                far.tune(&StringLaw { f0_hz, ..*unbent }, open, pressed)
            }
            _ => false,
        }
    }

    fn solve(&mut self, tables: &Tables, admittance: &impl Fn(Complex) -> Complex) {
        let touch = &self.spec.touch;
        let detune = (touch.horizontal_cents / 1_200.0).exp2();
        let impedance = f64::from(self.impedance);
        let prototypes = tables.at(self.prototype);
        let within = self.prototype_loss();
        let mut far = self.far.as_ref().filter(|_| !self.is_answering);
        let polarisations =
            [(1.0, 1.0, 0.0), (touch.horizontal_coupling, detune, touch.horizontal_loss_per_s)];
        for (((tuner, prototype), taps), (coupling, ratio, loss_per_s)) in
            self.tuners.iter_mut().zip(prototypes).zip(self.loss_taps).zip(polarisations)
        {
            let mut loss = self.loss;
            loss.flat_per_s += loss_per_s;
            let note = tuning::Note {
                prototype,
                loss: taps,
                f0_hz: self.law.f0_hz * ratio,
                decay_per_s: within * self.law.decay_per_s(self.law.f0_hz)
                    + loss.decay_per_s(&self.law, self.law.f0_hz),
                highest_gain: self.spec.highest_gain,
            };
            // b = n·v − a at a bridge of admittance Y: −(1 − n²ZY)/(1 + n²ZY) times the wave.
            let weight = coupling * coupling * impedance;
            let far = far.take();
            tuner.solve(&note, |back| {
                let load = admittance(back).scale(weight);
                match far {
                    Some(far) => far.reflect(back, load),
                    None => (Complex::ONE - load) / (Complex::ONE + load),
                }
            });
        }
    }

    fn write(&mut self, f0_hz: f64, ticks: usize) {
        let detune = (self.spec.touch.horizontal_cents / 1_200.0).exp2();
        for ((wave, tuner), ratio) in self.loops.iter_mut().zip(&self.tuners).zip([1.0, detune]) {
            tuner.write(f0_hz * ratio, wave.next_filter(ticks));
            if self.is_resting {
                // Nothing moves that could fade.
                wave.finish_fade();
            }
        }
        self.written_hz = f0_hz;
    }
}
