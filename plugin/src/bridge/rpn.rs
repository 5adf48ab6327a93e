//! Registered parameters: the numbers a controller sends in pieces.

/// What CC 98–101 leave selected when nothing is: also what "null" is sent as.
const NOTHING: u8 = 0x7f;

/// A registered parameter that was set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Registered {
    /// RPN 0: bend range in semitones.
    BendRange(f32),
    /// RPN 6: members of the MPE zone this channel leads.
    Members(u8),
}

/// One channel's selection and data.
///
/// A VST3 host passes controllers as parameters and may hand over those of one sample in any order,
/// so data that arrives at the same sample before its selection is complete still counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rpn {
    high: u8,
    low: u8,
    data: u8,
    fine: u8,
    data_at: Option<u64>,
}

impl Default for Rpn {
    fn default() -> Self {
        Self { high: NOTHING, low: NOTHING, data: 0, fine: 0, data_at: None }
    }
}

impl Rpn {
    /// Takes a controller, 0–127, at an absolute sample; tells if it set a parameter.
    pub(super) fn take(&mut self, cc: u8, value: u8, now: u64) -> Option<Registered> {
        match cc {
            6 => (self.data, self.fine, self.data_at) = (value, 0, Some(now)),
            38 => self.fine = value,
            98 | 99 => (self.high, self.low) = (NOTHING, NOTHING),
            100 => self.low = value,
            101 => self.high = value,
            _ => return None,
        }
        let data_counts = match cc {
            6 => true,
            38 => self.data_at.is_some(),
            _ => self.data_at == Some(now),
        };
        if data_counts { self.registered() } else { None }
    }

    fn registered(&self) -> Option<Registered> {
        match (self.high, self.low) {
            (0, 0) => {
                let semitones = f32::from(self.data) + f32::from(self.fine) / 100.0;
                Some(Registered::BendRange(semitones))
            }
            (0, 6) => Some(Registered::Members(self.data)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(messages: &[(u8, u8, u64)]) -> Option<Registered> {
        let mut rpn = Rpn::default();
        messages.iter().fold(None, |_, &(cc, value, now)| rpn.take(cc, value, now))
    }

    #[test]
    fn parameters_are_understood_in_any_order_at_one_sample() {
        let members = Some(Registered::Members(15));
        assert_eq!(last(&[(101, 0, 1), (100, 6, 2), (6, 15, 3)]), members);
        assert_eq!(last(&[(6, 15, 5), (100, 6, 5), (101, 0, 5)]), members);
        assert_eq!(last(&[(6, 15, 4), (100, 6, 5), (101, 0, 5)]), None);
        let range = Some(Registered::BendRange(12.5));
        assert_eq!(last(&[(101, 0, 1), (100, 0, 1), (6, 12, 1), (38, 50, 1)]), range);
        assert_eq!(last(&[(101, 0, 1), (100, 0, 1), (98, 1, 1), (6, 12, 2)]), None);
        assert_eq!(last(&[(101, 127, 1), (100, 127, 1), (6, 12, 2)]), None);
    }
}
