//! Grains of the synth: at the key's pitch, and without folding.

use std::f64::consts::TAU;

use kairat_engine::synth::{OscillatorKind, SynthControls};
use tests::{cents, db, spectrum::Spectrum};

use crate::synth_solo::{kind, off, on, synth};

const RATE_HZ: f64 = 48_000.0;

/// Hears a tone while key 60 is held, then plays a key of its grains.
fn grains(tone_hz: f64, key: u8) -> Vec<f64> {
    let mut controls: SynthControls = kind(OscillatorKind::Grain);
    let tone = &mut controls.oscillators[0].tone;
    (tone.grain_size_ms, tone.grain_density) = (400.0, 8.0);
    (tone.grain_position, tone.grain_spray, tone.grain_width) = (0.9, 0.1, 0.0);
    controls.envelopes[0].release_s = 0.002;
    let mut synth = synth(RATE_HZ, &controls);
    let mut sound = Vec::new();
    let mut clock = 0_u32;
    for (played, seconds) in [(60, 1.5), (key, 0.7)] {
        synth.handle(on(played, 1.0));
        for _ in 0..(seconds * RATE_HZ) as usize / 480 {
            let heard: Vec<f32> = (0..480)
                .map(|i| (TAU * tone_hz * f64::from(clock + i) / RATE_HZ).sin() as f32)
                .collect();
            clock += 480;
            let (mut left, mut right) = ([0.0; 480], [0.0; 480]);
            synth.listen(&heard, &heard);
            synth.render(&mut left, &mut right);
            sound.extend(left.iter().map(|y| f64::from(*y)));
        }
        synth.handle(off(played));
    }
    // The second key's grains, all of them taken while the first one was held.
    sound.split_off(sound.len() - (0.5 * RATE_HZ) as usize)
}

#[test]
fn figure_synth_grains_follow_the_key() {
    for (key, ratio) in [(60, 1.0), (67, 1.498_307), (72, 2.0), (53, 0.667_42)] {
        let tone_hz = 1_000.0;
        let spectrum = Spectrum::deep(&grains(tone_hz, key), RATE_HZ);
        let hz = tone_hz * ratio;
        let peak = spectrum.peak(0.95 * hz, 1.05 * hz).unwrap();
        eprintln!("key {key}: {:.2} cents off", cents(peak.hz, hz));
        // Overlapping grains begin at any phase, so the line has some width.
        assert!(db(peak.amplitude) > -40.0 && cents(peak.hz, hz).abs() < 5.0);
    }
}

#[test]
fn figure_synth_grains_that_rise_do_not_fold() {
    // An octave up of 17 kHz would fold to 14 kHz.
    let spectrum = Spectrum::deep(&grains(17_000.0, 72), RATE_HZ);
    let folded = spectrum.largest(13_000.0, 15_000.0).amplitude;
    eprintln!("grains an octave up: {:.1} dB", db(folded));
    assert!(db(folded) <= -60.0);
}
