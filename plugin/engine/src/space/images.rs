//! A room's first reflections by image sources: the listener hears the source's mirror images in the walls.
//!
//! Allen & Berkley 1979. A wall's reflection follows from the room's decay (Eyring 1930), so early and late part
//! are of one room.

use super::rooms::{RoomSpec, SPEED_M_PER_S};

/// Reflections that are heard of each of the two sources.
pub(crate) const IMAGES: usize = 20;
/// Most walls that one of them has met.
pub(crate) const ORDERS: usize = 2;
/// Images that have met one or two walls of a box.
const CANDIDATES: usize = 24;

/// One reflection.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Image {
    /// After the direct sound.
    pub(crate) delay_s: f64,
    /// Against the direct sound ten metres away, without what the walls take above the middle band.
    pub(crate) gain: f64,
    /// Where it comes from: −1 left, 1 right.
    pub(crate) side: f64,
    /// Walls met.
    pub(crate) order: usize,
}

/// What a wall leaves of an amplitude in a room of that decay.
pub(crate) fn reflection(spec: &RoomSpec, size: f64, t60_s: f64) -> f64 {
    let (volume, surface) = spec.extent(size);
    (-0.5 * 0.161 * volume / (surface * t60_s)).exp()
}

/// The first images of the left (−1) or right (1) source, at a distance that the room has.
pub(crate) fn images(
    spec: &RoomSpec,
    size: f64,
    distance_m: f64,
    source: f64,
    wall: f64,
) -> [Image; IMAGES] {
    let room = spec.box_m.map(|m| m * size);
    let [behind, half] = spec.source_m.map(|m| m * size);
    let from = [0.5 * room[0] + source * half, behind, spec.heights_m[0]];
    let ear = [0.5 * room[0] + spec.aside_m * size, behind + distance_m, spec.heights_m[1]];
    let mut all = [Image { delay_s: f64::MAX, ..Image::default() }; CANDIDATES];
    let mut count = 0;
    let reach = -(ORDERS as i32)..=ORDERS as i32;
    for (x, y, z) in reach.clone().flat_map(|x| {
        let reach = reach.clone();
        reach.clone().flat_map(move |y| reach.clone().map(move |z| (x, y, z)))
    }) {
        let order = (x.abs() + y.abs() + z.abs()) as usize;
        if order == 0 || order > ORDERS {
            continue;
        }
        let way: [f64; 3] = std::array::from_fn(|axis| {
            let n = [x, y, z][axis];
            let place = if n % 2 == 0 { from[axis] } else { room[axis] - from[axis] };
            place + f64::from(n) * room[axis] - ear[axis]
        });
        let length_m = way.iter().map(|m| m * m).sum::<f64>().sqrt();
        let flat_m = way[0].hypot(way[1]).max(1.0e-3);
        all[count] = Image {
            delay_s: ((length_m - distance_m) / SPEED_M_PER_S).max(0.0),
            gain: 10.0 / length_m.max(0.5) * wall.powi(order as i32),
            side: way[0] / flat_m,
            order,
        };
        count += 1;
    }
    all.sort_unstable_by(|a, b| a.delay_s.total_cmp(&b.delay_s));
    std::array::from_fn(|i| all[i])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::space::{controls::Room, rooms::spec};

    #[test]
    fn a_side_wall_answers_when_its_mirror_image_does() {
        let spec = spec(Room::Hall).unwrap();
        let found = images(spec, 1.0, 12.0, 1.0, 0.8);
        // The right wall is 14 m from the middle; source and ear are 1.5 and 0.9 m beside it.
        let way = ((2.0 * 14.0 - 1.5 - 0.9_f64).powi(2) + 144.0 + 0.64).sqrt();
        let wall = found.iter().find(|image| image.order == 1 && image.side > 0.8).unwrap();
        assert!((wall.delay_s * SPEED_M_PER_S - (way - 12.0)).abs() < 1e-9);
        assert!((wall.gain - 8.0 / way).abs() < 1e-9);
        assert!(found.windows(2).all(|pair| pair[0].delay_s <= pair[1].delay_s));
    }
}
