//! The parameters: pinned, numbered, and readable both ways.

use std::ffi::CString;
use std::fmt::Write;

use clack_extensions::params::{ParamInfoBuffer, ParamInfoFlags};
use kairat::params::describe;

use crate::clap::{Input, Session, Take, clap_id};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/params.txt");

/// What may never change once it is released. Run with `KAIRAT_BLESS=1` to write it anew; a line may
/// only be added.
#[test]
fn the_list_is_pinned() {
    let mut list =
        String::from("clap id | id | name | group | unit | min | max | default | steps\n");
    for p in describe() {
        let number = kairat::params::clap_id(p.id).unwrap();
        let steps = p.steps.map_or_else(|| "-".into(), |steps| steps.to_string());
        let numbers = format!("{} | {} | {} | {steps}", p.min, p.max, p.default);
        writeln!(list, "{number} | {} | {} | {} | {} | {numbers}", p.id, p.name, p.group, p.unit)
            .unwrap();
    }
    if std::env::var_os("KAIRAT_BLESS").is_some() {
        std::fs::write(GOLDEN, &list).unwrap();
    }
    let pinned = std::fs::read_to_string(GOLDEN).unwrap();
    assert_eq!(list, pinned.replace("\r\n", "\n"), "the parameters differ from {GOLDEN}");
}

#[test]
fn the_host_sees_the_list_in_order_under_its_numbers() {
    let mut session = Session::new();
    let described = describe();
    session.params(|params, handle| {
        assert_eq!(params.count(handle) as usize, described.len());
        for (index, expected) in (0..).zip(&described) {
            let mut buffer = ParamInfoBuffer::new();
            let info = params.get_info(handle, index, &mut buffer).unwrap();
            assert_eq!(info.id, clap_id(expected.id));
            assert_eq!(info.name, expected.name.as_bytes());
            assert_eq!(info.module, expected.group.as_bytes());
            assert_eq!(info.max_value, expected.steps.map_or(1.0, |steps| steps as f64));
            let automatable = info.flags.contains(ParamInfoFlags::IS_AUTOMATABLE);
            let modulatable = info.flags.contains(ParamInfoFlags::IS_MODULATABLE);
            assert_eq!((automatable, modulatable), (expected.automatable, expected.modulatable));
            assert_eq!(info.flags.contains(ParamInfoFlags::IS_STEPPED), expected.steps.is_some());
        }
    });
}

#[test]
fn every_text_reads_back_as_itself() {
    let mut session = Session::new();
    for p in describe() {
        let top = p.steps.map_or(1.0, |steps| steps as f64);
        for position in 0..=20 {
            let text = session.text(p.id, top * f64::from(position) / 20.0);
            let read = session.read(p.id, &CString::new(text.clone()).unwrap());
            let again = session.text(p.id, read.unwrap_or_else(|| panic!("{}: {text}", p.id)));
            assert_eq!(again, text, "{}", p.id);
            let is_zero = !text.contains(|c: char| ('1'..='9').contains(&c));
            assert!(!(is_zero && text.starts_with('-')), "{}: {text}", p.id);
        }
    }
}

#[test]
fn what_people_type_is_taken() {
    let mut session = Session::new();
    let typed = [
        ("a4", "0.44k", "440 Hz"),
        ("a4", "440 Hz", "440 Hz"),
        ("a4", "441,5", "441.5 Hz"),
        ("a4", "9000", "480 Hz"),
        ("output", "-6 dB", "-6 dB"),
        ("output", "−6", "-6 dB"),
        ("output", "-inf", "-60 dB"),
        ("contact_point", "0,22", "0.22"),
        ("contact_point", "12.5 %", "0.125"),
        ("nail", "62 %", "62 %"),
        ("nail", "62", "62 %"),
        ("finger_spread", "22ms", "22 ms"),
        ("release", "0.25 s", "250 ms"),
        ("damping", "2x", "2 ×"),
        ("bend_range", "12 st", "12 st"),
        ("bend_range", "1 octave", "12 st"),
        ("fingers", "3", "3"),
        ("seed", "123456", "123456"),
        ("sympathy", "off", "Off"),
        ("drone", "true", "On"),
        ("variant", "EASTERN", "Eastern (shertpe)"),
        ("variant", "western (tökpe)", "Western (tökpe)"),
        ("material", "gut", "Gut"),
        ("fret_map", "bökey", "Bökey"),
        ("slide_mode", "through frets", "Through frets"),
        ("articulation", "Ilme", "Ilme"),
        ("mpe", "on", "On"),
        ("tremolo_sync", "1/16t", "1/16 triplet"),
    ];
    for (id, text, shown) in typed {
        let value = session.read(id, &CString::new(text).unwrap());
        let value = value.unwrap_or_else(|| panic!("{id} refuses {text}"));
        assert_eq!(session.text(id, value), shown, "{id} given {text}");
    }
    for (id, text) in [("a4", "A4"), ("a4", ""), ("output", "loud"), ("material", "granite")] {
        assert_eq!(session.read(id, &CString::new(text).unwrap()), None, "{id} takes {text}");
    }
}

#[test]
fn values_beyond_the_ends_stop_there() {
    for (sent, held) in [(7.0, 1.0), (-3.0, 0.0), (f64::NAN, 0.5), (f64::INFINITY, 0.5)] {
        let mut session = Session::new();
        let inputs = describe()
            .into_iter()
            .flat_map(|p| [(0, Input::Param(p.id, 0.5)), (64, Input::Param(p.id, sent))]);
        let played = session.play(&Take::new(512, &inputs.collect::<Vec<_>>()));
        assert!(played.is_finite());
        for p in describe() {
            let value = session.value(p.id);
            let top = p.steps.map_or(1.0, |steps| steps as f64);
            assert!((0.0..=top).contains(&value), "{} stands at {value}", p.id);
            if p.steps.is_none() {
                assert!((value - held).abs() < 1.0e-6, "{} stands at {value}", p.id);
            }
        }
    }
}
