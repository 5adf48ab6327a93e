//! What a window remembers between frames: nothing here is saved, and no two windows share it.

use egui::Id;

/// What the status line says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Help {
    /// What is pointed at.
    pub name: String,
    /// Its value, if it has one.
    pub value: String,
    /// One sentence on it.
    pub sentence: String,
}

/// A value that is being typed.
#[derive(Clone, Debug)]
pub struct Typing {
    /// The control it belongs to.
    pub control: Id,
    /// What stands in the field.
    pub text: String,
    /// The field has just opened.
    pub fresh: bool,
    /// What stood there at Enter made no sense.
    pub refused: bool,
}

/// What the window shows between its bars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The first part's instrument.
    #[default]
    First,
    /// The second part's instrument.
    Second,
    /// Who takes part, and how loud.
    Parts,
    /// The synth's panel.
    Synth,
    /// The instrument that is put together by hand.
    Anatomy,
    /// What moves what.
    Motion,
    /// Where it sounds, and what is done to it last.
    Space,
}

impl Page {
    /// How many there are.
    pub const COUNT: usize = 7;
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; Self::COUNT] = [
        Self::First,
        Self::Second,
        Self::Parts,
        Self::Synth,
        Self::Anatomy,
        Self::Motion,
        Self::Space,
    ];
}

/// A window's short memory.
#[derive(Debug)]
pub struct Memory {
    /// What the window shows.
    pub page: Page,
    /// Which leaf of each page is shown.
    pub leaves: [usize; Page::COUNT],
    /// What the status line says this frame.
    pub help: Option<Help>,
    /// The value being typed.
    pub typing: Option<Typing>,
    /// The list that hangs open.
    pub open: Option<Id>,
    /// The first of its rows that is seen.
    pub first_row: usize,
    /// Where a held control has been taken, before rounding to its steps; and wheel movement that
    /// has not made a whole step yet.
    pub travel: f32,
    /// The key held by the pointer.
    pub pressed_key: Option<u8>,
    /// The key held by Enter.
    pub struck_key: Option<u8>,
    /// The key that the arrows have chosen.
    pub chosen_key: u8,
    /// Every control's place this frame, in design units, for checks of the layout.
    pub places: Vec<(String, egui::Rect)>,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            page: Page::First,
            leaves: [0; Page::COUNT],
            help: None,
            typing: None,
            open: None,
            first_row: 0,
            travel: 0.0,
            pressed_key: None,
            struck_key: None,
            chosen_key: MIDDLE_C,
            places: Vec::new(),
        }
    }
}

impl Memory {
    /// Forgets what belongs to one frame only.
    pub fn start_frame(&mut self) {
        self.help = None;
        self.places.clear();
    }
}

/// Where the arrows start on the key strip.
const MIDDLE_C: u8 = 60;
