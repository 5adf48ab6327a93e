//! Numbers and names as people read and type them: one formatter and one parser for all parameters.
//!
//! What is printed reads back as the same text. What is typed may carry a unit, a decimal comma, a
//! `k`, a true minus sign, or nothing but the number.

/// The unit a parameter is shown in; its plain value is in the same unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Parts of a hundred.
    Percent,
    /// A plain fraction, as the contact point is.
    Fraction,
    /// A multiple of what is natural.
    Times,
    /// Level in decibels.
    Decibel,
    /// Frequency in hertz.
    Hertz,
    /// Time in milliseconds.
    Millisecond,
    /// Time in seconds.
    Second,
    /// Frequency ratio in octaves.
    Octave,
    /// Pitch distance in semitones.
    Semitone,
    /// Small pitch distance in cents.
    Cent,
    /// A whole number of things.
    Count,
    /// Distance in metres.
    Metre,
}

impl Unit {
    /// What follows the number, with its space.
    #[must_use]
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Percent => " %",
            Self::Fraction | Self::Count => "",
            Self::Times => " ×",
            Self::Decibel => " dB",
            Self::Hertz => " Hz",
            Self::Millisecond => " ms",
            Self::Second => " s",
            Self::Octave => " oct",
            Self::Semitone => " st",
            Self::Cent => " ct",
            Self::Metre => " m",
        }
    }

    /// Digits after the point that are shown at most.
    const fn decimals(self) -> usize {
        match self {
            Self::Count => 0,
            Self::Percent | Self::Decibel | Self::Millisecond | Self::Cent => 1,
            Self::Times | Self::Hertz | Self::Semitone | Self::Metre | Self::Octave => 2,
            Self::Fraction | Self::Second => 3,
        }
    }

    /// The number without its unit: no trailing zeros, no negative zero.
    #[must_use]
    pub fn format(self, value: f32) -> String {
        let value = if value.is_finite() { value } else { 0.0 };
        let mut text = format!("{value:.*}", self.decimals());
        if text.contains('.') {
            text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
        }
        if text == "-0" { String::from("0") } else { text }
    }

    /// The value in this unit of what somebody typed, or nothing if it makes no sense here.
    #[must_use]
    pub fn parse(self, typed: &str) -> Option<f32> {
        let text = tidy(typed);
        if self == Self::Decibel && matches!(text.trim_end_matches("db"), "-inf" | "-∞") {
            return Some(f32::NEG_INFINITY);
        }
        let (number, unit) = text.split_at(number_length(&text));
        let number = read_number(number)?;
        let (kilo, unit) = match unit.strip_prefix(['k', 'к']) {
            Some(rest) => (1_000.0, rest),
            None => (1.0, unit),
        };
        let value = (number * kilo * self.scale_of(unit)?) as f32;
        value.is_finite().then_some(value)
    }

    /// How many of this unit one of the typed unit is.
    fn scale_of(self, typed: &str) -> Option<f64> {
        match (self, typed) {
            (_, "")
            | (Self::Percent, "%" | "percent")
            | (Self::Times, "x" | "×" | "х")
            | (Self::Decibel, "db" | "дб")
            | (Self::Hertz, "hz" | "гц")
            | (Self::Millisecond, "ms" | "мс")
            | (Self::Second, "s" | "sec" | "с")
            | (Self::Octave, "oct" | "octave" | "octaves")
            | (Self::Semitone, "st" | "semi" | "semitone" | "semitones")
            | (Self::Cent, "ct" | "cent" | "cents")
            | (Self::Metre, "m" | "м") => Some(1.0),
            (Self::Cent, "st" | "semi" | "semitone" | "semitones") => Some(100.0),
            (Self::Fraction | Self::Times, "%") | (Self::Semitone, "ct" | "cent" | "cents") => {
                Some(0.01)
            }
            (Self::Millisecond, "s" | "sec" | "с") => Some(1_000.0),
            (Self::Second, "ms" | "мс") => Some(0.001),
            (Self::Semitone, "oct" | "octave" | "octaves") => Some(12.0),
            _ => None,
        }
    }
}

/// Which of the named choices is meant: by id, by display name, or by an unmistakable beginning.
pub fn find_choice<'a>(
    typed: &str,
    choices: impl Iterator<Item = (&'a str, &'a str)> + Clone,
) -> Option<usize> {
    let wanted = fold(typed);
    if wanted.is_empty() {
        return None;
    }
    let exact = |(id, name): (&str, &str)| fold(id) == wanted || fold(name) == wanted;
    if let Some(index) = choices.clone().position(exact) {
        return Some(index);
    }
    let mut beginning = choices
        .enumerate()
        .filter(|(_, (id, name))| fold(id).starts_with(&wanted) || fold(name).starts_with(&wanted));
    match (beginning.next(), beginning.next()) {
        (Some((index, _)), None) => Some(index),
        _ => None,
    }
}

/// Reads a switch.
#[must_use]
pub fn parse_switch(typed: &str) -> Option<bool> {
    match fold(typed).as_str() {
        "on" | "true" | "yes" | "1" => Some(true),
        "off" | "false" | "no" | "0" => Some(false),
        _ => None,
    }
}

