//! Where each mode moves: its displacement under what falls on the skin.

use super::Design;
use crate::resonators::bessel;

/// Where and how one mode of the design moves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) order: usize,
    /// Zero of the Bessel function; 0 for a mode of the shell.
    pub(crate) place: f64,
    /// Direction of its first antinode.
    pub(crate) angle_rad: f64,
    /// Mass-normalised amplitude on the struck skin, 1/√kg.
    pub(crate) amplitude: f64,
}

/// Mass-normalised displacement of every kept mode under a patch at radius `r` (1 is the hoop) and an
/// angle; `on_shell` is the share that the hoop takes.
pub(crate) fn shape_at(
    design: &Design,
    kept: &[usize],
    place: (f64, f64),
    width: f64,
    on_shell: f64,
    out: &mut [f32],
) {
    let (r, angle) = place;
    let mut last = (f64::NAN, usize::MAX, 0.0);
    for (slot, &index) in kept.iter().enumerate().take(out.len()) {
        let shape = &design.shapes[index];
        if shape.place == 0.0 {
            out[slot] = (on_shell * shape.amplitude) as f32;
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
        out[slot] = ((1.0 - on_shell) * shape.amplitude * last.2 * around) as f32;
    }
}
