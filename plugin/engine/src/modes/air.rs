//! The modes of air columns and vessels seen from reed, jet or lips, and those of a jaw harp's tongue.
//!
//! Each is cut to the key: the peak that the note lies on is the key. What yields at the exciter is the
//! exciter's. Pressure stands for velocity under reed and lips, flow under the jet: whichever peaks. Signs
//! are those without the sound's way from the exciter to the opening.

use std::f64::consts::TAU;

use super::{Mode, ModeSet, strings::HIGHEST_HZ};
use crate::{
    instruments::{
        jaw_harp::JawHarpSpec,
        jet::{JetBody, JetSpec, PipeSpec, VesselSpec},
        lip_reed::LipReedSpec,
        reed::ReedSpec,
    },
    resonators::{air::SOUND_M_PER_S, horn::Pole},
    units::Pitch,
    voice::jet::fingers,
};

/// A round trip that returns less makes no mode.
const LEAST_RETURN: f64 = 0.06;
/// Most modes of an open pipe: what is higher is softer than the breath [E].
const PIPE_MOST: u32 = 44;

/// What a small opening radiates of a flow.
fn radiated(frequency_hz: f64, corner_hz: f64) -> [f64; 2] {
    [frequency_hz / frequency_hz.hypot(corner_hz); 2]
}

/// A closed cylinder: peaks of the pressure at the reed, all of one height but for their losses.
pub(super) fn reed(spec: &ReedSpec, variant: usize, key: f64) -> ModeSet {
    let build = &spec.builds[variant.min(spec.builds.len() - 1)];
    let f0_hz = Pitch(key).hz(440.0);
    let trip_s = 0.5 / f0_hz;
    let mut set = ModeSet::default();
    for ratio in (0..).map(|n| f64::from(2 * n + 1)) {
        let hz = ratio * f0_hz;
        let returns = build.bore.returns(hz, trip_s);
        if hz > HIGHEST_HZ || returns < LEAST_RETURN {
            break;
        }
        let sound = radiated(hz, build.air.corner_hz);
        set.push(Mode { ratio, decay_per_s: -returns.ln() / trip_s, drive: 1.0, sound });
    }
    set
}

/// An open pipe, or a vessel.
pub(super) fn jet(spec: &JetSpec, material: usize, key: f64) -> ModeSet {
    let hz = Pitch(key).hz(440.0);
    match &spec.body {
        JetBody::Pipe(pipe) => {
            let number = fingers::partial(pipe, key.round().clamp(0.0, 127.0) as u8, hz);
            open_pipe(pipe, material, hz, f64::from(number), spec.mouth.radiation_hz)
        }
        JetBody::Vessel(vessel) => vessel_modes(vessel, hz, spec.mouth.radiation_hz),
    }
}

/// Peaks of the flow at the blown end; the key is the `number`-th.
fn open_pipe(spec: &PipeSpec, material: usize, hz: f64, number: f64, corner_hz: f64) -> ModeSet {
    let lag = |hz: f64| (hz / spec.loss_corner_hz).atan() / TAU;
    let trip_s = (number - lag(hz)) / hz;
    let nepers = spec.loss_nepers[material.min(spec.loss_nepers.len() - 1)];
    let mut set = ModeSet::default();
    for n in (1..=PIPE_MOST).map(f64::from) {
        let mut mode_hz = n / trip_s;
        // The lag grows so slowly that each round leaves a tenth of the error or less.
        for _ in 0..12 {
            mode_hz = (n - lag(mode_hz)) / trip_s;
        }
        let returns = (-nepers).exp() / (mode_hz / spec.loss_corner_hz).hypot(1.0);
        if mode_hz > HIGHEST_HZ || returns < LEAST_RETURN {
            break;
        }
        let (ratio, sound) = (mode_hz / hz, radiated(mode_hz, corner_hz));
        set.push(Mode { ratio, decay_per_s: -returns.ln() / trip_s, drive: 1.0, sound });
    }
    set
}

/// The air in the holes on the spring of the air inside, and the cavity's own first mode.
fn vessel_modes(spec: &VesselSpec, hz: f64, corner_hz: f64) -> ModeSet {
    let open = fingers::openness(spec, hz).clamp(0.0, 1.0);
    let decay = |hz: f64, q: f64| 0.5 * TAU * hz / q;
    let main = decay(hz, spec.q[0] + (spec.q[1] - spec.q[0]) * open);
    let upper = decay(spec.cavity_hz, f64::from(spec.cavity_q));
    let weaker = f64::from(spec.cavity_gain) * upper / main;
    let mut set = ModeSet::default();
    let sound = radiated(hz, corner_hz);
    set.push(Mode { ratio: 1.0, decay_per_s: main, drive: 1.0, sound });
    let (ratio, sound) = (spec.cavity_hz / hz, radiated(spec.cavity_hz, corner_hz));
    set.push(Mode { ratio, decay_per_s: upper, drive: weaker, sound });
    set.sort();
    set
}

/// Peaks of a horn's pressure at the lips, the horn cut so that the register nearest to the key is it.
pub(super) fn lips(spec: &LipReedSpec, poles: &[Pole], key: f64) -> ModeSet {
    let hz = Pitch(key).hz(440.0);
    let (first, last) = spec.registers;
    let played = poles.iter().take(last).skip(first.saturating_sub(1));
    let off = |pole: &Pole| (pole.hz() / hz).ln().abs();
    let nearest = played.min_by(|a, b| off(a).total_cmp(&off(b)));
    let mut set = ModeSet::default();
    let Some(own) = nearest else { return set };
    let higher = hz / own.hz();
    // A bell as wide as the wave is long over 2π lets all of it out [G].
    let corner_hz = SOUND_M_PER_S / (TAU * spec.bore.bell_m);
    for pole in poles.iter().filter(|pole| higher * pole.hz() < HIGHEST_HZ) {
        let ratio = if std::ptr::eq(pole, own) { 1.0 } else { pole.hz() / own.hz() };
        set.push(Mode {
            ratio,
            decay_per_s: -pole.s.re * higher,
            drive: pole.residue / own.residue,
            sound: radiated(higher * pole.hz(), corner_hz),
        });
    }
    set
}

/// A tongue that is as long as the key asks, under a finger that takes each mode by its share.
pub(super) fn tongue(spec: &JawHarpSpec, material: usize, key: f64) -> ModeSet {
    let make = &spec.tongues[material.min(spec.tongues.len() - 1)];
    let hz = Pitch(key).hz(440.0);
    let mut set = ModeSet::default();
    for (n, ratio) in spec.mode_ratios.into_iter().enumerate() {
        let t60_s = if n == 0 { make.t60_s } else { make.twang_s };
        if ratio * hz > HIGHEST_HZ {
            break;
        }
        let decay_per_s = 3.0 * std::f64::consts::LN_10 / t60_s;
        set.push(Mode { ratio, decay_per_s, drive: FINGER_TAKES[n], sound: [1.0; 2] });
    }
    set
}

/// Share of a push that each mode takes [E: flesh is soft and not quite at the tip].
const FINGER_TAKES: [f64; 4] = [1.0, 0.45, 0.2, 0.1];