/// Lower case, without any space, every dash a minus.
fn tidy(typed: &str) -> String {
    let lower = typed.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase);
    lower.map(|c| if matches!(c, '−' | '–') { '-' } else { c }).collect()
}

/// Letters and digits only, lower case, marks of Kazakh Latin taken off.
fn fold(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric());
    let plain = |c| match c {
        'ö' => 'o',
        'ü' | 'ū' => 'u',
        'ş' => 's',
        'ğ' => 'g',
        'ñ' | 'ŋ' => 'n',
        'ä' => 'a',
        other => other,
    };
    letters.map(plain).collect()
}

/// Length in bytes of the number that `text` begins with.
fn number_length(text: &str) -> usize {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | '\'');
    text.find(|c: char| !is_part(c)).unwrap_or(text.len())
}

/// Reads digits with a decimal point or comma; the other mark, or a mark that repeats, groups them
/// by thousands.
fn read_number(text: &str) -> Option<f64> {
    let text = text.replace('\'', "");
    let last = text.rfind(['.', ',']).map(|at| if text[at..].starts_with('.') { '.' } else { ',' });
    let plain = match last {
        Some(mark) if text.matches(mark).count() > 1 => {
            let thousands = text.split(mark).skip(1).all(|group| group.len() == 3);
            thousands.then(|| text.replace(mark, ""))?
        }
        Some('.') => text.replace(',', ""),
        Some(_) => text.replace('.', "").replace(',', "."),
        None => text,
    };
    plain.parse::<f64>().ok().filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_understood() {
        let typed: [(Unit, &str, f32); 28] = [
            (Unit::Hertz, "1.5k", 1_500.0),
            (Unit::Hertz, "1,5 kHz", 1_500.0),
            (Unit::Hertz, "440 Hz", 440.0),
            (Unit::Hertz, "440hz", 440.0),
            (Unit::Hertz, " 440 ", 440.0),
            (Unit::Hertz, "440 Гц", 440.0),
            (Unit::Decibel, "-6 dB", -6.0),
            (Unit::Decibel, "−6", -6.0),
            (Unit::Decibel, "+3,5dB", 3.5),
            (Unit::Decibel, "-inf dB", f32::NEG_INFINITY),
            (Unit::Millisecond, "22ms", 22.0),
            (Unit::Millisecond, "0.12 s", 120.0),
            (Unit::Millisecond, "120", 120.0),
            (Unit::Fraction, "0,22", 0.22),
            (Unit::Fraction, ".22", 0.22),
            (Unit::Fraction, "22 %", 0.22),
            (Unit::Percent, "62 %", 62.0),
            (Unit::Percent, "62\u{a0}%", 62.0),
            (Unit::Percent, "62", 62.0),
            (Unit::Times, "1.25x", 1.25),
            (Unit::Times, "125 %", 1.25),
            (Unit::Semitone, "2 st", 2.0),
            (Unit::Semitone, "50 ct", 0.5),
            (Unit::Semitone, "1 octave", 12.0),
            (Unit::Count, "3", 3.0),
            (Unit::Hertz, "1,234.5", 1_234.5),
            (Unit::Hertz, "1.234,5", 1_234.5),
            (Unit::Count, "1'000'000", 1_000_000.0),
        ];
        for (unit, text, value) in typed {
            assert_eq!(unit.parse(text), Some(value), "{text:?} as {unit:?}");
        }
    }

    #[test]
    fn nonsense_is_refused() {
        let typed =
            ["", "-", "Hz", "A4", "NaN", "inf", "1e999", "--3", "1.2.3", "1.2,3,4", "3 apples"];
        for text in typed {
            for unit in [Unit::Hertz, Unit::Decibel, Unit::Percent, Unit::Count] {
                assert_eq!(unit.parse(text), None, "{text:?} as {unit:?}");
            }
        }
        assert_eq!(Unit::Hertz.parse("5 ms"), None);
        assert_eq!(Unit::Percent.parse("5 dB"), None);
    }

    #[test]
    fn numbers_are_printed_short_and_never_as_negative_zero() {
        let printed = [
            (Unit::Decibel, -0.0, "0"),
            (Unit::Decibel, -0.04, "0"),
            (Unit::Decibel, -6.0, "-6"),
            (Unit::Percent, 62.5, "62.5"),
            (Unit::Percent, 100.0, "100"),
            (Unit::Fraction, 0.22, "0.22"),
            (Unit::Count, 10.0, "10"),
            (Unit::Hertz, f32::NAN, "0"),
        ];
        for (unit, value, text) in printed {
            assert_eq!(unit.format(value), text);
        }
    }

    #[test]
    fn choices_are_found_by_id_name_or_beginning() {
        let choices = [("western", "Western (tökpe)"), ("eastern", "Eastern (shertpe)")];
        let find = |typed| find_choice(typed, choices.into_iter());
        assert_eq!(find("western"), Some(0));
        assert_eq!(find("EASTERN (Shertpe)"), Some(1));
        assert_eq!(find("western tokpe"), Some(0));
        assert_eq!(find("east"), Some(1));
        assert_eq!(find(""), None);
        assert_eq!(find("northern"), None);
    }
}
