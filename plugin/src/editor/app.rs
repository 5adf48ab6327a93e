//! The window as the framework sees it: opens, resizes at a fixed aspect, listens to the meters,
//! sends keys, and says which key presses the host may not have.

use std::sync::Arc;

use egui::{Context, ViewportCommand};
use nice_plug::{
    context::gui::GuiContext,
    editor::{ResizeHint, dpi::LogicalSize},
};
use nice_plug_egui::{
    EguiEditor, EguiEditorState, EguiNiceSettings, Frame, Key, KeyCapture, NiceEguiApp,
    RepaintNotifier, baseview, create_egui_editor,
};

use super::{
    canvas::SIZE,
    face::{Face, Wishes},
    fonts,
    live::Sound,
    widgets::keyboard::KeyMove,
};
use crate::{
    meters::{KeyPress, Meters},
    params::KairatParams,
};

/// The editor type of the plugin.
pub type PluginEditor = EguiEditor<App>;

/// Makes the editor of one instance. `repaint` is the flag by which the audio thread says that
/// there is something new to see.
#[must_use]
pub fn create(
    params: Arc<KairatParams>,
    meters: Arc<Meters>,
    repaint: RepaintNotifier,
) -> Option<PluginEditor> {
    let scale = params.window.load().scale;
    let state = EguiEditorState::from_size(size(scale), 1.0);
    let hint = ResizeHint {
        preserve_aspect_ratio: true,
        ..ResizeHint::resizable()
            .with_min_max_logical_size(Some(size(SMALLEST)), Some(size(LARGEST)))
            .with_aspect_ratio(SIZE.x as u32, SIZE.y as u32)
    };
    let settings = EguiNiceSettings::new().with_tile("Kairat").with_resize_hint(hint);
    let app = App { params, meters, context: None, face: Face::default() };
    create_egui_editor(state, repaint, settings, app)
}

/// One instance's window.
pub struct App {
    params: Arc<KairatParams>,
    meters: Arc<Meters>,
    context: Option<GuiContext>,
    face: Face,
}

impl NiceEguiApp for App {
    fn build(
        &mut self,
        egui_ctx: Context,
        nice_gui_ctx: GuiContext,
        _frame: &mut Frame,
    ) -> Result<(), baseview::HandlerError> {
        fonts::install(&egui_ctx);
        self.context = Some(nice_gui_ctx);
        self.face = Face::default();
        self.meters.set_open(true);
        Ok(())
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut Frame) {
        let Some(context) = self.context.clone() else { return };
        let meters = Arc::clone(&self.meters);
        let sound = Sound {
            generation: meters.generation(),
            view: meters.view(),
            peaks: meters.take_peaks(),
            cpu: meters.cpu(),
            limiter_db: meters.take_limiter_db(),
            rate_hz: meters.sample_rate(),
            tap: &|out| meters.tap_into(out),
        };
        let wishes = self.face.show(ui, &self.params, &context.param_setter(), &sound);
        self.grant(ui.ctx(), wishes);
        frame.set_key_capture(captured(ui.ctx()));
    }

    fn resized(&mut self, new_size: baseview::WindowSize) {
        let scale = new_size.logical.width as f32 / SIZE.x;
        let window = self.params.window.load();
        if (scale - window.scale).abs() > 0.002 {
            self.params.window.store(crate::params::Window { scale, ..window });
        }
    }

    fn editor_closed(&mut self) {
        self.meters.set_open(false);
        self.context = None;
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.meters.set_open(false);
    }
}

impl App {
    fn grant(&self, ctx: &Context, wishes: Wishes) {
        self.meters.show(wishes.part);
        for key in wishes.keys {
            let press = match key {
                KeyMove::Down(key, velocity) => KeyPress { key, velocity },
                KeyMove::Up(key) => KeyPress { key, velocity: 0.0 },
            };
            // A full queue means that no audio runs; then there is nothing to play.
            let _ = self.meters.keys.push(press);
        }
        if let Some(scale) = wishes.scale {
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(SIZE * scale));
        }
    }
}

/// Which keys the host does not get: all of them inside a text field; the ones that move a control
/// while the keyboard is on it; none otherwise, and the space bar never.
fn captured(ctx: &Context) -> KeyCapture {
    if ctx.text_edit_focused() {
        return KeyCapture::CaptureAll;
    }
    if ctx.memory(|memory| memory.focused().is_none()) {
        return KeyCapture::IgnoreAll;
    }
    KeyCapture::CaptureKeys(
        ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"]
            .into_iter()
            .chain(["Enter", "Delete", "Tab", "Escape"])
            .filter_map(|name| name.parse::<Key>().ok())
            .collect(),
    )
}

fn size(scale: f32) -> LogicalSize<f32> {
    LogicalSize { width: SIZE.x * scale, height: SIZE.y * scale }
}

const SMALLEST: f32 = 0.75;
const LARGEST: f32 = 2.0;

#[cfg(test)]
mod tests {
    use egui::{Id, Sense, TextEdit};

    use super::*;

    /// What is kept from the host after a frame of `ui`, with the focus on `id`.
    fn with_focus(id: Option<&str>) -> KeyCapture {
        let ctx = Context::default();
        fonts::install(&ctx);
        let mut text = String::new();
        for _ in 0..3 {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                let knob = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(30.0, 30.0));
                ui.interact(knob, Id::unique("knob"), Sense::click_and_drag());
                ui.add(TextEdit::singleline(&mut text).id(Id::unique("field")));
                if let Some(id) = id {
                    ui.memory_mut(|memory| memory.request_focus(Id::unique(id)));
                }
            });
            // Nothing is painted here.
            output.textures_delta.clear();
        }
        captured(&ctx)
    }

    #[test]
    fn the_host_keeps_its_keys_unless_a_control_has_the_focus() {
        assert_eq!(with_focus(None), KeyCapture::IgnoreAll);
        assert_eq!(with_focus(Some("field")), KeyCapture::CaptureAll);
        let KeyCapture::CaptureKeys(keys) = with_focus(Some("knob")) else { panic!("all or none") };
        assert_eq!(keys.len(), 12);
        assert!(!keys.contains(&Key::Character(" ".to_owned())));
    }
}
