//! Nothing overlaps, nothing is cut off, in any language and at any size.

use editor_tests::{kinds, open_on, texts};
use kairat::{
    editor::{canvas::SIZE, panels::deck::Deck},
    params::{Language, Window, describe},
};

const LANGUAGES: [Language; 3] = [Language::En, Language::Kk, Language::Ru];

#[test]
fn every_parameter_of_an_instrument_has_exactly_one_place_and_no_other_has_any() {
    for (_, instrument) in kinds() {
        let window = open_on(instrument, Window::default(), 1.0);
        for info in describe() {
            let places = window.state().face.places();
            let found = places.iter().filter(|(id, _)| id == info.id).count();
            let wanted = Deck::of(instrument).ids().filter(|id| *id == info.id).count();
            assert!(wanted < 2, "{} of {}", info.id, instrument.id);
            assert_eq!(found, wanted, "{} of {}", info.id, instrument.id);
        }
    }
}

#[test]
fn controls_lie_inside_the_window_and_beside_each_other() {
    for instrument in kairat_engine::instruments::ALL {
        let window = open_on(instrument, Window::default(), 1.0);
        let places = window.state().face.places();
        let whole = egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE);
        for (at, (id, place)) in places.iter().enumerate() {
            assert!(whole.contains_rect(*place), "{id} at {place:?}");
            for (other, there) in &places[at + 1..] {
                let shared = place.intersect(*there);
                let name = instrument.id;
                assert!(!shared.is_positive(), "{name}: {id} and {other} share {shared:?}");
            }
        }
    }
}

#[test]
fn no_words_run_into_each_other_or_out_of_the_window() {
    let kinds: Vec<&str> = kinds().into_iter().map(|(_, instrument)| instrument.id).collect();
    let everywhere = kairat_engine::instruments::ALL
        .into_iter()
        .flat_map(|instrument| LANGUAGES.into_iter().map(move |language| (instrument, language)));
    for (instrument, language) in everywhere {
        // The smallest window is the narrowest; the others are asked once for each kind.
        let is_first = kinds.contains(&instrument.id);
        let scales: &[f32] = if is_first { &[0.75, 1.0, 1.5, 2.0] } else { &[0.75] };
        for &scale in scales {
            let window = open_on(instrument, Window { scale, language, ..Window::default() }, 1.0);
            let whole = egui::Rect::from_min_size(editor_tests::ORIGIN, SIZE * scale);
            let texts = texts(&window);
            assert!(texts.len() > 40, "{}", texts.len());
            for (at, (words, place)) in texts.iter().enumerate() {
                assert!(whole.contains_rect(*place), "{words:?} at {scale}: {place:?}");
                for (other, there) in &texts[at + 1..] {
                    let shared = place.intersect(*there);
                    assert!(
                        !shared.is_positive(),
                        "{words:?} and {other:?} of {} in {language:?} at {scale}: {shared:?}",
                        instrument.id
                    );
                }
            }
        }
    }
}

#[test]
fn every_letter_has_a_glyph() {
    for instrument in kairat_engine::instruments::ALL {
        for language in LANGUAGES {
            let window = open_on(instrument, Window { language, ..Window::default() }, 1.0);
            for (words, _) in texts(&window) {
                assert!(!words.contains('\u{fffd}'), "{words:?}");
                let font = egui::FontId::proportional(12.0);
                let drawn = window.ctx.fonts_mut(|fonts| fonts.has_glyphs(&font, &words));
                assert!(drawn, "{words:?} in {language:?}");
            }
        }
    }
}
