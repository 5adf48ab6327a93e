//! The stereo meter: two bars, each with its held peak.

use egui::{Id, Rect, Sense, WidgetInfo, accesskit::Role, pos2};

use crate::editor::{
    canvas::{Canvas, faded, rect},
    memory::Help,
    text::{numbers, words},
};

/// A channel's level, falling, and its held peak; both in decibels full scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// What the bar shows.
    pub now_db: f32,
    /// What the mark shows.
    pub held_db: f32,
    /// For how long the mark stands already, in seconds.
    pub age_s: f32,
}

impl Default for Level {
    fn default() -> Self {
        Self { now_db: FLOOR_DB, held_db: FLOOR_DB, age_s: 0.0 }
    }
}

impl Level {
    /// Rises at once, falls 20 dB a second; the mark stands for 1.2 seconds.
    pub fn follow(&mut self, peak: f32, elapsed_s: f32) {
        let peak_db = 20.0 * peak.max(1.0e-6).log10();
        let fall_db = FALL_DB_PER_S * elapsed_s;
        self.now_db = peak_db.max(self.now_db - fall_db).max(FLOOR_DB);
        self.age_s += elapsed_s;
        if self.now_db >= self.held_db {
            self.held_db = self.now_db;
            self.age_s = 0.0;
        } else if self.age_s > HOLD_S {
            self.held_db = (self.held_db - fall_db).max(self.now_db);
        }
    }

    /// Whether it still has somewhere to fall.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.held_db > FLOOR_DB
    }
}

/// Draws the meter inside `place`.
pub fn meter(canvas: &mut Canvas<'_>, levels: &[Level; 2], place: Rect) {
    let theme = canvas.theme;
    let response = canvas.interact(place, Id::unique("meter"), Sense::HOVER);
    let name = canvas.words.say(&words::LEVEL);
    let text = levels
        .map(|level| {
            if level.now_db <= FLOOR_DB {
                "−∞ dB".to_owned()
            } else {
                numbers::written(canvas.words, &format!("{:.0} dB", level.now_db))
            }
        })
        .join(" · ");
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Meter, true, name);
        info.current_text_value = Some(text.clone());
        info
    });
    if response.hovered() {
        let help = Help { name: name.to_owned(), value: text, ..Help::default() };
        canvas.memory.help = Some(help);
    }
    for (row, level) in levels.iter().enumerate() {
        let top = place.min.y + 6.0 * row as f32;
        let bar = rect(place.min.x, top, place.width(), 4.0);
        canvas.fill(bar, 2.0, theme.panel);
        let reach = |level_db: f32| bar.min.x + bar.width() * scale(level_db);
        if level.now_db > FLOOR_DB {
            let ink = if level.now_db > 0.0 { theme.err } else { faded(canvas.accent, 0.9) };
            let lit = Rect::from_min_max(bar.min, pos2(reach(level.now_db), bar.max.y));
            canvas.fill(lit, 2.0, ink);
        }
        if level.held_db > FLOOR_DB {
            let ink = if level.held_db > 0.0 { theme.err } else { theme.text };
            let mark = reach(level.held_db).min(bar.max.x - 2.0);
            canvas.fill(rect(mark, top, 2.0, 4.0), 0.0, ink);
        }
    }
}

/// Where a level lies on the bar, 0–1; the last fifteenth is above full scale.
fn scale(level_db: f32) -> f32 {
    ((level_db - FLOOR_DB) / (TOP_DB - FLOOR_DB)).clamp(0.0, 1.0)
}

/// Lowest level that is shown.
pub const FLOOR_DB: f32 = -60.0;
const TOP_DB: f32 = 6.0;
const FALL_DB_PER_S: f32 = 20.0;
const HOLD_S: f32 = 1.2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peak_rises_at_once_holds_and_falls_to_rest() {
        let mut level = Level::default();
        level.follow(1.0, 0.016);
        assert!(level.now_db.abs() < 1.0e-3);
        level.follow(0.0, 1.0);
        assert!((level.now_db + 20.0).abs() < 1.0e-3, "{level:?}");
        assert!(level.held_db.abs() < 1.0e-3, "{level:?}");
        for _ in 0..100 {
            level.follow(0.0, 0.1);
        }
        assert!(!level.is_moving(), "{level:?}");
    }
}
