//! Every instrument through the host's door.

use kairat_engine::instruments;

use crate::clap::{Input, Note, Session, Take};

#[test]
fn every_instrument_sounds_when_it_is_chosen() {
    let mut session = Session::new();
    let mut heard = Vec::new();
    for instrument in instruments::ALL {
        session.set("instrument", instrument.id);
        let (low, high) = instrument.range_midi;
        let key = u16::midpoint(low.into(), high.into()).min(127) as u8;
        // Rattles and drums have silent keys between the others; the lowest is always a stroke. The
        // ensemble's lowest is the kettledrum's own.
        let key = match instrument.id {
            "soqpaly" => key,
            _ if instrument.family == "skin" || high - low < 12 => low,
            _ => key,
        };
        let note = Note::new(u16::from(key), 1);
        let inputs = [(0, Input::On(note, 0.9)), (24_000, Input::Off(note))];
        let played = session.play(&Take::new(48_000, &inputs));
        assert!(played.is_finite(), "{}", instrument.id);
        let peak = played.peak(0, 48_000);
        assert!((0.005..4.0).contains(&peak), "{} peaks at {peak}", instrument.id);
        let bits = played.bits();
        assert!(!heard.contains(&bits), "{} sounds as another", instrument.id);
        heard.push(bits);
    }
}
