//! MIDI channels to the engine: wheels, pressure, controllers, and whose notes they move.
//!
//! Outside MPE every channel plays the one instrument. In an MPE zone a member channel moves only
//! its own notes, on top of what the zone's leader does to all of them.

use kairat_engine::{Controller, Dimension, Event, NoteAddress};

use super::mpe::{LOWER, Role, UPPER, Zones};
use super::rpn::{Registered, Rpn};
use crate::params::choice::MpeMode;

/// Bend range of a zone's leader until RPN 0 says otherwise, in semitones, as MPE has it.
const LEADER_RANGE_SEMITONES: f32 = 2.0;

/// Brightness that changes nothing.
const NEUTRAL_BRIGHTNESS: f32 = 0.5;

/// What the panel says about MIDI.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Settings {
    /// When channels carry single notes.
    pub mode: MpeMode,
    /// Range of the wheel outside MPE, 0–48 semitones.
    pub bend_semitones: f32,
    /// Range of a member's wheel, 0–96 semitones.
    pub member_semitones: f32,
}

/// One channel as its controller has it.
#[derive(Clone, Copy, Debug)]
struct Channel {
    /// −1 to 1.
    bend: f32,
    /// 0–1.
    pressure: f32,
    /// CC 74, 0–1.
    brightness: f32,
    /// Range that RPN 0 asked for, until the panel says otherwise.
    range_semitones: Option<f32>,
    rpn: Rpn,
    /// What the engine was told last: tuning, pressure, brightness.
    told: [f32; 3],
}

/// What a channel is to the engine before anything is said about it.
const AT_REST: [f32; 3] = [0.0, 0.0, NEUTRAL_BRIGHTNESS];

impl Default for Channel {
    fn default() -> Self {
        Self {
            bend: 0.0,
            pressure: 0.0,
            brightness: NEUTRAL_BRIGHTNESS,
            range_semitones: None,
            rpn: Rpn::default(),
            told: AT_REST,
        }
    }
}

/// All sixteen channels.
#[derive(Debug, Default)]
pub(super) struct Midi {
    channels: [Channel; 16],
    configured: Zones,
    zones: Zones,
    settings: Settings,
}

impl Midi {
    /// Wheels, pressure and brightness at rest, as the engine is after its own reset. Zones and
    /// ranges stay: a controller says those once.
    pub(super) fn reset(&mut self) {
        for channel in &mut self.channels {
            let range_semitones = channel.range_semitones;
            *channel = Channel { range_semitones, ..Channel::default() };
        }
    }

    /// Takes the panel's word; a range that changed there overrules what RPN 0 said before.
    pub(super) fn set(&mut self, settings: Settings, tell: &mut impl FnMut(Event)) {
        if settings == self.settings {
            return;
        }
        let ranges = |settings: Settings| (settings.bend_semitones, settings.member_semitones);
        if ranges(settings) != ranges(self.settings) {
            self.channels.iter_mut().for_each(|channel| channel.range_semitones = None);
        }
        self.settings = settings;
        self.zones = self.configured.under(settings.mode);
        self.tell_changes(tell);
    }

    /// The pitch wheel of a channel, 0–1 as the framework has it.
    pub(super) fn bend(&mut self, channel: u8, value: f32, tell: &mut impl FnMut(Event)) {
        let raw = (value.clamp(0.0, 1.0) * 16_383.0).round();
        let bend =
            if raw < 8_192.0 { (raw - 8_192.0) / 8_192.0 } else { (raw - 8_192.0) / 8_191.0 };
        self.move_channel(channel, |channel| channel.bend = bend, tell);
    }

    /// Channel pressure, 0–1.
    pub(super) fn pressure(&mut self, channel: u8, value: f32, tell: &mut impl FnMut(Event)) {
        self.move_channel(channel, |channel| channel.pressure = value.clamp(0.0, 1.0), tell);
    }

    /// A controller of a channel, 0–1, at an absolute sample.
    pub(super) fn control(
        &mut self,
        (channel, cc, value): (u8, u8, f32),
        now: u64,
        tell: &mut impl FnMut(Event),
    ) {
        let value = value.clamp(0.0, 1.0);
        let member = matches!(self.zones.role(channel & 15), Role::Member(_));
        match cc {
            74 => self.move_channel(channel, |c| c.brightness = centred(value), tell),
            6 | 38 | 98..=101 => self.registered(channel, cc, raw(value), now, tell),
            120 if member => tell(Event::Choke { note: whole(channel) }),
            120 => tell(Event::AllSoundOff),
            121 => self.reset_controllers(channel, member, tell),
            123..=127 if member => {
                tell(Event::NoteOff { note: whole(channel), velocity: 0.5 });
            }
            123..=127 => tell(Event::AllNotesOff),
            _ if member => {}
            _ => {
                if let Some((controller, value)) = zone_controller(cc, value) {
                    tell(Event::Control { controller, value });
                }
            }
        }
    }

