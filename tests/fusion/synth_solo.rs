//! The synth without an instrument: plain settings, and a render of them.

use kairat_engine::{
    Event, NoteAddress,
    synth::{OscillatorKind, Synth, SynthControls},
};

/// A held tone of one oscillator, through a filter that is open, at constant level.
pub(crate) fn plain() -> SynthControls {
    let mut controls = SynthControls::default();
    controls.oscillators[0].tone.level = 0.5;
    controls.oscillators[1].tone.level = 0.0;
    controls.filter.cutoff_hz = 20_000.0;
    controls.filter.resonance = 0.0;
    controls.filter.key_tracking = 0.0;
    controls.filter.envelope_octaves = 0.0;
    controls.filter.velocity_octaves = 0.0;
    controls.envelopes[0].attack_s = 0.001;
    controls.envelopes[0].sustain = 1.0;
    controls.play.velocity_level = 0.0;
    controls.play.level_db = 0.0;
    controls
}

/// The same of a kind.
pub(crate) fn kind(kind: OscillatorKind) -> SynthControls {
    let mut controls = plain();
    controls.oscillators[0].tone.kind = kind;
    controls
}

/// A synth so set.
pub(crate) fn synth(rate_hz: f64, controls: &SynthControls) -> Synth {
    let mut synth = Synth::new(rate_hz);
    synth.set_controls(controls);
    synth
}

pub(crate) fn on(key: u8, velocity: f32) -> Event {
    Event::NoteOn { note: NoteAddress::key(0, key), velocity }
}

pub(crate) fn off(key: u8) -> Event {
    Event::NoteOff { note: NoteAddress::key(0, key), velocity: 0.5 }
}

/// The next samples of both channels, in blocks of so many.
pub(crate) fn run(synth: &mut Synth, count: usize, block: usize) -> [Vec<f32>; 2] {
    let (mut left, mut right) = (vec![0.0; count], vec![0.0; count]);
    for (l, r) in left.chunks_mut(block).zip(right.chunks_mut(block)) {
        synth.render(l, r);
    }
    [left, right]
}

/// The left channel in double precision.
pub(crate) fn left(synth: &mut Synth, count: usize) -> Vec<f64> {
    run(synth, count, 512)[0].iter().map(|y| f64::from(*y)).collect()
}

/// A held key, after its beginning.
pub(crate) fn held(rate_hz: f64, controls: &SynthControls, key: u8, seconds: f64) -> Vec<f64> {
    let mut synth = synth(rate_hz, controls);
    synth.handle(on(key, 1.0));
    let lead = (0.1 * rate_hz) as usize;
    left(&mut synth, lead + (seconds * rate_hz) as usize).split_off(lead)
}
