//! Everything that moves continuously on the panel, by the id of its parameter.

mod anatomy;
mod effects;
mod own;
mod parts;
mod synth;

use crate::{RackControls, synth::Target};

/// Where a number stands on the panel.
type Field = fn(&mut RackControls) -> &mut f32;

/// One continuous control.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The parameter's final id.
    pub id: &'static str,
    range: (f32, f32),
    /// What stands in the middle of its travel, if not the middle of the range.
    centre: Option<f32>,
    /// Where it stands; what several parts share stands several times.
    fields: &'static [Field],
    /// Its name on the synth's panel, of which each voice has a copy.
    pub(super) synth: Option<Target>,
}

/// Evenly from one end to the other.
const fn even(id: &'static str, low: f32, high: f32, fields: &'static [Field]) -> Row {
    Row { id, range: (low, high), centre: None, fields, synth: None }
}

/// With `centre` in the middle of the travel.
const fn bent(id: &'static str, range: (f32, f32), centre: f32, fields: &'static [Field]) -> Row {
    Row { id, range, centre: Some(centre), fields, synth: None }
}

/// Of the synth.
const fn synth(
    id: &'static str,
    target: Target,
    range: (f32, f32),
    centre: Option<f32>,
    fields: &'static [Field],
) -> Row {
    Row { id, range, centre, fields, synth: Some(target) }
}

impl Row {
    /// Where a value stands on its travel, 0–1.
    #[must_use]
    pub fn position(&self, value: f32) -> f32 {
        let share = ((value - self.range.0) / (self.range.1 - self.range.0)).clamp(0.0, 1.0);
        if self.centre.is_some() { share.powf(1.0 / self.exponent()) } else { share }
    }

    /// The value at a place of its travel, 0–1.
    #[must_use]
    pub fn value(&self, position: f32) -> f32 {
        let position = position.clamp(0.0, 1.0);
        let share = if self.centre.is_some() { position.powf(self.exponent()) } else { position };
        self.range.0 + share * (self.range.1 - self.range.0)
    }

    /// Of the travel: the centre's share is reached at its half.
    fn exponent(&self) -> f32 {
        let Some(centre) = self.centre else { return 1.0 };
        -((centre - self.range.0) / (self.range.1 - self.range.0)).log2()
    }

    /// What the panel says now.
    #[must_use]
    pub fn read(&self, controls: &mut RackControls) -> f32 {
        self.fields.first().map_or(0.0, |field| *field(controls))
    }

    /// Moves it on the panel.
    pub fn write(&self, controls: &mut RackControls, value: f32) {
        for field in self.fields {
            *field(controls) = value;
        }
    }
}

/// Joins tables in the order in which they stand.
macro_rules! join {
    ($($table:expr),+ $(,)?) => {{
        const ALL: [&[Row]; [$($table.len()),+].len()] = [$(&$table),+];
        const COUNT: usize = {
            let (mut count, mut at) = (0, 0);
            while at < ALL.len() {
                count += ALL[at].len();
                at += 1;
            }
            count
        };
        const JOINED: [Row; COUNT] = {
            let mut joined = [ALL[0][0]; COUNT];
            let (mut count, mut at) = (0, 0);
            while at < ALL.len() {
                let mut row = 0;
                while row < ALL[at].len() {
                    joined[count] = ALL[at][row];
                    count += 1;
                    row += 1;
                }
                at += 1;
            }
            joined
        };
        &JOINED
    }};
}

/// Every continuous control, in an order that is saved: it is only appended to.
pub const TARGETS: &[Row] = join!(
    parts::FIRST,
    parts::SECOND,
    parts::MIX,
    effects::EFFECTS,
    synth::TONES[0],
    synth::TONES[1],
    synth::OPERATORS[0],
    synth::OPERATORS[1],
    synth::OPERATORS[2],
    synth::OPERATORS[3],
    synth::OPERATORS[4],
    synth::OPERATORS[5],
    synth::OPERATORS[6],
    synth::OPERATORS[7],
    synth::ENVELOPES[0],
    synth::ENVELOPES[1],
    synth::ENVELOPES[2],
    synth::LFOS[0],
    synth::LFOS[1],
    synth::LFOS[2],
    synth::WHOLE,
    own::MACROS,
    own::DEPTHS,
    anatomy::ANATOMY,
);