    /// CC 121: wheel, pressure and pedals go back to where they rest; volume and pan stay.
    fn reset_controllers(&mut self, channel: u8, member: bool, tell: &mut impl FnMut(Event)) {
        let rest = |channel: &mut Channel| {
            (channel.bend, channel.pressure, channel.rpn) = (0.0, 0.0, Rpn::default());
        };
        self.move_channel(channel, rest, tell);
        if !member {
            for (controller, value) in [
                (Controller::Modulation, 0.0),
                (Controller::Breath, 0.0),
                (Controller::Expression, 1.0),
                (Controller::Sustain, 0.0),
            ] {
                tell(Event::Control { controller, value });
            }
        }
    }

    fn registered(
        &mut self,
        channel: u8,
        cc: u8,
        value: u8,
        now: u64,
        tell: &mut impl FnMut(Event),
    ) {
        let channel = channel & 15;
        match self.channels[usize::from(channel)].rpn.take(cc, value, now) {
            Some(Registered::BendRange(semitones)) => {
                let role = self.zones.role(channel);
                for (index, state) in (0..).zip(&mut self.channels) {
                    let of_the_same_zone =
                        matches!(role, Role::Member(_)) && self.zones.role(index) == role;
                    if index == channel || of_the_same_zone {
                        state.range_semitones = Some(semitones);
                    }
                }
            }
            Some(Registered::Members(members)) if matches!(channel, LOWER | UPPER) => {
                self.configured.configure(channel, members);
                self.zones = self.configured.under(self.settings.mode);
                self.channels.iter_mut().for_each(|channel| channel.range_semitones = None);
            }
            _ => return,
        }
        self.tell_changes(tell);
    }

    fn move_channel(
        &mut self,
        channel: u8,
        change: impl FnOnce(&mut Channel),
        tell: &mut impl FnMut(Event),
    ) {
        change(&mut self.channels[usize::from(channel & 15)]);
        self.tell_changes(tell);
    }

    /// Tells the engine about every channel that is not where it was told to be.
    fn tell_changes(&mut self, tell: &mut impl FnMut(Event)) {
        for channel in 0..16 {
            let wanted = self.wanted(channel);
            let told = std::mem::replace(&mut self.channels[usize::from(channel)].told, wanted);
            let dimensions = [Dimension::Tuning, Dimension::Pressure, Dimension::Brightness];
            for ((dimension, value), told) in dimensions.into_iter().zip(wanted).zip(told) {
                if value.to_bits() != told.to_bits() {
                    tell(Event::Express { note: whole(channel), dimension, value });
                }
            }
        }
    }

    /// Tuning in semitones, pressure and brightness of a channel, its leader's included.
    fn wanted(&self, channel: u8) -> [f32; 3] {
        let own = &self.channels[usize::from(channel)];
        let tuning = own.bend * self.range_semitones(channel);
        let Role::Member(leader) = self.zones.role(channel) else {
            return [tuning, own.pressure, own.brightness];
        };
        let lead = &self.channels[usize::from(leader)];
        let brightness = own.brightness + (lead.brightness - NEUTRAL_BRIGHTNESS);
        [
            tuning + lead.bend * self.range_semitones(leader),
            own.pressure.max(lead.pressure),
            brightness.clamp(0.0, 1.0),
        ]
    }

    fn range_semitones(&self, channel: u8) -> f32 {
        let asked = self.channels[usize::from(channel)].range_semitones;
        asked.unwrap_or(match self.zones.role(channel) {
            Role::Plain => self.settings.bend_semitones,
            Role::Leader => LEADER_RANGE_SEMITONES,
            Role::Member(_) => self.settings.member_semitones,
        })
    }
}

/// Every note of a channel, and those that will come.
fn whole(channel: u8) -> NoteAddress {
    NoteAddress { channel: Some(channel), ..NoteAddress::default() }
}

/// The 7-bit number a controller was sent as.
fn raw(value: f32) -> u8 {
    (value * 127.0).round() as u8
}

/// A controller whose middle, 64, is exactly one half.
fn centred(value: f32) -> f32 {
    let raw = f32::from(raw(value));
    if raw <= 64.0 { raw / 128.0 } else { 0.5 + (raw - 64.0) / 126.0 }
}

/// The controllers that move the whole instrument.
fn zone_controller(cc: u8, value: f32) -> Option<(Controller, f32)> {
    let controller = match cc {
        1 => Controller::Modulation,
        2 => Controller::Breath,
        7 => Controller::Volume,
        10 => return Some((Controller::Pan, centred(value))),
        11 => Controller::Expression,
        19 => return Some((Controller::VibratoRate, centred(value))),
        64 => Controller::Sustain,
        _ => return None,
    };
    Some((controller, value))
}
