//! What the file of a rattle must say.

/// Things that are shaken or struck together.
#[derive(Debug)]
pub(crate) struct RattleSpec {
    pub(crate) things: &'static [Thing],
    /// How many of them are hit in a shake; what follows is only struck on purpose.
    pub(crate) loose: usize,
    /// Collisions per second at fortissimo.
    pub(crate) rate_per_s: f32,
    /// T60 of the shaking after the hand has stopped.
    pub(crate) rest_s: f32,
    /// Time the hand shakes for one stroke.
    pub(crate) shake_s: f32,
    /// Time from a stroke to the first things that hit.
    pub(crate) flight_s: f32,
    /// How far a hit moves the modes of its thing, as a share.
    pub(crate) spread: f64,
    /// Level of one collision at fortissimo.
    pub(crate) level: f64,
}

/// One of them.
#[derive(Debug)]
pub(crate) struct Thing {
    /// First mode.
    pub(crate) frequency_hz: f64,
    /// Modes over the first.
    pub(crate) ratios: &'static [f64],
    /// Quality factor of the first; higher modes keep half of theirs for each octave.
    pub(crate) q: f64,
    pub(crate) level_db: f64,
    /// Time constant of the contact.
    pub(crate) contact_s: f64,
}
