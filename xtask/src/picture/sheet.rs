//! Many renders on one page: a small spectrogram of each under its name.

use std::path::{Path, PathBuf};

use super::{
    GROUND, MUTED, PANEL, SMALL, TEXT,
    canvas::{Anchor, Area, Canvas},
    colour, spectrum,
};
use crate::failure::{Failure, Outcome};

/// Pictures side by side.
const COLUMNS: usize = 5;
/// One picture and the room around it, in pixels.
const CELL: (usize, usize) = (360, 240);
const MARGIN: usize = 12;
const HEAD: usize = 30;

/// One render.
pub(crate) struct Cell {
    /// What stands over it.
    pub(crate) name: &'static str,
    /// The WAV file.
    pub(crate) path: PathBuf,
}

/// Draws the page and returns a PNG file.
pub(crate) fn draw(cells: &[Cell]) -> Outcome<Vec<u8>> {
    let rows = cells.len().div_ceil(COLUMNS).max(1);
    let size = (COLUMNS * CELL.0 + MARGIN, rows * CELL.1 + MARGIN);
    let mut canvas = Canvas::new(size.0, size.1, GROUND)?;
    for (index, cell) in cells.iter().enumerate() {
        let area = Area {
            left: MARGIN + index % COLUMNS * CELL.0,
            top: MARGIN + index / COLUMNS * CELL.1 + HEAD,
            width: CELL.0 - MARGIN,
            height: CELL.1 - MARGIN - HEAD,
        };
        let (rate_hz, sound) = read(&cell.path)?;
        let seconds = sound.len() as f64 / f64::from(rate_hz);
        let baseline = (area.top - HEAD / 2) as f32;
        canvas.fill(area, PANEL, 1.0);
        canvas.text(cell.name, (area.left as f32, baseline), Anchor::Left, 22.0, TEXT);
        let length = format!("{seconds:.1} s");
        canvas.text(&length, (area.right() as f32, baseline), Anchor::Right, SMALL, MUTED);
        let levels = spectrum::analyse(&sound, f64::from(rate_hz), area.width, area.height)?;
        for (column, levels) in levels.iter().enumerate() {
            for (row, level) in levels.iter().enumerate() {
                let ink = colour(1.0 + level / spectrum::RANGE_DB);
                canvas.dot(area.left + column, area.bottom() - 1 - row, ink);
            }
        }
    }
    canvas.png()
}

/// Mean of all channels of a WAV file that `render` has written.
fn read(path: &Path) -> Outcome<(u32, Vec<f32>)> {
    let refused = |error: hound::Error| Failure::failed(format!("{}: {error}", path.display()));
    let mut reader = hound::WavReader::open(path).map_err(refused)?;
    let format = reader.spec();
    let channels = usize::from(format.channels.max(1));
    let samples = reader.samples::<f32>().collect::<Result<Vec<_>, _>>().map_err(refused)?;
    let mixed = samples.chunks(channels).map(|frame| frame.iter().sum::<f32>() / channels as f32);
    Ok((format.sample_rate, mixed.collect()))
}
