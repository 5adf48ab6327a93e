//! What a host sees when it scans: quickly, and without a trace.
#![expect(unsafe_code, reason = "scanning means loading a library that no compiler has checked")]

use std::{
    env, fs,
    process::Command,
    time::{Duration, Instant},
};

use clack_host::prelude::PluginEntry;

use crate::tool::{Folder, bundle};

/// Set in the process that scans.
const IN_CHILD: &str = "KAIRAT_TEST_SCAN";
/// Longest a scan may take.
const LONGEST: Duration = Duration::from_millis(100);

/// Loads the plugin and reads its descriptor, in a process, a home and a folder of its own.
#[test]
fn a_scan_is_quick_and_leaves_nothing() {
    let home = Folder::new();
    let mut child = Command::new(env::current_exe().unwrap());
    child.args(["--exact", "scan::scans_when_it_is_the_child", "--nocapture"]);
    child.env(IN_CHILD, bundle("clap")).current_dir(home.path(""));
    for variable in ["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
        child.env(variable, home.path(""));
    }
    let output = child.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("1 passed"), "the scan did not run: {said}");
    assert_eq!(home.entries(), Vec::<std::path::PathBuf>::new(), "the scan wrote something");
}

#[test]
fn scans_when_it_is_the_child() {
    let Some(path) = env::var_os(IN_CHILD) else { return };
    let before = handles();
    let start = Instant::now();
    // SAFETY: the bundle is our own build, and it stays loaded until the process ends.
    let entry = unsafe { PluginEntry::load(&path) }.unwrap();
    let factory = entry.get_plugin_factory().unwrap();
    let descriptor = factory.plugin_descriptors().next().unwrap();
    let id = descriptor.id().unwrap().to_bytes().to_vec();
    let elapsed = start.elapsed();
    assert_eq!(id, b"org.kairat.kairat");
    assert_eq!(descriptor.name().unwrap().to_bytes(), b"Kairat");
    assert!(elapsed < LONGEST, "the scan took {elapsed:?}");
    assert_eq!(handles(), before, "the scan opened a file, a window or a connection");
}

/// What the process has open, where the system tells: a window or a connection would be a socket.
fn handles() -> Vec<String> {
    let Ok(entries) = fs::read_dir("/proc/self/fd") else { return Vec::new() };
    let targets = entries.flatten().filter_map(|entry| fs::read_link(entry.path()).ok());
    let mut targets: Vec<String> =
        targets.map(|target| target.display().to_string()).filter(|t| !t.contains("/fd")).collect();
    targets.sort();
    targets
}
