//! All that an instance of the plugin plays: two parts, each with an instrument, the percussion, the synth,
//! and an anatomy, which the synth may drive.
//!
//! Path: events → `route` of each part → its player → `strip` (level, pan) → the part's own output, and
//! `blend` (the first part woven with another) → the mix of all ─▶ room ─▶ finish.

mod blend;
mod controls;
mod follow;
mod modulation;
mod morph;
mod obey;
mod part;
mod render;
mod route;
mod strip;

use std::sync::Arc;

pub use blend::{BlendControls, BlendMode, Partner};
pub use controls::{BuiltControls, LayerControls, PartControls, Place, RackControls, Slot};
pub use modulation::{MACROS, ModulationControls, Row, SLOTS, SlotControls, Source, TARGETS};
pub use morph::{End, lists};

use crate::{
    Event, SampleRate, View,
    anatomy::{Anatomy, Lists},
    controls::Excite,
    engine::Engine,
    finish::Finish,
    space::Space,
    synth::{Synth, Tables},
};
use blend::{Blend, Late};
use modulation::Modulation;
use part::Part;

/// Samples that are rendered at once.
const PIECE: usize = 256;
/// Outputs beside the mix: the parts in the order of [`Slot::ALL`], then the synth and the anatomy.
pub const OUTPUTS: usize = Slot::COUNT + 2;

/// Both channels of one output.
pub type Stereo<'a> = [&'a mut [f32]; 2];

/// The rack. Its engines are prepared elsewhere and put in.
#[derive(Debug)]
pub struct Rack {
    parts: [Part<Engine>; Slot::COUNT],
    layer: Part<Synth>,
    built: Part<Anatomy>,
    /// Plays in place of both parts while one travels to the other.
    morph: Part<Anatomy>,
    ends: Option<[End; 2]>,
    partner: Partner,
    excite: Excite,
    /// Built when it is first prepared.
    tables: Option<Arc<Tables>>,
    /// Present once prepared.
    behind: Option<Behind>,
    /// The key that the first part plays last, and its reference of A4.
    key: Option<u8>,
    a4_hz: f32,
}

/// What stands behind the parts.
#[derive(Debug)]
struct Behind {
    blend: Blend,
    space: Space,
    finish: Finish,
    /// Of what is not woven, and of each part's own output.
    late: [Late; OUTPUTS + 1],
    modulation: Modulation,
    piece: [[f32; PIECE]; 2],
    /// What the synth plays, before its level.
    drive: [f32; PIECE],
}

impl Default for Rack {
    fn default() -> Self {
        let mut layer = Part::default();
        layer.set_place(&LayerControls::default().place);
        let mut built = Part::default();
        built.set_place(&BuiltControls::default().place);
        let mut morph = Part::default();
        morph.set_place(&BuiltControls::default().place);
        Self {
            parts: Default::default(),
            layer,
            built,
            morph,
            ends: None,
            partner: Partner::default(),
            excite: Excite::default(),
            tables: None,
            behind: None,
            key: None,
            a4_hz: 440.0,
        }
    }
}

impl Rack {
    /// Gets ready for a rate; the engines stay as they are.
    pub fn prepare(&mut self, rate: SampleRate) {
        let tables = self.tables.get_or_insert_with(Tables::new).clone();
        self.layer.put(Some(Box::new(Synth::with_tables(rate.hz(), tables))));
        self.layer.prepare(rate);
        self.built.put(Some(Box::new(Anatomy::new(rate))));
        self.built.prepare(rate);
        self.morph.put(Some(Box::new(Anatomy::new(rate))));
        self.morph.prepare(rate);
        for part in &mut self.parts {
            part.prepare(rate);
        }
        let blend = Blend::new(rate);
        let room = blend.longest_latency_samples();
        self.behind = Some(Behind {
            blend,
            space: Space::new(rate),
            finish: Finish::new(rate),
            late: std::array::from_fn(|_| Late::new(rate, room)),
            modulation: Modulation::new(rate),
            piece: [[0.0; PIECE]; 2],
            drive: [0.0; PIECE],
        });
    }

