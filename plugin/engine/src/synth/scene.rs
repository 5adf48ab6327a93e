//! What all voices share during a tick, and what each of them tells the world of modulation.

use super::{
    cloud::Cloud,
    controls::{ENVELOPES, LFOS, SynthControls},
    half_band::HalfBand,
    hush::Pink,
    lfo::Lfo,
    tables::Tables,
    wavetable::Wavetable,
};

/// What all voices share during a tick.
pub(super) struct Scene<'a> {
    pub(super) tables: &'a Tables,
    pub(super) half_band: &'a HalfBand,
    pub(super) pink: &'a Pink,
    pub(super) cloud: &'a Cloud,
    /// The player's own wavetable.
    pub(super) loaded: Option<&'a Wavetable>,
    /// Samples since the beginning, at the tick's first.
    pub(super) clock: u64,
    pub(super) rate_hz: f64,
    pub(super) ticks_per_s: f32,
    pub(super) tempo_bpm: f64,
    /// Reference of A4.
    pub(super) a4_hz: f32,
    pub(super) lfos: [Lfo; LFOS],
    pub(super) wheels: Wheels,
}

impl Scene<'_> {
    /// The wavetable of that number; the factory's last one while none is loaded.
    pub(super) fn wavetable(&self, number: usize) -> &Wavetable {
        let factory = &self.tables.waves;
        match self.loaded {
            Some(loaded) if number >= factory.len() => loaded,
            _ => &factory[number.min(factory.len() - 1)],
        }
    }
}

/// Controllers of the whole instrument.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wheels {
    /// CC1, 0–1.
    pub(super) modulation: f32,
    /// CC2, 0–1.
    pub(super) breath: f32,
    /// CC11, 0–1.
    pub(super) expression: f32,
    /// CC19, 0–1, 0.5 as the panel says.
    pub(super) vibrato_rate: f32,
}

/// What a voice may be modulated by: where it stood at the end of the last tick.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct VoiceSources {
    /// Levels of the envelopes, 0–1.
    pub envelopes: [f32; ENVELOPES],
    /// The LFOs, −1–1.
    pub lfos: [f32; LFOS],
    /// Velocity, 0–1.
    pub velocity: f32,
    /// Key, 0–127, with its glide and tuning.
    pub key: f32,
    /// MIDI channel, 0–15.
    pub channel: u8,
    /// The host's note id.
    pub voice: Option<i32>,
    /// Finger pressure, 0–1.
    pub pressure: f32,
    /// Brightness, 0–1, 0.5 is neutral.
    pub brightness: f32,
    /// Modulation wheel, 0–1.
    pub modulation: f32,
    /// Breath, 0–1.
    pub breath: f32,
    /// Expression, 0–1.
    pub expression: f32,
    /// Drawn once per note, −1–1.
    pub random: f32,
}

/// Changes a voice's own copy of the panel at every tick.
pub trait Modulate {
    /// Whether there is anything to do; if not, voices read the panel itself.
    const IS_ACTIVE: bool;

    /// Moves what it wants; what leaves its range is brought back.
    fn modulate(&mut self, sources: &VoiceSources, controls: &mut SynthControls);
}

/// Nothing is modulated.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unmodulated;

impl Modulate for Unmodulated {
    const IS_ACTIVE: bool = false;

    fn modulate(&mut self, _sources: &VoiceSources, _controls: &mut SynthControls) {}
}
