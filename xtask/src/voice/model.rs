//! What `voice` can sound: whole instruments, and the bare parts they are made of.

use kairat_engine::{
    Controller, Controls, Dimension, Engine, Event, NoteAddress, SampleRate,
    bare::{BareBank, BareExciter, BareString},
    instruments::{self, Instrument},
};

use crate::failure::{Failure, Outcome};

/// A voice that sounds one note at a time.
pub(super) trait Sounding {
    /// Plays, `gain` 0–1.
    fn note_on(&mut self, frequency_hz: f64, gain: f64);
    /// Plays a second note with the first; a bare part has only one.
    fn also(&mut self, _frequency_hz: f64, _gain: f64) {}
    /// Releases.
    fn note_off(&mut self);
    /// Bends what sounds.
    fn set_frequency(&mut self, frequency_hz: f64);
    /// Presses, blows or bows, 0–1.
    fn press(&mut self, pressure: f64);
    /// Overwrites one channel.
    fn render(&mut self, out: &mut [f32]);
}

/// Makes a bare part at a rate.
type Make = fn(f64) -> Box<dyn Sounding>;

/// The bare parts: a string loop, a bank of 64 modes, a bow, a reed and a jet without player.
const BARE: [(&str, Make); 5] = [
    ("string", |rate_hz| Box::new(BareString::new(rate_hz))),
    ("bank64", |rate_hz| Box::new(BareBank::new(rate_hz))),
    ("bow", |rate_hz| Box::new(BareExciter::bow(rate_hz))),
    ("reed", |rate_hz| Box::new(BareExciter::reed(rate_hz))),
    ("jet", |rate_hz| Box::new(BareExciter::jet(rate_hz))),
];

/// Every model.
pub(crate) fn names() -> Vec<&'static str> {
    let bare = BARE.iter().map(|(name, _)| *name);
    instruments::ALL.iter().map(|instrument| instrument.id).chain(bare).collect()
}

/// A voice of the named model.
pub(super) fn make(name: &str, rate_hz: f64) -> Outcome<Box<dyn Sounding>> {
    if let Some((_, make)) = BARE.iter().find(|(bare, _)| *bare == name) {
        return Ok(make(rate_hz));
    }
    match instruments::ALL.into_iter().find(|instrument| instrument.id == name) {
        Some(instrument) => Ok(Box::new(Whole::new(instrument, SampleRate::new(rate_hz)))),
        None => Err(Failure::unknown("model", name, names())),
    }
}

/// A bare part: it can be bent; `$press` says whether there is anything to press.
macro_rules! bare {
    ($part:ty, $press:expr) => {
        impl Sounding for $part {
            fn note_on(&mut self, frequency_hz: f64, gain: f64) {
                <$part>::note_on(self, frequency_hz, gain);
            }
            fn note_off(&mut self) {
                <$part>::note_off(self);
            }
            fn set_frequency(&mut self, frequency_hz: f64) {
                <$part>::set_frequency(self, frequency_hz);
            }
            fn press(&mut self, pressure: f64) {
                $press(self, pressure);
            }
            fn render(&mut self, out: &mut [f32]) {
                <$part>::render(self, out);
            }
        }
    };
}

bare!(BareString, |_, _| {});
bare!(BareBank, |_, _| {});
bare!(BareExciter, BareExciter::press);

/// A whole instrument, its two channels mixed to one.
struct Whole {
    engine: Engine,
    note: NoteAddress,
    key: f64,
    also: Option<NoteAddress>,
    right: Vec<f32>,
}

impl Whole {
    fn new(instrument: &'static Instrument, rate: SampleRate) -> Self {
        let mut engine = Engine::new(instrument);
        // What is measured is the model, not the player's moods.
        engine.set_controls(&Controls { human: 0.0, vibrato: 0.0, ..Controls::default() });
        engine.prepare(rate);
        Self {
            engine,
            note: NoteAddress::default(),
            key: 0.0,
            also: None,
            right: vec![0.0; super::BLOCK],
        }
    }

    fn express(&mut self, dimension: Dimension, value: f64) {
        self.engine.handle(Event::Express { note: self.note, dimension, value: value as f32 });
    }
}

impl Sounding for Whole {
    fn note_on(&mut self, frequency_hz: f64, gain: f64) {
        let pitch = midi(frequency_hz);
        self.key = pitch.round().clamp(0.0, 127.0);
        self.note = NoteAddress::key(0, self.key as u8);
        self.engine.handle(Event::NoteOn { note: self.note, velocity: gain as f32 });
        let tuning = pitch - self.key;
        if tuning.abs() > 0.0 {
            self.express(Dimension::Tuning, tuning);
        }
    }

    fn also(&mut self, frequency_hz: f64, gain: f64) {
        let note = NoteAddress::key(0, midi(frequency_hz).round() as u8);
        self.engine.handle(Event::NoteOn { note, velocity: gain as f32 });
        self.also = Some(note);
    }

    fn note_off(&mut self) {
        for note in self.also.take().into_iter().chain([self.note]) {
            self.engine.handle(Event::NoteOff { note, velocity: 0.5 });
        }
    }

    fn set_frequency(&mut self, frequency_hz: f64) {
        self.express(Dimension::Tuning, midi(frequency_hz) - self.key);
    }

    fn press(&mut self, pressure: f64) {
        if matches!(self.engine.instrument().family, "bowed" | "wind") {
            let value = pressure as f32;
            self.engine.handle(Event::Control { controller: Controller::Breath, value });
        } else {
            self.express(Dimension::Pressure, pressure);
        }
    }

    fn render(&mut self, out: &mut [f32]) {
        let right = &mut self.right[..out.len()];
        self.engine.render(out, right);
        for (left, right) in out.iter_mut().zip(right) {
            *left = f32::midpoint(*left, *right);
        }
    }
}

/// Fractional MIDI note of a frequency; whole keys come out whole.
fn midi(frequency_hz: f64) -> f64 {
    let pitch = 69.0 + 12.0 * (frequency_hz / 440.0).log2();
    if (pitch - pitch.round()).abs() < 1.0e-9 { pitch.round() } else { pitch }
}
