//! Kairat as a plugin: names, ports and exports; the work is done in the engine.
#![forbid(unsafe_code)]

pub mod bridge;
pub mod change;
#[cfg(feature = "editor")]
pub mod editor;
pub mod factory;
mod formats;
pub mod meters;
pub mod params;
mod ports;
pub mod state;

use std::sync::Arc;

use kairat_engine::{
    Rack, SampleRate, instruments,
    instruments::SOQPALY,
    rack::{self, OUTPUTS, Slot, Stereo},
};
#[cfg(feature = "editor")]
use nice_plug::prelude::AsyncExecutor;
#[cfg(feature = "vst3")]
use nice_plug::prelude::nice_export_vst3;
use nice_plug::prelude::{
    ActivateContext, AudioIOLayout, AuxiliaryBuffers, Buffer, BufferConfig, MidiConfig, NoteEvent,
    Params, Plugin, PluginState, ProcessContext, ProcessStatus, nice_export_clap,
};
#[cfg(feature = "editor")]
use nice_plug_egui::RepaintNotifier;

use bridge::Bridge;
use change::{Background, Build, Change, Exchanges};
use meters::{Meters, Publisher};
use params::KairatParams;
use params::choice::{self, chosen};

/// One instance of the plugin.
pub struct Kairat {
    params: Arc<KairatParams>,
    meters: Arc<Meters>,
    bridge: Bridge,
    rack: Box<Rack>,
    change: Change,
    background: Background,
    publisher: Publisher,
    rate: SampleRate,
    /// Events of a block's end, which belong to the sample after it.
    deferred: Vec<NoteEvent<()>>,
    #[cfg(feature = "editor")]
    repaint: RepaintNotifier,
}

impl Default for Kairat {
    fn default() -> Self {
        let exchanges = Arc::<Exchanges>::default();
        Self {
            params: Arc::default(),
            meters: Arc::default(),
            bridge: Bridge::default(),
            rack: Box::default(),
            change: Change::new(exchanges.clone()),
            background: Background::new(exchanges),
            publisher: Publisher::new(),
            rate: SampleRate::new(f64::NAN),
            deferred: Vec::with_capacity(Self::INPUT_EVENT_CAPACITY),
            #[cfg(feature = "editor")]
            repaint: RepaintNotifier::new(),
        }
    }
}

impl Kairat {
    /// Plays a block: renders up to each event, takes it, and goes on.
    ///
    /// The framework cuts the host's block where parameters move, and hands over what comes at the
    /// cut, but before the move in the host's list, with the block before. Such events wait for the
    /// next block, so that parameters of a sample always count before its notes, as they do when
    /// the host's own blocks begin there.
    fn play<C: ProcessContext<Self>>(
        &mut self,
        [left, right]: Stereo<'_>,
        mut own: [Option<Stereo<'_>>; OUTPUTS],
        context: &mut C,
    ) {
        let wanted = self.wanted();
        self.change.follow(&mut self.rack, wanted, &self.background, left.len());
        let ends = bridge::morph_ends(&self.params);
        self.change.follow_morph(&mut self.rack, ends, &self.background);
        let Self { params, meters, bridge, rack, deferred, .. } = self;
        let host = (context.plugin_api(), context.transport().tempo);
        let controls = bridge.begin(params, host, &mut |event| rack.handle(event));
        rack.set_controls(&controls);
        for event in deferred.drain(..) {
            bridge.handle(&event, &mut |event| rack.handle(event));
        }
        while let Some(press) = meters.keys.pop() {
            rack.handle(Bridge::press(press));
        }
        let (mut done, end) = (0, left.len());
        let mut render = |until: usize, bridge: &mut Bridge, rack: &mut Rack| {
            if until > done {
                let mix = [&mut left[done..until], &mut right[done..until]];
                let own = own.each_mut().map(|own| {
                    let [left, right] = own.as_mut()?;
                    Some([&mut left[done..until], &mut right[done..until]])
                });
                rack.render(mix, own);
                bridge.advance(until - done);
                done = until;
            }
        };
        while let Some(event) = context.next_event() {
            let at = event.timing() as usize;
            if at >= end && deferred.len() < deferred.capacity() {
                deferred.push(event);
                continue;
            }
            render(at.min(end), bridge, rack);
            bridge.handle(&event, &mut |event| rack.handle(event));
        }
        render(end, bridge, rack);
    }

    /// The instruments that the panel asks for.
    fn wanted(&self) -> [Option<Build>; Slot::COUNT] {
        let KairatParams { instrument, parts, second, .. } = &*self.params;
        let build = |instrument| Build { instrument, rate: self.rate };
        let first = chosen(&choice::INSTRUMENT, &instrument.instrument);
        let second = chosen(&choice::INSTRUMENT, &second.instrument.instrument);
        let drums = instruments::ALL.iter().position(|known| known.id == SOQPALY.id);
        [
            Some(build(first)),
            parts.b_on.value().then_some(build(second)),
            drums.filter(|_| parts.drums_on.value()).map(build),
        ]
    }

    /// Tells the window, if the plugin has one, that there is something new to draw.
    #[cfg_attr(not(feature = "editor"), expect(clippy::unused_self, reason = "no window to tell"))]
    fn announce(&self, is_news: bool) {
        #[cfg(feature = "editor")]
        self.repaint.request_repaint_with(is_news);
        #[cfg(not(feature = "editor"))]
        let _ = is_news;
    }

    /// While something sounds the host is told how long it may last; then it may let us sleep. An
    /// open window keeps us awake for its keyboard.
    fn status(&self) -> ProcessStatus {
        if self.rack.is_asleep() && !self.meters.is_open() {
            ProcessStatus::Normal
        } else {
            ProcessStatus::Tail(self.rate.samples(self.rack.tail_s()).ceil() as u32)
        }
    }
}

impl Plugin for Kairat {
    const NAME: &'static str = "Kairat";
    const VENDOR: &'static str = "Kairat";
    const URL: &'static str = "";
    const EMAIL: &'static str = "";
    const VERSION: &'static str = env!("CARGO_PKG_VERSION");

