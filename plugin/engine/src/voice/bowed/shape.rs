//! What a bowed string is made of, and what is made of it for a pitch.

/// What one string is made of, for a pitch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct StringShape {
    /// Round trip in samples, of which `bridge_samples` lie between bow and bridge.
    pub(crate) period_samples: f64,
    pub(crate) bridge_samples: usize,
    /// How many times faster the bow is drawn since it stands farther from the bridge than asked.
    pub(crate) faster: f64,
    /// Frequency in cycles per sample at which losses of one round trip reach 1/e.
    pub(crate) loss_corner: f64,
    /// What a round trip leaves of the slowest waves.
    pub(crate) reflection: f64,
    /// Its slip is looked at between two samples too.
    pub(crate) is_fine: bool,
}

/// Constants of a string that its pitch does not change.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StringPort {
    /// Wave impedance in kg/s.
    pub(crate) impedance: f64,
    /// Torsional admittance at the surface, in multiples of the transverse 1/(2Z).
    pub(crate) twist: f64,
    /// What torsion keeps at each end.
    pub(crate) twist_reflection: f64,
    /// Speed of torsion against that of transverse waves.
    pub(crate) twist_ratio: f64,
}
