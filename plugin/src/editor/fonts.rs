//! The faces and the type scale. The fonts are subsets: Latin, Cyrillic with the Kazakh letters,
//! and the signs that values need.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

/// A step of the type scale; there are no other sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Name of the instrument on its stage, 38 serif.
    StageTitle,
    /// The product's name, 20 serif.
    Wordmark,
    /// Tabs and names in lists, 13.
    Tab,
    /// The same, chosen.
    TabOn,
    /// Title of a panel, 12.5.
    PanelTitle,
    /// Running text, 12.
    Body,
    /// Words inside buttons and choices, 11.5.
    Choice,
    /// The same, chosen.
    ChoiceOn,
    /// Labels, 11.
    Label,
    /// Values, 11.
    Value,
    /// Captions and axes, 10.5.
    Caption,
    /// Captions that carry a heading.
    CaptionOn,
}

impl Type {
    /// Size at 100 %, in points.
    #[must_use]
    pub fn size(self) -> f32 {
        match self {
            Self::StageTitle => 38.0,
            Self::Wordmark => 20.0,
            Self::Tab | Self::TabOn => 13.0,
            Self::PanelTitle => 12.5,
            Self::Body => 12.0,
            Self::Choice | Self::ChoiceOn => 11.5,
            Self::Label | Self::Value => 11.0,
            Self::Caption | Self::CaptionOn => 10.5,
        }
    }

    /// The face at a window scale; nothing is ever set smaller than 9 points.
    #[must_use]
    pub fn font(self, scale: f32) -> FontId {
        FontId::new((self.size() * scale).max(SMALLEST), self.family())
    }

    fn family(self) -> FontFamily {
        match self {
            Self::StageTitle | Self::Wordmark => FontFamily::Name(DISPLAY.into()),
            Self::TabOn | Self::PanelTitle | Self::ChoiceOn | Self::Value | Self::CaptionOn => {
                FontFamily::Name(SEMIBOLD.into())
            }
            _ => FontFamily::Proportional,
        }
    }
}

/// Gives a window its fonts.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(definitions());
}

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [
        (REGULAR, &include_bytes!("../../assets/fonts/NotoSans-Regular.ttf")[..]),
        (SEMIBOLD, &include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf")[..]),
        (DISPLAY, &include_bytes!("../../assets/fonts/NotoSerifDisplay-Regular.ttf")[..]),
        (SIGNS, &include_bytes!("../../assets/fonts/NotoSansMath-Regular.ttf")[..]),
    ] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for (family, first) in [
        (FontFamily::Proportional, REGULAR),
        (FontFamily::Monospace, REGULAR),
        (FontFamily::Name(SEMIBOLD.into()), SEMIBOLD),
        (FontFamily::Name(DISPLAY.into()), DISPLAY),
    ] {
        fonts.families.insert(family, vec![first.to_owned(), SIGNS.to_owned()]);
    }
    fonts
}

const REGULAR: &str = "noto-sans";
const SEMIBOLD: &str = "noto-sans-semibold";
const DISPLAY: &str = "noto-serif-display";
const SIGNS: &str = "noto-sans-math";

/// Nothing is set smaller than this, in points on the screen.
const SMALLEST: f32 = 9.0;
