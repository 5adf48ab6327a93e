//! How the values of options are written: numbers in a range, points in time, notes, blocks.

use std::{ops::RangeInclusive, str::FromStr};

use crate::{
    failure::{Failure, Outcome},
    render::blocks::Blocks,
};

/// A value at a time in seconds.
pub(super) type Point = (f64, f64);

/// One note of `--note`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Note {
    /// 0–15.
    pub(super) channel: u8,
    /// The nearest key, 0–127.
    pub(super) key: u8,
    /// What is left of a fractional key, in semitones.
    pub(super) tuning: f64,
    /// Seconds from the start of the render.
    pub(super) start_s: f64,
    /// Seconds from the start of the render.
    pub(super) end_s: f64,
    /// 0–1.
    pub(super) velocity: f64,
    /// 0–1.
    pub(super) release: f64,
}

/// Most seconds a time may have; two hours.
const LONGEST_S: f64 = 7_200.0;

/// What is wrong with an option's value, and what is allowed.
pub(super) fn wrong(option: &str, text: &str, allowed: &str) -> Failure {
    Failure::bad_use(format!("--{option} `{text}` is not possible (allowed: {allowed})"))
}

/// A number within a range.
pub(super) fn number<T>(option: &str, text: &str, range: &RangeInclusive<T>) -> Outcome<T>
where
    T: FromStr + PartialOrd + std::fmt::Display,
{
    let kind = if std::any::type_name::<T>().starts_with('f') { "a" } else { "a whole" };
    text.trim().parse().ok().filter(|found| range.contains(found)).ok_or_else(|| {
        let (low, high) = (range.start(), range.end());
        wrong(option, text, &format!("{kind} number from {low} to {high}"))
    })
}

/// A time in seconds.
pub(super) fn seconds(option: &str, text: &str) -> Outcome<f64> {
    number(option, text, &(0.0..=LONGEST_S))
}

/// The two sides of `NAME=REST`.
pub(super) fn assignment<'a>(option: &str, text: &'a str) -> Outcome<(&'a str, &'a str)> {
    text.split_once('=').ok_or_else(|| wrong(option, text, "NAME=VALUE"))
}

/// `T:VALUE,T:VALUE…` in order of time. A comma that no time follows belongs to the value before
/// it, so that `0:0,22,1:0,5` has two points.
pub(super) fn points(
    option: &str,
    text: &str,
    mut value: impl FnMut(&str) -> Outcome<f64>,
) -> Outcome<Vec<Point>> {
    let mut pieces: Vec<(f64, String)> = Vec::new();
    for piece in text.split(',') {
        match (piece.split_once(':'), pieces.last_mut()) {
            (Some((time, rest)), _) => pieces.push((seconds(option, time)?, rest.to_owned())),
            (None, Some((_, last))) => {
                last.push(',');
                last.push_str(piece);
            }
            (None, None) => return Err(wrong(option, text, "T:VALUE,T:VALUE… with T in seconds")),
        }
    }
    if pieces.windows(2).any(|pair| pair[0].0 > pair[1].0) {
        return Err(wrong(option, text, "points in order of time"));
    }
    pieces.iter().map(|(time, rest)| Ok((*time, value(rest)?))).collect()
}

/// `KEY:START:LENGTH[:VELOCITY[:CHANNEL]]`.
pub(super) fn note(text: &str) -> Outcome<Note> {
    let fields: Vec<&str> = text.split(':').collect();
    if !(3..=5).contains(&fields.len()) {
        return Err(wrong("note", text, "KEY:START:LENGTH[:VELOCITY[:CHANNEL]]"));
    }
    let pitch = number("note", fields[0], &(0.0..=127.0_f64))?;
    let start_s = seconds("note", fields[1])?;
    let length_s = seconds("note", fields[2])?;
    let velocity = fields.get(3).map_or(Ok(0.8), |v| number("note", v, &(0.0..=1.0)))?;
    let channel = fields.get(4).map_or(Ok(0), |c| number("note", c, &(0..=15_u8)))?;
    let key = pitch.round();
    Ok(Note {
        channel,
        key: key as u8,
        tuning: pitch - key,
        start_s,
        end_s: start_s + length_s,
        velocity,
        release: 0.5,
    })
}

/// `N`, `N,N,…` or `random:SEED`.
pub(super) fn blocks(text: &str) -> Outcome<Blocks> {
    if let Some(seed) = text.strip_prefix("random:") {
        return Ok(Blocks::Random(number("block", seed, &(0..=u64::MAX))?));
    }
    let sizes = text.split(',').map(|size| number("block", size, &(1..=Blocks::LARGEST)));
    sizes.collect::<Outcome<Vec<_>>>().map(Blocks::Cycle)
}

/// `N/D`: beats in a bar, and the note that counts one.
pub(super) fn meter(text: &str) -> Outcome<(u16, u16)> {
    let wrong = || wrong("meter", text, "N/D with N from 1 to 32 and D 1, 2, 4, 8, 16 or 32");
    let (beats, unit) = text.split_once('/').ok_or_else(wrong)?;
    let beats = number("meter", beats, &(1..=32)).map_err(|_| wrong())?;
    let unit: u16 = number("meter", unit, &(1..=32)).map_err(|_| wrong())?;
    if unit.is_power_of_two() { Ok((beats, unit)) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_decimal_does_not_split_a_point() {
        let read = |text: &str| {
            points("auto", text, |value| number("auto", &value.replace(',', "."), &(0.0..=9.0)))
        };
        assert_eq!(read("0:0,22,1:0,5").unwrap(), vec![(0.0, 0.22), (1.0, 0.5)]);
        assert_eq!(read("0:1,0.5:2").unwrap(), vec![(0.0, 1.0), (0.5, 2.0)]);
        assert!(read("1:1,0:2").is_err(), "time runs backwards");
        assert!(read("1").is_err());
    }

    #[test]
    fn a_fractional_key_is_the_nearest_key_and_a_tuning() {
        let note = note("59.75:1:0.5").unwrap();
        assert_eq!((note.key, note.tuning, note.end_s), (60, -0.25, 1.5));
        assert_eq!((note.velocity, note.channel), (0.8, 0));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for text in
            ["60", "60:0", "128:0:1", "-1:0:1", "60:0:1:2", "60:0:1:1:16", "60:nan:1", "x:0:1"]
        {
            assert!(note(text).is_err(), "{text}");
        }
        for text in ["0", "", "512,", "random:", "random:-1", "70000"] {
            assert!(blocks(text).is_err(), "{text}");
        }
        for text in ["4", "0/4", "4/3", "4/64", "a/4"] {
            assert!(meter(text).is_err(), "{text}");
        }
    }
}
