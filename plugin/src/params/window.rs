//! What the window remembers, saved with the project beside the parameters.

use crossbeam_utils::atomic::AtomicCell;
use nice_plug::params::persist::PersistentField;
use serde::{Deserialize, Serialize};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// The steppe at night.
    #[default]
    Dark,
    /// The steppe by day.
    Light,
}

/// Language of the labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Kazakh.
    Kk,
    /// Russian.
    Ru,
}

/// How the window was left.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Window {
    /// Size against the drawn one, 0.75–2.
    pub scale: f32,
    /// Light or dark.
    pub theme: Theme,
    /// Language of the labels.
    pub language: Language,
}

impl Default for Window {
    fn default() -> Self {
        Self { scale: 1.0, theme: Theme::default(), language: Language::default() }
    }
}

/// The one [`Window`] of an instance; the editor and the host's main thread may both touch it.
#[derive(Debug, Default)]
pub struct WindowCell(AtomicCell<Window>);

impl WindowCell {
    /// How the window was left.
    #[must_use]
    pub fn load(&self) -> Window {
        self.0.load()
    }

    /// Remembers how the window is, its scale held inside 0.75–2.
    pub fn store(&self, window: Window) {
        let scale = if window.scale.is_finite() { window.scale.clamp(0.75, 2.0) } else { 1.0 };
        self.0.store(Window { scale, ..window });
    }
}

impl PersistentField<'_, Window> for WindowCell {
    fn set(&self, new_value: Window) {
        self.store(new_value);
    }

    fn map<F, R>(&self, f: F) -> R
    where
        F: Fn(&Window) -> R,
    {
        f(&self.load())
    }
}
