//! A reed's numbers, as a player's lip holds it.

/// A reed's numbers, as a player's lip holds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ReedHold {
    /// Resonance of the blades under the lip.
    pub(crate) resonance_hz: f64,
    /// One over the quality of that resonance.
    pub(crate) damping: f64,
    /// Length of bore that yields as much as the blades do, over the speed of sound.
    pub(crate) compliance_s: f64,
    /// Flow through the slit at rest under the closing pressure, re what the bore takes (ζ).
    pub(crate) opening: f64,
    /// Slit that stays when the blades meet, as a share of its rest.
    pub(crate) leak: f64,
    /// Stiffness of blade on blade, re the blades' own.
    pub(crate) contact: f64,
}
