//! Which holes give a pitch: the partial of a pipe, the conductance of a vessel.

use std::f64::consts::PI;

use crate::{
    instruments::jet::{PipeSpec, VesselSpec},
    resonators::air::SOUND_M_PER_S,
};

/// The partial of a pipe that plays a key whose pitch is bent to `hz`.
pub(crate) fn partial(spec: &PipeSpec, key: u8, hz: f64) -> u8 {
    let last = spec.partials.len() - 1;
    let index = usize::from(key.saturating_sub(spec.lowest_key)).min(last);
    let mut partial = spec.partials[index];
    let [low, high] = spec.reach_hz;
    // The open pipe above its lowest registers overblows badly: they end a fourth above all closed.
    while hz / f64::from(partial) > if partial == 1 { high } else { 0.85 * high } && partial < 6 {
        partial += 1;
    }
    while hz / f64::from(partial) < low && partial > 1 {
        partial -= 1;
    }
    partial
}

/// Pitch of the pipe under the fingering for a key: what overblowing multiplies.
pub(crate) fn base_hz(spec: &PipeSpec, hz: f64, partial: u8) -> f64 {
    let [low, high] = spec.reach_hz;
    (hz / f64::from(partial)).clamp(low, high)
}

/// Conductance of a hole through a wall, in metres.
fn conductance(area_m2: f64, wall_m: f64) -> f64 {
    area_m2 / (wall_m + 1.45 * (area_m2 / PI).sqrt())
}

/// Conductance of a vessel whose mouth and holes are open by these shares.
pub(super) fn total(spec: &VesselSpec, mouth: f64, holes: &[f64; 7]) -> f64 {
    let sum: f64 = spec
        .holes_m2
        .iter()
        .zip(holes)
        .map(|(area, open)| open * conductance(*area, spec.wall_m))
        .sum();
    mouth * conductance(spec.mouth_m2, spec.wall_m) + sum
}

/// Pitch of a vessel of a total conductance.
#[cfg(test)]
fn vessel_hz(spec: &VesselSpec, conductance_m: f64) -> f64 {
    SOUND_M_PER_S / (2.0 * PI) * (conductance_m / spec.volume_m3).sqrt()
}

/// How open the holes stand for a pitch, all together: 0 closed, 1 open, less than 0 where the mouth
/// hole is shaded. Which of them, and how far each, the pitch does not tell.
pub(crate) fn openness(spec: &VesselSpec, hz: f64) -> f64 {
    let closed = total(spec, 1.0, &[0.0; 7]);
    let open = total(spec, 1.0, &[1.0; 7]) - closed;
    let turn = 2.0 * PI * hz / SOUND_M_PER_S;
    (turn * turn * spec.volume_m3 - closed) / open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instruments::{Physics, SAZ_SYRNAI, jet::JetBody};

    fn spec() -> &'static VesselSpec {
        match &SAZ_SYRNAI.physics {
            Physics::Jet(spec) => match &spec.body {
                JetBody::Vessel(vessel) => vessel,
                JetBody::Pipe(_) => unreachable!(),
            },
            _ => unreachable!(),
        }
    }

    #[test]
    fn saz_syrnai_5_3_only_the_sum_of_conductances_counts() {
        let mut spec = VesselSpec { holes_m2: [20.0e-6; 7], ..*spec() };
        spec.volume_m3 = 66.0e-6;
        let pair = |a: usize, b: usize| {
            let mut open = [0.0; 7];
            (open[a], open[b]) = (1.0, 1.0);
            vessel_hz(&spec, total(&spec, 1.0, &open))
        };
        for (a, b) in [(0, 6), (2, 3), (1, 5)] {
            assert!((1_200.0 * (pair(a, b) / pair(0, 1)).log2()).abs() < 3.0);
        }
    }

    #[test]
    fn saz_syrnai_5_4_pitch_follows_the_root_of_the_conductance() {
        let spec = spec();
        let closed = total(spec, 1.0, &[0.0; 7]);
        let open = total(spec, 1.0, &[1.0; 7]);
        let octave = vessel_hz(spec, open) / vessel_hz(spec, closed);
        assert!((octave - (open / closed).sqrt()).abs() < 1e-9);
        // Seven holes make the octave, from about A4.
        assert!((vessel_hz(spec, closed) / 440.0 - 1.0).abs() < 0.02);
        assert!((1.95..2.2).contains(&octave), "{octave}");
        for key in [69.0, 75.0, 81.0] {
            let hz = 440.0 * f64::exp2((key - 69.0) / 12.0);
            let share = openness(spec, hz);
            let back = vessel_hz(spec, closed + share * (open - closed));
            assert!((1_200.0 * (back / hz).log2()).abs() < 1e-6);
        }
    }
}
