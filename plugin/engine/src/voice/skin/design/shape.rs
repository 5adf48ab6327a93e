//! Where each mode moves: its displacement under what falls on the skin.

use super::Design;
use crate::{resonators::bessel, voice::skin::strokes::Blowing};

/// Where and how one mode of the design moves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) order: usize,
    /// Zero of the Bessel function; 0 for a mode of the shell.
    pub(crate) place: f64,
    /// Direction of its first antinode.
    pub(crate) angle_rad: f64,
    /// Mass-normalised amplitude on the near and the far skin, 1/√kg; a single skin is both.
    pub(crate) amplitude: [f64; 2],
}

/// Mass-normalised displacement of every kept mode under a patch at radius `r` (1 is the hoop) and an
/// angle, on the near skin or the far one; `on_shell` is the share that the hoop takes.
pub(crate) fn shape_at(
    design: &Design,
    kept: &[usize],
    blowing: &Blowing,
    width: f64,
    out: &mut [f32],
) {
    let (r, angle, on_shell) = (blowing.radius, blowing.angle_rad, blowing.on_shell);
    let skin = usize::from(blowing.is_far);
    let mut last = (f64::NAN, usize::MAX, 0.0);
    for (slot, &index) in kept.iter().enumerate().take(out.len()) {
        let shape = &design.shapes[index];
        if shape.place == 0.0 {
            out[slot] = (on_shell * shape.amplitude[skin]) as f32;
            continue;
        }
        if last.0 != shape.place || last.1 != shape.order {
            let blunt = (-0.25 * (shape.place * width).powi(2)).exp();
            let value = bessel::all(shape.place * r)[shape.order] * blunt;
            last = (shape.place, shape.order, value);
        }
        let around = if shape.order == 0 {
            1.0
        } else {
            (shape.order as f64 * (angle - shape.angle_rad)).cos()
        };
        out[slot] = ((1.0 - on_shell) * shape.amplitude[skin] * last.2 * around) as f32;
    }
}
