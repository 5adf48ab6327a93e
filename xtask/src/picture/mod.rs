//! `--png`: what was rendered, its waveform over its spectrogram, in the editor's night palette.

mod canvas;
pub(crate) mod sheet;
mod spectrum;

use canvas::{Anchor, Area, Canvas, Colour, blend};

use crate::failure::Outcome;

const GROUND: Colour = [0x0E, 0x14, 0x20];
const PANEL: Colour = [0x16, 0x1E, 0x2D];
const LINE: Colour = [0x36, 0x43, 0x5A];
const TEXT: Colour = [0xF3, 0xEB, 0xDD];
const MUTED: Colour = [0x8D, 0x95, 0xA5];
const GOLD: Colour = [0xF2, 0xCC, 0x62];

/// From silence to the loudest spot: night sky, dusk, fire, felt.
const COLOURS: [(f32, Colour); 7] = [
    (0.0, [0x0A, 0x0F, 0x1C]),
    (0.22, [0x14, 0x1D, 0x36]),
    (0.42, [0x3A, 0x35, 0x66]),
    (0.6, [0x9A, 0x4A, 0x6C]),
    (0.76, [0xE0, 0x7A, 0x4E]),
    (0.9, [0xF2, 0xCC, 0x62]),
    (1.0, [0xFF, 0xFB, 0xEC]),
];

const WIDTH: usize = 1600;
const HEIGHT: usize = 900;
const WAVE: Area = Area { left: 84, top: 64, width: 1410, height: 210 };
const SPECTROGRAM: Area = Area { left: 84, top: 300, width: 1410, height: 540 };
const SCALE: Area = Area { left: 1512, top: 300, width: 16, height: 540 };
const SMALL: f32 = 19.0;
/// Frequencies with a label, hertz.
const FREQUENCIES: [(f64, &str); 9] = [
    (50.0, "50"),
    (100.0, "100"),
    (200.0, "200"),
    (500.0, "500"),
    (1_000.0, "1 k"),
    (2_000.0, "2 k"),
    (5_000.0, "5 k"),
    (10_000.0, "10 k"),
    (16_000.0, "16 k"),
];

/// Draws both channels and returns a PNG file.
pub(crate) fn draw(rate_hz: u32, left: &[f32], right: &[f32]) -> Outcome<Vec<u8>> {
    let rate = f64::from(rate_hz);
    let seconds = left.len() as f64 / rate;
    let both: Vec<f32> = left.iter().zip(right).map(|(l, r)| f32::midpoint(*l, *r)).collect();
    let mut canvas = Canvas::new(WIDTH, HEIGHT, GROUND)?;
    canvas.fill(WAVE, PANEL, 1.0);
    let title = format!("{seconds:.2} s at {rate_hz} Hz");
    canvas.text("Kairat", (WAVE.left as f32, 34.0), Anchor::Left, 30.0, TEXT);
    canvas.text(&title, (WAVE.right() as f32, 36.0), Anchor::Right, SMALL, MUTED);
    waveform(&mut canvas, left, right);
    let levels = spectrum::analyse(&both, rate, SPECTROGRAM.width, SPECTROGRAM.height)?;
    for (column, levels) in levels.iter().enumerate() {
        for (row, level) in levels.iter().enumerate() {
            let y = SPECTROGRAM.bottom() - 1 - row;
            canvas.dot(SPECTROGRAM.left + column, y, colour(1.0 + level / spectrum::RANGE_DB));
        }
    }
    time_axis(&mut canvas, seconds);
    frequency_axis(&mut canvas);
    level_axis(&mut canvas);
    canvas.png()
}

/// Colour of a brightness, 0–1.
fn colour(brightness: f32) -> Colour {
    let upper = COLOURS.partition_point(|(at, _)| *at <= brightness).clamp(1, COLOURS.len() - 1);
    let ((from, under), (to, over)) = (COLOURS[upper - 1], COLOURS[upper]);
    blend(under, over, (brightness - from) / (to - from))
}

