//! Where the panel's numbers of the finish begin, and how far they go.

use super::controls::{
    ChorusControls, CompressorControls, DelayControls, DriveControls, EqControls, Feel,
    FinishControls, NoteValue,
};

/// A stage's numbers in their ranges; what is no number is the default.
fn within(x: f32, low: f32, high: f32, plain: f32) -> f32 {
    if x.is_finite() { x.clamp(low, high) } else { plain }
}

impl Default for FinishControls {
    fn default() -> Self {
        Self {
            is_on: true,
            drive: DriveControls { is_on: false, drive_db: 12.0, lean: 0.0 },
            eq: EqControls {
                is_on: false,
                low_hz: 150.0,
                low_db: 0.0,
                peak_hz: 1_000.0,
                peak_db: 0.0,
                peak_q: 0.7,
                high_hz: 5_000.0,
                high_db: 0.0,
            },
            compressor: CompressorControls {
                is_on: false,
                threshold_db: -18.0,
                ratio: 3.0,
                knee_db: 6.0,
                attack_ms: 10.0,
                release_ms: 150.0,
                makeup_db: 0.0,
            },
            chorus: ChorusControls { is_on: false, rate_hz: 0.6, depth: 0.4, mix: 0.4 },
            delay: DelayControls {
                is_on: false,
                note: NoteValue::default(),
                feel: Feel::default(),
                free_ms: 300.0,
                feedback: 0.35,
                tone_hz: 5_000.0,
                is_ping_pong: false,
                mix: 0.3,
            },
            is_limited: true,
            tempo_bpm: 120.0,
        }
    }
}

impl FinishControls {
    /// Every number in its range; what is no number is the default.
    #[must_use]
    pub fn clamped(&self) -> Self {
        let plain = Self::default();
        let (drive, eq, press) = (&self.drive, &self.eq, &self.compressor);
        let (chorus, delay) = (&self.chorus, &self.delay);
        Self {
            drive: DriveControls {
                drive_db: within(drive.drive_db, 0.0, 36.0, plain.drive.drive_db),
                lean: within(drive.lean, 0.0, 1.0, 0.0),
                ..*drive
            },
            eq: EqControls {
                low_hz: within(eq.low_hz, 30.0, 800.0, plain.eq.low_hz),
                low_db: within(eq.low_db, -12.0, 12.0, 0.0),
                peak_hz: within(eq.peak_hz, 60.0, 7_000.0, plain.eq.peak_hz),
                peak_db: within(eq.peak_db, -12.0, 12.0, 0.0),
                peak_q: within(eq.peak_q, 0.5, 8.0, plain.eq.peak_q),
                high_hz: within(eq.high_hz, 1_500.0, 10_000.0, plain.eq.high_hz),
                high_db: within(eq.high_db, -12.0, 12.0, 0.0),
                ..*eq
            },
            compressor: CompressorControls {
                threshold_db: within(press.threshold_db, -60.0, 0.0, plain.compressor.threshold_db),
                ratio: within(press.ratio, 1.0, 20.0, plain.compressor.ratio),
                knee_db: within(press.knee_db, 0.0, 24.0, plain.compressor.knee_db),
                attack_ms: within(press.attack_ms, 0.1, 100.0, plain.compressor.attack_ms),
                release_ms: within(press.release_ms, 10.0, 2_000.0, plain.compressor.release_ms),
                makeup_db: within(press.makeup_db, 0.0, 24.0, 0.0),
                ..*press
            },
            chorus: ChorusControls {
                rate_hz: within(chorus.rate_hz, 0.05, 5.0, plain.chorus.rate_hz),
                depth: within(chorus.depth, 0.0, 1.0, plain.chorus.depth),
                mix: within(chorus.mix, 0.0, 1.0, plain.chorus.mix),
                ..*chorus
            },
            delay: DelayControls {
                free_ms: within(delay.free_ms, 1.0, 2_000.0, plain.delay.free_ms),
                feedback: within(delay.feedback, 0.0, 0.95, plain.delay.feedback),
                tone_hz: within(delay.tone_hz, 300.0, 20_000.0, plain.delay.tone_hz),
                mix: within(delay.mix, 0.0, 1.0, plain.delay.mix),
                ..*delay
            },
            tempo_bpm: if self.tempo_bpm.is_finite() {
                self.tempo_bpm.clamp(20.0, 999.0)
            } else {
                plain.tempo_bpm
            },
            ..*self
        }
    }
}
