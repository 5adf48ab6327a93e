//! Headless windows for the tests of the editor: a host that notes every gesture, a sound that is
//! made up, a window over both, and a hand to use it.

mod hand;
mod host;

use std::sync::Arc;

use egui::{Pos2, Shape, Vec2};
use egui_kittest::Harness;
use kairat::{
    editor::{
        canvas::SIZE,
        face::{Face, Wishes},
        fonts,
        live::Sound,
        panels::plan::Kind,
        stage,
    },
    params::{KairatParams, Window},
};
use kairat_engine::{
    View,
    instruments::{self, Instrument},
};
use nice_plug::prelude::ParamSetter;

pub use hand::{Cells, click, drag, middle, node, param, text, value_place};
pub use host::{Host, Told};

/// A rendered window.
pub type Picture = image::RgbaImage;

/// Where the window's corner lies: the frame around it is the harness's.
pub const ORIGIN: Pos2 = Pos2::new(8.0, 8.0);

/// What a window shows, as the test sets it.
#[derive(Default)]
pub struct Heard {
    /// The instrument.
    pub view: View,
    /// Peaks of the next frame.
    pub peaks: [f32; 2],
    /// Counts publications.
    pub generation: u32,
    /// What the limiter takes.
    pub limiter_db: f32,
    /// Pitch of the tone that the spectrum sees, in hertz; 0 for silence.
    pub tone_hz: f32,
}

/// One window with everything behind it.
pub struct Desk {
    /// The parameters.
    pub params: Arc<KairatParams>,
    /// The host.
    pub host: Arc<Host>,
    /// What is heard.
    pub heard: Heard,
    /// What the hand has wished.
    pub wishes: Wishes,
    /// The drawing.
    pub face: Face,
}

impl Desk {
    fn new(window: Window) -> Self {
        let params = Arc::new(KairatParams::default());
        params.window.store(window);
        Self {
            params,
            host: Arc::default(),
            heard: Heard::default(),
            wishes: Wishes::default(),
            face: Face::default(),
        }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let tone_hz = self.heard.tone_hz;
        let sound = Sound {
            view: self.heard.view,
            peaks: std::mem::take(&mut self.heard.peaks),
            cpu: 0.09,
            limiter_db: self.heard.limiter_db,
            generation: self.heard.generation,
            rate_hz: RATE_HZ,
            tap: &|out| {
                for (n, sample) in out.iter_mut().enumerate() {
                    *sample = tone(tone_hz, n as f32 / RATE_HZ);
                }
                tone_hz > 0.0
            },
        };
        let setter = ParamSetter::new(&*self.host);
        let wishes = self.face.show(ui, &self.params, &setter, &sound);
        self.wishes.keys.extend(wishes.keys);
        self.wishes.scale = wishes.scale.or(self.wishes.scale);
    }
}

/// Opens a window; `density` is the screen's pixels per point.
#[must_use]
pub fn open(window: Window, density: f32) -> Harness<'static, Desk> {
    let mut harness = Harness::builder()
        .with_size(SIZE * window.scale + 2.0 * ORIGIN.to_vec2())
        .with_pixels_per_point(density)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(fonts::install)
        .wgpu()
        .build_ui_state(|ui, desk: &mut Desk| desk.show(ui), Desk::new(window));
    harness.run_ok();
    harness
}

/// The first instrument of every kind of playing that is registered.
#[must_use]
pub fn kinds() -> Vec<(Kind, &'static Instrument)> {
    let first = |kind| instruments::ALL.into_iter().find(|of| Kind::of(of) == kind);
    Kind::ALL.into_iter().filter_map(|kind| Some((kind, first(kind)?))).collect()
}

/// Whether a parameter has anything to choose on an instrument; else it is only text.
#[must_use]
pub fn is_control(instrument: &Instrument, id: &str) -> bool {
    match id {
        "instrument" => instruments::ALL.len() > 1,
        "variant" => instrument.variants.len() > 1,
        "material" => instrument.materials.len() > 1,
        "articulation" => instrument.articulations.len() > 1,
        _ => true,
    }
}

