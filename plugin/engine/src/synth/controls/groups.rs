//! The groups of the panel behind the oscillators: filter, envelopes, LFOs, unison, playing, expression.

use crate::controls::Feel;

use super::{
    choices::{Division, FilterKind, GlideMode, LfoShape, PlayMode},
    group::group,
};

group! {
    /// The filter of a voice.
    FilterControls, FilterTarget {
        /// Cutoff at middle C, 20–20000 Hz.
        cutoff_hz, Cutoff: 20.0, 20_000.0, 4_000.0;
        /// 0 none; 1 is a Q of 50, or for the ladder just above self-oscillation.
        resonance, Resonance: 0.0, 1.0, 0.1;
        /// Drive, 0–24 dB; heard while the filter is driven.
        drive_db, Drive: 0.0, 24.0, 0.0;
        /// How far the cutoff follows the key, 0–1.
        key_tracking, KeyTracking: 0.0, 1.0, 0.5;
        /// How far the second envelope opens it, −8–8 octaves.
        envelope_octaves, Envelope: -8.0, 8.0, 2.0;
        /// How far velocity opens it, 0–4 octaves.
        velocity_octaves, Velocity: 0.0, 4.0, 1.0;
    } {
        /// What it lets through.
        kind: FilterKind = FilterKind::Low;
        /// Whether the two-pole filter is driven; the ladder always is.
        is_driven: bool = false;
    }
}

group! {
    /// An envelope.
    EnvelopeControls, EnvelopeTarget {
        /// Time before it begins, 0–5 s.
        delay_s, Delay: 0.0, 5.0, 0.0;
        /// Time of its rise, 0.001–10 s.
        attack_s, Attack: 0.001, 10.0, 0.005;
        /// Time at the top, 0–5 s.
        hold_s, Hold: 0.0, 5.0, 0.0;
        /// Time of its way to the sustained level, 0.001–20 s.
        decay_s, Decay: 0.001, 20.0, 0.6;
        /// Level while the key is down, 0–1.
        sustain, Sustain: 0.0, 1.0, 0.7;
        /// Time of its fall to nothing, 0.002–20 s.
        release_s, Release: 0.002, 20.0, 0.25;
        /// Bend of the rise, −1 slow first … 0 straight … 1 fast first.
        attack_curve, AttackCurve: -1.0, 1.0, 0.3;
        /// Bend of the decay, likewise.
        decay_curve, DecayCurve: -1.0, 1.0, 0.6;
        /// Bend of the release, likewise.
        release_curve, ReleaseCurve: -1.0, 1.0, 0.6;
    } {}
}

group! {
    /// A low-frequency oscillator.
    LfoControls, LfoTarget {
        /// Rate while it does not follow the tempo, 0.01–40 Hz.
        rate_hz, Rate: 0.01, 40.0, 2.0;
        /// Where in its period it begins, 0–1.
        phase, Phase: 0.0, 1.0, 0.0;
        /// Time in which it fades in after a note begins, 0–10 s.
        fade_s, Fade: 0.0, 10.0, 0.0;
        /// Depth in pitch, −24–24 semitones.
        pitch_semitones, Pitch: -24.0, 24.0, 0.0;
        /// Depth in cutoff, −5–5 octaves.
        cutoff_octaves, Cutoff: -5.0, 5.0, 0.0;
        /// Depth in pulse width and table position, −1–1.
        shape_depth, ShapeDepth: -1.0, 1.0, 0.0;
        /// Depth in level, 0–1.
        level_depth, LevelDepth: 0.0, 1.0, 0.0;
    } {
        /// Its shape.
        shape: LfoShape = LfoShape::Sine;
        /// All voices share it; else each note begins its own.
        is_global: bool = false;
        /// It follows the tempo.
        is_synced: bool = false;
        /// Period while it follows the tempo.
        division: Division = Division::Quarter;
        /// Dot or triplet.
        feel: Feel = Feel::Straight;
    }
}

group! {
    /// Several copies of each oscillator.
    UnisonControls, UnisonTarget {
        /// Distance of the outermost copies from the pitch, 0–100 cents.
        detune_cents, Detune: 0.0, 100.0, 12.0;
        /// Distance of the outermost copies from the centre, 0–1.
        spread, Spread: 0.0, 1.0, 0.6;
        /// How far each copy's pitch wanders, 0–20 cents.
        drift_cents, Drift: 0.0, 20.0, 0.0;
    } {
        /// Copies, 1–8.
        copies: usize = 1;
    }
}

group! {
    /// How keys are played, and what becomes of the sum.
    PlayControls, PlayTarget {
        /// Reference of A4, 400–480 Hz.
        a4_hz, A4: 400.0, 480.0, 440.0;
        /// Time of a glide, 0–5 s; 0 is none.
        glide_s, Glide: 0.0, 5.0, 0.0;
        /// How much velocity sets the level, 0–1.
        velocity_level, VelocityLevel: 0.0, 1.0, 0.6;
        /// How far the third envelope bends the pitch, −24–24 semitones.
        pitch_envelope_semitones, PitchEnvelope: -24.0, 24.0, 0.0;
        /// How far the third envelope moves pulse width and table position, −1–1.
        shape_envelope, ShapeEnvelope: -1.0, 1.0, 0.0;
        /// Level of the whole, −60–12 dB.
        level_db, Level: -60.0, 12.0, -6.0;
    } {
        /// How keys become voices.
        mode: PlayMode = PlayMode::Poly;
        /// What the glide's time means.
        glide_mode: GlideMode = GlideMode::Time;
        /// Seed of all that varies.
        seed: u32 = 1;
    }
}

group! {
    /// What the player's expression does.
    ExpressionControls, ExpressionTarget {
        /// Brightness from neutral to full, in octaves of cutoff, 0–4.
        brightness_octaves, Brightness: 0.0, 4.0, 2.0;
        /// Pressure, in octaves of cutoff, 0–4.
        pressure_octaves, PressureCutoff: 0.0, 4.0, 1.0;
        /// Pressure, in decibels of level, 0–12.
        pressure_db, PressureLevel: 0.0, 12.0, 3.0;
        /// How much of the level breath takes over, 0–1.
        breath_level, BreathLevel: 0.0, 1.0, 0.0;
        /// Breath, in octaves of cutoff, 0–4.
        breath_octaves, BreathCutoff: 0.0, 4.0, 1.0;
        /// Vibrato under full modulation, 0–2 semitones.
        vibrato_semitones, VibratoDepth: 0.0, 2.0, 0.4;
        /// Rate of the vibrato, 1–10 Hz.
        vibrato_hz, VibratoRate: 1.0, 10.0, 5.0;
    } {}
}
