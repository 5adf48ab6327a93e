//! Set-up: what the machine lacks is found, installed where that is allowed, or asked for in one
//! line.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    failure::{Failure, Outcome},
    output, workspace,
};

/// How the presence of something is told.
#[derive(Clone, Copy, Debug)]
enum Probe {
    /// The dynamic linker knows a library of this name.
    Library(&'static str),
    /// A program answers to these arguments.
    Answers(&'static [&'static str]),
    /// The folder holds a file whose name contains the word.
    Holds(&'static str, &'static str),
}

/// Something of the system, and the Debian package that brings it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    probe: Probe,
    package: &'static str,
}

impl Need {
    const fn library(name: &'static str, package: &'static str) -> Self {
        Self { probe: Probe::Library(name), package }
    }

    fn is_met(&self) -> bool {
        match self.probe {
            Probe::Library(name) => said("ldconfig", &["-p"])
                .or_else(|| said("/sbin/ldconfig", &["-p"]))
                .is_some_and(|list| list.contains(name)),
            Probe::Answers(words) => said(words[0], &words[1..]).is_some(),
            Probe::Holds(folder, word) => fs::read_dir(folder).is_ok_and(|entries| {
                entries.flatten().any(|entry| entry.file_name().to_string_lossy().contains(word))
            }),
        }
    }
}

/// What the bundle asks of the system while it plays without a window: nothing but a C library.
/// Rust itself asks for a linker.
pub(crate) const TO_PLAY: [Need; 1] =
    [Need { probe: Probe::Answers(&["cc", "--version"]), package: "gcc" }];

/// What the tests ask for: a Python that makes environments, the libraries of the JUCE host, a
/// Vulkan that draws without a card, and valgrind, which counts instructions.
pub(crate) const TO_TEST: [Need; 8] = [
    TO_PLAY[0],
    Need {
        probe: Probe::Answers(&["python3", "-c", "import venv, ensurepip"]),
        package: "python3-venv",
    },
    Need::library("libGL.so.1", "libgl1"),
    Need::library("libX11.so.6", "libx11-6"),
    Need::library("libstdc++.so.6", "libstdc++6"),
    Need::library("libvulkan.so.1", "libvulkan1"),
    Need { probe: Probe::Holds("/usr/share/vulkan/icd.d", "lvp"), package: "mesa-vulkan-drivers" },
    Need { probe: Probe::Answers(&["valgrind", "--version"]), package: "valgrind" },
];

/// Brings what is missing of `needs`. Other systems than Linux bring all of it themselves.
pub(crate) fn system(needs: &[Need]) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing: Vec<&str> =
        needs.iter().filter(|need| !need.is_met()).map(|need| need.package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let asked = format!("sudo apt-get install -y --no-install-recommends {}", missing.join(" "));
    let Some(leave) = leave_to_install() else {
        return Err(Failure::failed(format!("this machine lacks something; run: {asked}")));
    };
    output::heading(&format!("installing {}", missing.join(", ")));
    let apt = |arguments: &[&str]| {
        let mut words = leave.to_vec();
        words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        words.extend(arguments);
        Command::new(words[0])
            .args(&words[1..])
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    let mut install = vec!["install", "-y", "-q", "--no-install-recommends"];
    install.extend(&missing);
    // The lists of packages may be old, or not there at all.
    if apt(&install) || (apt(&["update", "-q"]) && apt(&install)) {
        Ok(())
    } else {
        Err(Failure::failed(format!("installing failed; run: {asked}")))
    }
}

/// The words before `apt-get` with which it may install, if there are such words.
fn leave_to_install() -> Option<&'static [&'static str]> {
    said("apt-get", &["--version"])?;
    if said("id", &["-u"])?.trim() == "0" {
        Some(&[])
    } else {
        said("sudo", &["-n", "true"]).map(|_| &["sudo", "-n"][..])
    }
}

/// What a program prints, if it succeeds.
fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The Python of an environment of our own, with what `tests/python/requirements.txt` names.
pub(crate) fn python() -> Outcome<PathBuf> {
    let folder = workspace::target().join("venv");
    let list = workspace::root().join("tests/python/requirements.txt");
    let python = python_in(&folder);
    let wanted = fs::read_to_string(&list)
        .map_err(|error| Failure::failed(format!("{}: {error}", workspace::shown(&list))))?;
    let stamp = folder.join("installed.txt");
    if python.exists() && fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    output::heading("installing the Python hosts into target/venv");
    let system = if cfg!(windows) { "python" } else { "python3" };
    quiet(Command::new(system).args(["-m", "venv", "--clear"]).arg(&folder))?;
    quiet(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"])
            .arg(&list),
    )?;
    fs::write(&stamp, wanted).map_err(|error| Failure::failed(error.to_string()))?;
    Ok(python)
}

fn python_in(folder: &Path) -> PathBuf {
    folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// Runs a command whose output matters only if it fails.
fn quiet(command: &mut Command) -> Outcome {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failure::failed(format!("{name}: {error}")))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("no reason given");
    Err(Failure::failed(format!("{name}: {last}")))
}
