//! The two palettes, steppe night and felt, as tokens: what a colour is for, not what it is.

use egui::Color32;

/// Colours of one palette. Contrast of every pair that carries meaning is at least 4.5 for text
/// and 3.0 for outlines.
#[derive(Debug)]
pub struct Theme {
    /// Window, wells and graphs.
    pub bg: Color32,
    /// Top bar.
    pub header: Color32,
    /// Cards.
    pub panel: Color32,
    /// Knob caps, chosen cells, buttons.
    pub raised: Color32,
    /// Hairlines and empty tracks: decoration only.
    pub line: Color32,
    /// Outlines of anything that can be clicked.
    pub control: Color32,
    /// Titles, values and labels of state.
    pub text: Color32,
    /// Labels.
    pub text2: Color32,
    /// Captions, units, axes.
    pub muted: Color32,
    /// Focus ring of the keyboard.
    pub focus: Color32,
    /// Too loud, not understood.
    pub err: Color32,
    /// Accent of the plucked family.
    pub plucked: Color32,
    /// Accent of the bowed family.
    pub bowed: Color32,
    /// Accent of the winds.
    pub wind: Color32,
    /// Accent of tongue and metal.
    pub metal: Color32,
    /// Accent of skins and rattles.
    pub skin: Color32,
    /// Text on an accent fill.
    pub on_accent: Color32,
    /// Sky of the stage from the zenith to the horizon, at [`Theme::SKY_STOPS`].
    pub sky: [Color32; 5],
    /// Furthest and nearest hill.
    pub hills: [Color32; 2],
    /// Opacity of stars; none in daylight.
    pub stars: f32,
    /// Colour of the moon's lattice.
    pub moon: Color32,
    /// A moving string's glow.
    pub glow: Color32,
    /// Materials of the drawn instrument.
    pub wood: Materials,
    /// Colours of the key strip.
    pub keys: Keys,
}

/// Materials of the drawn instrument.
#[derive(Debug)]
pub struct Materials {
    /// Shell, light and dark side.
    pub shell: [Color32; 2],
    /// Soundboard, middle and edge.
    pub board: [Color32; 2],
    /// Grain lines of the soundboard.
    pub grain: Color32,
    /// Neck and fingerboard.
    pub neck: Color32,
    /// Frets, nut and bridge.
    pub bone: Color32,
    /// Inside of the sound hole.
    pub hole: Color32,
    /// A drum's skin, middle and edge.
    pub hide: [Color32; 2],
    /// Fired clay, light and dark side.
    pub clay: [Color32; 2],
    /// Steel and brass, light and dark side.
    pub metal: [Color32; 2],
    /// Cane and reed stalk, light and dark side.
    pub cane: [Color32; 2],
    /// Outline of the whole instrument.
    pub outline: Color32,
    /// The strings.
    pub string: Color32,
    /// What separates a string from light wood; transparent where it is not needed.
    pub under_string: Color32,
}

/// Colours of the key strip: in range, then out of range.
#[derive(Debug)]
pub struct Keys {
    /// White keys.
    pub white: [Color32; 2],
    /// Black keys.
    pub black: [Color32; 2],
    /// Names on white keys.
    pub name: [Color32; 2],
}

impl Theme {
    /// Where the colours of the sky sit, 0 at the top, 1 at the bottom.
    pub const SKY_STOPS: [f32; 5] = [0.0, 0.42, 0.66, 0.84, 1.0];

    /// The dark palette.
    pub const NIGHT: Self = Self {
        bg: rgb(0x0E_1420),
        header: rgb(0x0B_101A),
        panel: rgb(0x16_1E2D),
        raised: rgb(0x20_2A3C),
        line: rgb(0x36_435A),
        control: rgb(0x6E_7D98),
        text: rgb(0xF3_EBDD),
        text2: rgb(0xBD_B9B0),
        muted: rgb(0x8D_95A5),
        focus: rgb(0xFF_D98A),
        err: rgb(0xFF_8A76),
        plucked: rgb(0xF2_CC62),
        bowed: rgb(0xF0_609C),
        wind: rgb(0xA9_D8F5),
        metal: rgb(0x5F_D9AB),
        skin: rgb(0xD0_8A5E),
        on_accent: rgb(0x17_120A),
        sky: [rgb(0x0A_0F1C), rgb(0x14_1D36), rgb(0x2A_2F4C), rgb(0x5A_4A55), rgb(0x5A_4A55)],
        hills: [rgb(0x15_1C2F), rgb(0x0C_111C)],
        stars: 1.0,
        moon: rgb(0xF2_CC62),
        glow: rgb(0xF7_D774),
        wood: Materials {
            shell: [rgb(0xA9_6C3A), rgb(0x6E_4123)],
            board: [rgb(0xDD_B27A), rgb(0xB2_7F46)],
            grain: rgb(0x8A_5A2C),
            neck: rgb(0x3D_2515),
            bone: rgb(0xEF_E6D0),
            hole: rgb(0x1B_110A),
            hide: [rgb(0xEA_DCBD), rgb(0xC7_B38B)],
            clay: [rgb(0xC0_744C), rgb(0x7E_4329)],
            metal: [rgb(0xD5_DCE6), rgb(0x7F_8A9B)],
            cane: [rgb(0xE3_C583), rgb(0xAE_8C4C)],
            outline: rgb(0xF2_DDB6),
            string: rgb(0xF3_EBDD),
            under_string: Color32::TRANSPARENT,
        },
        keys: Keys {
            white: [rgb(0xD9_CFBE), rgb(0x4A_5163)],
            black: [rgb(0x10_141D), rgb(0x1C_2230)],
            name: [rgb(0x4B_4236), rgb(0xF3_EBDD)],
        },
    };

