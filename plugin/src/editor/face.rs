//! The whole window as one drawing: what it shows comes in, what the hand did goes out.

use egui::{Event, Key, Ui};
use kairat_engine::rack::Slot;
use nice_plug::prelude::ParamSetter;

use super::{
    binding::Desk,
    canvas::{Canvas, SIZE},
    family::Family,
    live::{Live, Sound},
    memory::{Memory, Page},
    panels::{card, chooser, deck::Deck, footer, header, macros, rail, sheets},
    sketch::Cached,
    stage::{self, Scenery},
    text::Words,
    theme::Theme,
    widgets::keyboard::KeyMove,
};
use crate::params::{self, KairatParams, Language};

/// One window's drawing; it owns everything it remembers.
#[derive(Debug, Default)]
pub struct Face {
    memory: Memory,
    live: Live,
    scenery: Scenery,
    icon: Cached,
}

/// What the hand did besides moving parameters.
#[derive(Debug, Default)]
pub struct Wishes {
    /// Keys that were played.
    pub keys: Vec<KeyMove>,
    /// The size that was chosen, 0.75–2.
    pub scale: Option<f32>,
    /// The part whose instrument is to be shown.
    pub part: Slot,
}

impl Face {
    /// Draws one frame in the whole of `ui`.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        params: &KairatParams,
        setter: &ParamSetter<'_>,
        sound: &Sound<'_>,
    ) -> Wishes {
        let window = params.window.load();
        let words = words(window.language);
        let page = self.memory.page;
        let part = if page == Page::Second { Slot::B } else { Slot::A };
        let desk = Desk::new(params, setter, words, part);
        let now_s = ui.input(|i| i.time);
        if self.live.follow(sound, now_s) {
            ui.ctx().request_repaint_after(FRAME);
        }
        leave_space_to_the_host(ui);
        self.memory.start_frame();
        let theme = theme(window.theme);
        let accent = Family::of(desk.instrument()).accent(theme);
        let deck = Deck::of(desk.instrument());
        let room = ui.max_rect();
        let scale = (room.width() / SIZE.x).min(room.height() / SIZE.y).max(0.1);
        ui.painter().rect_filled(room, 0.0, theme.bg);
        let mut canvas =
            Canvas { ui, theme, accent, words, memory: &mut self.memory, scale, origin: room.min };
        let wanted = header::show(&mut canvas, window);
        if let Some(columns) = sheets::of(page) {
            sheets::show(&mut canvas, &desk, columns, &self.live);
        } else {
            chooser::show(&mut canvas, &desk, &mut self.icon);
            rail::show(&mut canvas, &desk, &deck);
            stage::show(&mut canvas, &desk, &self.live, &mut self.scenery);
            macros::show(&mut canvas, &desk, &deck);
            card::show(&mut canvas, &desk, &deck, &self.live);
        }
        let keys = footer::show(&mut canvas, &desk, &self.live);
        if wanted != window {
            params.window.store(wanted);
            canvas.ui.ctx().request_repaint();
        }
        let scale = ((wanted.scale - window.scale).abs() > f32::EPSILON).then_some(wanted.scale);
        Wishes { keys, scale, part }
    }

    /// Every control's name and place in the last frame, in design units.
    #[must_use]
    pub fn places(&self) -> &[(String, egui::Rect)] {
        &self.memory.places
    }

    /// Whether the window is in the middle of taking a typed value.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.memory.typing.is_some()
    }
}

/// The palette of a saved choice.
#[must_use]
pub fn theme(theme: params::Theme) -> &'static Theme {
    match theme {
        params::Theme::Dark => &Theme::NIGHT,
        params::Theme::Light => &Theme::FELT,
    }
}

fn words(language: Language) -> Words {
    match language {
        Language::En => Words::EN,
        Language::Kk => Words::KK,
        Language::Ru => Words::RU,
    }
}

/// The space bar is the host's, to start and stop, except inside a text field.
fn leave_space_to_the_host(ui: &Ui) {
    if !ui.ctx().text_edit_focused() {
        ui.input_mut(|i| {
            i.events.retain(|event| !matches!(event, Event::Key { key: Key::Space, .. }));
        });
    }
}

/// At most 60 frames a second while something moves.
const FRAME: std::time::Duration = std::time::Duration::from_micros(16_667);
