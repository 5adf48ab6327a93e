//! What an anatomy does once in sixteen samples: notes that waited, what is exchanged, sleep.

use pulp::{Simd, WithSimd};

use super::{
    Anatomy,
    body::{Body, REFERENCE_HZ},
    scene::Scene,
    voice::Voice,
};
use crate::{
    dsp::simd::TICK,
    voice::notes::{Expression, Note},
};

/// Below this output an anatomy may sleep, after so many ticks.
const SILENT: f32 = 1.0e-6;
const QUIET_TICKS: u32 = 150;

impl Anatomy {
    /// A note comes after silence: everything stands where it should.
    pub(super) fn wake(&mut self) {
        (self.is_awake, self.quiet, self.peak) = (true, 0, 0.0);
        self.panel.snap();
        self.wheels.snap();
        self.exchange();
        self.body.bank.begin();
        self.body_size = 0.0;
        let now = &self.panel.now;
        self.outlet.tick(now.level_db, 1.0, self.body.share(now), true);
        self.tune_body();
    }

    /// What sounds becomes what the panel asks for, while nothing is heard.
    fn exchange(&mut self) {
        if let Some(lists) = self.coming.take() {
            self.body.loaded = lists.body;
            self.gone = self.lists.replace(lists);
        }
        let now = &self.panel.now;
        self.body.shape(now.body_kind, f64::from(now.width));
    }

    fn tune_body(&mut self) {
        let now = &self.panel.now;
        if now.body_size != self.body_size || self.body.is_on_its_way() {
            self.body_size = now.body_size;
            let arch = self.arch;
            let hz = REFERENCE_HZ / f64::from(now.body_size);
            arch.dispatch(TuneBody { body: &mut self.body, hz });
        }
    }

    /// A voice takes a note, at this sample.
    pub(super) fn start(&mut self, index: usize, note: Note) {
        self.order = self.order.wrapping_add(1);
        let heard = self.channels.of(&note);
        let arch = self.arch;
        let scene = Scene {
            controls: &self.panel.now,
            lists: self.lists.as_deref(),
            wheels: self.wheels.values(),
            is_moving: false,
            ticks_per_s: self.ticks_per_s,
        };
        let voice = &mut self.voices[index];
        voice.start(note, &scene, &heard, self.order);
        arch.dispatch(Tick { voice, scene: &scene, heard });
    }

    /// Moves all that need not move at every sample.
    pub(super) fn tick(&mut self) {
        self.rest();
        if !self.is_awake {
            return;
        }
        if self.coming.is_some() {
            self.panel.hush();
        }
        if self.panel.tick() {
            for voice in &mut self.voices {
                voice.stop();
            }
            self.exchange();
            self.body.bank.begin();
        } else if self.panel.is_moving() {
            let now = &self.panel.now;
            if now.width != self.body_width {
                self.body_width = now.width;
                self.body.shape(now.body_kind, f64::from(now.width));
            }
        }
        self.wheels.tick();
        for index in 0..self.voices.len() {
            if !self.voices[index].is_on
                && let Some(note) = self.voices[index].next.take()
            {
                self.start(index, note);
            }
        }
        let arch = self.arch;
        let scene = Scene {
            controls: &self.panel.now,
            lists: self.lists.as_deref(),
            wheels: self.wheels.values(),
            is_moving: self.panel.is_moving(),
            ticks_per_s: self.ticks_per_s,
        };
        for voice in self.voices.iter_mut().filter(|voice| voice.is_on) {
            let heard = self.channels.of(&voice.note);
            arch.dispatch(Tick { voice, scene: &scene, heard });
        }
        let now = &self.panel.now;
        self.outlet.tick(now.level_db, self.panel.level(), self.body.share(now), false);
        self.tune_body();
    }

    /// Lets voices go that are over; sleeps when all is still.
    fn rest(&mut self) {
        let mut sounds = false;
        for voice in self.voices.iter_mut().filter(|voice| voice.is_on) {
            sounds |= !voice.rest();
        }
        sounds |= self.voices.iter().any(|voice| voice.next.is_some());
        self.quiet = if sounds || self.peak > SILENT { 0 } else { self.quiet + 1 };
        self.peak = 0.0;
        if self.quiet > QUIET_TICKS {
            self.empty();
        }
        if self.clock.is_multiple_of(64 * TICK as u64) {
            self.body.bank.flush();
        }
    }

    pub(super) fn empty(&mut self) {
        self.voices.iter_mut().for_each(Voice::stop);
        self.body.bank.reset();
        self.is_awake = false;
    }
}

struct Tick<'a, 'b> {
    voice: &'a mut Voice,
    scene: &'a Scene<'b>,
    heard: Expression,
}

impl WithSimd for Tick<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.voice.tick(simd, self.scene, &self.heard);
    }
}

struct TuneBody<'a> {
    body: &'a mut Body,
    hz: f64,
}

impl WithSimd for TuneBody<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.body.bank.tick(simd, self.hz, 0.0);
    }
}
