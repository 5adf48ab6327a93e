//! Lays a part of a mass down around its place, and remembers the phase it will have in the next frame.

use realfft::num_complex::Complex32;

use super::{Mass, Sound, Spectrum, Split};

/// Phase that each bin's strongest partial will have in the next frame, and its amplitude.
#[derive(Debug)]
pub(super) struct Tracks {
    pub(super) phase: Vec<Complex32>,
    pub(super) amplitude: Vec<f32>,
}

/// What is laid down: a part of a mass, on its way.
pub(super) struct Part<'a> {
    pub(super) mass: &'a Mass,
    pub(super) sound: &'a Sound,
    pub(super) split: &'a Split,
    pub(super) scale: f32,
    pub(super) place: f32,
    pub(super) phase: Complex32,
    /// Turn of the phase until the next frame.
    pub(super) turn: Complex32,
}

/// Adds a part's bins around its place. A shift by a part of a bin is a mean of two neighbours: under
/// the window, whose lobe has one phase, it moves the partial and narrows the window a little.
pub(super) fn lay(part: &Part<'_>, tracks: &mut Tracks, out: &mut Spectrum) {
    let Part { mass, sound, split, .. } = part;
    let turned = part.phase * unit(sound.both(mass.centre)).conj() * part.scale;
    let shift = part.place - mass.place;
    let whole = shift.floor();
    let rest = shift - whole;
    let count = tracks.amplitude.len() as isize;
    let next = part.phase * part.turn;
    for k in mass.from..mass.to {
        let to = k as isize + whole as isize;
        if to < 0 || to + 1 >= count {
            continue;
        }
        let to = to as usize;
        let lasting = split.lasting[k];
        for (out, bins) in out.iter_mut().zip(&sound.bins) {
            let bin = bins[k] * (turned * lasting);
            out[to] += bin * (1.0 - rest);
            out[to + 1] += bin * rest;
        }
        let amplitude = split.amplitude[k] * lasting * part.scale;
        for (to, amplitude) in [(to, amplitude * (1.0 - rest)), (to + 1, amplitude * rest)] {
            if amplitude > tracks.amplitude[to] {
                tracks.amplitude[to] = amplitude;
                tracks.phase[to] = next;
            }
        }
    }
}

/// A number of the same angle and of unit length; 1 for nothing.
pub(super) fn unit(x: Complex32) -> Complex32 {
    let length = x.norm_sqr().sqrt();
    if length > 1.0e-18 { x / length } else { Complex32::new(1.0, 0.0) }
}
