//! The range of every control.

use super::Controls;

impl Controls {
    /// The same controls with every number inside its range; what is not a number takes its
    /// default.
    #[must_use]
    pub fn clamped(self) -> Self {
        fn within(value: f32, low: f32, high: f32, default: f32) -> f32 {
            if value.is_finite() { value.clamp(low, high) } else { default }
        }
        let d = Self::default();
        Self {
            a4_hz: within(self.a4_hz, 400.0, 480.0, d.a4_hz),
            contact_point: within(self.contact_point, 0.05, 0.5, d.contact_point),
            nail: within(self.nail, 0.0, 1.0, d.nail),
            fingers: self.fingers.clamp(1, 4),
            finger_spread_ms: within(self.finger_spread_ms, 4.0, 40.0, d.finger_spread_ms),
            scratch: within(self.scratch, 0.0, 1.0, d.scratch),
            dynamics_curve: within(self.dynamics_curve, -1.0, 1.0, d.dynamics_curve),
            dynamics_range_db: within(self.dynamics_range_db, 6.0, 60.0, d.dynamics_range_db),
            body_size: within(self.body_size, 0.7, 1.4, d.body_size),
            damping: within(self.damping, 0.25, 4.0, d.damping),
            release_s: within(self.release_s, 0.04, 1.0, d.release_s),
            glide: within(self.glide, 0.0, 2.0, d.glide),
            bend_range_semitones: within(
                self.bend_range_semitones,
                0.0,
                48.0,
                d.bend_range_semitones,
            ),
            vibrato_rate_hz: within(self.vibrato_rate_hz, 1.0, 10.0, d.vibrato_rate_hz),
            human: within(self.human, 0.0, 1.0, d.human),
            width: within(self.width, 0.0, 1.0, d.width),
            output_db: within(self.output_db, -60.0, 12.0, d.output_db),
            vibrato: within(self.vibrato, 0.0, 3.0, d.vibrato),
            auto_expression: within(self.auto_expression, 0.0, 1.0, d.auto_expression),
            onset: within(self.onset, 0.25, 4.0, d.onset),
            portamento: within(self.portamento, 0.25, 4.0, d.portamento),
            intonation: within(self.intonation, 0.0, 1.0, d.intonation),
            skill: within(self.skill, 0.0, 1.0, d.skill),
            noise: within(self.noise, 0.0, 1.0, d.noise),
            embouchure: within(self.embouchure, -1.0, 1.0, d.embouchure),
            companion: within(self.companion, 0.0, 1.0, d.companion),
            companion_semitones: within(
                self.companion_semitones,
                -24.0,
                24.0,
                d.companion_semitones,
            ),
            rattle: within(self.rattle, 0.0, 1.0, d.rattle),
            weather_cents: within(self.weather_cents, -300.0, 200.0, d.weather_cents),
            hardness: within(self.hardness, 0.0, 1.0, d.hardness),
            mouth: within(self.mouth, 0.0, 1.0, d.mouth),
            throat: within(self.throat, 0.0, 1.0, d.throat),
            magnet: within(self.magnet, 0.0, 1.0, d.magnet),
            tremolo_hz: within(self.tremolo_hz, 1.0, 32.0, d.tremolo_hz),
            ..self
        }
    }
}
