//! One voice: oscillators → filter → level, moved by three envelopes, three LFOs and the player.

use pulp::Simd;

use super::{
    analogue::Ramp,
    controls::{ENVELOPES, LFOS, OSCILLATORS, SynthControls},
    envelope::Envelope,
    filter::Filter,
    glide::Glide,
    hands::Hands,
    lfo::Lfo,
    oscillator::Oscillator,
    scene::{Modulate, Scene, VoiceSources},
    stereo::Stereo,
};
use crate::{
    dsp::{
        lanes::{Samples, mul_add},
        simd::TICK,
    },
    voice::notes::{Expression, Note},
};

/// One voice.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    pub(super) note: Note,
    /// It sounds, or is about to.
    pub(super) is_on: bool,
    /// It was taken from its note and fades.
    pub(super) is_stolen: bool,
    /// A note that waits for it to have faded.
    pub(super) next: Option<(Note, Option<f32>)>,
    /// Counts notes.
    pub(super) order: u32,
    /// The note begins at this sample of the coming tick.
    pub(super) first: Option<usize>,
    pub(super) glide: Glide,
    pub(super) envelopes: [Envelope; ENVELOPES],
    pub(super) hands: Hands,
    pub(super) lfos: [Lfo; LFOS],
    pub(super) oscillators: [Oscillator; OSCILLATORS],
    filter: Filter,
    pub(super) sources: VoiceSources,
    pub(super) age_s: f64,
    pub(super) vibrato_cycles: f64,
    /// Gains of the two sides at the last tick's end.
    gain: [f32; 2],
    pub(super) fade: f32,
    /// The cutoff at the last tick's end, and what it was made of.
    pub(super) octaves: f32,
    pub(super) cutoff_hz: f32,
    pub(super) opened_hz: f32,
}

impl Voice {
    pub(super) fn new(ticks_per_s: f32) -> Self {
        Self {
            note: Note::new(crate::event::NoteAddress::default(), 60, 0.0),
            is_on: false,
            is_stolen: false,
            next: None,
            order: 0,
            first: None,
            glide: Glide::default(),
            envelopes: [Envelope::IDLE; ENVELOPES],
            hands: Hands::new(ticks_per_s),
            lfos: [Lfo::default(); LFOS],
            oscillators: std::array::from_fn(|_| Oscillator::new()),
            filter: Filter::new(),
            sources: VoiceSources::default(),
            age_s: 0.0,
            vibrato_cycles: 0.0,
            gain: [0.0; 2],
            fade: 1.0,
            octaves: f32::NAN,
            cutoff_hz: 0.0,
            opened_hz: 0.0,
        }
    }

    /// Silence at once.
    pub(super) fn stop(&mut self) {
        self.is_on = false;
        self.is_stolen = false;
        self.first = None;
        self.next = None;
        self.envelopes = [Envelope::IDLE; ENVELOPES];
        self.filter.reset();
    }

    /// What sounds has been exchanged under it.
    pub(super) fn rebuild(&mut self) {
        self.filter.reset();
        for oscillator in &mut self.oscillators {
            oscillator.rebuild();
        }
    }

    /// A note begins at sample `first` of the coming tick.
    pub(super) fn start(&mut self, note: Note, from_key: Option<f32>, order: u32, first: usize) {
        self.stop();
        (self.note, self.is_on, self.order, self.first) = (note, true, order, Some(first));
        self.envelopes.iter_mut().for_each(Envelope::start);
        self.glide.start(from_key, f32::from(note.key));
        (self.age_s, self.vibrato_cycles, self.fade, self.gain) = (0.0, 0.0, 1.0, [0.0; 2]);
    }

    /// Fades away within 3 ms.
    pub(super) fn steal(&mut self) {
        self.is_stolen = true;
        if self.first.is_some() {
            self.stop();
        }
    }

    /// Plays another key without a break.
    pub(super) fn take_over(&mut self, note: Note) {
        self.note = note;
        self.glide.turn(f32::from(note.key));
    }

    /// Its envelopes set out anew, from where they are.
    pub(super) fn begin_again(&mut self) {
        self.envelopes.iter_mut().for_each(Envelope::start);
    }

    /// The finger leaves the key.
    pub(super) fn release(&mut self) {
        (self.note.is_held, self.note.is_sustained) = (false, false);
        self.envelopes.iter_mut().for_each(Envelope::release);
    }

    /// The key the player asks of the instrument now.
    pub(super) fn sounding_key(&self) -> f32 {
        self.glide.now() + self.hands.tuning.value()
    }

    /// How loud it is heard, for stealing.
    pub(super) fn heard(&self) -> f32 {
        if self.first.is_some() {
            return f32::MAX;
        }
        let held = if self.note.is_held { 2.0 } else { 1.0 };
        held * (self.gain[0] + self.gain[1])
    }

    /// Adds one tick.
    #[inline(always)]
    pub(super) fn render<S: Simd, M: Modulate>(
        &mut self,
        simd: S,
        scene: &Scene<'_>,
        panel: &SynthControls,
        modulation: &mut M,
        heard: &Expression,
        out: &mut [Samples; 2],
    ) {
        let mut own;
        let controls = if M::IS_ACTIVE {
            own = *panel;
            modulation.modulate(&self.sources, &mut own);
            own = own.clamped();
            &own
        } else {
            panel
        };
        let first = self.first.take();
        let step = self.step(scene, controls, heard, first, M::IS_ACTIVE);
        let mut sound = Stereo::SILENT;
        for (oscillator, tone) in self.oscillators.iter_mut().zip(&controls.oscillators) {
            oscillator.render(simd, scene, tone, &controls.unison, &step.motion, &mut sound);
        }
        let filter = &controls.filter;
        self.filter.render(simd, scene, filter, step.cutoff_hz, first.is_some(), &mut sound);
        for (side, out) in out.iter_mut().enumerate() {
            let gain = Ramp { from: self.gain[side], to: step.gain[side] };
            let gain = match first {
                Some(first) if first > 0 => late(first, gain.to),
                _ => gain.samples(simd),
            };
            let x = &sound.sides[if sound.is_wide { side } else { 0 }];
            *out = mul_add(simd, &gain, x, out);
        }
        self.gain = step.gain;
        self.is_on = !step.is_last;
    }
}

/// A level that begins to rise at a sample of the tick.
fn late(first: usize, to: f32) -> Samples {
    std::array::from_fn(|i| {
        let passed = (i + 1).saturating_sub(first) as f32;
        to * passed / (TICK - first) as f32
    })
}
