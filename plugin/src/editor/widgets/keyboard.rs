//! The key strip, C2 to C7: playable with the pointer, low on a key is loud; a single stop for the
//! keyboard, where arrows choose a key and Enter plays it.

use egui::{Id, Key, Modifiers, Pos2, Rect, Sense, WidgetInfo, accesskit::Role, pos2, vec2};

use super::focus;
use crate::editor::{
    canvas::{Anchor, Canvas, faded, rect},
    fonts::Type,
    memory::Help,
    text::words,
};

/// A key goes down with a velocity, 0–1, or up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum KeyMove {
    /// Down.
    Down(u8, f32),
    /// Up.
    Up(u8),
}

/// What the strip shows.
pub struct Strip<'a> {
    /// Lowest and highest key in the instrument's range.
    pub range: (u8, u8),
    /// Keys that sound as held.
    pub held: &'a [u8],
    /// Keys that choose articulations instead of sounding: the first, and how many.
    pub switches: Option<(u8, usize)>,
}

impl Strip<'_> {
    fn switches(&self, key: u8) -> bool {
        self.switches.is_some_and(|(first, count)| {
            key.checked_sub(first).is_some_and(|place| usize::from(place) < count)
        })
    }
}

/// Draws the strip and returns what was played on it.
pub fn keyboard(canvas: &mut Canvas<'_>, strip: &Strip<'_>, place: Rect) -> Vec<KeyMove> {
    let response = canvas.interact(place, Id::unique("keys"), Sense::click_and_drag());
    canvas.memory.places.push(("keys".to_owned(), place));
    let pointed = canvas.pointer().filter(|p| place.contains(*p)).map(|p| under(place, p));
    let down = response.is_pointer_button_down_on();
    let mut moves = Vec::new();
    let wanted = pointed.filter(|_| down);
    play(canvas, wanted, &mut moves);
    if response.has_focus() {
        arrows(canvas, response.id, &mut moves);
    }
    let struck = response.has_focus() && canvas.ui.input(|i| i.key_down(Key::Enter));
    if !struck && let Some(key) = canvas.memory.struck_key.take() {
        moves.push(KeyMove::Up(key));
    }
    let shown = pointed.map_or(canvas.memory.chosen_key, |(key, _)| key);
    let name = canvas.words.say(&words::KEYS);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::SpinButton, true, name);
        info.current_text_value = Some(key_name(shown));
        info
    });
    if (response.hovered() && pointed.is_some()) || response.has_focus() {
        canvas.memory.help = Some(Help {
            name: key_name(shown),
            sentence: canvas.words.say(&words::KEYS_HELP).to_owned(),
            ..Help::default()
        });
    }
    draw(canvas, strip, place);
    if response.has_focus() {
        focus::ring(canvas, key_place(place, canvas.memory.chosen_key), 1.0);
        focus::ring(canvas, place, 3.0);
    }
    moves
}

/// Follows the pointer from key to key.
fn play(canvas: &mut Canvas<'_>, wanted: Option<(u8, f32)>, moves: &mut Vec<KeyMove>) {
    let now = canvas.memory.pressed_key;
    let next = wanted.map(|(key, _)| key);
    if now == next {
        return;
    }
    if let Some(key) = now {
        moves.push(KeyMove::Up(key));
    }
    if let Some((key, velocity)) = wanted {
        moves.push(KeyMove::Down(key, velocity));
        canvas.memory.chosen_key = key;
    }
    canvas.memory.pressed_key = next;
}

fn arrows(canvas: &mut Canvas<'_>, id: Id, moves: &mut Vec<KeyMove>) {
    let filter = egui::EventFilter { horizontal_arrows: true, ..egui::EventFilter::default() };
    canvas.ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let chosen = i32::from(canvas.memory.chosen_key);
    let (step, enter) = canvas.ui.input_mut(|i| {
        let mut pressed = |key| i.count_and_consume_key(Modifiers::NONE, key) as i32;
        (pressed(Key::ArrowRight) - pressed(Key::ArrowLeft), pressed(Key::Enter) > 0)
    });
    canvas.memory.chosen_key = (chosen + step).clamp(i32::from(LOW), i32::from(HIGH)) as u8;
    if enter && canvas.memory.struck_key.is_none() {
        moves.push(KeyMove::Down(canvas.memory.chosen_key, TYPED_VELOCITY));
        canvas.memory.struck_key = Some(canvas.memory.chosen_key);
    }
}

fn draw(canvas: &Canvas<'_>, strip: &Strip<'_>, place: Rect) {
    canvas.fill(place.expand2(vec2(0.0, 1.0)), 4.0, faded(canvas.theme.line, 0.5));
    for black in [false, true] {
        for key in (LOW..=HIGH).filter(|key| is_black(*key) == black) {
            draw_key(canvas, strip, key, key_place(place, key));
        }
    }
}

