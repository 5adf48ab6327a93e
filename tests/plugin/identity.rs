//! Who the plugin says it is, and which ports it has.

use clack_extensions::audio_ports::{AudioPortInfoBuffer, AudioPortType, PluginAudioPorts};
use clack_extensions::latency::PluginLatency;
use clack_extensions::note_ports::{NoteDialects, NotePortInfoBuffer, PluginNotePorts};

use crate::clap::Session;

#[test]
fn the_descriptor_is_final() {
    let session = Session::new();
    let factory = session.instance.entry().get_plugin_factory().unwrap();
    assert_eq!(factory.plugin_count(), 1);
    let descriptor = factory.plugin_descriptor(0).unwrap();
    assert_eq!(descriptor.id(), Some(c"org.kairat.kairat"));
    assert_eq!(descriptor.name(), Some(c"Kairat"));
    let found: Vec<_> = descriptor.features().collect();
    assert_eq!(found, [c"instrument", c"synthesizer", c"stereo"]);
}

#[test]
fn it_has_notes_in_and_stereo_out() {
    let mut session = Session::new();
    let handle = session.instance.plugin_handle();
    let audio: PluginAudioPorts = handle.get_extension().unwrap();
    assert_eq!((audio.count(&handle, true), audio.count(&handle, false)), (0, 1));
    let mut buffer = AudioPortInfoBuffer::new();
    let port = audio.get(&handle, 0, false, &mut buffer).unwrap();
    assert_eq!((port.channel_count, port.port_type), (2, Some(AudioPortType::STEREO)));
    let notes: PluginNotePorts = handle.get_extension().unwrap();
    assert_eq!((notes.count(&handle, true), notes.count(&handle, false)), (1, 0));
    let mut buffer = NotePortInfoBuffer::new();
    let port = notes.get(&handle, 0, true, &mut buffer).unwrap();
    assert_eq!(port.supported_dialects, NoteDialects::CLAP | NoteDialects::MIDI);
}

#[test]
fn it_delays_nothing() {
    let mut session = Session::new();
    let handle = session.instance.plugin_handle();
    let latency: PluginLatency = handle.get_extension().unwrap();
    assert_eq!(latency.get(&handle), 0);
}
