//! The rooms' numbers.
//!
//! What is published of Astana: the great hall of Qazaqconcert seats 3,500 and is made into a hall of 2,000
//! by curtains that cut off the gallery; its stage has 274 m² (qazaqconcert.kz). No length, volume or decay of
//! it was found in print; the hall here has a stage of that width and the volume that 2,000 seats want. A Kazakh
//! yurt measured by froit.nl is 7.9 m across, its wall 1.5 m and its crown 3 m high; one described by
//! nik-ordabasi.kz is 4.3 m across with a wall of 1.6 m. Ours stands between.

use super::controls::Room;

/// Speed of sound at 20 °C [G].
pub(crate) const SPEED_M_PER_S: f64 = 343.0;

/// A closed room as a box of equal volume, and who is in it.
#[derive(Debug)]
pub(crate) struct RoomSpec {
    /// Width, length, height.
    pub(crate) box_m: [f64; 3],
    /// Decay by 60 dB at 125 Hz, 1 kHz and 4 kHz.
    pub(crate) t60_s: [f64; 3],
    /// From the wall behind to the source, and half of the way between its left and right.
    pub(crate) source_m: [f64; 2],
    /// The listener beside the middle line, so that left and right walls do not answer together.
    pub(crate) aside_m: f64,
    /// Heights of source and ear.
    pub(crate) heights_m: [f64; 2],
    /// Nearest and farthest place for a listener, the latter as a share of the length.
    pub(crate) near_m: f64,
    pub(crate) far: f64,
}

/// 8 m³ for each of 2,000 seats; stage 274 m² [S: qazaqconcert.kz], so 28 m across with its wings [E].
/// Decay of an occupied hall for symphonic music, 2.0 s in the middle (Beranek 2004) [E].
const HALL: RoomSpec = RoomSpec {
    box_m: [28.0, 37.0, 15.5],
    t60_s: [2.2, 1.9, 1.3],
    source_m: [5.0, 1.5],
    aside_m: 0.9,
    heights_m: [2.1, 1.3],
    near_m: 1.0,
    far: 0.8,
};

/// 6 m across, wall 1.55 m, crown 3 m [E, between two yurts in print]: 63 m³ as a box. Decay by Sabine from
/// felt of 1–2 cm on a lattice, α 0.25, 0.5, 0.65, whose lightness lets the bass out, over 95 m² [C of E].
const YURT: RoomSpec = RoomSpec {
    box_m: [5.3, 5.3, 2.25],
    t60_s: [0.40, 0.22, 0.16],
    source_m: [1.2, 0.25],
    aside_m: 0.3,
    heights_m: [0.7, 0.9],
    near_m: 0.5,
    far: 0.7,
};

/// The closed ones.
pub(crate) const fn spec(room: Room) -> Option<&'static RoomSpec> {
    match room {
        Room::Hall => Some(&HALL),
        Room::Yurt => Some(&YURT),
        Room::Studio | Room::Steppe => None,
    }
}

impl RoomSpec {
    /// Volume and surface.
    pub(crate) fn extent(&self, size: f64) -> (f64, f64) {
        let [x, y, z] = self.box_m.map(|m| m * size);
        (x * y * z, 2.0 * (x * y + y * z + z * x))
    }

    /// Mean time between two walls: 4V/(Sc).
    pub(crate) fn free_path_s(&self, size: f64) -> f64 {
        let (volume, surface) = self.extent(size);
        4.0 * volume / surface / SPEED_M_PER_S
    }

    /// A listener's distance that the room has.
    pub(crate) fn within(&self, distance_m: f64, size: f64) -> f64 {
        let far = self.far * self.box_m[1] * size - self.source_m[0] * size;
        distance_m.clamp(self.near_m, far.max(self.near_m))
    }

    /// Energy of all that is reflected, against the direct sound ten metres away (Barron & Lee 1988).
    pub(crate) fn reverberant(&self, size: f64, t60_s: f64, distance_m: f64) -> f64 {
        let (volume, _) = self.extent(size);
        BARRON * t60_s / volume * (-0.04 * distance_m / t60_s).exp()
    }
}

/// Reflected energy per second of decay and cubic metre against the direct sound at ten metres [G: Barron & Lee 1988].
pub(crate) const BARRON: f64 = 31_200.0;
