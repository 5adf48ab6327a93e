//! How much a bowed string sounds flat by itself, over pitch and effort, and whether it speaks.
//!
//! Bow and friction delay the corner of Helmholtz motion (`McIntyre` & Woodhouse 1979). The finger goes
//! there at once by this table; the ear does the rest. It is measured on the string itself when the
//! instrument is built, so it cannot go out of date.

use pulp::{Arch, Simd, WithSimd};

use super::{grip::Grip, stop::stop_shape};
use crate::{
    dsp::simd::TICK,
    exciters::bow::Contact,
    instruments::bowed::{BowedSpec, BowedStringSpec, Stop},
    voice::bowed::{rub::Stroke, string::BowedString},
};

/// Pitches and efforts that are measured.
const PITCHES: usize = 6;
const EFFORTS: [f64; 4] = [0.25, 0.45, 0.7, 1.0];
/// The bridge as a plain resistance while measuring, in s/kg [E: the modes' mean].
const BRIDGE: f64 = 0.02;

/// One string's table, in cents.
#[derive(Clone, Debug)]
pub(crate) struct Flattening {
    lowest_hz: f64,
    octaves: f64,
    cents: [[f64; EFFORTS.len()]; PITCHES],
}

impl Flattening {
    /// Bows one string of a spec from `lowest_hz` to `highest_hz`.
    pub(crate) fn measure(
        spec: &BowedSpec,
        string: &BowedStringSpec,
        [lowest_hz, highest_hz]: [f64; 2],
        rate_hz: f64,
    ) -> Self {
        let octaves = (highest_hz / lowest_hz).log2().max(0.1);
        let cents = std::array::from_fn(|i| {
            let hz = lowest_hz * (octaves * i as f64 / (PITCHES - 1) as f64).exp2();
            EFFORTS.map(|effort| Arch::new().dispatch(Bowing { spec, string, hz, effort, rate_hz }))
        });
        Self { lowest_hz, octaves, cents }
    }

    /// Cents by which a string at `hz` sounds flat (negative) at an effort.
    pub(crate) fn cents(&self, hz: f64, effort: f64) -> f64 {
        let along = (hz / self.lowest_hz).log2() / self.octaves * (PITCHES - 1) as f64;
        let along = along.clamp(0.0, (PITCHES - 1) as f64 - 1.0e-9);
        let (i, x) = (along as usize, along.fract());
        let effort = effort.clamp(EFFORTS[0], EFFORTS[3]);
        let k = if effort < EFFORTS[1] {
            0
        } else if effort < EFFORTS[2] {
            1
        } else {
            2
        };
        let y = (effort - EFFORTS[k]) / (EFFORTS[k + 1] - EFFORTS[k]);
        let row = |i: usize| self.cents[i][k] + (self.cents[i][k + 1] - self.cents[i][k]) * y;
        row(i) + (row(i + 1) - row(i)) * x
    }
}

struct Bowing<'a> {
    spec: &'a BowedSpec,
    string: &'a BowedStringSpec,
    hz: f64,
    effort: f64,
    rate_hz: f64,
}

impl WithSimd for Bowing<'_> {
    type Output = f64;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> f64 {
        bowed_cents(simd, self.spec, self.string, self.hz, self.effort, self.rate_hz)
    }
}

/// Bows a string for some periods and counts them by the moments it lets go of the bow.
#[inline(always)]
fn bowed_cents<S: Simd>(
    simd: S,
    spec: &BowedSpec,
    own: &BowedStringSpec,
    hz: f64,
    effort: f64,
    rate_hz: f64,
) -> f64 {
    let period = rate_hz / hz;
    let port = super::part::port(own);
    let mut string = BowedString::new(&port, (2.0 * period) as usize + 64);
    let stop = Stop { ..spec.nail };
    string.set(stop_shape(own, &stop, hz, period, spec.bow.contact, rate_hz), 0);
    let grip = Grip::new(&spec.bow, own.impedance, string.shape(), effort, spec.bow.share[0]);
    let hold = string.admittance() * spec.bow.friction.at_rest * grip.newton;
    let (settle, measure) = ((45.0 * period) as usize, (40.0 * period) as usize);
    let ramp = spec.bow.onset_periods[0] * period;
    let mut contact = Contact::default();
    let (mut first, mut last, mut before) = (None, 0.0, 0);
    let z = own.impedance;
    for start in (0..settle + measure).step_by(TICK) {
        string.slide();
        string.begin(simd, false);
        let stroke = Stroke {
            speed_m_per_s: std::array::from_fn(|k| {
                grip.speed * ((start + k) as f64 / ramp).min(1.0)
            }),
            hold_m_per_s: [hold; TICK],
        };
        let mut from = 0;
        while from < TICK {
            let to = (from + string.run(from)).min(TICK);
            let mut bridge = [0.0; TICK];
            for (bridge, wave) in bridge.iter_mut().zip(string.arrive(simd, [from, to])) {
                *bridge = 2.0 * z * wave * BRIDGE / (1.0 + BRIDGE * z);
            }
            let (run, friction) = ([from, to], &spec.bow.friction);
            let released = string.rub::<S>(run, &bridge, &mut contact, friction, &stroke);
            from = to;
            if let Some((k, since)) = released.filter(|(k, _)| start + k > settle) {
                last = (start + k) as f64 - since;
                if first.is_none() {
                    (first, before) = (Some(last), contact.slips - 1);
                }
            }
        }
        string.end(true);
    }
    let slips = contact.slips - before;
    let Some(first) = first.filter(|_| slips > 3) else { return 0.0 };
    let cents = 1_200.0 * (period * f64::from(slips - 1) / (last - first)).log2();
    // Where it slips more than once a period it does not tell.
    if cents.abs() < 60.0 { cents } else { 0.0 }
}
