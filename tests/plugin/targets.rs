//! What modulation moves is what the parameter of that name moves, along the same travel.
#![expect(unsafe_code, reason = "the framework's own way to set a parameter without a host")]

use kairat::{bridge::Bridge, params::KairatParams};
use kairat_engine::{RackControls, rack::TARGETS};
use nice_plug::prelude::{Params, PluginApi};

fn panel(params: &KairatParams) -> RackControls {
    Bridge::default().begin(params, (PluginApi::Clap, None), &mut |_| {})
}

#[test]
fn every_target_is_its_parameter() {
    let plain = panel(&KairatParams::default());
    for row in TARGETS {
        let params = KairatParams::default();
        let map = params.param_map();
        let (_, pointer, _) = map.iter().find(|(id, ..)| id == row.id).unwrap();
        for position in [0.0, 0.2, 0.5, 0.8, 1.0] {
            // SAFETY: `params` outlives its pointers.
            unsafe { pointer._internal_set_normalized_value(position) };
            let mut moved = panel(&params);
            let (found, meant) = (row.read(&mut moved), row.value(position));
            let close = 1.0e-4 * meant.abs().max(1.0e-2);
            assert!((found - meant).abs() < close, "{}: {found} and {meant}", row.id);
            let back = row.position(found);
            assert!((back - position).abs() < 1.0e-3, "{}: {back} and {position}", row.id);
            // And nothing else.
            row.write(&mut moved, row.read(&mut plain.clone()));
            assert!(moved == plain, "{} moves more than it says", row.id);
        }
    }
}

#[test]
fn everything_continuous_can_be_modulated() {
    for info in kairat::params::describe() {
        let is_continuous = info.steps.is_none();
        // The bend of a slot is how it is heard, not what it does.
        let is_known = TARGETS.iter().any(|row| row.id == info.id)
            || info.id.ends_with("_curve") && info.id.starts_with("mod");
        assert_eq!(is_continuous, is_known, "{}", info.id);
    }
}
