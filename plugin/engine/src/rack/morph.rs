//! The morph: the modes of the first part's instrument travel to those of the second's.

use crate::{
    RackControls,
    anatomy::{AnatomyControls, BodyKind, Build, ExciterKind, Lists, Travel},
    controls::Material,
    instruments::{Instrument, Physics},
    modes::{Matched, ModeSet, Resonances},
    rack::Slot,
};

/// Keys from one list to the next: a minor third, over which no instrument changes its kind.
const EVERY: usize = 3;
/// Keys of MIDI.
const KEYS: usize = 128;
/// What the modes of a loaded body are relative to, in hertz.
const BODY_HZ: f64 = 200.0;

/// One end of a morph.
#[derive(Clone, Copy, Debug)]
pub struct End {
    /// The instrument.
    pub instrument: &'static Instrument,
    /// Which of its builds.
    pub variant: usize,
    /// What it is made of.
    pub material: Material,
}

impl PartialEq for End {
    fn eq(&self, other: &Self) -> bool {
        self.instrument.id == other.instrument.id
            && (self.variant, self.material) == (other.variant, other.material)
    }
}

/// Both ends of a morph, matched at every few keys, and the body they share. Allocates, and takes some
/// milliseconds.
#[must_use]
pub fn lists(ends: [End; 2]) -> Lists {
    let resonances = ends.map(|end| Resonances::new(end.instrument));
    let at = |end: usize, key: usize| {
        resonances[end].at(ends[end].variant, ends[end].material, key as f64)
    };
    let travel = |key: usize| {
        let matched = Matched::between(&at(0, key), &at(1, key));
        // A couple keeps its place along the way.
        let [from, to] = [0.0, 1.0].map(|position| matched.at(position));
        let mut travel = Travel::default();
        for (from, to) in from.modes().iter().zip(to.modes()) {
            travel.push(*from, *to);
        }
        travel
    };
    let mut body = ModeSet::default();
    for mode in resonances[0].body(ends[0].variant, 60.0).modes() {
        body.push(crate::modes::Mode {
            ratio: mode.hz / BODY_HZ,
            decay_per_s: mode.decay_per_s,
            drive: 1.0,
            sound: mode.level,
        });
    }
    Lists { travels: (0..KEYS).step_by(EVERY).map(travel).collect(), every: EVERY, body, mark: 0 }
}

/// What drives an instrument.
fn exciter(instrument: &Instrument) -> ExciterKind {
    match instrument.physics {
        Physics::Lute(_) => ExciterKind::Pluck,
        Physics::Bowed(_) | Physics::BowedFour(_) => ExciterKind::Bow,
        Physics::Reed(_) => ExciterKind::Reed,
        Physics::Jet(_) => ExciterKind::Jet,
        Physics::LipReed(_) => ExciterKind::Lip,
        Physics::JawHarp(_) => ExciterKind::Tongue,
        Physics::Skin(_) => ExciterKind::Stroke,
    }
}

/// How the morph between two instruments is played, as the panel of the first part says.
pub(super) fn controls(rack: &RackControls, ends: &[End; 2]) -> AnatomyControls {
    let part = &rack.parts[Slot::A.index()].instrument;
    let builds = ends.map(|end| Build { exciter: exciter(end.instrument), ..Build::default() });
    AnatomyControls {
        morph: rack.blend.amount,
        position: part.contact_point,
        hardness: part.nail,
        noise: 0.6 * part.noise,
        width: part.width,
        human: part.human,
        a4_hz: part.a4_hz,
        level_db: part.output_db,
        vibrato_hz: part.vibrato_rate_hz,
        seed: part.seed,
        builds,
        body_kind: BodyKind::Loaded,
        is_loaded: true,
        // One hand bows and one mouth blows.
        is_mono: builds.iter().any(|build| build.exciter.is_sustained()),
        ..AnatomyControls::DEFAULT
    }
}
