//! Values as each language writes them: decimal comma, unit words, the true minus sign.

use super::Words;

/// A parameter's own text as this language writes it.
#[must_use]
pub fn written(words: Words, text: &str) -> String {
    let mut out: String = text.replace('-', "−");
    if words == Words::EN {
        return out;
    }
    out = comma_for_point(&out);
    if let Some((number, unit)) = out.rsplit_once(' ')
        && let Some((_, local)) = UNITS.iter().find(|(english, _)| *english == unit)
    {
        out = format!("{number} {}", local[words.index() - 1]);
    }
    out
}

/// What was typed in this language, as the parameters' own parser takes it.
#[must_use]
pub fn typed(words: Words, text: &str) -> String {
    let text = text.trim().replace('−', "-").replace('\u{a0}', " ");
    if words == Words::EN {
        return text;
    }
    for (english, local) in UNITS {
        let unit = local[words.index() - 1];
        if let Some(number) = text.strip_suffix(unit)
            && number.trim_end().ends_with(|c: char| c.is_ascii_digit())
        {
            return format!("{} {english}", number.trim_end());
        }
    }
    text
}

/// A plain number with this many decimals.
#[must_use]
pub fn number(words: Words, value: f32, decimals: usize) -> String {
    written(words, &format!("{value:.decimals$}"))
}

fn comma_for_point(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    chars
        .iter()
        .enumerate()
        .map(|(at, &c)| if c == '.' && at > 0 && digit(at - 1) && digit(at + 1) { ',' } else { c })
        .collect()
}

/// Units as the parameters write them, then in Kazakh and Russian. Longer ones first, so that a
/// typed "мс" is not read as "с".
const UNITS: [(&str, [&str; 2]); 7] = [
    ("kHz", ["кГц", "кГц"]),
    ("Hz", ["Гц", "Гц"]),
    ("dB", ["дБ", "дБ"]),
    ("ms", ["мс", "мс"]),
    ("st", ["жт", "пт"]),
    ("ct", ["ц", "ц"]),
    ("s", ["с", "с"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_each_language_writes_them() {
        for (words, text, expected) in [
            (Words::EN, "-6.0 dB", "−6.0 dB"),
            (Words::KK, "0.22", "0,22"),
            (Words::KK, "22 ms", "22 мс"),
            (Words::RU, "-6.0 dB", "−6,0 дБ"),
            (Words::RU, "440.0 Hz", "440,0 Гц"),
        ] {
            assert_eq!(written(words, text), expected);
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for words in Words::LANGUAGES {
            for text in ["-6.0 dB", "0.22", "22 ms", "440.0 Hz", "62 %", "2.0 st", "35 ct"] {
                let back = typed(words, &written(words, text)).replace(',', ".");
                assert_eq!(back, text, "{words:?}");
            }
        }
    }
}
