//! A frame's spectrum as masses: what belongs to one partial, by where its bins' energy stands
//! (Henderson & Solomon 2019).

use super::super::Sound;
use super::split::Split;

/// A mass of less than this part of all is left lying [by ear]: it is inaudible beside the others.
const LEAST: f32 = 1.0e-6;
/// No partial stands below this many bins.
const LOWEST: f32 = 0.5;

/// One mass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mass {
    /// Its bins: the first, and the one after the last.
    pub(super) from: usize,
    pub(super) to: usize,
    /// The bin next to where its energy stands, and where that is, in bins.
    pub(super) centre: usize,
    pub(super) place: f32,
    /// Logarithm of the place.
    pub(super) log_place: f32,
    /// Sum of its amplitudes.
    pub(super) amount: f32,
}

/// Finds the masses of what lasts; returns their sum. A mass's bins point to its middle, so it ends
/// where they begin to point upwards again.
pub(super) fn find(sound: &Sound, split: &Split, masses: &mut Vec<Mass>) -> f32 {
    masses.clear();
    let count = sound.power.len();
    let total: f32 = split.amplitude.iter().zip(&split.lasting).map(|(a, b)| a * b).sum();
    let least = LEAST * total;
    let mut sum = 0.0;
    let (mut from, mut was_down) = (0, false);
    for k in 0..=count {
        let offset = sound.offset.get(k).copied().unwrap_or(1.0);
        let is_end = k == count || (was_down && offset >= 0.0);
        was_down = offset < 0.0;
        if !is_end || k == from {
            continue;
        }
        if let Some(mass) = mass(sound, split, from, k).filter(|mass| mass.amount > least)
            && masses.len() < masses.capacity()
        {
            sum += mass.amount;
            masses.push(mass);
        }
        from = k;
    }
    sum
}

/// The mass of a stretch of bins: it stands where its strongest bin says.
fn mass(sound: &Sound, split: &Split, from: usize, to: usize) -> Option<Mass> {
    let (mut amount, mut centre, mut most) = (0.0, from, 0.0);
    for k in from..to {
        let amplitude = split.amplitude[k] * split.lasting[k];
        amount += amplitude;
        if amplitude > most {
            (most, centre) = (amplitude, k);
        }
    }
    let place = (centre as f32 + sound.offset[centre].clamp(-1.0, 1.0)).max(LOWEST);
    (most > 0.0).then(|| Mass { from, to, centre, place, log_place: place.ln(), amount })
}
