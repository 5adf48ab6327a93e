//! Level of a bowed key where the bow cannot come as near to the bridge as on a long string.

use kairat_engine::instruments::PRIMA_QOBYZ;
use tests::{db, rms};

use super::{bare, bowed};
use crate::MEZZOFORTE;

/// What the highest keys sounded at, in dB, with a bow that comes as near to the bridge as a long string
/// lets it; the bowl makes them uneven.
const FIRST: u8 = 74;
const NEAR_DB: [f64; 18] = [
    -26.6, -27.8, -22.6, -25.7, -25.8, -20.2, -23.8, -39.8, -24.1, -29.0, -28.0, -26.2, -23.8,
    -34.7, -23.5, -34.9, -31.1, -31.8,
];

#[test]
fn a_bow_farther_from_the_bridge_of_a_short_string_is_as_loud_to_1_db() {
    for (key, near_db) in (FIRST..).zip(NEAR_DB) {
        let note = [Some(key), None];
        let sound = bowed(&PRIMA_QOBYZ, 48_000.0, &bare(), note, MEZZOFORTE, [2.6; 2]);
        let level_db = db(rms(&sound.between(1.0, 2.5)));
        eprintln!("prima {key}: {level_db:.1} dB, {:+.1}", level_db - near_db);
        assert!((level_db - near_db).abs() <= 1.0, "{key}: {level_db}, not {near_db}");
    }
}