    /// Puts an engine into a place, or takes it out; returns what was there. Neither allocates nor frees.
    pub fn put(&mut self, slot: Slot, engine: Option<Box<Engine>>) -> Option<Box<Engine>> {
        self.parts[slot.index()].put(engine)
    }

    /// Who plays in a place.
    #[must_use]
    pub fn engine(&self, slot: Slot) -> Option<&Engine> {
        self.parts[slot.index()].player.as_deref()
    }

    /// The synth, once prepared: its wavetable is loaded there.
    pub fn synth_mut(&mut self) -> Option<&mut Synth> {
        self.layer.player.as_deref_mut()
    }

    /// Takes what the morph plays between two ends, made by [`lists`]; gives back what waited in vain.
    /// Neither allocates nor frees.
    pub fn load_morph(&mut self, ends: [End; 2], lists: Box<Lists>) -> Option<Box<Lists>> {
        self.ends = Some(ends);
        match &mut self.morph.player {
            Some(anatomy) => anatomy.load(lists),
            None => Some(lists),
        }
    }

    /// What the morph has been loaded with.
    #[must_use]
    pub fn morph_ends(&self) -> Option<[End; 2]> {
        self.ends
    }

    /// Gives back what the morph plays no longer, to be freed elsewhere.
    pub fn take_morph(&mut self) -> Option<Box<Lists>> {
        self.morph.player.as_mut().and_then(|anatomy| anatomy.take_lists())
    }

    /// Silence; the controls stay. Does not allocate.
    pub fn reset(&mut self) {
        self.parts.iter_mut().for_each(Part::reset);
        self.layer.reset();
        self.built.reset();
        self.morph.reset();
        self.key = None;
        if let Some(behind) = &mut self.behind {
            behind.blend.reset();
            behind.space.reset();
            behind.finish.reset();
            behind.late.iter_mut().for_each(Late::reset);
            behind.modulation.reset();
        }
    }

    /// Tells one part alone.
    pub fn tell(&mut self, slot: Slot, event: Event) {
        if let Some(engine) = &mut self.parts[slot.index()].player {
            engine.handle(event);
        }
    }

    /// A snapshot of a part for drawings.
    #[must_use]
    pub fn view(&self, slot: Slot) -> View {
        self.engine(slot).map_or_else(View::default, Engine::view)
    }

    /// Whether everything sleeps and the output is exactly zero.
    #[must_use]
    pub fn is_asleep(&self) -> bool {
        let is_still = |behind: &Behind| {
            behind.blend.is_asleep() && behind.space.is_asleep() && behind.finish.is_asleep()
        };
        self.parts.iter().all(Part::is_asleep)
            && self.layer.is_asleep()
            && self.built.is_asleep()
            && self.morph.is_asleep()
            && self.behind.as_ref().is_none_or(is_still)
    }

    /// Samples by which the whole output is late; none unless spectra are woven frame by frame.
    #[must_use]
    pub fn latency_samples(&self) -> usize {
        self.behind.as_ref().map_or(0, |behind| behind.blend.latency_samples())
    }

    /// Most that the limiter has taken since the last call, in decibels, 0 or more.
    pub fn take_limiter_db(&mut self) -> f32 {
        self.behind.as_mut().map_or(0.0, |behind| behind.finish.take_limiter_db())
    }

    /// Longest time, in seconds, that a released sound may still be heard.
    #[must_use]
    pub fn tail_s(&self) -> f64 {
        let engines = self.parts.iter().filter_map(|part| part.player.as_ref());
        let parts = engines.map(|engine| engine.tail_s()).fold(0.0, f64::max);
        let layer = self.layer.player.as_ref().map_or(0.0, |synth| synth.tail_s());
        let built = self.built.player.as_ref().map_or(0.0, |anatomy| anatomy.tail_s());
        let behind = self.behind.as_ref();
        let behind = behind.map_or(0.0, |behind| {
            behind.blend.tail_s() + behind.space.tail_s() + behind.finish.tail_s()
        });
        parts.max(layer).max(built) + behind
    }
}