    /// The light palette.
    pub const FELT: Self = Self {
        bg: rgb(0xEE_E6D8),
        header: rgb(0xE6_DCCB),
        panel: rgb(0xF8_F3E9),
        raised: rgb(0xFF_FDF8),
        line: rgb(0xCF_C2AC),
        control: rgb(0x85_7961),
        text: rgb(0x27_1F17),
        text2: rgb(0x57_4B3D),
        muted: rgb(0x6C_604F),
        focus: rgb(0x1D_4F91),
        err: rgb(0xA3_2A1C),
        plucked: rgb(0x75_5A00),
        bowed: rgb(0xBE_1262),
        wind: rgb(0x0B_62CC),
        metal: rgb(0x17_5E4A),
        skin: rgb(0x6B_240B),
        on_accent: rgb(0xFF_FDF8),
        sky: [rgb(0xDC_E4E6), rgb(0xE9_E4D8), rgb(0xF4_E6CC), rgb(0xF1_D9B0), rgb(0xF1_D9B0)],
        hills: [rgb(0xE2_D3B4), rgb(0xCD_BB97)],
        stars: 0.0,
        moon: rgb(0x6B_240B),
        glow: rgb(0xF4_B62A),
        wood: Materials {
            shell: [rgb(0xB5_763F), rgb(0x84_502B)],
            board: [rgb(0xE8_C38D), rgb(0xCB_9A5C)],
            grain: rgb(0xA8_743E),
            neck: rgb(0x4A_2C18),
            bone: rgb(0xF5_ECD8),
            hole: rgb(0x2A_1B10),
            hide: [rgb(0xF3_E8CE), rgb(0xD2_BF98)],
            clay: [rgb(0xCB_8059), rgb(0x93_5234)],
            metal: [rgb(0xE3_E8EF), rgb(0x8F_99A8)],
            cane: [rgb(0xEC_D197), rgb(0xBD_9A59)],
            outline: rgb(0x3B_2413),
            string: rgb(0xFB_F4E6),
            under_string: Color32::from_rgba_premultiplied(0x17, 0x0E, 0x08, 0x80),
        },
        keys: Keys {
            white: [rgb(0xFF_FDF8), rgb(0xDD_D2BF)],
            black: [rgb(0x3A_3027), rgb(0xA7_9A86)],
            name: [rgb(0x27_1F17), rgb(0x27_1F17)],
        },
    };
}

/// An opaque colour from its hexadecimal form.
const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2 defines it.
    fn luminance(colour: Color32) -> f32 {
        let linear = |byte: u8| {
            let c = f32::from(byte) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn accents(theme: &Theme) -> [Color32; 5] {
        [theme.plucked, theme.bowed, theme.wind, theme.metal, theme.skin]
    }

    #[test]
    fn words_and_outlines_stand_out_from_every_ground() {
        for theme in [&Theme::NIGHT, &Theme::FELT] {
            for ground in [theme.bg, theme.panel, theme.raised] {
                for ink in [theme.text, theme.text2, theme.muted, theme.err] {
                    assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}");
                }
                for accent in accents(theme) {
                    assert!(contrast(accent, ground) >= 4.5, "{accent:?} on {ground:?}");
                }
                for outline in [theme.control, theme.focus] {
                    assert!(contrast(outline, ground) >= 3.0, "{outline:?} on {ground:?}");
                }
            }
            for accent in accents(theme) {
                assert!(contrast(theme.on_accent, accent) >= 4.5, "{accent:?}");
            }
        }
    }
}
