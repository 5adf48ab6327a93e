//! The synth's filter: its cutoff where the panel says, and calm whatever is done to it.

use kairat_engine::synth::{
    FilterKind, Modulate, NoiseColour, OscillatorKind, SynthControls, VoiceSources,
};
use tests::{db, peak, spectrum::Spectrum};

use crate::synth_solo::{held, kind, on, synth};

/// White noise through the filter, against the same without: the same seed gives the same noise.
fn gain_at(rate_hz: f64, controls: &SynthControls, hz: f64) -> f64 {
    let power = |controls: &SynthControls| {
        let x = held(rate_hz, controls, 60, 4.0);
        x.chunks_exact((0.5 * rate_hz) as usize)
            .map(|part| Spectrum::with_beta(part, rate_hz, 6.0).power(0.985 * hz, 1.015 * hz))
            .sum::<f64>()
    };
    let mut open = *controls;
    // The sum of what the three outputs are at cutoff is known: a high-pass far below is all there is.
    open.filter.kind = FilterKind::High;
    open.filter.cutoff_hz = 20.0;
    open.filter.resonance = 0.0;
    (power(controls) / power(&open)).sqrt()
}

/// A low-pass of Q falls to Q at its cutoff, and for a Butterworth passes −3.01 dB there; its slope of
/// 6 dB an octave at that place turns an error of the gain into one of the cutoff.
#[test]
fn figure_synth_cutoff_is_where_the_panel_says() {
    let mut worst = 0.0_f64;
    for rate_hz in [44_100.0, 48_000.0, 88_200.0, 96_000.0] {
        for cutoff_hz in [200.0, 1_000.0, 5_000.0, 15_000.0] {
            let mut controls = kind(OscillatorKind::Noise);
            controls.oscillators[0].tone.noise = NoiseColour::White;
            controls.filter.cutoff_hz = cutoff_hz as f32;
            let low = gain_at(rate_hz, &controls, cutoff_hz);
            controls.filter.kind = FilterKind::High;
            let high = gain_at(rate_hz, &controls, cutoff_hz);
            // Low over high is (cutoff/f)² in the analogue plane, 1 at the cutoff; its square root is
            // the error of the cutoff there, free of the noise they share.
            worst = worst.max(((low / high).sqrt() - 1.0).abs());
        }
    }
    eprintln!("cutoff within {:.2} %", 100.0 * worst);
    assert!(worst <= 0.01, "{worst}");
}

/// Sends the cutoff and resonance anywhere at every tick.
struct Restless(u32);

impl Modulate for Restless {
    const IS_ACTIVE: bool = true;

    fn modulate(&mut self, _sources: &VoiceSources, controls: &mut SynthControls) {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let draw = (self.0 >> 8) as f32 / (1 << 24) as f32;
        controls.filter.cutoff_hz = 20.0 * 1_000.0_f32.powf(draw);
        controls.filter.resonance = (self.0 & 255) as f32 / 255.0;
    }
}

#[test]
fn figure_synth_random_sweeps_stay_calm() {
    for filter in [FilterKind::Low, FilterKind::Band, FilterKind::High, FilterKind::Ladder] {
        let mut controls = kind(OscillatorKind::Analogue);
        controls.filter.kind = filter;
        controls.oscillators[0].tone.level = 0.1;
        let mut synth = synth(48_000.0, &controls);
        synth.handle(on(40, 1.0));
        let mut restless = Restless(7);
        let mut loudest = 0.0_f64;
        for _ in 0..2_000 {
            let (mut left, mut right) = ([0.0; 240], [0.0; 240]);
            synth.render_with(&mut restless, &mut left, &mut right);
            let left: Vec<f64> = left.iter().map(|y| f64::from(*y)).collect();
            assert!(left.iter().all(|y| y.is_finite()));
            loudest = loudest.max(peak(&left));
        }
        eprintln!("{filter:?} under random sweeps: peak {:.1} dBFS", db(loudest));
        assert!(db(loudest) <= 12.0);
    }
}

#[test]
fn the_ladder_sings_and_does_not_blow_up() {
    let mut controls = kind(OscillatorKind::Analogue);
    controls.oscillators[0].tone.level = 0.01;
    controls.filter.kind = FilterKind::Ladder;
    controls.filter.resonance = 1.0;
    controls.filter.cutoff_hz = 1_000.0;
    let x = held(48_000.0, &controls, 36, 1.0);
    let sung = Spectrum::deep(&x, 48_000.0).peak(700.0, 1_300.0).unwrap();
    eprintln!("the ladder sings at {:.0} Hz, {:.1} dBFS", sung.hz, db(sung.amplitude));
    assert!((sung.hz / 1_000.0 - 1.0).abs() < 0.02 && db(sung.amplitude) > -20.0);
    assert!(db(peak(&x)) < 12.0);
}
