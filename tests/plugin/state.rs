//! Saved states: whole, broken, foreign and from later versions.

use kairat::params::describe;

use crate::clap::{Input, Note, Session, Take};
use crate::dice::Dice;

/// The wrapper puts the length before the text.
fn framed(text: &str) -> Vec<u8> {
    [&(text.len() as u64).to_le_bytes(), text.as_bytes()].concat()
}

fn text_of(state: &[u8]) -> String {
    String::from_utf8(state[8..].to_vec()).unwrap()
}

/// An instance with every parameter away from its default.
fn moved(seed: u64) -> Session {
    let mut session = Session::new();
    let mut dice = Dice::new(seed);
    for p in describe() {
        let position = (dice.unit() * 97.0).round() / 97.0;
        let text = kairat::params::text(p.id, position as f32).unwrap();
        session.set(p.id, &text);
    }
    session
}

#[test]
fn what_is_saved_is_loaded_to_the_last_byte() {
    for seed in 0..8 {
        let mut session = moved(seed);
        let saved = session.save();
        let mut other = Session::new();
        assert_ne!(other.save(), saved);
        assert!(other.load(&saved));
        assert_eq!(other.values(), session.values());
        assert_eq!(text_of(&other.save()), text_of(&saved));
    }
}

#[test]
fn choices_may_be_saved_by_id() {
    let mut session = Session::new();
    let text = text_of(&session.save());
    let by_id = text.replace(r#""material":{"i32":0}"#, r#""material":{"string":"gut"}"#);
    assert_ne!(by_id, text);
    assert!(session.load(&framed(&by_id)));
    assert!((session.value("material") - 1.0).abs() < 1.0e-6);
}

#[test]
fn a_parameter_that_did_not_exist_yet_takes_its_default() {
    let mut session = moved(1);
    let text = text_of(&Session::new().save());
    assert!(session.load(&framed(&text.replace(r#""nail":{"f32":62.0},"#, ""))));
    assert_eq!(session.values(), Session::new().values());
}

#[test]
fn numbers_out_of_range_stop_at_the_ends_and_wrong_types_change_nothing() {
    let mut session = moved(2);
    let before = session.values();
    let text = text_of(&session.save());
    let value_of = |id: &str| {
        let from = text.find(&format!("\"{id}\":{{")).unwrap() + id.len() + 3;
        let to = from + text[from..].find('}').unwrap() + 1;
        text[from..to].to_owned()
    };
    for (id, put, at) in [
        ("nail", r#"{"f32":500.0}"#, Some(1.0)),
        ("nail", r#"{"f32":1e39}"#, Some(1.0)),
        ("nail", r#"{"f32":-5}"#, Some(0.0)),
        ("fingers", r#"{"i32":2147483647}"#, Some(3.0)),
        ("articulation", r#"{"i32":-2147483648}"#, Some(0.0)),
        ("nail", r#"{"bool":true}"#, None),
        ("drone", r#"{"f32":0.5}"#, None),
        ("articulation", r#"{"string":"juggle"}"#, None),
        ("articulation", r#"{"f32":3}"#, None),
    ] {
        let old = format!("\"{id}\":{}", value_of(id));
        let changed = text.replace(&old, &format!("\"{id}\":{put}"));
        assert_ne!(changed, text);
        assert!(session.load(&framed(&changed)), "{id} {put}");
        let expected = at.unwrap_or_else(|| before.iter().find(|(i, _)| *i == id).unwrap().1);
        assert!((session.value(id) - expected).abs() < 1.0e-6, "{id} {put}");
        // Beyond the end a saved number would come back as it went in.
        let saved = text_of(&session.save());
        assert!(!saved.contains(&format!("\"{id}\":{put}")), "{id} {put}");
        assert!(session.load(&framed(&text)));
        assert_eq!(session.values(), before);
    }
}

#[test]
fn foreign_and_later_states_leave_everything_as_it_was() {
    let mut session = moved(3);
    let (before, saved) = (session.values(), session.save());
    let text = text_of(&Session::new().save());
    let later = text.replace(r#""kairat_schema":"1""#, r#""kairat_schema":"2""#);
    let unmarked = text.replace(r#""kairat_schema":"1""#, r#""other":"1""#);
    let nonsense = text.replace(r#""kairat_schema":"1""#, r#""kairat_schema":"one""#);
    let foreign =
        r#"{"version":"1.0.0","params":{"nail":{"f32":1.0},"gain":{"f32":0.5}},"fields":{}}"#;
    for state in [&later, &unmarked, &nonsense, foreign] {
        assert_ne!(state, text);
        session.load(&framed(state));
        assert_eq!(session.values(), before);
        assert_eq!(session.save(), saved);
    }
}

#[test]
fn broken_states_never_panic_and_what_is_refused_changes_nothing() {
    let mut session = moved(4);
    let (before, saved) = (session.values(), session.save());
    for broken in [&b""[..], b"\0", &[0; 8], &[255; 64], &framed("{}"), &framed("null")] {
        assert!(!session.load(broken));
        assert_eq!(session.values(), before);
    }
    for length in 0..saved.len() - 1 {
        assert!(!session.load(&saved[..length]), "{length} bytes");
    }
    assert_eq!(session.values(), before);
    let mut dice = Dice::new(5);
    for _ in 0..2_000 {
        let mut state = saved.clone();
        for _ in 0..=dice.below(4) {
            let at = dice.below(state.len());
            match dice.below(4) {
                0 => state[at] ^= 1 << dice.below(8),
                1 => state[at] = dice.below(256) as u8,
                2 => drop(state.remove(at)),
                _ => state.insert(at, dice.pick(b"0123456789{}[]\",:.-e")),
            }
        }
        let length = state.len() as u64 - 8;
        if dice.below(2) == 0 {
            state[..8].copy_from_slice(&length.to_le_bytes());
        }
        let taken = session.load(&state);
        for (p, (id, value)) in describe().iter().zip(session.values()) {
            let top = p.steps.map_or(1.0, |steps| steps as f64);
            assert!((0.0..=top).contains(&value), "{id} stands at {value}");
        }
        if !taken {
            assert_eq!(session.values(), before);
        }
        assert!(session.load(&saved));
    }
    assert_eq!(session.save(), saved);
}

#[test]
fn a_loaded_state_sounds_as_the_one_it_was_saved_from() {
    let take = Take::new(9_600, &[(100, Input::On(Note::new(55, 1), 0.8))]);
    let mut session = moved(6);
    let mut other = Session::new();
    let default = other.play(&take);
    other.load(&session.save());
    let heard = other.play(&take);
    assert_eq!(heard.bits(), session.play(&take).bits());
    assert_ne!(heard.bits(), default.bits());
}

#[test]
fn states_may_be_loaded_while_it_plays() {
    let states = [moved(7).save(), Session::new().save(), moved(8).save()];
    let notes =
        (0..1_000).map(|n| (n * 480, Input::On(Note::new(50 + (n % 30) as u16, n as u32), 0.8)));
    let take = Take::new(480_000, &notes.collect::<Vec<_>>()).in_blocks(&[64, 7, 256]);
    let mut session = Session::new();
    let mut loads = 0;
    let played = session.play_while(&take, |session| {
        assert!(session.load(&states[loads % 3]));
        loads += 1;
    });
    assert!(played.is_finite() && played.peak(0, 480_000) < 8.0);
    assert!(loads > 100, "only {loads} states were loaded");
}
