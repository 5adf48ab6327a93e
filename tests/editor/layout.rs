//! Nothing overlaps, nothing is cut off, in any language and at any size.

use editor_tests::{open, texts};
use kairat::{
    editor::canvas::SIZE,
    params::{Language, Window, describe},
};

const LANGUAGES: [Language; 3] = [Language::En, Language::Kk, Language::Ru];

#[test]
fn every_parameter_has_exactly_one_place() {
    let window = open(Window::default(), 1.0);
    for info in describe() {
        let places = window.state().face.places();
        let found = places.iter().filter(|(id, _)| id == info.id).count();
        assert_eq!(found, 1, "{}", info.id);
    }
}

#[test]
fn controls_lie_inside_the_window_and_beside_each_other() {
    let window = open(Window::default(), 1.0);
    let places = window.state().face.places();
    let whole = egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE);
    for (at, (id, place)) in places.iter().enumerate() {
        assert!(whole.contains_rect(*place), "{id} at {place:?}");
        for (other, there) in &places[at + 1..] {
            let shared = place.intersect(*there);
            assert!(!shared.is_positive(), "{id} and {other} share {shared:?}");
        }
    }
}

#[test]
fn no_words_run_into_each_other_or_out_of_the_window() {
    for language in LANGUAGES {
        for scale in [0.75, 1.0, 1.5, 2.0] {
            let window = open(Window { scale, language, ..Window::default() }, 1.0);
            let whole = egui::Rect::from_min_size(editor_tests::ORIGIN, SIZE * scale);
            let texts = texts(&window);
            assert!(texts.len() > 60, "{}", texts.len());
            for (at, (words, place)) in texts.iter().enumerate() {
                assert!(whole.contains_rect(*place), "{words:?} at {scale}: {place:?}");
                for (other, there) in &texts[at + 1..] {
                    let shared = place.intersect(*there);
                    assert!(
                        !shared.is_positive(),
                        "{words:?} and {other:?} in {language:?} at {scale}: {shared:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_letter_has_a_glyph() {
    for language in LANGUAGES {
        let window = open(Window { language, ..Window::default() }, 1.0);
        for (words, _) in texts(&window) {
            assert!(!words.contains('\u{fffd}'), "{words:?}");
            let font = egui::FontId::proportional(12.0);
            let drawn = window.ctx.fonts_mut(|fonts| fonts.has_glyphs(&font, &words));
            assert!(drawn, "{words:?} in {language:?}");
        }
    }
}