    const AUDIO_IO_LAYOUTS: &'static [AudioIOLayout] = &ports::LAYOUTS;

    const MIDI_INPUT: MidiConfig = MidiConfig::MidiCCs;
    const SAMPLE_ACCURATE_AUTOMATION: bool = true;

    #[cfg(feature = "editor")]
    type Editor = editor::PluginEditor;
    #[cfg(not(feature = "editor"))]
    type Editor = ();
    type SysExMessage = ();
    type BackgroundTask = ();

    fn params(&self) -> Arc<dyn Params> {
        self.params.clone()
    }

    #[cfg(feature = "editor")]
    fn editor(&mut self, _executor: AsyncExecutor<Self>) -> Option<Self::Editor> {
        editor::create(self.params.clone(), self.meters.clone(), self.repaint.clone())
    }

    fn filter_state(state: &mut PluginState) {
        state::admit(state);
    }

    fn activate(
        &mut self,
        _layout: &AudioIOLayout,
        config: &BufferConfig,
        _context: &mut impl ActivateContext<Self>,
    ) -> bool {
        self.rate = SampleRate::new(f64::from(config.sample_rate));
        params::target::make();
        for (slot, wanted) in Slot::ALL.into_iter().zip(self.wanted()) {
            self.rack.put(slot, wanted.map(|build| Box::new(change::prepared(build))));
        }
        self.rack.prepare(self.rate);
        if let Some(ends) = bridge::morph_ends(&self.params) {
            self.rack.load_morph(ends, Box::new(rack::lists(ends)));
        }
        self.change.reset();
        self.background.start();
        self.publisher.prepare(self.rate, &self.meters);
        true
    }

    fn reset(&mut self) {
        self.rack.reset();
        self.bridge.reset();
        self.deferred.clear();
    }

    fn process(
        &mut self,
        buffer: &mut Buffer<'_>,
        aux: &mut AuxiliaryBuffers<'_>,
        context: &mut impl ProcessContext<Self>,
    ) -> ProcessStatus {
        let started = Publisher::clock(&self.meters);
        let [left, right] = buffer.as_slice() else { return ProcessStatus::Normal };
        let mut outputs = aux.outputs.iter_mut();
        let own = std::array::from_fn(|_| match outputs.next()?.as_slice() {
            [left, right] => Some([&mut **left, &mut **right]),
            _ => None,
        });
        self.play([left, right], own, context);
        context.set_latency_samples(self.rack.latency_samples() as u32);
        let is_news = self.publisher.publish(&self.meters, &mut self.rack, [left, right], started);
        self.announce(is_news);
        self.status()
    }
}

nice_export_clap!(Kairat);
#[cfg(feature = "vst3")]
nice_export_vst3!(Kairat);
