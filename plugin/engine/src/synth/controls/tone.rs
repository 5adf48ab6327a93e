//! What an oscillator offers: its operators, and what each kind has of its own.

use super::{
    choices::{AnalogueShape, NoiseColour, OscillatorKind},
    group::group,
};

group! {
    /// An operator of the FM oscillator.
    OperatorControls, OperatorTarget {
        /// Frequency against the key's, 0.125–16.
        ratio, Ratio: 0.125, 16.0, 1.0;
        /// Frequency while it does not follow the key, 0.1–8000 Hz.
        fixed_hz, FixedHz: 0.1, 8_000.0, 100.0;
        /// Level as a carrier; as a modulator, square root of an eighth of the index, 0–1.
        level, Level: 0.0, 1.0, 0.5;
        /// How much of the level the third envelope takes over, 0–1.
        envelope, Envelope: 0.0, 1.0, 0.0;
    } {
        /// It does not follow the key.
        is_fixed: bool = false;
    }
}

group! {
    /// What any oscillator has, and what each kind has of its own.
    ToneControls, ToneTarget {
        /// Coarse tuning, −48–48 semitones.
        coarse_semitones, Coarse: -48.0, 48.0, 0.0;
        /// Fine tuning, −100–100 cents.
        fine_cents, Fine: -100.0, 100.0, 0.0;
        /// Linear level, 0–1.
        level, Level: 0.0, 1.0, 0.5;
        /// 0 left, 0.5 centre, 1 right.
        pan, Pan: 0.0, 1.0, 0.5;
        /// Width of the pulse, 0.02–0.98.
        pulse_width, PulseWidth: 0.02, 0.98, 0.5;
        /// Frequency of the synced oscillator against its master, 1–8; 1 is no sync.
        sync_ratio, SyncRatio: 1.0, 8.0, 1.0;
        /// Position among the frames of the wavetable, 0–1.
        position, Position: 0.0, 1.0, 0.0;
        /// Feedback of the FM oscillator's fourth operator, 0–1.
        feedback, Feedback: 0.0, 1.0, 0.0;
        /// Where grains are taken, as a fraction of a second back, 0–1.
        grain_position, GrainPosition: 0.0, 1.0, 0.2;
        /// How far from there grains may begin, in seconds, 0–1.
        grain_spray, GrainSpray: 0.0, 1.0, 0.05;
        /// Length of a grain, 10–500 ms.
        grain_size_ms, GrainSize: 10.0, 500.0, 80.0;
        /// Grains that sound at a time, on average, 0.5–16.
        grain_density, GrainDensity: 0.5, 16.0, 4.0;
        /// Share of the grains that run backwards, 0–1.
        grain_reverse, GrainReverse: 0.0, 1.0, 0.0;
        /// How far apart grains stand between left and right, 0–1.
        grain_width, GrainWidth: 0.0, 1.0, 0.3;
        /// How narrow the band of noise is, 0–1.
        noise_focus, NoiseFocus: 0.0, 1.0, 0.7;
    } {
        /// What it is made of.
        kind: OscillatorKind = OscillatorKind::Analogue;
        /// Shape of the analogue oscillator.
        shape: AnalogueShape = AnalogueShape::Saw;
        /// Which wavetable: an index into the factory's names, or one past them for the loaded one.
        wavetable: usize = 0;
        /// Which of the eight ways the operators are joined.
        algorithm: usize = 0;
        /// Colour of the noise.
        noise: NoiseColour = NoiseColour::White;
    }
}
