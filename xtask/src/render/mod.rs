//! `cargo xtask render`: the built bundle in a headless host, as a DAW would play it offline.
//!
//! Path: options → score → host, block by block → levels, WAV, picture, one line of JSON.

mod blocks;
mod measure;
mod midi;
mod named;
mod options;
mod reading;
mod score;
mod transport;
mod values;
pub(crate) mod wav;

use std::{fs, time::Instant};

use kairat::params;
use lexopt::Parser;
use serde::Serialize;

pub(crate) use options::Options;

use crate::{
    failure::{Failure, Outcome},
    host::{self, Event, Host},
    output::{self, Draft, Progress},
    picture, workspace,
};
use measure::Levels;
use score::Cue;

/// Longest tail that is waited for, in seconds.
const LONGEST_TAIL_S: f64 = 30.0;
/// A tail without end, as CLAP says it.
const INFINITE_TAIL: u32 = i32::MAX as u32;
/// Length of a render in which nothing is played, in seconds.
const IDLE_S: f64 = 1.0;
/// Most samples a render may have; its WAV then has 2 GiB.
const MOST_FRAMES: u64 = 1 << 28;

/// What a render came to.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    frames: usize,
    rate: u32,
    channels: u32,
    peak_dbfs: f64,
    rms_dbfs: f64,
    true_peak_dbtp: f64,
    nonfinite: usize,
    latency: u32,
    tail: u32,
    realtime_factor: f64,
}

/// Sound and what the plugin said of itself.
struct Take {
    left: Vec<f32>,
    right: Vec<f32>,
    latency: u32,
    tail: u32,
    elapsed_s: f64,
}

/// The command.
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    output::say_json(&run(&Options::read(parser)?)?)
}

/// Renders, and leaves the files that the options ask for.
pub(crate) fn run(options: &Options) -> Outcome<Report> {
    let drafts = [&options.out, &options.png, &options.save_state]
        .map(|path| path.as_deref().map(Draft::start).transpose());
    let [sound, picture, state] = drafts;
    let (sound, picture, state) = (sound?, picture?, state?);
    let mut host = host::load(options.format)?;
    set_up(host.as_mut(), options)?;
    let take = play(host.as_mut(), options)?;
    if let Some(draft) = sound {
        draft.finish(&wav::encode(options.rate_hz, &[&take.left, &take.right])?)?;
    }
    if let Some(draft) = picture {
        draft.finish(&picture::draw(options.rate_hz, &take.left, &take.right)?)?;
    }
    if let Some(draft) = state {
        draft.finish(&host.save_state()?)?;
    }
    if workspace::is_stale(&options.format.bundle()) {
        output::remark("note: the bundle is older than plugin/; `cargo xtask bundle` renews it");
    }
    Ok(report(options.rate_hz, &take))
}

/// State first, then what was set by hand.
fn set_up(host: &mut dyn Host, options: &Options) -> Outcome {
    if let Some(path) = &options.load_state {
        let refused = |reason: &str| {
            Failure::bad_use(format!(
                "{}: {reason} (allowed: a file that --save-state wrote)",
                path.display()
            ))
        };
        let state = fs::read(path).map_err(|error| refused(&error.to_string()))?;
        host.load_state(&state).map_err(|_| refused("it is not a state of Kairat"))?;
    }
    for (id, normalised) in &options.settings {
        host.set(clap_id(id)?, *normalised)?;
    }
    Ok(())
}

fn play(host: &mut dyn Host, options: &Options) -> Outcome<Take> {
    let rate_hz = f64::from(options.rate_hz);
    let bend_range = leading_number(&host.text(clap_id("bend_range")?)?);
    let cues = score::build(options, bend_range)?;
    let last = cues.last().map_or(0, |cue| cue.frame);
    let mut end = match options.seconds {
        Some(seconds) => Some((seconds * rate_hz).round() as u64),
        None if cues.is_empty() => Some((IDLE_S * rate_hz) as u64),
        None => None,
    };
    let longest = end.unwrap_or(last + (LONGEST_TAIL_S * rate_hz) as u64);
    if longest > MOST_FRAMES {
        return Err(Failure::bad_use(format!(
            "{} s at {rate_hz} Hz is too long (allowed: {} s)",
            longest as f64 / rate_hz,
            MOST_FRAMES as f64 / rate_hz
        )));
    }
    let mut take = Take::with_room_for(longest as usize);
    let mut progress = Progress::new("rendering");
    let started = Instant::now();
    host.start(rate_hz, options.blocks.largest())?;
    take.latency = host.latency();
    let mut pending = &cues[..];
    for size in options.blocks.sizes() {
        let at = take.left.len() as u64;
        if end.is_some_and(|end| at >= end) {
            break;
        }
        let size = end.map_or(size, |end| size.min((end - at) as usize));
        let events = due(&mut pending, at, size);
        take.block(host, &events, options, size)?;
        if at <= last {
            take.tail = host.tail().min(INFINITE_TAIL);
        }
        if end.is_none() && at + size as u64 > last {
            let tail = f64::from(take.tail).min(LONGEST_TAIL_S * rate_hz);
            end = Some(last + tail as u64);
        }
        progress.step(at, end.unwrap_or(longest));
    }
    take.elapsed_s = started.elapsed().as_secs_f64();
    host.stop();
    let length = end.unwrap_or(0) as usize;
    take.left.truncate(length);
    take.right.truncate(length);
    Ok(take)
}

impl Take {
    fn with_room_for(frames: usize) -> Self {
        Self {
            left: Vec::with_capacity(frames),
            right: Vec::with_capacity(frames),
            latency: 0,
            tail: 0,
            elapsed_s: 0.0,
        }
    }

    /// Renders one more block.
    fn block(
        &mut self,
        host: &mut dyn Host,
        events: &[Event],
        options: &Options,
        size: usize,
    ) -> Outcome {
        let at = self.left.len();
        let rate_hz = f64::from(options.rate_hz);
        let clock = options.transport.as_ref().and_then(|found| found.clock(at as u64, rate_hz));
        self.left.resize(at + size, 0.0);
        self.right.resize(at + size, 0.0);
        host.process(events, clock.as_ref(), &mut self.left[at..], &mut self.right[at..])
    }
}

/// Takes the cues that fall into the block of `size` samples at `at`.
fn due(pending: &mut &[Cue], at: u64, size: usize) -> Vec<Event> {
    let count = pending.partition_point(|cue| cue.frame < at + size as u64);
    let (now, later) = pending.split_at(count);
    *pending = later;
    now.iter().map(|cue| Event { offset: (cue.frame - at) as u32, action: cue.action }).collect()
}

fn report(rate_hz: u32, take: &Take) -> Report {
    let levels = Levels::of(&take.left, &take.right);
    let seconds = take.left.len() as f64 / f64::from(rate_hz);
    let factor = seconds / take.elapsed_s.max(1.0e-9);
    Report {
        frames: take.left.len(),
        rate: rate_hz,
        channels: 2,
        peak_dbfs: levels.peak_dbfs,
        rms_dbfs: levels.rms_dbfs,
        true_peak_dbtp: levels.true_peak_dbtp,
        nonfinite: levels.nonfinite,
        latency: take.latency,
        tail: take.tail,
        realtime_factor: (factor * 10.0).round() / 10.0,
    }
}

fn clap_id(id: &str) -> Outcome<u32> {
    params::clap_id(id).ok_or_else(|| Failure::failed(format!("the plugin has no `{id}`")))
}

/// The number at the beginning of a printed value.
fn leading_number(text: &str) -> f64 {
    let digits: String =
        text.trim().chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    digits.parse().unwrap_or(0.0)
}
