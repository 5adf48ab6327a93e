//! What reaches the engine, in words short enough to compare.

use super::*;
use kairat_engine::{Controller, Dimension};
use nice_plug::midi::{Channel, Key, VoiceID};

/// A bridge whose parameters are at their defaults, and everything it has said.
#[derive(Default)]
struct Bench {
    bridge: Bridge,
    params: KairatParams,
}

impl Bench {
    /// What the engine hears of these messages: status, two data bytes.
    #[track_caller]
    fn midi(&mut self, messages: &[[u8; 3]]) -> Vec<Event> {
        let mut heard = Vec::new();
        let tell = &mut |event| heard.push(event);
        self.bridge.begin(&self.params, (PluginApi::Clap, None), tell);
        for message in messages {
            let event = NoteEvent::from_midi(0, message).unwrap();
            self.bridge.handle(&event, tell);
            self.bridge.advance(1);
        }
        heard
    }
}

fn express(channel: u8, dimension: Dimension, value: f32) -> Event {
    let note = NoteAddress { channel: Some(channel), ..NoteAddress::default() };
    Event::Express { note, dimension, value }
}

fn control(controller: Controller, value: f32) -> Event {
    Event::Control { controller, value }
}

#[test]
fn notes_keep_their_key_channel_and_velocity() {
    let heard = Bench::default().midi(&[[0x93, 62, 127], [0x83, 62, 0], [0x93, 62, 0]]);
    let note = NoteAddress::key(3, 62);
    assert_eq!(
        heard,
        [
            Event::NoteOn { note, velocity: 1.0 },
            Event::NoteOff { note, velocity: 0.0 },
            Event::NoteOff { note, velocity: 0.0 },
        ]
    );
}

#[test]
fn controllers_move_the_instrument_from_any_channel() {
    let messages = [1, 2, 7, 10, 11, 64].map(|cc| [0xb5, cc, 64]);
    let half = 64.0 / 127.0;
    let heard = Bench::default().midi(&messages);
    let expected = [
        control(Controller::Modulation, half),
        control(Controller::Breath, half),
        control(Controller::Volume, half),
        control(Controller::Pan, 0.5),
        control(Controller::Expression, half),
        control(Controller::Sustain, half),
    ];
    assert_eq!(heard, expected);
}

#[test]
fn the_wheel_reaches_both_ends_and_rests_exactly() {
    let heard = Bench::default().midi(&[[0xe1, 127, 127], [0xe1, 0, 0], [0xe1, 0, 64]]);
    let tuning = [2.0, -2.0, 0.0].map(|value| express(1, Dimension::Tuning, value));
    assert_eq!(heard, tuning);
}

#[test]
fn a_controller_may_ask_for_another_bend_range() {
    let range = [[0xb0, 101, 0], [0xb0, 100, 0], [0xb0, 6, 12]];
    let mut bench = Bench::default();
    assert_eq!(bench.midi(&range), []);
    assert_eq!(bench.midi(&[[0xe0, 127, 127]]), [express(0, Dimension::Tuning, 12.0)]);
}

#[test]
fn pressure_and_timbre_stay_on_their_channel() {
    let heard = Bench::default().midi(&[[0xd4, 127, 0], [0xb4, 74, 127], [0xb4, 74, 127]]);
    let expected = [express(4, Dimension::Pressure, 1.0), express(4, Dimension::Brightness, 1.0)];
    assert_eq!(heard, expected);
}

#[test]
fn a_controller_switches_mpe_on_and_off() {
    let mut bench = Bench::default();
    let on = [[0xb0, 101, 0], [0xb0, 100, 6], [0xb0, 6, 15]];
    assert_eq!(bench.midi(&on), []);
    assert_eq!(bench.midi(&[[0xe2, 127, 127]]), [express(2, Dimension::Tuning, 48.0)]);
    let lead = bench.midi(&[[0xe0, 127, 127]]);
    assert_eq!(lead[0], express(0, Dimension::Tuning, 2.0));
    assert_eq!(lead[2], express(2, Dimension::Tuning, 50.0));
    assert_eq!(lead.len(), 16);
    let off = bench.midi(&[[0xb0, 6, 0]]);
    assert_eq!(off[1], express(2, Dimension::Tuning, 2.0));
}

