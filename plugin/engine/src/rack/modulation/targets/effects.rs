//! What can be modulated of room and finish.

use super::{Row, bent, even};

/// Room and finish.
pub(super) const EFFECTS: [Row; 30] = [
    even("space_mix", 0.0, 1.0, &[|c| &mut c.space.mix]),
    bent("space_distance", (0.5, 100.0), 12.0, &[|c| &mut c.space.distance_m]),
    even("space_width", 0.0, 2.0, &[|c| &mut c.space.width]),
    even("space_size", 0.5, 1.5, &[|c| &mut c.space.size]),
    bent("space_low", (0.3, 2.5), 1.0, &[|c| &mut c.space.low]),
    bent("space_mid", (0.3, 2.5), 1.0, &[|c| &mut c.space.mid]),
    bent("space_high", (0.3, 2.5), 1.0, &[|c| &mut c.space.high]),
    even("space_wind", 0.0, 1.0, &[|c| &mut c.space.wind]),
    even("drive_gain", 0.0, 36.0, &[|c| &mut c.finish.drive.drive_db]),
    even("drive_lean", 0.0, 1.0, &[|c| &mut c.finish.drive.lean]),
    bent("eq_low_hz", (30.0, 800.0), 150.0, &[|c| &mut c.finish.eq.low_hz]),
    even("eq_low", -12.0, 12.0, &[|c| &mut c.finish.eq.low_db]),
    bent("eq_peak_hz", (60.0, 7_000.0), 1_000.0, &[|c| &mut c.finish.eq.peak_hz]),
    even("eq_peak", -12.0, 12.0, &[|c| &mut c.finish.eq.peak_db]),
    bent("eq_peak_q", (0.5, 8.0), 2.0, &[|c| &mut c.finish.eq.peak_q]),
    bent("eq_high_hz", (1_500.0, 10_000.0), 5_000.0, &[|c| &mut c.finish.eq.high_hz]),
    even("eq_high", -12.0, 12.0, &[|c| &mut c.finish.eq.high_db]),
    even("comp_threshold", -60.0, 0.0, &[|c| &mut c.finish.compressor.threshold_db]),
    bent("comp_ratio", (1.0, 20.0), 3.0, &[|c| &mut c.finish.compressor.ratio]),
    even("comp_knee", 0.0, 24.0, &[|c| &mut c.finish.compressor.knee_db]),
    bent("comp_attack", (0.1, 100.0), 10.0, &[|c| &mut c.finish.compressor.attack_ms]),
    bent("comp_release", (10.0, 2_000.0), 150.0, &[|c| &mut c.finish.compressor.release_ms]),
    even("comp_makeup", 0.0, 24.0, &[|c| &mut c.finish.compressor.makeup_db]),
    bent("chorus_rate", (0.05, 5.0), 0.6, &[|c| &mut c.finish.chorus.rate_hz]),
    even("chorus_depth", 0.0, 1.0, &[|c| &mut c.finish.chorus.depth]),
    even("chorus_mix", 0.0, 1.0, &[|c| &mut c.finish.chorus.mix]),
    bent("delay_time", (1.0, 2_000.0), 300.0, &[|c| &mut c.finish.delay.free_ms]),
    even("delay_feedback", 0.0, 0.95, &[|c| &mut c.finish.delay.feedback]),
    bent("delay_tone", (300.0, 20_000.0), 5_000.0, &[|c| &mut c.finish.delay.tone_hz]),
    even("delay_mix", 0.0, 1.0, &[|c| &mut c.finish.delay.mix]),
];
