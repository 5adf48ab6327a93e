//! What moves in the window, and when it has come to rest: nothing else asks for another frame.

use kairat_engine::View;

use super::{
    spectrum::Spectrum,
    stage::{hills::Hills, strings::Afterglow},
    widgets::meter::{FLOOR_DB, Level},
};

/// What is heard now, as the audio thread has published it.
pub struct Sound<'a> {
    /// The instrument.
    pub view: View,
    /// Highest magnitude of each channel since the last frame, linear.
    pub peaks: [f32; 2],
    /// Share of the processor, 0–1.
    pub cpu: f32,
    /// Most that the limiter has taken since the last frame, in decibels, 0 or more.
    pub limiter_db: f32,
    /// Counts publications; stands still in silence.
    pub generation: u32,
    /// Sample rate in hertz.
    pub rate_hz: f32,
    /// Copies the newest output samples, the oldest first; `false` if there are none.
    pub tap: &'a dyn Fn(&mut [f32]) -> bool,
}

/// Everything that moves.
#[derive(Debug, Default)]
pub struct Live {
    /// The instrument as it is drawn now.
    pub view: View,
    /// The strings' last shapes.
    pub afterglow: Afterglow,
    /// The spectrum's last rows.
    pub hills: Hills,
    /// The meter.
    pub levels: [Level; 2],
    /// Share of the processor, 0–1.
    pub cpu: f32,
    /// What the limiter takes, in decibels, 0 or more.
    pub limiter_db: f32,
    spectrum: Spectrum,
    generation: u32,
    now_s: f64,
    heard_s: f64,
    hill_s: f64,
}

/// How fast the limiter's display goes back.
const RELAX_DB_PER_S: f32 = 12.0;

impl Live {
    /// Takes what is heard at a time in seconds. `true` while something still moves.
    pub fn follow(&mut self, sound: &Sound<'_>, now_s: f64) -> bool {
        let elapsed_s = (now_s - self.now_s).clamp(0.0, 0.25) as f32;
        self.now_s = now_s;
        if sound.generation != self.generation {
            self.generation = sound.generation;
            self.heard_s = now_s;
            self.view = sound.view;
            self.cpu = sound.cpu;
            self.afterglow.push(&self.view);
        } else if self.is_sounding() && now_s - self.heard_s > STALE_S {
            self.rest();
        }
        self.limiter_db =
            sound.limiter_db.max(self.limiter_db - RELAX_DB_PER_S * elapsed_s).max(0.0);
        for (level, peak) in self.levels.iter_mut().zip(sound.peaks) {
            level.follow(peak, elapsed_s);
        }
        let fresh = now_s - self.heard_s < STALE_S && self.generation != 0;
        if (fresh || self.hills.is_moving()) && now_s - self.hill_s >= HILL_S {
            self.hill_s = now_s;
            let row = if fresh { self.spectrum.row(sound.rate_hz, sound.tap) } else { [0.0; _] };
            self.hills.push(row);
        }
        self.is_moving()
    }

    /// Output level over −48 to 0 dB as 0–1.
    #[must_use]
    pub fn loudness(&self) -> f32 {
        let level_db = self.levels.iter().map(|level| level.now_db).fold(FLOOR_DB, f32::max);
        ((level_db + 48.0) / 48.0).clamp(0.0, 1.0)
    }

    /// The audio thread has fallen silent without a last word: nothing moves any more.
    fn rest(&mut self) {
        for string in &mut self.view.strings {
            string.shape_mm = [0.0; _];
            string.level = 0.0;
        }
        self.view.body_level = 0.0;
        self.afterglow.push(&self.view);
    }

    /// Something on the stage is not at rest.
    fn is_sounding(&self) -> bool {
        let strings = &self.view.strings;
        self.afterglow.is_moving()
            || self.view.body_level > 0.0
            || strings.iter().any(|string| string.level > 0.0)
    }

    fn is_moving(&self) -> bool {
        self.afterglow.is_moving()
            || self.hills.is_moving()
            || self.levels.iter().any(Level::is_moving)
    }
}

/// What was published longer ago than this is over.
const STALE_S: f64 = 0.15;
/// From one row of hills to the next.
const HILL_S: f64 = 0.05;
