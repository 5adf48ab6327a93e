//! Every instrument through the built bundle: what the engine's tests hold true of its sound is true of
//! what a host hears.

use kairat_engine::{Controls, instruments};
use tests::solo;

use crate::tool::render;

#[test]
fn the_bundle_sounds_every_instrument_as_the_engine_does() {
    for instrument in instruments::ALL {
        let (low, high) = instrument.range_midi;
        let key = if instrument.family == "skin" { low } else { low.midpoint(high) };
        let id = instrument.id;
        let heard = render(&format!("--instrument {id} --dry --note {key}:0:0.5:0.75 --seconds 1"));
        let played = (key, 0.75);
        let sound = solo::key(instrument, 48_000.0, &Controls::default(), played, (0.5, 1.0));
        let sides = sound.left.into_iter().zip(sound.right);
        let expected: Vec<f32> = sides.flat_map(|(left, right)| [left, right]).collect();
        assert_eq!(heard.len(), expected.len(), "{id}");
        let apart = heard.iter().zip(&expected).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        let peak = expected.iter().fold(0.0_f32, |peak, x| peak.max(x.abs()));
        eprintln!("{id} on {key}: {apart} apart, peak {peak:.3}");
        assert!(peak > 1.0e-3, "{id} is mute");
        assert!(apart <= 1.0e-6, "{id}: bundle and engine are {apart} apart");
    }
}
