//! The modes of a voice's two resonators, for its key and its place in the morph.

use super::{
    controls::{AnatomyControls, Build, ExciterKind},
    exciter, laws,
    scene::Scene,
    travel::Travel,
};
use crate::modes::ModeSet;

/// Share of the way after which a bow begins to be lifted, and where it is in the air [by ear: what takes
/// over from it has to speak by then, or a lifted bow whistles].
const BOW_LIFTS: [f32; 2] = [0.4, 0.6];
/// The same between instruments, where breath takes over, and the share by which that is let in [C: on the
/// way into the air the modes lose more than a bow gives; so soon, one of both speaks at every place].
const BOW_LIFTS_LISTED: [f32; 2] = [0.0, 0.1];
const BREATH_ENTERS_LISTED: f32 = 0.05;

/// What of each build's exciter is at work at a place in the morph: as transformer's ratio, and as weight
/// of the hand. Breath is let in and out by its transformer, early where it relieves a bow; a bow is lifted.
pub(super) fn weights(builds: [Build; 2], place: f32, is_loaded: bool) -> [[f32; 2]; 2] {
    if builds[0].exciter == builds[1].exciter {
        return [[1.0, 1.0], [0.0, 1.0]];
    }
    let has_bow = builds.iter().any(|build| build.exciter == ExciterKind::Bow);
    let shares = [1.0 - place, place];
    let is_led = builds.iter().all(|build| build.exciter.is_led());
    let ([from, to], enters) = if is_loaded && is_led {
        (BOW_LIFTS_LISTED, BREATH_ENTERS_LISTED)
    } else {
        (BOW_LIFTS, BOW_LIFTS[0])
    };
    std::array::from_fn(|side| {
        let share = shares[side];
        if builds[side].exciter == ExciterKind::Bow {
            let weight = 1.0 - ((1.0 - share - from) / (to - from)).clamp(0.0, 1.0);
            [f32::from(u8::from(weight > 0.0)), weight * weight * weight]
        } else if has_bow {
            [(share / enters).min(1.0).sqrt(), 1.0]
        } else {
            [share.sqrt(), 1.0]
        }
    })
}

/// The first resonator.
pub(super) fn first(scene: &Scene<'_>, key: f64, hz: f64, place: f32) -> ModeSet {
    let controls = scene.controls;
    let mut set = match scene.loaded().and_then(|lists| lists.at(key)) {
        Some(travel) => damped(travel.at(f64::from(place)), controls),
        None => general(controls, hz, place),
    };
    let [one, other] = controls.builds.map(|build| f64::from(u8::from(build.is_at_end())));
    let share = one + f64::from(place) * (other - one);
    if share > 0.0 {
        exciter::at_end(&mut set, share);
    }
    set
}

fn general(controls: &AnatomyControls, hz: f64, place: f32) -> ModeSet {
    let [from, to] = controls.builds.map(|build| build.resonator);
    if from == to || place <= 0.0 {
        return laws::modes(from, hz, controls);
    }
    let to = laws::modes(to, hz, controls);
    if place >= 1.0 {
        return to;
    }
    Travel::nearest(&laws::modes(from, hz, controls), &to).at(f64::from(place))
}

/// What the panel does to the losses of a list, as the general resonators do it themselves.
fn damped(mut set: ModeSet, controls: &AnatomyControls) -> ModeSet {
    let dark = 4.0_f64.powf(1.0 - 2.0 * f64::from(controls.brightness));
    for mode in set.modes_mut() {
        mode.decay_per_s *= f64::from(controls.damping) * dark.powf((mode.ratio / 10.0).min(1.5));
    }
    set
}

/// The second resonator, whose key is at `hz`.
pub(super) fn second(scene: &Scene<'_>, hz: f64) -> ModeSet {
    let mut set = laws::modes(scene.controls.second, hz, scene.controls);
    exciter::at_end(&mut set, 1.0);
    set
}
