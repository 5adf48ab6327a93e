//! What the air hears of a resonator, at its own frequencies: boxes, bowls, skins, and openings.

use std::f64::consts::{PI, TAU};

use super::{MOST, skins::Head};
use crate::{
    dsp::noise::Random,
    instruments::{
        bowed::BowlSpec,
        jaw_harp::MouthSpec,
        lute::{BodyMode as Built, Build},
    },
    resonators::air::SOUND_M_PER_S,
    units::db_to_gain,
};

/// One mode of a body.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BodyMode {
    /// Where it lies.
    pub hz: f64,
    /// Rate at which its amplitude decays, in 1/s.
    pub decay_per_s: f64,
    /// Velocity per force at resonance where the string stands on it, in s/kg; 0 if nothing stands there.
    pub mobility: f64,
    /// Level at resonance per force, left and right, signed, re the strongest mode.
    pub level: [f64; 2],
}

/// A body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BodySet {
    modes: [BodyMode; MOST],
    count: usize,
    /// Sound of the driving point itself, re the strongest mode.
    pub direct: f64,
    /// The direct sound is radiated whole above this, below it in proportion to frequency; 0 is always.
    pub corner_hz: f64,
}

impl Default for BodySet {
    /// No body: what drives it is heard as it is.
    fn default() -> Self {
        Self { modes: [BodyMode::default(); MOST], count: 0, direct: 1.0, corner_hz: 0.0 }
    }
}

impl BodySet {
    /// Its modes.
    #[must_use]
    pub fn modes(&self) -> &[BodyMode] {
        &self.modes[..self.count]
    }

    fn push(&mut self, mode: BodyMode) {
        if let Some(free) = self.modes.get_mut(self.count) {
            *free = mode;
            self.count += 1;
        }
    }

    fn add(&mut self, built: &Built, sides: &mut Random) {
        let side = SPREAD * f64::from(sides.bipolar());
        let sign = if sides.bipolar() < 0.0 { -1.0 } else { 1.0 };
        let level = if built.level_db.is_finite() { gain(built.level_db) * sign } else { 0.0 };
        self.push(BodyMode {
            hz: built.frequency_hz,
            decay_per_s: PI * built.frequency_hz / built.q,
            mobility: built.mobility,
            level: [level * (1.0 - side), level * (1.0 + side)],
        });
    }
}

fn gain(level_db: f64) -> f64 {
    f64::from(db_to_gain(level_db as f32))
}

/// Seed of what is known only by its density: a body is one individual.
const INDIVIDUAL: u32 = 0x00D0_3B2A;
/// How far a mode may sit to one side [by ear].
const SPREAD: f64 = 0.35;
/// Below these a bridge alone radiates little: a top, a bowl [E].
const TOP_HZ: f64 = 420.0;
const BOWL_HZ: f64 = 380.0;

/// A box or a bowl under plucked strings.
pub(super) fn of_build(build: &Build) -> BodySet {
    let mut body =
        BodySet { direct: gain(build.direct_db), corner_hz: TOP_HZ, ..BodySet::default() };
    let (mut random, mut sides) = (Random::new(INDIVIDUAL, 0), Random::new(INDIVIDUAL, 1));
    for mode in build.modes.iter().chain(build.broad) {
        body.add(mode, &mut sides);
    }
    let d = &build.diffuse;
    for i in 0..d.count {
        let frequency_hz =
            d.first_hz + d.spacing_hz * (i as f64 + 0.35 * f64::from(random.bipolar()));
        let level_db = d.level_db + d.tilt_db_per_octave * (frequency_hz / d.first_hz).log2();
        body.add(&Built { frequency_hz, q: d.q, level_db, mobility: d.mobility }, &mut sides);
    }
    body
}

/// Skin and bowl under bowed strings.
pub(super) fn of_bowl(spec: &BowlSpec) -> BodySet {
    let direct = f64::from(db_to_gain(spec.direct_db));
    let mut body = BodySet { direct, corner_hz: BOWL_HZ, ..BodySet::default() };
    let (mut random, mut sides) = (Random::new(INDIVIDUAL, 0), Random::new(INDIVIDUAL, 1));
    for mode in spec.formants {
        body.add(mode, &mut sides);
    }
    let narrow = &spec.narrow;
    for i in 0..narrow.count {
        let place = i as f64 + 0.4 * f64::from(random.bipolar());
        let level_db = narrow.level_db + narrow.tilt_db_per_octave * place * narrow.ratio.log2();
        let frequency_hz = narrow.first_hz * narrow.ratio.powf(place);
        // Only heard: no string feels it.
        body.add(&Built { frequency_hz, q: narrow.q, level_db, mobility: 0.0 }, &mut sides);
    }
    body
}

/// Open holes: small sources.
pub(super) fn of_opening(corner_hz: f64) -> BodySet {
    BodySet { corner_hz, ..BodySet::default() }
}

/// A bell lets all out where it is as wide as the wave is long over 2π [G].
pub(super) fn of_bell(bell_m: f64) -> BodySet {
    of_opening(SOUND_M_PER_S / (TAU * bell_m))
}

/// A mouth at rest, in the middle of its range.
pub(super) fn of_mouth(spec: &MouthSpec) -> BodySet {
    let mut body = BodySet { direct: 0.0, ..BodySet::default() };
    let middle = |[low, high]: [f64; 2]| (low * high).sqrt();
    let own = [
        (middle(spec.throat_hz), spec.throat_q, spec.throat_db),
        (middle(spec.open_hz), spec.formant_q[0], spec.formant_db),
    ];
    for (hz, q, level_db) in own.into_iter().chain(spec.fixed) {
        body.push(BodyMode {
            hz,
            decay_per_s: PI * hz / q,
            mobility: 0.0,
            level: [gain(level_db); 2],
        });
    }
    body
}

/// A skin, or what hangs on a staff, at its own pitch; the mobility is re the mode of its pitch.
pub(super) fn of_head(head: &Head) -> BodySet {
    let mut body = BodySet { direct: 0.0, ..BodySet::default() };
    let height = |sound: f64, drive: f64, decay: f64| sound * drive / decay;
    let modes = || head.set.modes().iter();
    let most = modes().map(|mode| {
        let [left, right] =
            mode.sound.map(|sound| height(sound, mode.drive, mode.decay_per_s).abs());
        left.max(right)
    });
    let most = most.fold(f64::MIN_POSITIVE, f64::max);
    for mode in modes() {
        body.push(BodyMode {
            hz: mode.ratio * head.own_hz,
            decay_per_s: mode.decay_per_s,
            mobility: SKIN_MOBILITY * mode.drive / mode.decay_per_s * head.decay_per_s(),
            level: mode.sound.map(|sound| height(sound, mode.drive, mode.decay_per_s) / most),
        });
    }
    body
}

/// Velocity per force of a skin's own pitch under a bridge, in s/kg [E: as a bowed skin's].
const SKIN_MOBILITY: f64 = 0.03;
