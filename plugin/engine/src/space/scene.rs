//! What a room, a place in it and its decay come to in numbers.

use super::{
    absorb::Decay,
    air::{Climate, INDOORS, OUTDOORS},
    controls::{Room, SpaceControls},
    lengths::Lengths,
    rooms::{BARRON, RoomSpec, SPEED_M_PER_S, spec},
};

/// Where and in what one listens; another one fades in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scene {
    pub(crate) size: f64,
    pub(crate) distance_m: f64,
    pub(crate) t60_s: [f64; 3],
}

/// Levels of the parts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Levels {
    pub(crate) direct: f32,
    pub(crate) early: f32,
    pub(crate) late: f32,
}

/// Where a room is as loud as without it.
const fn reference_m(room: Room) -> f64 {
    match room {
        Room::Studio => 1.0,
        Room::Hall => 12.0,
        Room::Yurt => 2.0,
        Room::Steppe => 5.0,
    }
}

/// Going away costs 3 dB per doubling, half of nature's, between these ends [by ear]: more would be truer and would
/// ask for a hand at the fader wherever the listener goes.
const FALL_DB: f64 = -3.01;
const ENDS_DB: [f64; 2] = [-12.0, 3.0];

/// The air of a room.
pub(crate) const fn climate(room: Room) -> &'static Climate {
    match room {
        Room::Steppe => &OUTDOORS,
        _ => &INDOORS,
    }
}

impl Scene {
    /// As the panel says, as far as the room allows; decay against the room's own.
    pub(crate) fn new(controls: &SpaceControls) -> Self {
        let (size, distance_m) = (f64::from(controls.size), f64::from(controls.distance_m));
        let factors = [controls.low, controls.mid, controls.high].map(f64::from);
        let Some(spec) = spec(controls.room) else {
            return Self { size: 1.0, distance_m, t60_s: [0.0; 3] };
        };
        let t60_s = std::array::from_fn(|band| spec.t60_s[band] * size * factors[band]);
        Self { size, distance_m: spec.within(distance_m, size), t60_s }
    }

    /// The decay that a room can have.
    pub(crate) fn decay(&self) -> Decay {
        Decay::new(self.t60_s)
    }

    /// Levels of the parts; `lines_s` is the length of all lines of the network.
    pub(crate) fn levels(&self, room: Room, lines_s: f64) -> Levels {
        let direct = 10.0 / self.distance_m;
        let doublings = (self.distance_m / reference_m(room)).log2();
        let level = 10.0_f64.powf((FALL_DB * doublings).clamp(ENDS_DB[0], ENDS_DB[1]) / 20.0);
        match spec(room) {
            None if room == Room::Steppe => Levels { direct: level as f32, ..Levels::default() },
            None => Levels { direct: 1.0, ..Levels::default() },
            Some(spec) => {
                let t60_s = self.decay().t60_s(1_000.0);
                let all = direct * direct + spec.reverberant(self.size, t60_s, self.distance_m);
                let scale = level / all.sqrt();
                let late = scale * self.late(spec, t60_s, lines_s);
                Levels { direct: (scale * direct) as f32, early: scale as f32, late: late as f32 }
            }
        }
    }

    /// Gain of the network's outputs against a direct sound at ten metres.
    ///
    /// A sound of unit energy in lines of `lines_s` seconds gives each output `16·g²/lines_s` per second, sixteen
    /// times less after the matrix' scale, and Barron's room `13.8·31200/V`; both decay alike. What it has lost before
    /// the direct sound arrives is gone.
    fn late(&self, spec: &RoomSpec, t60_s: f64, lines_s: f64) -> f64 {
        let (volume, _) = spec.extent(self.size);
        let entrance_s = Lengths::entrance_s(spec.free_path_s(self.size));
        let before_s = self.distance_m / SPEED_M_PER_S - entrance_s;
        let before = 10.0_f64.powf(-3.0 * before_s / t60_s);
        before * (lines_s * 13.8 * BARRON / volume).sqrt()
    }
}
