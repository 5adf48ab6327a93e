//! What it looks like: pictures to look at, and the colours that every machine must agree on.

use editor_tests::{ORIGIN, moving, open, shot};
use egui::{Color32, Pos2, pos2};
use kairat::{
    editor::face,
    params::{Language, Theme, Window},
};

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
