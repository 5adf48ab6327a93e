//! What stands around the instruments, as a CLAP host meets it: patches, outputs of the parts, latency,
//! pages of remote controls.

use clack_extensions::audio_ports::PluginAudioPorts;
use clack_extensions::audio_ports_config::{AudioPortsConfigBuffer, PluginAudioPortsConfig};
use clack_extensions::latency::PluginLatency;
use clack_extensions::remote_controls::{PluginRemoteControls, RemoteControlsPageBuffer};
use clack_host::events::event_types::NoteOnEvent;
use clack_host::prelude::*;
use kairat::factory::{PATCHES, Patch};
use kairat_engine::rack::OUTPUTS;
use tests::{cents, pitch::first_partial_hz, spectrum::Spectrum};

use crate::clap::{Input, Note, Session, Take, clap_id};

/// An instance with a patch.
fn with(id: &str) -> Session {
    let patch: &Patch = PATCHES.iter().find(|patch| patch.id == id).unwrap();
    let mut session = Session::new();
    for (id, typed) in patch.settings {
        session.set(id, typed);
    }
    session
}

#[test]
fn every_patch_plays() {
    for patch in &PATCHES {
        let mut session = with(patch.id);
        let note = Note::new(60, 1);
        let take = Take::new(96_000, &[(0, Input::On(note, 0.8)), (72_000, Input::Off(note))]);
        let played = session.play(&take);
        let peak = played.peak(0, 96_000);
        eprintln!("{} peaks at {:.1} dBFS", patch.id, 20.0 * peak.log10());
        assert!(played.is_finite() && (0.03..=1.0).contains(&peak), "{}: {peak}", patch.id);
        let again = session.play(&take);
        assert!(again.is_finite());
    }
}

#[test]
fn kairats_balaban_is_in_tune() {
    let mut session = with("kairats_balaban");
    session.set("space_on", "Off");
    session.set("human", "0");
    for key in [48_u16, 52, 55, 60, 64, 67, 72] {
        let note = Note::new(key, 1);
        let played = session.play(&Take::new(120_000, &[(0, Input::On(note, 0.8))]));
        let sound: Vec<f64> = played.channels[0][48_000..].iter().map(|y| f64::from(*y)).collect();
        let expected = 440.0 * ((f64::from(key) - 69.0) / 12.0).exp2();
        let found = first_partial_hz(&sound, 48_000.0, expected).unwrap();
        eprintln!("key {key}: {:.2} cents", cents(found, expected));
        assert!(cents(found, expected).abs() < 5.0, "key {key}");
    }
}

#[test]
fn a_host_may_modulate_one_note_of_the_synth() {
    let mut session = Session::new();
    for (id, typed) in [("a_on", "Off"), ("synth_on", "On"), ("osc2_fine", "0")] {
        session.set(id, typed);
    }
    let [low, high] = [Note::new(60, 1), Note::new(67, 2)];
    let heard = |session: &mut Session, share: f64| {
        let take = Take::new(
            48_000,
            &[
                (0, Input::On(low, 0.8)),
                (0, Input::On(high, 0.8)),
                (64, Input::ModulateNote(low, "osc1_level", share)),
                (64, Input::ModulateNote(low, "osc2_level", share)),
            ],
        );
        let played = session.play(&take);
        let sound: Vec<f64> = played.channels[0][9_600..].iter().map(|y| f64::from(*y)).collect();
        let spectrum = Spectrum::deep(&sound, 48_000.0);
        [261.6, 392.0].map(|hz| spectrum.largest(0.99 * hz, 1.01 * hz).amplitude)
    };
    let [plain, other] = heard(&mut session, 0.0);
    let [moved, kept] = heard(&mut session, -1.0);
    eprintln!("moved from {plain:.4} to {moved:.6}, its neighbour from {other:.4} to {kept:.4}");
    assert!(moved < 0.001 * plain && kept > 0.8 * other);
}

#[test]
fn spectra_announce_their_latency() {
    let mut session = Session::new();
    session.set("synth_on", "On");
    for (mode, samples) in [("Spectra", 2_048), ("Vocoder", 0), ("Formants", 2_048), ("Off", 0)] {
        session.set("blend_mode", mode);
        session.play(&Take::new(1_024, &[]));
        let handle = session.instance.plugin_handle();
        let latency: PluginLatency = handle.get_extension().unwrap();
        assert_eq!(latency.get(&handle), samples, "{mode}");
    }
}

#[test]
fn the_macros_are_the_first_page() {
    let mut session = Session::new();
    let handle = session.instance.plugin_handle();
    let pages: PluginRemoteControls = handle.get_extension().unwrap();
    assert!(pages.count(&handle) >= 2);
    let mut buffer = RemoteControlsPageBuffer::new();
    let page = pages.get(&handle, 0, &mut buffer).unwrap();
    let wanted = [1, 2, 3, 4, 5, 6, 7, 8].map(|at| Some(clap_id(&format!("macro{at}"))));
    assert_eq!(page.param_ids, wanted);
}

#[test]
fn each_part_has_an_output_of_its_own() {
    const FRAMES: usize = 24_000;
    let mut session = Session::new();
    session.set("synth_on", "On");
    session.set("b_on", "On");
    let handle = session.instance.inactive_plugin_handle().unwrap();
    let layouts: PluginAudioPortsConfig = handle.get_extension().unwrap();
    assert_eq!(layouts.count(&handle), 2);
    let mut buffer = AudioPortsConfigBuffer::new();
    let apart = layouts.get(&handle, 1, &mut buffer).unwrap().id;
    layouts.select(&handle, apart).unwrap();
    let ports: PluginAudioPorts = handle.get_extension().unwrap();
    assert_eq!(ports.count(&handle, false) as usize, 1 + OUTPUTS);
    let configuration = PluginAudioConfiguration {
        sample_rate: 48_000.0,
        min_frames_count: 1,
        max_frames_count: FRAMES as u32,
    };
    let stopped = session.instance.activate(|_, ()| (), configuration).unwrap();
    let mut processor = stopped.start_processing().unwrap();
    let mut heard = vec![[vec![f32::NAN; FRAMES], vec![f32::NAN; FRAMES]]; 1 + OUTPUTS];
    let mut ports = AudioPorts::with_capacity(2 * (1 + OUTPUTS), 1 + OUTPUTS);
    let mut outputs = ports.with_output_buffers(heard.iter_mut().map(|[left, right]| {
        let channels = [&mut left[..], &mut right[..]].into_iter();
        AudioPortBuffer { latency: 0, channels: AudioPortBufferType::f32_output_only(channels) }
    }));
    let mut events = EventBuffer::new();
    events.push(&NoteOnEvent::new(0, Pckn::new(0_u16, 0_u16, 60_u16, 1_u32), 0.8));
    let mut out = EventBuffer::new();
    processor
        .process(
            &InputAudioBuffers::empty(),
            &mut outputs,
            &events.as_input(),
            &mut out.as_output(),
            Some(0),
            None,
        )
        .unwrap();
    session.instance.deactivate(processor.stop_processing());
    let [mix, a, b, drums, synth, anatomy] = &heard[..] else { panic!("six outputs") };
    for (name, part) in [("A", a), ("B", b), ("synth", synth)] {
        assert!(part[0].iter().any(|y| y.abs() > 0.01), "{name} is silent");
    }
    for part in [drums, anatomy] {
        assert!(part.iter().flatten().all(|y| *y == 0.0));
    }
    for at in 0..FRAMES {
        let sum = a[0][at] + synth[0][at] + b[0][at];
        assert!((mix[0][at] - sum).abs() < 1.0e-5, "sample {at}");
    }
}
