//! Two windows at once share nothing.

use editor_tests::{Cells, drag, middle, node, open, param};
use egui::vec2;
use kairat::params::{Language, Theme, Window};

#[test]
fn two_windows_do_not_disturb_each_other() {
    let mut one = open(Window::default(), 1.0);
    let mut two =
        open(Window { theme: Theme::Light, language: Language::Ru, ..Window::default() }, 1.0);
    let untouched = two.render().unwrap();
    let from = middle(&one, "glide");
    one.hover_at(from);
    one.drag_at(from);
    one.hover_at(from - vec2(0.0, 50.0));
    one.run_ok();
    two.run_ok();
    assert!(param(&one, "glide").normalized() > 0.7);
    assert!((param(&two, "glide").normalized() - 0.5).abs() < 1.0e-6);
    assert!(two.state().host.take().is_empty());
    assert!(untouched == two.render().unwrap(), "the other window was repainted otherwise");
    drag(&mut one, from, from, false);
}

#[test]
fn palette_language_and_size_are_kept_with_the_project() {
    let mut window = open(Window::default(), 1.0);
    node(&window, "Theme").click();
    window.run_ok();
    assert_eq!(window.state().params.window.load().theme, Theme::Light);
    node(&window, "Language").click();
    window.run_ok();
    window.get_cell("Қазақша").click();
    window.run_ok();
    assert_eq!(window.state().params.window.load().language, Language::Kk);
    node(&window, "Терезе өлшемі").click();
    window.run_ok();
    window.get_cell("150 %").click();
    window.run_ok();
    assert_eq!(window.state().wishes.scale, Some(1.5));
}
