//! What plucks the bare string.

/// The rounded pulse of a plucked string's bridge and its echo from the nut, with no mean.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pulse {
    gain: f32,
    width: f32,
    echo: f32,
    time: f32,
}

impl Pulse {
    pub(super) fn start(gain: f32, period: f64, rate_hz: f64) -> Self {
        let width = (0.0004 * rate_hz).min(0.4 * period) as f32;
        Self { gain, width, echo: (0.8 * period) as f32, time: 0.0 }
    }

    pub(super) fn is_active(&self) -> bool {
        self.gain != 0.0 && self.time <= self.echo + self.width + 1.0
    }

    pub(super) fn add_to(&mut self, wave: &mut [f32]) {
        for y in wave {
            *y += self.gain * (self.bump(self.time) - self.bump(self.time - self.echo));
            self.time += 1.0;
        }
    }

    fn bump(&self, time: f32) -> f32 {
        let x = time / self.width;
        if (0.0..1.0).contains(&x) {
            let hann = (std::f32::consts::PI * x).sin().powi(2);
            hann * hann
        } else {
            0.0
        }
    }
}
