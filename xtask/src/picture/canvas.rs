//! A picture in memory: pixels, boxes and text.

use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};

use crate::failure::{Failure, Outcome};

/// Red, green and blue, 0–255.
pub(super) type Colour = [u8; 3];

/// The typeface of the editor.
const TYPEFACE: &[u8] = include_bytes!("../../../plugin/assets/fonts/NotoSans-Regular.ttf");

/// Where a text is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// At its left end.
    Left,
    /// In its middle.
    Middle,
    /// At its right end.
    Right,
}

/// Pixels, row by row from the top left.
pub(super) struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Colour>,
    typeface: FontRef<'static>,
}

impl Canvas {
    /// An area of one colour.
    pub(super) fn new(width: usize, height: usize, ground: Colour) -> Outcome<Self> {
        let typeface = FontRef::try_from_slice(TYPEFACE)
            .map_err(|error| Failure::failed(format!("the typeface: {error}")))?;
        Ok(Self { width, height, pixels: vec![ground; width * height], typeface })
    }

    /// Paints one pixel; outside the picture nothing happens.
    pub(super) fn dot(&mut self, x: usize, y: usize, colour: Colour) {
        self.mix(x, y, colour, 1.0);
    }

    /// Lays a colour over one pixel, `cover` 0–1.
    pub(super) fn mix(&mut self, x: usize, y: usize, colour: Colour, cover: f32) {
        if x < self.width && y < self.height {
            let pixel = &mut self.pixels[y * self.width + x];
            *pixel = blend(*pixel, colour, cover);
        }
    }

    /// Lays a colour over a box.
    pub(super) fn fill(&mut self, area: Area, colour: Colour, cover: f32) {
        for y in area.top..area.bottom() {
            for x in area.left..area.right() {
                self.mix(x, y, colour, cover);
            }
        }
    }

    /// Writes `text` with its middle line at `y`; `size` in pixels.
    pub(super) fn text(
        &mut self,
        text: &str,
        (x, y): (f32, f32),
        anchor: Anchor,
        size: f32,
        colour: Colour,
    ) {
        let typeface = self.typeface.clone();
        let scaled = typeface.as_scaled(PxScale::from(size));
        let width: f32 = text.chars().map(|c| scaled.h_advance(scaled.glyph_id(c))).sum();
        let mut pen = match anchor {
            Anchor::Left => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::Right => x - width,
        };
        let baseline = y + f32::midpoint(scaled.ascent(), scaled.descent());
        for letter in text.chars() {
            let id = scaled.glyph_id(letter);
            let glyph = id.with_scale_and_position(size, point(pen, baseline));
            pen += scaled.h_advance(id);
            let Some(outline) = typeface.outline_glyph(glyph) else { continue };
            let corner = outline.px_bounds().min;
            outline.draw(|dx, dy, cover| {
                let (x, y) = (corner.x + dx as f32, corner.y + dy as f32);
                if x >= 0.0 && y >= 0.0 {
                    self.mix(x as usize, y as usize, colour, cover);
                }
            });
        }
    }

    /// The picture as a PNG file.
    pub(super) fn png(&self) -> Outcome<Vec<u8>> {
        let refused = |error: png::EncodingError| Failure::failed(format!("PNG: {error}"));
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().map_err(refused)?;
        writer.write_image_data(self.pixels.as_flattened()).map_err(refused)?;
        writer.finish().map_err(refused)?;
        Ok(file)
    }
}

/// A box of pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    /// First column.
    pub(super) left: usize,
    /// First row.
    pub(super) top: usize,
    /// Columns.
    pub(super) width: usize,
    /// Rows.
    pub(super) height: usize,
}

impl Area {
    /// The column after the last.
    pub(super) fn right(self) -> usize {
        self.left + self.width
    }

    /// The row after the last.
    pub(super) fn bottom(self) -> usize {
        self.top + self.height
    }
}

/// `over` upon `under`, `cover` 0–1.
pub(super) fn blend(under: Colour, over: Colour, cover: f32) -> Colour {
    let cover = cover.clamp(0.0, 1.0);
    let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * cover).round() as u8;
    [mix(under[0], over[0]), mix(under[1], over[1]), mix(under[2], over[2])]
}