/// Opens a window on an instrument.
#[must_use]
pub fn open_on(instrument: &Instrument, window: Window, density: f32) -> Harness<'static, Desk> {
    let mut harness = open(window, density);
    let desk = harness.state_mut();
    let place = instruments::ALL.into_iter().position(|known| known.id == instrument.id);
    let setter = ParamSetter::new(&*desk.host);
    setter.set_parameter(&desk.params.instrument.instrument, place.unwrap_or(0) as i32);
    desk.host.take();
    harness.run_ok();
    harness
}

/// Publishes the next moment of a note on the high string over the open low one.
pub fn moving(heard: &mut Heard) {
    heard.generation += 1;
    heard.tone_hz = 293.7;
    heard.peaks = [0.5, 0.42];
    let time = heard.generation as f32;
    let view = &mut heard.view;
    view.strokes = 1 + heard.generation / 20;
    view.voices = 2;
    view.body_level = 0.7;
    for (number, string) in view.strings.iter_mut().take(2).enumerate() {
        string.pitch_midi = [50.0, 62.0][number];
        string.stop = [0.0, 0.332_58][number];
        string.held = number == 1;
        string.level = 0.8;
        string.contact = 0.22;
        for (mode, u) in string.shape_mm.iter_mut().enumerate() {
            let n = mode as f32 + 1.0;
            *u = 1.1 * (time * (0.9 + 0.37 * n) + number as f32).sin() / n.powf(1.2);
        }
    }
}

/// Every line of text in the last frame, and where it was drawn.
#[must_use]
pub fn texts(window: &Harness<'_, Desk>) -> Vec<(String, egui::Rect)> {
    let mut found = Vec::new();
    for clipped in &window.output().shapes {
        if let Shape::Text(text) = &clipped.shape {
            found.push((text.galley.text().to_owned(), text.visual_bounding_rect()));
        }
    }
    found
}

/// The drawn lines of the strings in the last frame.
#[must_use]
pub fn string_lines(window: &Harness<'_, Desk>) -> Vec<Vec<Pos2>> {
    let scale = window.state().params.window.load().scale;
    let nut = ORIGIN + stage::FRAME.place(Pos2::new(stage::dombra::NUT, 0.0)).to_vec2() * scale;
    let near = |line: &[Pos2]| line[0].distance(nut) < 250.0 * scale;
    let lines = window.output().shapes.iter().filter_map(|clipped| match &clipped.shape {
        Shape::Path(path) if matches!(path.points.len(), 2 | 61) && near(&path.points) => {
            Some(path.points.clone())
        }
        _ => None,
    });
    lines.collect()
}

/// Renders a window, and saves the picture to `target/editor-shots`, for looking at.
///
/// # Errors
///
/// When there is nothing to render with, or no place to write to.
pub fn shot(window: &mut Harness<'_, Desk>, name: &str) -> Result<Picture, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let target = program.ancestors().nth(3).ok_or("no target folder")?;
    let folder = target.join("editor-shots");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let picture = window.render()?;
    picture.save(folder.join(name).with_extension("png")).map_err(|error| error.to_string())?;
    Ok(picture)
}

/// A plucked-like tone: partials falling with their number.
fn tone(pitch_hz: f32, time_s: f32) -> f32 {
    (1_u8..16)
        .map(|partial| {
            let n = f32::from(partial);
            (std::f32::consts::TAU * n * pitch_hz * time_s).sin() * 0.2 / n.powf(1.3)
        })
        .sum()
}

/// From a place in the design to one on the screen.
pub(crate) fn on_screen(window: &Harness<'_, Desk>, place: Pos2) -> Pos2 {
    let scale: f32 = window.state().params.window.load().scale;
    ORIGIN + Vec2::new(place.x, place.y) * scale
}

const RATE_HZ: f32 = 48_000.0;
