//! What it looks like: pictures to look at, and the colours that every machine must agree on.

use editor_tests::{ORIGIN, kinds, moving, open, open_on, shot};
use egui::{Color32, Pos2, pos2};
use kairat::{
    editor::{face, family::Family, widgets::keyboard},
    params::{Language, Theme, Window},
};
use nice_plug::prelude::ParamSetter;

/// The colour at a place of the design.
fn colour(picture: &editor_tests::Picture, place: Pos2, scale: f32) -> Color32 {
    let p = ORIGIN + place.to_vec2() * scale;
    let pixel = picture.get_pixel(p.x.round() as u32, p.y.round() as u32);
    Color32::from_rgb(pixel[0], pixel[1], pixel[2])
}

fn near(a: Color32, b: Color32) -> bool {
    a.to_array().iter().zip(b.to_array()).all(|(a, b)| a.abs_diff(b) <= 4)
}

#[test]
fn it_draws_at_every_size_in_both_palettes_and_three_languages() {
    for theme in [Theme::Dark, Theme::Light] {
        for (language, scale) in [
            (Language::En, 0.75),
            (Language::En, 1.0),
            (Language::Kk, 1.0),
            (Language::Ru, 1.0),
            (Language::Kk, 1.5),
            (Language::En, 2.0),
        ] {
            let mut window = open(Window { scale, theme, language }, 1.0);
            for _ in 0..40 {
                moving(&mut window.state_mut().heard);
                window.step();
            }
            let name = format!("{theme:?}-{language:?}-{:.0}", scale * 100.0).to_lowercase();
            let picture = shot(&mut window, &name).unwrap();
            let palette = face::theme(theme);
            for (place, expected) in [
                (pos2(600.0, 20.0), palette.header),
                (pos2(190.0, 300.0), palette.bg),
                (pos2(1078.0, 300.0), palette.panel),
                (pos2(210.0, 610.0), palette.panel),
            ] {
                let seen = colour(&picture, place, scale);
                assert!(near(seen, expected), "{name} at {place:?}: {seen:?} {expected:?}");
            }
            let wood = colour(&picture, pos2(690.0, 360.0), scale);
            assert!(wood.r() > wood.b().saturating_add(40), "{name}: {wood:?}");
        }
    }
}

#[test]
fn every_kind_of_instrument_is_drawn_in_its_familys_colour() {
    for (kind, instrument) in kinds() {
        for (theme, language) in
            [(Theme::Dark, Language::En), (Theme::Light, Language::Kk), (Theme::Dark, Language::Ru)]
        {
            let window = Window { theme, language, ..Window::default() };
            let mut window = open_on(instrument, window, 1.0);
            for _ in 0..40 {
                moving(&mut window.state_mut().heard);
                window.step();
            }
            let name = format!("{kind:?}-{language:?}").to_lowercase();
            let picture = shot(&mut window, &name).unwrap();
            let accent = Family::of(instrument).accent(face::theme(theme));
            let seen = colour(&picture, pos2(21.5, 109.5), 1.0);
            assert!(near(seen, accent), "{name}: {seen:?} {accent:?}");
        }
    }
}

#[test]
fn keys_outside_the_instruments_range_are_drawn_as_such() {
    for (_, instrument) in kinds() {
        let mut window = open_on(instrument, Window::default(), 1.0);
        let picture = shot(&mut window, &format!("keys-{}", instrument.id)).unwrap();
        let keys = &face::theme(Theme::Dark).keys;
        for (white, key) in [(0.0, keyboard::LOW), (14.0, 60), (35.0, keyboard::HIGH)] {
            let (low, high) = instrument.range_midi;
            let outside = usize::from(key < low || key > high);
            let seen = colour(&picture, pos2(16.0 + 29.667 * (white + 0.5), 678.0), 1.0);
            assert!(near(seen, keys.white[outside]), "{key} of {}: {seen:?}", instrument.id);
        }
    }
}

#[test]
fn keys_that_choose_articulations_are_marked_while_they_do() {
    let (_, instrument) = kinds()[0];
    let mut window = open_on(instrument, Window::default(), 1.0);
    let accent = Family::of(instrument).accent(face::theme(Theme::Dark));
    for (on, marked) in [(true, true), (false, false)] {
        let desk = window.state_mut();
        let setter = ParamSetter::new(&*desk.host);
        setter.set_parameter(&desk.params.player.keyswitch_key, i32::from(keyboard::LOW));
        setter.set_parameter(&desk.params.player.keyswitches, on);
        window.run_ok();
        let picture = shot(&mut window, &format!("keyswitches-{on}")).unwrap();
        let seen = colour(&picture, pos2(16.0 + 29.667 * 0.5, 691.5), 1.0);
        assert_eq!(near(seen, accent), marked, "{seen:?}");
    }
}
