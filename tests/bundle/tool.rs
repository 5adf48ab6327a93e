//! The commands, run as a script would run them, and the files they leave.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::atomic::{AtomicUsize, Ordering},
};

/// The workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// A built bundle; there is no test without one.
pub(crate) fn bundle(format: &str) -> PathBuf {
    let path = root().join("target/bundled").join(format!("Kairat.{format}"));
    assert!(path.exists(), "{} is not built: run `cargo xtask bundle`", path.display());
    path
}

/// A command, ready to be given more.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let program = root().join("target/release").join(format!("xtask{}", env::consts::EXE_SUFFIX));
    assert!(program.exists(), "{} is not built: run `cargo xtask bundle`", program.display());
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// Runs a command to its end.
pub(crate) fn run(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

/// What a command prints when it succeeds.
#[track_caller]
pub(crate) fn said(arguments: &[&str]) -> String {
    let output = run(arguments);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complaint}");
    String::from_utf8(output.stdout).unwrap()
}

/// Renders with these options, separated by spaces, and returns the interleaved samples.
#[track_caller]
pub(crate) fn render(options: &str) -> Vec<f32> {
    let folder = Folder::new();
    let file = folder.path("render.wav");
    let mut arguments = vec!["render", "--out", file.to_str().unwrap()];
    arguments.extend(options.split(' '));
    said(&arguments);
    let samples = hound::WavReader::open(&file).unwrap().into_samples();
    samples.map(Result::unwrap).collect()
}

/// The value of a number in a line of JSON.
pub(crate) fn figure(json: &str, name: &str) -> f64 {
    let (_, rest) = json.split_once(&format!("\"{name}\":")).unwrap();
    let end = rest.find([',', '}', '\n']).unwrap();
    rest[..end].trim().parse().unwrap()
}

/// A folder of the test's own that goes when the test ends.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("kairat-test-{}-{number}", std::process::id());
        let path = env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Every file and folder inside.
    pub(crate) fn entries(&self) -> Vec<PathBuf> {
        fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().path()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}
