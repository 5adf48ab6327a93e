//! Which key plays what.

/// One key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyStroke {
    pub(crate) key: u8,
    /// Place of the piece in the kit.
    pub(crate) piece: usize,
    pub(crate) stroke: Stroke,
}

/// What the hand does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stroke {
    /// The flat hand in the middle.
    Centre,
    /// Fingers between middle and hoop, off again at once: the drum's own tone.
    Open,
    /// Fingers near the hoop.
    Edge,
    /// On the hoop itself.
    Rim,
    /// The open hand slaps and stays.
    Slap,
    /// Struck, then the hand lies down on the skin.
    Choke,
    /// The stick between middle and hoop.
    Stick,
    /// The stick near the hoop.
    StickEdge,
    /// The hand on the far skin, where there is one.
    Far,
    /// The stick on the far skin.
    FarStick,
    /// Shaken once.
    Shake,
    /// The staff's foot on the floor.
    Stamp,
    /// Two halves struck together.
    Clap,
    /// One thing alone is struck.
    Ring(usize),
}

/// Strokes of a drum, on eight keys in a row [by ear].
const DRUM_STROKES: [Stroke; 8] = [
    Stroke::Centre,
    Stroke::Rim,
    Stroke::Open,
    Stroke::Slap,
    Stroke::Edge,
    Stroke::Stick,
    Stroke::Choke,
    Stroke::StickEdge,
];

/// One key's entry.
pub(crate) const fn on(key: u8, piece: usize, stroke: Stroke) -> KeyStroke {
    KeyStroke { key, piece, stroke }
}

/// Strokes of one piece on keys in a row.
pub(crate) const fn row<const N: usize>(
    first_key: u8,
    piece: usize,
    strokes: [Stroke; N],
) -> [KeyStroke; N] {
    let mut keys = [on(first_key, piece, Stroke::Open); N];
    let mut i = 0;
    while i < N {
        keys[i] = on(first_key + i as u8, piece, strokes[i]);
        i += 1;
    }
    keys
}

/// A drum's eight keys.
pub(crate) const fn drum_keys(first_key: u8, piece: usize) -> [KeyStroke; DRUM_STROKES.len()] {
    row(first_key, piece, DRUM_STROKES)
}
