//! Looking in: energy, pitch and the picture of the strings.

use super::{super::string::StringVoice, Lute, SLEEP_POWER};
use crate::view::{SHAPE_MODES, View};

/// Mean square of a string's waves at fortissimo, for drawings, in (m/s)².
const FULL_POWER: f32 = 2.0;

impl Lute {
    /// Longest time until a ringing string is 120 dB down, in seconds.
    pub(crate) fn tail_s(&self) -> f64 {
        // Free strings at the present damping; the body only shortens it.
        let slowest = self.strings.iter().map(StringVoice::t60_s).fold(0.0, f64::max);
        let free = 9.0 / f64::from(self.controls.damping.max(0.25));
        2.0 * slowest.clamp(0.1, 40.0).max(free)
    }

    /// Energy of strings and body in joules.
    pub(crate) fn energy(&self) -> f64 {
        self.body.energy() + self.strings.iter().map(StringVoice::energy).sum::<f64>()
    }

    /// Pitch of a string as its loops have it, in hertz.
    pub(crate) fn string_hz(&self, string: usize) -> f64 {
        self.strings[string.min(self.strings.len() - 1)].frequency_hz()
    }

    pub(crate) fn view(&self) -> View {
        let mut view = View {
            string_count: self.strings.len() as u32,
            strokes: self.right.strokes,
            last_stroke_up: self.right.is_up(),
            ..View::default()
        };
        if self.is_asleep {
            for (string, seen) in self.strings.iter().zip(&mut view.strings) {
                seen.contact = string.contact;
            }
            return view;
        }
        let decibels =
            |power: f32| ((10.0 * power.max(1.0e-12).log10() + 60.0) / 60.0).clamp(0.0, 1.0);
        for (string, seen) in self.strings.iter().zip(&mut view.strings) {
            let hz = string.frequency_hz().max(1.0);
            seen.pitch_midi = (69.0 + 12.0 * (hz / 440.0).log2()) as f32;
            seen.stop = 1.0 - (-string.stop.position() / 12.0).exp2() as f32;
            seen.contact = string.contact;
            let shape: [f32; SHAPE_MODES] = string.shape_m();
            seen.shape_mm = shape.map(|metres| metres * 1.0e3);
            seen.level = decibels(string.mean_power() / FULL_POWER);
            seen.held = string.note.is_some_and(|note| note.is_held);
            view.voices += u32::from(string.mean_power() > SLEEP_POWER);
        }
        view.body_level = decibels(self.heard * self.heard);
        view
    }
}