#[test]
fn in_a_zone_only_the_leader_moves_the_instrument() {
    let mut bench = Bench::default();
    bench.midi(&[[0xb0, 101, 0], [0xb0, 100, 6], [0xb0, 6, 15]]);
    assert_eq!(bench.midi(&[[0xb3, 64, 127]]), []);
    assert_eq!(bench.midi(&[[0xb0, 64, 127]]), [control(Controller::Sustain, 1.0)]);
    let note = NoteAddress { channel: Some(3), ..NoteAddress::default() };
    assert_eq!(bench.midi(&[[0xb3, 120, 0]]), [Event::Choke { note }]);
    assert_eq!(bench.midi(&[[0xb3, 123, 0]]), [Event::NoteOff { note, velocity: 0.5 }]);
    assert_eq!(
        bench.midi(&[[0xb0, 120, 0], [0xb0, 123, 0]]),
        [Event::AllSoundOff, Event::AllNotesOff]
    );
}

#[test]
fn a_reset_leaves_the_zone_and_rests_the_wheel() {
    let mut bench = Bench::default();
    bench.midi(&[[0xb0, 101, 0], [0xb0, 100, 6], [0xb0, 6, 15], [0xe2, 127, 127]]);
    bench.bridge.reset();
    assert_eq!(bench.midi(&[]), []);
    assert_eq!(bench.midi(&[[0xe2, 0, 0]]), [express(2, Dimension::Tuning, -48.0)]);
}

#[test]
fn all_controllers_can_be_put_to_rest() {
    let mut bench = Bench::default();
    bench.midi(&[[0xe0, 127, 127], [0xd0, 127, 0]]);
    let heard = bench.midi(&[[0xb0, 121, 0]]);
    assert_eq!(
        heard[..2],
        [express(0, Dimension::Tuning, 0.0), express(0, Dimension::Pressure, 0.0)]
    );
    assert!(heard.contains(&control(Controller::Sustain, 0.0)));
    assert!(
        !heard.iter().any(|e| matches!(e, Event::Control { controller: Controller::Volume, .. }))
    );
}

#[test]
fn note_expressions_find_their_note_and_vst3_names_are_put_right() {
    let (voice_id, channel, key) = (VoiceID::ID(7), Channel::Wildcard, Key::Number(55));
    let note = NoteAddress { voice: Some(7), channel: None, key: Some(55) };
    let check = |api, event: NoteEvent<()>, dimension, value| {
        let mut bridge = Bridge::default();
        bridge.begin(&KairatParams::default(), (api, None), &mut |_| ());
        let mut heard = Vec::new();
        bridge.handle(&event, &mut |event| heard.push(event));
        assert_eq!(heard, [Event::Express { note, dimension, value }]);
    };
    let timing = 0;
    let pan = NoteEvent::PolyPan { timing, voice_id, channel, key, pan: -1.0 };
    let tuning = NoteEvent::PolyTuning { timing, voice_id, channel, key, tuning: 0.25 };
    let gain = NoteEvent::PolyVolume { timing, voice_id, channel, key, gain: 2.0 };
    let pressure = NoteEvent::PolyPressure { timing, voice_id, channel, key, pressure: 0.3 };
    let vibrato = NoteEvent::PolyVibrato { timing, voice_id, channel, key, vibrato: 0.4 };
    let bright = NoteEvent::PolyBrightness { timing, voice_id, channel, key, brightness: 0.1 };
    let expression = NoteEvent::PolyExpression { timing, voice_id, channel, key, expression: 0.2 };
    check(PluginApi::Clap, pan, Dimension::Pan, 0.0);
    check(PluginApi::Clap, tuning, Dimension::Tuning, 0.25);
    check(PluginApi::Clap, gain, Dimension::Volume, 2.0);
    check(PluginApi::Clap, pressure, Dimension::Pressure, 0.3);
    check(PluginApi::Clap, vibrato, Dimension::Vibrato, 0.4);
    check(PluginApi::Clap, bright, Dimension::Brightness, 0.1);
    check(PluginApi::Clap, expression, Dimension::Expression, 0.2);
    check(PluginApi::Vst3, bright, Dimension::Expression, 0.1);
    check(PluginApi::Vst3, expression, Dimension::Brightness, 0.2);
}

#[test]
fn a_note_without_a_channel_is_the_first_channels_and_one_without_a_key_is_none() {
    let on = |key| NoteEvent::NoteOn {
        timing: 0,
        voice_id: VoiceID::Wildcard,
        channel: Channel::Wildcard,
        key,
        velocity: 0.5,
    };
    let heard = |key| notes::note(&on(key), false);
    let note = NoteAddress::key(0, 60);
    assert_eq!(heard(Key::Number(60)), Some(Event::NoteOn { note, velocity: 0.5 }));
    assert_eq!(heard(Key::Wildcard), None);
}
