//! The top bar: mark, name, the tabs of the pages, and what belongs to the window itself: palette,
//! language and size.

use egui::{Id, Rect, Sense, WidgetInfo, accesskit::Role, pos2};

use crate::{
    editor::{
        canvas::{Anchor, Canvas, SIZE, faded, rect},
        fonts::Type,
        memory::{Help, Page},
        ornament,
        text::words,
        widgets::{focus, icon, list, tab},
    },
    params::{Language, Theme, Window},
};

/// Draws the bar; returns how the window is wanted from now on.
pub fn show(canvas: &mut Canvas<'_>, window: Window) -> Window {
    let theme = canvas.theme;
    canvas.fill(Rect::from_min_size(pos2(0.0, 0.0), egui::vec2(SIZE.x, 52.0)), 0.0, theme.header);
    let edge = faded(theme.line, 0.7);
    canvas.line(pos2(0.0, 51.5), pos2(SIZE.x, 51.5), 1.0, edge);
    ornament::mark(canvas, pos2(32.0, 29.0), 30.0, theme.plucked);
    let name = canvas.words.say(&words::KAIRAT);
    canvas.text(pos2(55.0, 32.0), Anchor::Start, Type::Wordmark, name, theme.text);
    tabs(canvas);
    let mut wanted = window;
    palette(canvas, &mut wanted);
    language(canvas, &mut wanted);
    size(canvas, &mut wanted);
    wanted
}

/// One tab for each page; the one that is shown has horns.
fn tabs(canvas: &mut Canvas<'_>) {
    let mut left = [150.0, 166.0, 160.0][canvas.words.index()];
    for (page, phrase) in Page::ALL.into_iter().zip(&words::PAGES) {
        let is_shown = canvas.memory.page == page;
        let (response, width) =
            tab::tab(canvas, pos2(left, 32.0), canvas.words.say(phrase), is_shown);
        if response.clicked() {
            canvas.memory.page = page;
            canvas.ui.ctx().request_repaint();
        }
        left += width + 34.0;
    }
}

fn palette(canvas: &mut Canvas<'_>, wanted: &mut Window) {
    let place = rect(852.0, 13.0, 28.0, 26.0);
    let response = canvas.interact(place, Id::unique("palette"), Sense::click());
    canvas.memory.places.push(("palette".to_owned(), place));
    let dark = wanted.theme == Theme::Dark;
    let name = canvas.words.say(&words::THEME);
    let value = canvas.words.say(if dark { &words::NIGHT } else { &words::FELT });
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, true, name);
        info.current_text_value = Some(value.to_owned());
        info
    });
    if response.clicked() {
        wanted.theme = if dark { Theme::Light } else { Theme::Dark };
    }
    if response.hovered() || response.has_focus() {
        help(canvas, name, value, canvas.words.say(&words::THEME_HELP));
    }
    if response.has_focus() {
        focus::ring(canvas, place, 2.0);
    }
    let ink = if response.hovered() { canvas.theme.text } else { canvas.theme.text2 };
    if dark {
        icon::moon(canvas, place.center(), ink);
    } else {
        icon::sun(canvas, place.center(), ink);
    }
}

fn language(canvas: &mut Canvas<'_>, wanted: &mut Window) {
    let place = rect(892.0, 13.0, 100.0, 26.0);
    canvas.memory.places.push(("language".to_owned(), place));
    let now = LANGUAGES.iter().position(|language| *language == wanted.language);
    let names = words::LANGUAGE_NAMES.map(str::to_owned);
    let name = canvas.words.say(&words::LANGUAGE);
    let shown = now.map_or("", |at| words::LANGUAGE_NAMES[at]);
    let field =
        list::Field { id: Id::unique("language"), name, caption: "", shown, choices: &names, now };
    let (picked, response) = list::list(canvas, &field, place);
    if let Some(at) = picked {
        wanted.language = LANGUAGES[at];
    }
    if response.hovered() || response.has_focus() {
        help(canvas, name, shown, canvas.words.say(&words::LANGUAGE_HELP));
    }
}

fn size(canvas: &mut Canvas<'_>, wanted: &mut Window) {
    let place = rect(1004.0, 13.0, 80.0, 26.0);
    canvas.memory.places.push(("size".to_owned(), place));
    let percent = |scale: f32| format!("{:.0} %", scale * 100.0);
    let names = SIZES.map(percent);
    let shown = percent(wanted.scale);
    let now = names.iter().position(|name| *name == shown);
    let name = canvas.words.say(&words::SIZE);
    let field = list::Field {
        id: Id::unique("size"),
        name,
        caption: "",
        shown: &shown,
        choices: &names,
        now,
    };
    let (picked, response) = list::list(canvas, &field, place);
    if let Some(at) = picked {
        wanted.scale = SIZES[at];
    }
    if response.hovered() || response.has_focus() {
        help(canvas, name, &shown, canvas.words.say(&words::SIZE_HELP));
    }
}

fn help(canvas: &mut Canvas<'_>, name: &str, value: &str, sentence: &str) {
    canvas.memory.help = Some(Help {
        name: name.to_owned(),
        value: value.to_owned(),
        sentence: sentence.to_owned(),
    });
}

/// The languages as they are saved, in the order of their names.
const LANGUAGES: [Language; 3] = [Language::En, Language::Kk, Language::Ru];
/// Sizes that can be chosen; the window's corner drags to any between.
const SIZES: [f32; 6] = [0.75, 1.0, 1.25, 1.5, 1.75, 2.0];