fn draw_key(canvas: &Canvas<'_>, strip: &Strip<'_>, key: u8, here: Rect) {
    let theme = canvas.theme;
    let colours = &theme.keys;
    let outside = usize::from(key < strip.range.0 || key > strip.range.1);
    let lit = strip.held.contains(&key)
        || [canvas.memory.pressed_key, canvas.memory.struck_key].contains(&Some(key));
    let ground = match (lit, is_black(key)) {
        (true, _) => canvas.accent,
        (false, true) => colours.black[outside],
        (false, false) => colours.white[outside],
    };
    canvas.fill(here, 2.5, ground);
    if is_black(key) {
        canvas.outline(here, 2.5, 1.0, theme.bg);
    }
    if strip.switches(key) {
        let ink = if lit { theme.on_accent } else { canvas.accent };
        let bar = rect(here.min.x + 3.0, here.max.y - 4.0, here.width() - 6.0, 2.5);
        canvas.fill(bar, 1.0, ink);
    }
    if lit {
        let foot = if is_black(key) { 8.0 } else { 18.0 };
        canvas.disc(pos2(here.center().x, here.max.y - foot), 3.0, theme.on_accent);
    } else if key.is_multiple_of(12) {
        let at = pos2(here.center().x, here.max.y - 6.0);
        let ink = colours.name[outside];
        canvas.text(at, Anchor::Middle, Type::Caption, &key_name(key), ink);
    }
}

/// The key under a point, and how hard the point strikes it, 0–1.
fn under(place: Rect, p: Pos2) -> (u8, f32) {
    let hit = |black: bool| {
        (LOW..=HIGH)
            .filter(|key| is_black(*key) == black)
            .find(|key| key_place(place, *key).expand2(vec2(0.7, 1.0)).contains(p))
    };
    let key = hit(true).or_else(|| hit(false)).unwrap_or(LOW);
    let here = key_place(place, key);
    (key, ((p.y - here.min.y) / here.height()).clamp(0.0, 1.0) * 0.9 + 0.1)
}

/// Where a key lies.
fn key_place(place: Rect, key: u8) -> Rect {
    let pitch = place.width() / WHITE_KEYS;
    let octave = f32::from((key - LOW) / 12) * 7.0;
    let degree = f32::from(DEGREE[usize::from(key % 12)]);
    let left = place.min.x + (octave + degree) * pitch;
    if is_black(key) {
        rect(left + pitch - 8.5, place.min.y, 17.0, 33.0)
    } else {
        rect(left + 0.6, place.min.y, pitch - 1.2, place.height())
    }
}

/// Name of a key, middle C being C4.
#[must_use]
pub fn key_name(key: u8) -> String {
    format!("{}{}", NAMES[usize::from(key % 12)], i32::from(key / 12) - 1).replace('-', "−")
}

/// The key with a name as people type it: `C-1`, `f#3`, `Bb2`.
#[must_use]
pub fn key_named(typed: &str) -> Option<u8> {
    let text = typed.trim().to_lowercase().replace('−', "-");
    let mut letters = text.chars();
    let letter = letters.next()?;
    let degree = "c d ef g a b".find(letter).filter(|_| letter != ' ')? as i32;
    let rest = letters.as_str();
    let (raised, octave) = match rest.strip_prefix(['#', '♯']) {
        Some(octave) => (1, octave),
        None => rest.strip_prefix(['b', '♭']).map_or((0, rest), |octave| (-1, octave)),
    };
    let octave: i32 = octave.trim().parse().ok()?;
    u8::try_from((octave + 1).checked_mul(12)? + degree + raised).ok().filter(|key| *key < 128)
}

fn is_black(key: u8) -> bool {
    matches!(key % 12, 1 | 3 | 6 | 8 | 10)
}

/// Lowest key, C2.
pub const LOW: u8 = 36;
/// Highest key, C7.
pub const HIGH: u8 = 96;
const WHITE_KEYS: f32 = 36.0;
/// White keys to the left of each key in its octave; a black key counts the one before it.
const DEGREE: [u8; 12] = [0, 0, 1, 1, 2, 3, 3, 4, 4, 5, 5, 6];
const NAMES: [&str; 12] = ["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"];
/// Strength of a key played with Enter.
const TYPED_VELOCITY: f32 = 0.8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_by_the_name_it_has() {
        for key in 0..128 {
            assert_eq!(key_named(&key_name(key)), Some(key));
        }
        for (typed, key) in [("c4", 60), ("Bb2", 46), ("f#3", 54), ("C-1", 0)] {
            assert_eq!(key_named(typed), Some(key), "{typed}");
        }
        for typed in ["", "h3", " ", "c", "c99", "12"] {
            assert_eq!(key_named(typed), None, "{typed}");
        }
    }
}
