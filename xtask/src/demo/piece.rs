//! *Qulan jortu*, “The kulan trots”: a tökpe piece for the western dombra, written for this project.
//!
//! Its form is the tökpe küi's: a motto in the lowest register (*bas buyn*), the theme in the
//! middle (*orta buyn*), a first rise (*kişi sağa*), the motto again, the great rise with the motto
//! an octave up (*ülken sağa*), and the way back, step by step, to the open strings.

use super::cells::{
    BRUSH, CHOKED, Cell, DRAGGED, GALLOP, REVERSE, RING, RUNNING, SAULAMA, SHALDERISH, SONG,
    TRIPLET, WILD,
};

/// One bar: its rhythm, and a letter for each note of the high string.
///
/// `g a q b c d e f` are G3 A3 B♭3 B3 C4 D4 E4 F4, capitals an octave higher; `'` before the first
/// letter lets the thumb stop the low string on A3 instead of leaving it open on D3.
pub(super) type Bar = (Cell, &'static str);

/// A link of the form.
pub(super) struct Section {
    /// What it is called.
    pub(super) name: &'static str,
    /// Quarter notes a minute at its first and last bar.
    pub(super) tempo_bpm: (f64, f64),
    /// Velocity of an unaccented down-stroke at its first and last bar, 1–127.
    pub(super) velocity: (f64, f64),
    /// The bars.
    pub(super) bars: &'static [Bar],
}

/// Key of a letter.
pub(super) fn key(letter: char) -> Option<u8> {
    let octave = if letter.is_uppercase() { 12 } else { 0 };
    let key = match letter.to_ascii_lowercase() {
        'g' => 55,
        'a' => 57,
        'q' => 58,
        'b' => 59,
        'c' => 60,
        'd' => 62,
        'e' => 64,
        'f' => 65,
        _ => return None,
    };
    Some(key + octave)
}

/// The whole piece.
pub(super) const PIECE: [Section; 7] = [
    Section {
        name: "bas buyn",
        tempo_bpm: (134.0, 138.0),
        velocity: (84.0, 90.0),
        bars: &[
            (GALLOP, "gggggg"),
            (SAULAMA, "ggggg"),
            (GALLOP, "ggaqqa"),
            (TRIPLET, "gagcq"),
            (GALLOP, "aaqaag"),
            (SAULAMA, "ggggg"),
            (GALLOP, "ggaqqa"),
            (TRIPLET, "gagdc"),
            (REVERSE, "cqaqag"),
            (DRAGGED, "agag"),
            (GALLOP, "ggaqqa"),
            (RUNNING, "gagaqaga"),
            (TRIPLET, "qaqag"),
            (SAULAMA, "ggggg"),
        ],
    },
    Section {
        name: "orta buyn",
        tempo_bpm: (138.0, 140.0),
        velocity: (74.0, 94.0),
        bars: &[
            (GALLOP, "bbcddc"),
            (TRIPLET, "bcbdd"),
            (GALLOP, "ccdeed"),
            (TRIPLET, "cdcbb"),
            (SHALDERISH, "bba"),
            (GALLOP, "bbcddc"),
            (RUNNING, "edcdcbcb"),
            (REVERSE, "cdcbcb"),
            (SAULAMA, "ababb"),
            (GALLOP, "ddeffe"),
            (TRIPLET, "dedcc"),
            (GALLOP, "ccdeed"),
            (DRAGGED, "dcdc"),
            (CHOKED, "ddcddcb"),
            (RUNNING, "cbcdedcd"),
            (WILD, "edceed"),
            (SONG, "dcb"),
            (GALLOP, "bbcddc"),
            (TRIPLET, "bcbaa"),
            (REVERSE, "qaqaga"),
            (TRIPLET, "gagqa"),
            (SAULAMA, "ggggg"),
        ],
    },
    Section {
        name: "kişi sağa",
        tempo_bpm: (140.0, 142.0),
        velocity: (88.0, 100.0),
        bars: &[
            (GALLOP, "ddeGGf"),
            (TRIPLET, "efeGG"),
            (GALLOP, "GGfeef"),
            (DRAGGED, "GfGe"),
            (GALLOP, "'ddeGGf"),
            (TRIPLET, "'efeGA"),
            (RUNNING, "GfefGfed"),
            (REVERSE, "efedcd"),
            (SHALDERISH, "ddc"),
            (WILD, "GGfGfe"),
            (RUNNING, "fefedcdc"),
            (TRIPLET, "dcdbb"),
            (SAULAMA, "ccbaa"),
        ],
    },
    Section {
        name: "bas buyn, returning",
        tempo_bpm: (138.0, 138.0),
        velocity: (80.0, 92.0),
        bars: &[
            (GALLOP, "ggaqqa"),
            (TRIPLET, "gagcq"),
            (GALLOP, "aaqaag"),
            (CHOKED, "ggggggg"),
            (GALLOP, "bbcddc"),
            (TRIPLET, "bcbaa"),
            (SHALDERISH, "aag"),
            (SAULAMA, "ggggg"),
        ],
    },
    Section {
        name: "ülken sağa",
        tempo_bpm: (142.0, 145.0),
        velocity: (98.0, 110.0),
        bars: &[
            (GALLOP, "GGAQQA"),
            (TRIPLET, "GAGCQ"),
            (GALLOP, "AAQAAG"),
            (WILD, "GGGGGG"),
            (GALLOP, "AABCCB"),
            (SHALDERISH, "BBA"),
            (TRIPLET, "CBCDD"),
            (WILD, "DDCDDC"),
            (RUNNING, "DCBCBABA"),
            (RUNNING, "QAQAGAGA"),
            (SONG, "AGf"),
            (REVERSE, "GAGfGf"),
            (RUNNING, "GfefedGf"),
            (TRIPLET, "efedd"),
        ],
    },
    Section {
        name: "the way back",
        tempo_bpm: (142.0, 134.0),
        velocity: (100.0, 80.0),
        bars: &[
            (GALLOP, "'ddedde"),
            (TRIPLET, "cdcbb"),
            (GALLOP, "bbcbba"),
            (RUNNING, "cbabaqag"),
            (DRAGGED, "agag"),
            (GALLOP, "ggaqqa"),
            (TRIPLET, "gagcq"),
            (GALLOP, "aaqaag"),
        ],
    },
    Section {
        name: "the end",
        tempo_bpm: (126.0, 66.0),
        velocity: (82.0, 72.0),
        bars: &[(TRIPLET, "gagqa"), (SAULAMA, "gggag"), (BRUSH, "qag"), (RING, "g")],
    },
];
