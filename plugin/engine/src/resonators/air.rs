//! Air in a warm room: what every wind, horn and drum works on.

/// Density at 24 °C, humid [G].
pub(crate) const DENSITY_KG_PER_M3: f64 = 1.18;
/// Speed of sound [G].
pub(crate) const SOUND_M_PER_S: f64 = 345.0;
