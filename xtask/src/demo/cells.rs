//! Rhythm cells of the dombra's right hand, as one line of text each.
//!
//! A character is a sixteenth: `D` and `U` stroke both strings down and up, `d` and `T` the low one
//! (index, thumb), `i` the high one, `x` both, choked at once, `r` rolls the fingers one after
//! another, `s` brushes, `.` lets ring. `(DUD:4)` spreads three strokes evenly over four
//! sixteenths. The cells are abstractions made for this project, not transcriptions.

/// How the hand strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hand {
    /// Both strings, down.
    Down,
    /// Both strings, up: softer.
    Up,
    /// The low string alone.
    Low,
    /// The low string alone, with the thumb: softer.
    Thumb,
    /// The high string alone.
    High,
    /// Both strings, stopped at once.
    Choke,
    /// Both strings, then the high one again and again as the fingers fall.
    Roll,
    /// Both strings, brushed.
    Brush,
}

impl Hand {
    /// Whether the high string sounds, and with it the melody moves on.
    pub(super) fn is_melodic(self) -> bool {
        !matches!(self, Self::Low | Self::Thumb)
    }

    /// Whether the low string sounds.
    pub(super) fn has_drone(self) -> bool {
        self != Self::High
    }
}

/// A stroke within a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stroke {
    /// Sixteenths from the start of the bar.
    pub(super) at: f64,
    /// How it is struck.
    pub(super) hand: Hand,
    /// Second or later of a group that is squeezed together.
    pub(super) in_group: bool,
}

/// A bar's rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Beats and the note that counts one.
    pub(super) meter: (u8, u8),
    text: &'static str,
}

impl Cell {
    const fn new(meter: (u8, u8), text: &'static str) -> Self {
        Self { meter, text }
    }

    /// Length in sixteenths.
    pub(super) fn sixteenths(self) -> u32 {
        u32::from(self.meter.0) * 16 / u32::from(self.meter.1)
    }

    /// The strokes in order, and the sixteenths that the text fills.
    pub(super) fn strokes(self) -> (Vec<Stroke>, f64) {
        let (mut strokes, mut at) = (Vec::new(), 0.0);
        let mut rest = self.text;
        while let Some(first) = rest.chars().next() {
            rest = &rest[1..];
            if let Some((group, after)) = (first == '(').then(|| rest.split_once(')')).flatten() {
                let (letters, span) = group.split_once(':').unwrap_or((group, "4"));
                let span: f64 = span.parse().unwrap_or(4.0);
                let hands: Vec<Hand> = letters.chars().filter_map(hand).collect();
                let step = span / hands.len() as f64;
                for (index, hand) in hands.into_iter().enumerate() {
                    let at = at + step * index as f64;
                    strokes.push(Stroke { at, hand, in_group: index > 0 });
                }
                at += span;
                rest = after;
            } else if first != ' ' {
                if let Some(hand) = hand(first) {
                    strokes.push(Stroke { at, hand, in_group: false });
                }
                at += 1.0;
            }
        }
        (strokes, at)
    }
}

fn hand(letter: char) -> Option<Hand> {
    Some(match letter {
        'D' => Hand::Down,
        'U' => Hand::Up,
        'd' => Hand::Low,
        'T' => Hand::Thumb,
        'i' => Hand::High,
        'x' => Hand::Choke,
        'r' => Hand::Roll,
        's' => Hand::Brush,
        _ => return None,
    })
}

/// Gallop: long, short, short.
pub(super) const GALLOP: Cell = Cell::new((2, 4), "D.UD D.UD");
/// Reverse gallop: short, short, long.
pub(super) const REVERSE: Cell = Cell::new((2, 4), "DUD. DUD.");
/// The tökpe figure: a triplet and two eighths.
pub(super) const TRIPLET: Cell = Cell::new((2, 4), "(DUD:4) D.U.");
/// Even sixteenths.
pub(super) const RUNNING: Cell = Cell::new((2, 4), "DUDU DUDU");
/// *Süyretpe*: a triplet dragged into one eighth.
pub(super) const DRAGGED: Cell = Cell::new((3, 8), "(TDU:2) D.U.");
/// *Saulama*: four down, five up.
pub(super) const SAULAMA: Cell = Cell::new((2, 4), "D.U.D.UD");
/// *Şälderiş*: down, down, thumb and finger.
pub(super) const SHALDERISH: Cell = Cell::new((3, 8), "D.D.Ti");
/// The wild roll, *tentek*.
pub(super) const WILD: Cell = Cell::new((2, 4), "r.UD r.DU");
/// Choked on the second sixteenth.
pub(super) const CHOKED: Cell = Cell::new((2, 4), "DxU. DxDU");
/// A song of the single strings, five eighths.
pub(super) const SONG: Cell = Cell::new((5, 8), "i.d. i.d.i.");
/// The lyrical brush, three quarters.
pub(super) const BRUSH: Cell = Cell::new((3, 4), "s..i..U.d...");
/// One stroke that rings.
pub(super) const RING: Cell = Cell::new((4, 4), "D...............");

/// Every cell.
#[cfg(test)]
pub(super) const ALL: [Cell; 12] = [
    GALLOP, REVERSE, TRIPLET, RUNNING, DRAGGED, SAULAMA, SHALDERISH, WILD, CHOKED, SONG, BRUSH,
    RING,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_fills_its_bar() {
        for cell in ALL {
            let (strokes, filled) = cell.strokes();
            assert_eq!(f64::from(cell.sixteenths()).to_bits(), filled.to_bits(), "{cell:?}");
            assert!(strokes.windows(2).all(|pair| pair[0].at < pair[1].at), "{cell:?}");
        }
    }
}
