//! Traps of the framework that we know of. A test here fails when the framework mends one, and then
//! what was done about it can go.

use std::process::Command;

use clack_extensions::params::ParamInfoBuffer;

use crate::clap::{Note, Session};

/// Tells the child which question to ask.
const CHILD: &str = "KAIRAT_TRAP_CHILD";

/// Asked for the parameter after the last one, the framework brings the host down.
#[test]
fn the_parameter_after_the_last_one_aborts_the_host() {
    let asked = |index: &str| {
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", "traps::child_asks_for_a_parameter", "--include-ignored"]);
        child.env(CHILD, index).env("RUST_BACKTRACE", "0").output().unwrap().status
    };
    assert!(asked("last").success());
    assert!(asked("after the last").code().is_none_or(|code| code != 0), "mended");
}

#[test]
#[ignore = "only as a child of the test above"]
fn child_asks_for_a_parameter() {
    let Ok(index) = std::env::var(CHILD) else { return };
    let mut session = Session::new();
    session.params(|params, handle| {
        let count = params.count(handle);
        let index = if index == "last" { count - 1 } else { count };
        let mut buffer = ParamInfoBuffer::new();
        let found = params.get_info(handle, index, &mut buffer).is_some();
        assert_eq!(found, index < count);
    });
}

/// A value that is meant for one note moves the parameter for all.
#[test]
fn a_value_for_one_note_counts_for_all() {
    let mut session = Session::new();
    session.flush("nail", 0.125, Note(Some(3), Some(57), Some(9)));
    assert_eq!(session.value("nail"), 0.125);
}

/// A level a hair below nothing would print as "-0.00 dB" and not read back.
#[test]
fn nothing_prints_as_negative_zero() {
    let mut session = Session::new();
    let zero = session.read("output", c"0 dB").unwrap();
    assert_eq!(session.text("output", zero - 1.0e-5), "0 dB");
}
