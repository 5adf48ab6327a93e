//! What the panel says about the room.

/// Where it sounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// As dry as it comes; only the width counts.
    Studio,
    /// A concert hall of 2,000 seats.
    #[default]
    Hall,
    /// A felt tent, short and dark.
    Yurt,
    /// Grass, air and wind; nothing comes back but from the ground.
    Steppe,
}

impl Room {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Studio, Self::Hall, Self::Yurt, Self::Steppe];
}

/// The room and who listens in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpaceControls {
    /// Off costs nothing and changes nothing.
    pub is_on: bool,
    /// Where it sounds; another room is gone into through the dry sound.
    pub room: Room,
    /// From dry to the room alone, 0–1.
    pub mix: f32,
    /// From source to listener, 0.5–100; a room ends it where its seats end.
    pub distance_m: f32,
    /// Side against middle of what the room gives: 0 is mono, 1 as modelled, up to 2.
    pub width: f32,
    /// Lengths of the room against its own, 0.5–1.5; its decay follows.
    pub size: f32,
    /// Decay at 125 Hz against the room's own, 0.3–2.5. Between bands a room's decay has a limited
    /// slope; see `Space::decay_s` for what comes of it.
    pub low: f32,
    /// The same at 1 kHz.
    pub mid: f32,
    /// The same at 4 kHz.
    pub high: f32,
    /// Strength of the wind on the steppe, 0–1.
    pub wind: f32,
    /// Walls that take nothing, and a closed door: what rings in the room rings on.
    pub is_frozen: bool,
    /// Seed of the wind.
    pub seed: u32,
}

impl Default for SpaceControls {
    fn default() -> Self {
        Self {
            is_on: false,
            room: Room::default(),
            mix: 0.35,
            distance_m: 12.0,
            width: 1.0,
            size: 1.0,
            low: 1.0,
            mid: 1.0,
            high: 1.0,
            wind: 0.0,
            is_frozen: false,
            seed: 1,
        }
    }
}

impl SpaceControls {
    /// Every number in its range; what is no number is the default.
    #[must_use]
    pub fn clamped(&self) -> Self {
        let plain = Self::default();
        let within = |x: f32, low: f32, high: f32, plain: f32| {
            if x.is_finite() { x.clamp(low, high) } else { plain }
        };
        Self {
            mix: within(self.mix, 0.0, 1.0, plain.mix),
            distance_m: within(self.distance_m, 0.5, 100.0, plain.distance_m),
            width: within(self.width, 0.0, 2.0, plain.width),
            size: within(self.size, 0.5, 1.5, plain.size),
            low: within(self.low, 0.3, 2.5, plain.low),
            mid: within(self.mid, 0.3, 2.5, plain.mid),
            high: within(self.high, 0.3, 2.5, plain.high),
            wind: within(self.wind, 0.0, 1.0, plain.wind),
            ..*self
        }
    }
}
