//! A bank of exact second-order modes with one port, in delta form.
//!
//! `(1+s)·q⁺ − (2−κk²)·q + (1−s)·q⁻ = k²·φ·F` with `s = tanh(σk)` and
//! `κ = (2/k²)(1 − cos(ω_d·k)/cosh(σk))` has exactly the poles of the continuous mode. Run as
//! `δ ← e·δ − κ'·q + g·F; q ← q + δ` it keeps its pitch in single precision. The port's velocity
//! is centred in time, which makes `F·v` equal to the energy gained: `v = h + K·F`, `K > 0`.

mod lane;
mod port;
mod run;

use lane::{Coefficients, Lane};
pub(crate) use run::Run;

use crate::dsp::simd::LANES;

/// One mode as an instrument's file gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mode {
    /// Natural frequency in hertz.
    pub(crate) frequency_hz: f64,
    /// Quality factor; the decay rate is `πf/Q`.
    pub(crate) q: f64,
    /// Velocity per force at resonance, in s/kg; non-negative, so the port is passive.
    pub(crate) mobility: f64,
    /// Output per mode velocity, left and right.
    pub(crate) radiation: [f64; 2],
}

/// The bank. Modes above 0.45 of the rate are left out, never clamped.
#[derive(Clone, Debug)]
pub(crate) struct ModalBank {
    rate_hz: f64,
    lanes: Vec<Lane>,
    /// The same modes in double precision, for those who tune against the port.
    exact: Vec<Coefficients>,
    used: usize,
    admittance: f32,
}

impl ModalBank {
    /// Room for `capacity` modes.
    #[must_use]
    pub(crate) fn new(rate_hz: f64, capacity: usize) -> Self {
        let lanes = vec![Lane::SILENT; capacity.div_ceil(LANES)];
        let exact = Vec::with_capacity(capacity);
        Self { rate_hz, lanes, exact, used: 0, admittance: 0.0 }
    }

    /// Sets the modes and keeps what rings. Modes beyond the capacity are left out.
    pub(crate) fn set(&mut self, modes: impl IntoIterator<Item = Mode>) {
        let k = 1.0 / self.rate_hz;
        let mut admittance = 0.0;
        let mut slot = 0;
        self.exact.clear();
        for mode in modes {
            if mode.frequency_hz > 0.45 * self.rate_hz || slot == self.exact.capacity() {
                continue;
            }
            let c = Coefficients::of(&mode, k);
            let (lane, i) = (&mut self.lanes[slot / LANES], slot % LANES);
            let port = c.shape / (2.0 * k);
            lane.e[i] = c.e as f32;
            lane.pull[i] = -c.kappa as f32;
            lane.g[i] = c.g as f32;
            lane.port[i] = port as f32;
            lane.left[i] = (mode.radiation[0] / k) as f32;
            lane.right[i] = (mode.radiation[1] / k) as f32;
            admittance += port * c.g;
            self.exact.push(c);
            slot += 1;
        }
        for spare in slot..self.lanes.len() * LANES {
            let (lane, i) = (&mut self.lanes[spare / LANES], spare % LANES);
            for field in [
                &mut lane.q,
                &mut lane.delta,
                &mut lane.e,
                &mut lane.pull,
                &mut lane.g,
                &mut lane.port,
                &mut lane.left,
                &mut lane.right,
            ] {
                field[i] = 0.0;
            }
        }
        self.used = slot.div_ceil(LANES);
        self.admittance = admittance as f32;
    }

    /// Silence.
    pub(crate) fn reset(&mut self) {
        for lane in &mut self.lanes {
            lane.q = [0.0; LANES];
            lane.delta = [0.0; LANES];
            lane.free = [0.0; LANES];
        }
    }
}