/// Each column spans from the least to the greatest sample, and glows up to the mean square.
fn waveform(canvas: &mut Canvas, left: &[f32], right: &[f32]) {
    let loudest =
        left.iter().chain(right).filter(|x| x.is_finite()).fold(0.0_f32, |m, x| m.max(x.abs()));
    let top = if loudest > 0.0 { (loudest * 1.05).max(1.0e-5) } else { 1.0 };
    let middle = WAVE.top as f32 + WAVE.height as f32 / 2.0;
    let height = WAVE.height as f32 / 2.0 - 4.0;
    let y = |value: f32| (middle - value / top * height).round() as usize;
    for x in 0..WAVE.width {
        let cut = |at: usize| at * left.len() / WAVE.width;
        let span = cut(x)..cut(x + 1).max(cut(x) + 1).min(left.len());
        let samples = || left[span.clone()].iter().chain(&right[span.clone()]).copied();
        let finite = || samples().filter(|x| x.is_finite());
        let least = finite().fold(0.0, f32::min);
        let greatest = finite().fold(0.0, f32::max);
        let mean = (finite().map(|x| x * x).sum::<f32>() / samples().count().max(1) as f32).sqrt();
        for row in y(greatest)..=y(least) {
            canvas.mix(WAVE.left + x, row, GOLD, 0.55);
        }
        for row in y(mean)..=y(-mean) {
            canvas.mix(WAVE.left + x, row, GOLD, 0.75);
        }
    }
    let full = 20.0 * top.log10();
    for (value, label) in [(top, format!("{full:.0} dB")), (0.0, "0".to_owned())] {
        let at = ((WAVE.left - 10) as f32, y(value) as f32);
        canvas.text(&label, at, Anchor::Right, SMALL, MUTED);
    }
}

fn time_axis(canvas: &mut Canvas, seconds: f64) {
    let step = tidy(seconds / 12.0);
    let decimals = usize::from(step < 1.0) + usize::from(step < 0.1) + usize::from(step < 0.01);
    for tick in 0.. {
        let at = f64::from(tick) * step;
        if at > seconds || step <= 0.0 {
            break;
        }
        let x = WAVE.left + (at / seconds * (WAVE.width - 1) as f64) as usize;
        for area in [WAVE, SPECTROGRAM] {
            canvas.fill(Area { left: x, width: 1, ..area }, LINE, 0.35);
        }
        let label = format!("{at:.decimals$}");
        let y = (SPECTROGRAM.bottom() + 20) as f32;
        canvas.text(&label, (x as f32, y), Anchor::Middle, SMALL, MUTED);
    }
    let middle = (WAVE.left + WAVE.width / 2) as f32;
    canvas.text("seconds", (middle, (HEIGHT - 18) as f32), Anchor::Middle, SMALL, TEXT);
}

/// The next of 1, 2, 5, 10 … at or above `step`.
fn tidy(step: f64) -> f64 {
    if step <= 0.0 {
        return 0.0;
    }
    let decade = 10.0_f64.powf(step.log10().floor());
    [1.0, 2.0, 5.0].into_iter().find(|n| n * decade >= step).unwrap_or(10.0) * decade
}

fn frequency_axis(canvas: &mut Canvas) {
    for (frequency_hz, label) in FREQUENCIES {
        let height = (SPECTROGRAM.height - 1) as f64;
        let y = SPECTROGRAM.bottom() - 1 - (spectrum::place(frequency_hz) * height) as usize;
        canvas.fill(Area { top: y, height: 1, ..SPECTROGRAM }, LINE, 0.35);
        let at = ((SPECTROGRAM.left - 10) as f32, y as f32);
        canvas.text(label, at, Anchor::Right, SMALL, MUTED);
    }
    let at = ((SPECTROGRAM.left - 10) as f32, (SPECTROGRAM.bottom() + 20) as f32);
    canvas.text("Hz", at, Anchor::Right, SMALL, TEXT);
}

fn level_axis(canvas: &mut Canvas) {
    for row in 0..SCALE.height {
        let brightness = 1.0 - row as f32 / (SCALE.height - 1) as f32;
        let line = Area { top: SCALE.top + row, height: 1, ..SCALE };
        canvas.fill(line, colour(brightness), 1.0);
    }
    for level in (0..=spectrum::RANGE_DB as u32).step_by(15) {
        let way = level as f32 / spectrum::RANGE_DB;
        let y = SCALE.top as f32 + way * (SCALE.height - 1) as f32;
        let label = if level == 0 { "0".to_owned() } else { format!("-{level}") };
        canvas.text(&label, ((SCALE.right() + 8) as f32, y), Anchor::Left, SMALL, MUTED);
    }
    let at = ((SCALE.right() + 8) as f32, (SCALE.bottom() + 20) as f32);
    canvas.text("dB", at, Anchor::Left, SMALL, TEXT);
}
