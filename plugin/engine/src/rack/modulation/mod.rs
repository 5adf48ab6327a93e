//! Modulation: any source moves anything that moves continuously, on the rack's own clock.
//!
//! Path: sources → slot (curve, via, depth) → sum per target → the panel as everything sees it. Sources
//! read the panel as it stood a step ago, so that what moves itself is late and never refused. The
//! synth's own panel is moved voice by voice.

mod controls;
mod host;
mod sources;
mod targets;
mod voices;

pub use controls::{MACROS, ModulationControls, SLOTS, SlotControls, Source};
pub use targets::{Row, TARGETS};
pub(super) use voices::Voices;

use crate::{Event, NoteAddress, RackControls, SampleRate, dsp::simd::TICK};
use host::Host;
use sources::Sources;

/// Samples from one step to the next.
const STEP: usize = 2 * TICK;

/// The modulation of a rack.
#[derive(Debug)]
pub(super) struct Modulation {
    sources: Sources,
    /// The panel without modulation, and as it was left by the last step.
    base: RackControls,
    moved: RackControls,
    /// By how much of its travel each slot's target was moved last, where the slot is the first to move it.
    sums: [f32; SLOTS],
    /// What the host moves for single notes.
    host: Host,
    is_active: bool,
    /// Samples of the present step that have passed.
    phase: usize,
}

impl Modulation {
    pub(super) fn new(rate: SampleRate) -> Self {
        let steps_per_s = (rate.hz() / STEP as f64) as f32;
        Self {
            sources: Sources::new(rate, steps_per_s),
            base: RackControls::default(),
            moved: RackControls::default(),
            sums: [0.0; SLOTS],
            host: Host::default(),
            is_active: false,
            phase: 0,
        }
    }

    pub(super) fn reset(&mut self) {
        self.sources.reset();
        self.sums = [0.0; SLOTS];
        self.host = Host::default();
        self.moved = self.base;
        self.phase = 0;
    }

    /// Takes the panel; returns it as it is now, with what was moved last.
    pub(super) fn set(&mut self, controls: &RackControls) -> &RackControls {
        let slots = &controls.modulation.slots;
        for ((slot, was), sum) in slots.iter().zip(&self.base.modulation.slots).zip(&mut self.sums)
        {
            if slot.target != was.target || slot.source == Source::Off {
                *sum = 0.0;
            }
        }
        self.base = *controls;
        self.is_active = slots.iter().any(|slot| {
            let is_known = slot.target.is_some_and(|target| target < TARGETS.len());
            slot.source != Source::Off && is_known
        });
        self.apply();
        &self.moved
    }

    /// Moves the panel by the last sums.
    fn apply(&mut self) {
        let Self { base, moved, sums, .. } = self;
        *moved = *base;
        for (slot, sum) in base.modulation.slots.iter().zip(sums) {
            let row = slot.target.and_then(|target| TARGETS.get(target));
            if let Some(row) = row.filter(|_| *sum != 0.0) {
                let position = row.position(row.read(moved));
                row.write(moved, row.value(position + *sum));
            }
        }
    }

    pub(super) fn handle(&mut self, event: Event) {
        let event = event.clamped();
        if let Event::NoteOn { note: NoteAddress { voice: Some(voice), .. }, .. } = event {
            self.host.forget(voice);
        }
        self.sources.handle(event);
    }

    /// The host moves something for one note.
    pub(super) fn modulate(&mut self, voice: i32, target: usize, offset: f32) {
        self.host.set(voice, target, offset);
    }

    /// Samples until the next step, if there are steps.
    pub(super) fn left(&self) -> Option<usize> {
        self.is_active.then_some(STEP - self.phase)
    }

    /// Hears the first part.
    pub(super) fn hear(&mut self, left: &[f32], right: &[f32]) {
        if self.is_active {
            self.sources.hear(left, right);
        }
    }

    pub(super) fn advance(&mut self, samples: usize) {
        self.phase = (self.phase + samples) % STEP;
    }

    /// Begins a step if one is due; returns the panel as it is from now on.
    pub(super) fn step(&mut self, effort: f32) -> Option<&RackControls> {
        if !self.is_active || self.phase != 0 {
            return None;
        }
        let Self { sources, base, moved, sums, .. } = self;
        let tempo_bpm = base.finish.tempo_bpm;
        sources.step(&moved.layer.synth, &moved.modulation, tempo_bpm, effort);
        // Depths as they were moved a step ago.
        let slots = &moved.modulation.slots;
        for (at, slot) in slots.iter().enumerate() {
            let Some(row) = slot.target.and_then(|target| TARGETS.get(target)) else { continue };
            let is_first = slots[..at].iter().all(|before| before.target != slot.target);
            let same = slots[at..].iter().filter(|other| other.target == slot.target);
            sums[at] = if row.synth.is_none() && is_first {
                same.map(|slot| slot.amount(|source| sources.of(source))).sum()
            } else {
                0.0
            };
        }
        self.apply();
        Some(&self.moved)
    }

    /// What each voice of the synth is moved by; none if no slot does.
    pub(super) fn voices(&self) -> Option<Voices<'_>> {
        if !self.is_active && self.host.is_empty() {
            return None;
        }
        Voices::new(&self.moved.modulation.slots, &self.sources, &self.host)
    }
}

impl SlotControls {
    /// By how much of its travel the target is moved.
    fn amount(&self, of: impl Fn(Source) -> f32) -> f32 {
        if self.source == Source::Off {
            return 0.0;
        }
        let x = of(self.source).clamp(-1.0, 1.0);
        let curve = if self.curve.is_finite() { self.curve.clamp(-1.0, 1.0) } else { 0.0 };
        let depth = if self.depth.is_finite() { self.depth.clamp(-1.0, 1.0) } else { 0.0 };
        // From the square root at −1 through the straight line to the fourth power at 1.
        let exponent = if curve < 0.0 { 1.0 + 0.5 * curve } else { 1.0 + 3.0 * curve };
        let bent = if exponent == 1.0 { x } else { x.abs().powf(exponent).copysign(x) };
        let via = if self.via == Source::Off { 1.0 } else { of(self.via) };
        depth * bent * via
    }
}
