//! All that happens in a render, in order, at the sample.

use kairat::params;

use super::{
    options::{Options, Target},
    values::{Note, Point},
};
use crate::{
    failure::{Failure, Outcome},
    host::{Action, Expression, NoteName},
};

/// An action at a sample of the render.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cue {
    /// Samples from the start.
    pub(super) frame: u64,
    /// What happens.
    pub(super) action: Action,
}

/// Samples between two events of an automation.
const AUTOMATION_STEP: u64 = 32;
/// The wheel's centre.
const WHEEL_CENTRE: f64 = 8_192.0;

/// Every cue in order; `bend_range` is how far the wheel bends, in semitones.
pub(super) fn build(options: &Options, bend_range: f64) -> Outcome<Vec<Cue>> {
    let frame = |seconds: f64| (seconds * f64::from(options.rate_hz)).round() as u64;
    let mut cues = Vec::new();
    for (id, points) in &options.automation {
        let id = params::clap_id(id).ok_or_else(|| Failure::failed(format!("no id for {id}")))?;
        automate(&mut cues, id, points, &frame);
    }
    cues.extend(options.controls.iter().map(|&(at, action)| Cue { frame: frame(at), action }));
    for (target, points) in &options.curves {
        for channel in channels(&options.notes) {
            for &(at, value) in points {
                let action = control(*target, channel, value, bend_range)?;
                cues.push(Cue { frame: frame(at), action });
            }
        }
    }
    for (index, note) in options.notes.iter().enumerate() {
        let name = NoteName { id: index as u32, channel: note.channel, key: note.key };
        play(&mut cues, note, name, &options.expressions, &frame);
    }
    cues.sort_by_key(|cue| (cue.frame, rank(&cue.action)));
    Ok(cues)
}

/// Order within a sample: the panel, the controllers, what ends, what begins.
fn rank(action: &Action) -> u8 {
    match action {
        Action::Parameter { .. } => 0,
        Action::Controller { .. }
        | Action::Bend { .. }
        | Action::Pressure { .. }
        | Action::KeyPressure { .. } => 1,
        Action::NoteOff { .. } => 2,
        Action::NoteOn { .. } | Action::Express { .. } => 3,
    }
}

/// The channels that have notes, or the first.
fn channels(notes: &[Note]) -> Vec<u8> {
    let mut channels: Vec<u8> = notes.iter().map(|note| note.channel).collect();
    channels.sort_unstable();
    channels.dedup();
    if channels.is_empty() { vec![0] } else { channels }
}

fn automate(cues: &mut Vec<Cue>, id: u32, points: &[Point], frame: &dyn Fn(f64) -> u64) {
    for (index, &(at, value)) in points.iter().enumerate() {
        let start = frame(at);
        cues.push(Cue { frame: start, action: Action::Parameter { id, normalised: value } });
        let Some(&(next_at, next)) = points.get(index + 1) else { continue };
        let end = frame(next_at);
        let step = AUTOMATION_STEP as usize;
        for now in (start..end).step_by(step).skip(1) {
            let way = (now - start) as f64 / (end - start) as f64;
            let normalised = value + (next - value) * way;
            cues.push(Cue { frame: now, action: Action::Parameter { id, normalised } });
        }
    }
}

fn control(target: Target, channel: u8, value: f64, bend_range: f64) -> Outcome<Action> {
    let seven_bits = (value * 127.0).round() as u8;
    Ok(match target {
        Target::Controller(number) => Action::Controller { channel, number, value: seven_bits },
        Target::Pressure => Action::Pressure { channel, value: seven_bits },
        Target::Bend if value == 0.0 => Action::Bend { channel, value: WHEEL_CENTRE as u16 },
        Target::Bend if value.abs() <= bend_range => {
            let wheel = WHEEL_CENTRE + value / bend_range * WHEEL_CENTRE;
            Action::Bend { channel, value: wheel.round().clamp(0.0, 16_383.0) as u16 }
        }
        Target::Bend => {
            return Err(Failure::bad_use(format!(
                "--bend `{value}` is out of the wheel's range (allowed: -{bend_range} to \
                 {bend_range} semitones, or a wider --set bend_range=N)"
            )));
        }
    })
}

/// The nearest tuning that every format carries exactly: VST3 puts semitones into 0–1 and the
/// framework reads them as 32-bit floats, in steps of 0.0014 cent.
fn carried_tuning(semitones: f64) -> f64 {
    f64::from(((0.5 + semitones / 240.0) as f32 - 0.5) * 240.0)
}

/// A note, its tuning, and the expressions that move while it is held.
fn play(
    cues: &mut Vec<Cue>,
    note: &Note,
    name: NoteName,
    expressions: &[(Expression, Vec<Point>)],
    frame: &dyn Fn(f64) -> u64,
) {
    let start = frame(note.start_s);
    let end = frame(note.end_s).max(start + 1);
    let action = Action::NoteOn { note: name, velocity: note.velocity };
    cues.push(Cue { frame: start, action });
    let mut express = |frame, expression, value: f64| {
        let value = match expression {
            Expression::Tuning => carried_tuning(value + note.tuning),
            _ => value,
        };
        let action = Action::Express { note: name, expression, value };
        cues.push(Cue { frame, action });
    };
    let tuned = |points: &[Point]| points.iter().any(|point| frame(point.0) <= start);
    let mut curves = expressions.iter().filter(|(kind, _)| *kind == Expression::Tuning);
    if note.tuning != 0.0 && !curves.any(|(_, points)| tuned(points)) {
        express(start, Expression::Tuning, 0.0);
    }
    for (expression, points) in expressions {
        // What was said last before the note began holds for it too.
        if let Some(&(_, value)) = points.iter().rfind(|point| frame(point.0) <= start) {
            express(start, *expression, value);
        }
        for &(at, value) in points.iter().filter(|point| (start + 1..end).contains(&frame(point.0)))
        {
            express(frame(at), *expression, value);
        }
    }
    let action = Action::NoteOff { note: name, velocity: note.release };
    cues.push(Cue { frame: end, action });
}
