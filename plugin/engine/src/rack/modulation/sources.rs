//! Where every source stands: what the player does, what the first part sounds like, envelopes and
//! low-frequency oscillators of the last note.

use super::controls::{ModulationControls, Source};
use crate::{
    SampleRate,
    event::{Controller, Dimension, Event},
    rack::follow::Follow,
    synth::{ENVELOPES, Envelope, LFOS, Lfo, SynthControls, lfo_rate_hz, noise},
    units::gain_to_db,
};

/// Lowest and highest middle of a spectrum that [`Source::Colour`] tells apart, in hertz.
const COLOUR_HZ: [f32; 2] = [200.0, 8_000.0];

/// All sources.
#[derive(Debug)]
pub(super) struct Sources {
    values: [f32; Source::COUNT],
    steps_per_s: f32,
    rate_hz: f32,
    envelopes: [Envelope; ENVELOPES],
    lfos: [Lfo; LFOS],
    /// Keys that are held, as bits; the pedal holds too.
    keys: u128,
    notes: u32,
    level: Follow,
    /// Of the first part's differences from sample to sample.
    edge: Follow,
    last: [f32; 2],
}

impl Sources {
    pub(super) fn new(rate: SampleRate, steps_per_s: f32) -> Self {
        let mut sources = Self {
            values: [0.0; Source::COUNT],
            steps_per_s,
            rate_hz: rate.hz() as f32,
            envelopes: [Envelope::IDLE; ENVELOPES],
            lfos: [Lfo::default(); LFOS],
            keys: 0,
            notes: 0,
            level: Follow::new(rate),
            edge: Follow::new(rate),
            last: [0.0; 2],
        };
        sources.reset();
        sources
    }

    pub(super) fn reset(&mut self) {
        self.values = [0.0; Source::COUNT];
        for neutral in [Source::NoteExpression, Source::Expression, Source::ChannelVolume] {
            self.values[neutral as usize] = 1.0;
        }
        self.envelopes = [Envelope::IDLE; ENVELOPES];
        for (i, lfo) in self.lfos.iter_mut().enumerate() {
            lfo.start(i as u32);
        }
        (self.keys, self.notes, self.last) = (0, 0, [0.0; 2]);
        self.level.reset();
        self.edge.reset();
    }

    pub(super) fn of(&self, source: Source) -> f32 {
        self.values[source as usize]
    }

    fn set(&mut self, source: Source, value: f32) {
        self.values[source as usize] = value;
    }

    /// What the player does.
    pub(super) fn handle(&mut self, event: Event) {
        match event {
            Event::NoteOn { note, velocity } => {
                let key = note.key.unwrap_or(60).min(127);
                self.keys |= 1 << key;
                self.notes = self.notes.wrapping_add(1);
                self.set(Source::Velocity, velocity);
                self.set(Source::Key, (f32::from(key) - 60.0) / 60.0);
                self.set(Source::Random, noise(0x4B41_4952, self.notes));
                self.envelopes.iter_mut().for_each(Envelope::start);
            }
            Event::NoteOff { note, .. } | Event::Choke { note } => {
                self.keys &= note.key.map_or(0, |key| !(1 << key.min(127)));
                self.let_go();
            }
            Event::Express { dimension, value, .. } => self.express(dimension, value),
            Event::Control { controller, value } => self.control(controller, value),
            Event::AllNotesOff | Event::AllSoundOff => {
                self.keys = 0;
                self.let_go();
            }
            Event::Articulate(_) | Event::Modulate { .. } => {}
        }
    }

    fn express(&mut self, dimension: Dimension, value: f32) {
        match dimension {
            Dimension::Tuning => self.set(Source::Bend, (value / 12.0).clamp(-1.0, 1.0)),
            Dimension::Volume => self.set(Source::Volume, (value - 1.0).clamp(-1.0, 1.0)),
            Dimension::Pan => self.set(Source::Pan, 2.0 * value - 1.0),
            Dimension::Vibrato => self.set(Source::Vibrato, value),
            Dimension::Expression => self.set(Source::NoteExpression, value),
            Dimension::Brightness => self.set(Source::Brightness, 2.0 * value - 1.0),
            Dimension::Pressure => self.set(Source::Pressure, value),
        }
    }

    fn control(&mut self, controller: Controller, value: f32) {
        match controller {
            Controller::Modulation => self.set(Source::Wheel, value),
            Controller::Breath => self.set(Source::Breath, value),
            Controller::VibratoRate => self.set(Source::VibratoRate, 2.0 * value - 1.0),
            Controller::Volume => self.set(Source::ChannelVolume, value),
            Controller::Pan => self.set(Source::ChannelPan, 2.0 * value - 1.0),
            Controller::Expression => self.set(Source::Expression, value),
            Controller::Sustain => {
                self.set(Source::Pedal, value);
                self.let_go();
            }
        }
    }

    /// Envelopes end with the last key, unless the pedal holds it.
    fn let_go(&mut self) {
        if self.keys == 0 && self.of(Source::Pedal) < 0.5 {
            self.envelopes.iter_mut().for_each(Envelope::release);
        }
    }

    /// Hears the first part.
    pub(super) fn hear(&mut self, left: &[f32], right: &[f32]) {
        self.level.hear(left, right);
        for (l, r) in left.iter().zip(right) {
            self.edge.hear(&[l - self.last[0]], &[r - self.last[1]]);
            self.last = [*l, *r];
        }
    }

    /// Goes on by a step, as the panel stood after the last one.
    pub(super) fn step(
        &mut self,
        synth: &SynthControls,
        panel: &ModulationControls,
        tempo_bpm: f64,
        effort: f32,
    ) {
        for i in 0..ENVELOPES {
            let level = self.envelopes[i].tick(&synth.envelopes[i], 1.0, self.steps_per_s);
            self.values[Source::Envelope1 as usize + i] = level;
        }
        for i in 0..LFOS {
            let cycles = lfo_rate_hz(&synth.lfos[i], tempo_bpm) / f64::from(self.steps_per_s);
            self.values[Source::Lfo1 as usize + i] = self.lfos[i].tick(&synth.lfos[i], cycles);
        }
        let first = Source::Macro1 as usize;
        self.values[first..].copy_from_slice(&panel.macros);
        let level = self.level.level();
        self.set(Source::Level, (1.0 + gain_to_db(level.max(1.0e-6)) / 60.0).clamp(0.0, 1.0));
        self.set(Source::Colour, self.colour(level));
        self.set(Source::Effort, effort.clamp(0.0, 1.0));
    }

    /// Where the middle of the spectrum lies: what a sine of that frequency differs by from sample to
    /// sample against its own level.
    fn colour(&self, level: f32) -> f32 {
        if level < 1.0e-4 {
            return 0.0;
        }
        let hz = self.edge.level() / level * self.rate_hz / std::f32::consts::TAU;
        ((hz / COLOUR_HZ[0]).log2() / (COLOUR_HZ[1] / COLOUR_HZ[0]).log2()).clamp(0.0, 1.0)
    }
}
