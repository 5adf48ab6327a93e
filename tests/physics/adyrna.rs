//! What is known of the adyrna.

use kairat_engine::{controls::Material, instruments::ADYRNA};
use tests::{decay::t60_s, ltas::centroid_hz};

use crate::{
    MEZZOFORTE, key_hz,
    plucked::{Player, made_of},
};

#[test]
fn adyrna_11_skin_and_sinew_are_short_and_soft() {
    let mut player = Player::new(&ADYRNA, 48_000.0);
    for material in [Material::Gut, Material::Horsehair] {
        for key in [50, 55, 59, 64, 69] {
            let sound = player.note(&made_of(material), key, MEZZOFORTE, 3.0);
            let t60 = t60_s(&sound.mono(), 48_000.0, key_hz(key), key_hz(key)).unwrap();
            let bright = centroid_hz(&sound.between(0.0, 1.0), 48_000.0, 20_000.0);
            eprintln!("{material:?} {key}: T60 {t60:.2} s, centroid {bright:.0} Hz");
            assert!(
                (0.25..2.0).contains(&t60) && bright < 700.0,
                "{key}: {t60:.2} s, {bright:.0} Hz"
            );
        }
    }
}
