//! Effort over the length of a note: onset, swell, unrest, and the way it ends.

use crate::{
    controls::Articulation,
    dsp::{noise::Random, smooth::smoothstep},
    instruments::manner::Manner,
};

/// Length of a staccato and of a thrown bow, in seconds [by ear].
const STACCATO_S: f32 = 0.11;
const SPICCATO_S: f32 = 0.06;
/// A martelé's bite over its hold, and the time it takes to leave.
const BITE: f32 = 0.45;
const BITE_S: f32 = 0.05;
/// Onset of all that bites, in seconds [asked: speaks within 30 ms].
const BITE_ONSET_S: f32 = 0.008;
/// Rate of a fluttering tongue [G: 20–28 Hz].
const FLUTTER_HZ: f32 = 24.0;

/// Shares of the effort on the terraces of a swell, the time on each, and the time up to the next, in
/// seconds [by ear].
const TERRACES: [f32; 4] = [0.52, 0.68, 0.84, 1.0];
const TERRACE_S: f32 = 0.5;
const STEP_S: f32 = 0.07;

/// Time from nothing to full effort.
pub(super) fn onset_s(
    manner: &Manner,
    articulation: Articulation,
    velocity: f32,
    scale: f32,
) -> f32 {
    let [soft, hard] = manner.onset_s;
    match articulation {
        Articulation::Accent
        | Articulation::Staccato
        | Articulation::Martele
        | Articulation::Spiccato
        | Articulation::Tremolo
        | Articulation::Pizzicato => BITE_ONSET_S.min(hard) * scale,
        _ => (soft + (hard - soft) * velocity) * scale,
    }
}

/// Seconds after which a note ends by itself, whatever the key does.
pub(super) fn ends_after_s(articulation: Articulation) -> f32 {
    match articulation {
        Articulation::Staccato => STACCATO_S,
        Articulation::Spiccato => SPICCATO_S,
        _ => f32::INFINITY,
    }
}

/// Effort at an age, re the note's own; `auto` says how much the note is phrased.
pub(super) fn swell(manner: &Manner, articulation: Articulation, age_s: f32, auto: f32) -> f32 {
    match articulation {
        Articulation::Martele => {
            let bite = BITE * (-age_s / BITE_S).exp();
            let leave = 1.0 - 0.5 * smoothstep((age_s - 0.06) / 0.15);
            return (1.0 + bite) * leave;
        }
        Articulation::Staccato | Articulation::Spiccato | Articulation::Tremolo => return 1.0,
        Articulation::Terraced => return terraces(age_s),
        _ => {}
    }
    // To the middle of half a second, then slowly back halfway.
    let rise = smoothstep(age_s / 0.5) * (1.0 - 0.5 * smoothstep((age_s - 0.5) / 2.0));
    1.0 + auto * manner.swell * (rise - 0.5)
}

/// A swell that rises in steps, and stays on its last.
fn terraces(age_s: f32) -> f32 {
    let mut effort = TERRACES[0];
    let mut from_s = TERRACE_S;
    for pair in TERRACES.windows(2) {
        effort += (pair[1] - pair[0]) * smoothstep((age_s - from_s) / STEP_S);
        from_s += TERRACE_S;
    }
    effort
}

/// The tongue's or throat's trembling, 0–1.
pub(super) fn flutter(articulation: Articulation, age_s: f32) -> f32 {
    if articulation != Articulation::Flutter {
        return 1.0;
    }
    let wave = (std::f32::consts::TAU * FLUTTER_HZ * age_s).cos();
    0.6 + 0.4 * wave
}

/// Slow irregularity of unit rms: two smoothed random walks, up to some 6 Hz.
#[derive(Clone, Debug)]
pub(super) struct Unrest {
    random: Random,
    values: [f32; 2],
    rate: f32,
    /// White noise of variance 1/3 through two equal poles leaves rate/4 of it.
    level: f32,
}

impl Unrest {
    pub(super) fn new(part: u32, ticks_per_s: f32) -> Self {
        let rate = (std::f32::consts::TAU * 3.0 / ticks_per_s).min(0.5);
        Self {
            random: Random::new(0x51A7, part),
            values: [0.0; 2],
            rate,
            level: (12.0 / rate).sqrt(),
        }
    }

    pub(super) fn reseed(&mut self, random: Random) {
        self.random = random;
    }

    pub(super) fn tick(&mut self) -> f32 {
        let white = self.random.bipolar() * self.level;
        self.values[0] += self.rate * (white - self.values[0]);
        self.values[1] += self.rate * (self.values[0] - self.values[1]);
        self.values[1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unrest_has_unit_deviation_at_any_rate() {
        for ticks_per_s in [2_756.0, 3_000.0, 12_000.0] {
            let mut unrest = Unrest::new(0, ticks_per_s);
            let count = 400_000;
            let power: f32 = (0..count).map(|_| unrest.tick().powi(2)).sum::<f32>() / count as f32;
            assert!((power - 1.0).abs() < 0.3, "{ticks_per_s}: {power}");
        }
    }
}
