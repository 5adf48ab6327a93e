//! The engine: prepare, reset, handle, render.

use pulp::{Arch, Simd, WithSimd};

use crate::{
    Controls, Event, SampleRate, View,
    controls::{Articulation, Excite},
    dsp::simd::TICK,
    instruments::Instrument,
    voice::model::Model,
};

/// One instrument, ready to be played.
#[derive(Debug)]
pub struct Engine {
    instrument: &'static Instrument,
    controls: Controls,
    /// What was chosen by event, while the panel stands where it stood then.
    articulation: Option<Articulation>,
    arch: Arch,
    /// Present once prepared.
    voice: Option<Model>,
}

impl Engine {
    /// Cheap; silent until [`Engine::prepare`].
    #[must_use]
    pub fn new(instrument: &'static Instrument) -> Self {
        Self {
            instrument,
            controls: Controls::default(),
            articulation: None,
            arch: Arch::new(),
            voice: None,
        }
    }

    /// The instrument it plays.
    #[must_use]
    pub fn instrument(&self) -> &'static Instrument {
        self.instrument
    }

    /// Allocates and designs everything for a rate. Blocks may have any length.
    pub fn prepare(&mut self, rate: SampleRate) {
        let mut voice = Model::new(self.instrument, rate.hz());
        voice.set_controls(&self.controls);
        self.articulation = None;
        self.voice = Some(voice);
    }

    /// Silence, as after `prepare`; the controls stay. Does not allocate.
    pub fn reset(&mut self) {
        self.articulation = None;
        self.tell_controls();
        if let Some(voice) = &mut self.voice {
            voice.reset();
        }
    }

    /// Takes the panel's state; it counts from the next control tick.
    pub fn set_controls(&mut self, controls: &Controls) {
        let controls = controls.clamped();
        if controls.articulation != self.controls.articulation {
            self.articulation = None;
        }
        self.controls = controls;
        self.tell_controls();
    }

    fn tell_controls(&mut self) {
        let articulation = self.articulation.unwrap_or(self.controls.articulation);
        if let Some(voice) = &mut self.voice {
            voice.set_controls(&Controls { articulation, ..self.controls });
        }
    }

    /// Takes an event that happens before the next rendered sample.
    pub fn handle(&mut self, event: Event) {
        if let Event::Articulate(articulation) = event {
            self.articulation = Some(articulation);
            return self.tell_controls();
        }
        if let Some(voice) = &mut self.voice {
            voice.handle(event.clamped());
        }
    }

    /// Overwrites both channels with the next samples; what one is longer than the other is silent.
    pub fn render(&mut self, left: &mut [f32], right: &mut [f32]) {
        let count = left.len().min(right.len());
        left[count..].fill(0.0);
        right[count..].fill(0.0);
        let (left, right) = (&mut left[..count], &mut right[..count]);
        if self.voice.as_ref().is_some_and(Model::is_driven) {
            self.render_excited(Excite::default(), &[], left, right);
        } else {
            self.sound(left, right);
        }
    }

    /// As [`Engine::render`], with a synth's sound of full scale ±1 as a force or a pressure where the
    /// instrument is played: at the strings, the bore, the vessel, the tongue or the skin of the notes
    /// that are held. It is heard from the next tick of sixteen samples on. A source that is shorter than
    /// the channels is silent after its end; one that is left out altogether fades. What is struck hears of
    /// the share of its own strokes a tick late: it is set before the notes.
    pub fn render_excited(
        &mut self,
        excite: Excite,
        source: &[f32],
        left: &mut [f32],
        right: &mut [f32],
    ) {
        let (excite, count) = (excite.clamped(), left.len().min(right.len()));
        left[count..].fill(0.0);
        right[count..].fill(0.0);
        let mut done = 0;
        while done < count {
            let Some(voice) = &mut self.voice else { return self.sound(left, right) };
            let phase = voice.source().1;
            let to = (done + TICK - phase).min(count);
            let piece = source.get(done..to.min(source.len())).unwrap_or_default();
            voice.feed(excite, piece);
            let (l, r) = (&mut left[done..to], &mut right[done..to]);
            self.sound(l, r);
            let peak = l.iter().chain(r.iter()).fold(0.0_f32, |peak, y| peak.max(y.abs()));
            if let Some(voice) = &mut self.voice {
                voice.source().0.hear(peak);
            }
            done = to;
        }
    }

    #[inline(never)]
    fn sound(&mut self, left: &mut [f32], right: &mut [f32]) {
        if let Some(voice) = &mut self.voice {
            self.arch.dispatch(Render { voice, left, right });
        } else {
            left.fill(0.0);
            right.fill(0.0);
        }
    }

    /// Whether everything sleeps and the output is exactly zero.
    #[must_use]
    pub fn is_asleep(&self) -> bool {
        self.voice.as_ref().is_none_or(Model::is_asleep)
    }

    /// Longest time, in seconds, that a released sound may still be heard.
    #[must_use]
    pub fn tail_s(&self) -> f64 {
        self.voice.as_ref().map_or(0.0, Model::tail_s)
    }

    /// Energy stored in all resonators, in joules; for tests.
    #[must_use]
    pub fn energy_joule(&self) -> f64 {
        self.voice.as_ref().map_or(0.0, Model::energy)
    }

    /// Present pitch of a string's first partial in hertz; for tests and drawings.
    #[must_use]
    pub fn string_hz(&self, string: usize) -> f64 {
        self.voice.as_ref().map_or(0.0, |voice| voice.string_hz(string))
    }

    /// How hard bow or breath works now, 0–1; 0 for what is plucked or struck.
    #[must_use]
    pub fn effort(&self) -> f32 {
        self.voice.as_ref().map_or(0.0, Model::effort)
    }

    /// A snapshot for drawings; cheap enough for 60 calls a second on the audio thread.
    #[must_use]
    pub fn view(&self) -> View {
        self.voice.as_ref().map_or_else(View::default, Model::view)
    }
}

struct Render<'a> {
    voice: &'a mut Model,
    left: &'a mut [f32],
    right: &'a mut [f32],
}

impl WithSimd for Render<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.voice.render(simd, self.left, self.right);
    }
}
