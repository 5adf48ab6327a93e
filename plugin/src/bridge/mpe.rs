//! MPE zones: which channels lead and which carry single notes.

use crate::params::choice::MpeMode;

/// Leading channel of the lower zone, MIDI channel 1.
pub(super) const LOWER: u8 = 0;
/// Leading channel of the upper zone, MIDI channel 16.
pub(super) const UPPER: u8 = 15;

/// What a channel is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Plain MIDI: everything on it is the whole instrument's.
    Plain,
    /// What it says counts for its whole zone.
    Leader,
    /// It carries single notes and follows this leader.
    Member(u8),
}

/// The zones in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Zones {
    /// Member channels above [`LOWER`], 0–15; none is no zone.
    lower: u8,
    /// Member channels below [`UPPER`], 0–15.
    upper: u8,
}

impl Zones {
    /// Takes a controller's word (RPN 6) for how many members a leader has. The newer zone pushes
    /// the older back where they meet.
    pub(super) fn configure(&mut self, leader: u8, members: u8) {
        let members = members.min(15);
        let rest = 14_u8.saturating_sub(members);
        match leader {
            LOWER => *self = Self { lower: members, upper: self.upper.min(rest) },
            UPPER => *self = Self { lower: self.lower.min(rest), upper: members },
            _ => {}
        }
    }

    /// What counts under a mode: what was configured, nothing, or at least the whole lower zone.
    pub(super) fn under(self, mode: MpeMode) -> Self {
        match mode {
            MpeMode::Off => Self::default(),
            MpeMode::On if self == Self::default() => Self { lower: 15, upper: 0 },
            MpeMode::Auto | MpeMode::On => self,
        }
    }

    /// What a channel, 0–15, is for.
    pub(super) fn role(self, channel: u8) -> Role {
        if self.lower > 0 && channel <= self.lower {
            if channel == LOWER { Role::Leader } else { Role::Member(LOWER) }
        } else if self.upper > 0 && channel >= UPPER - self.upper {
            if channel == UPPER { Role::Leader } else { Role::Member(UPPER) }
        } else {
            Role::Plain
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(zones: Zones) -> String {
        let letter = |channel| match zones.role(channel) {
            Role::Plain => '.',
            Role::Leader => 'L',
            Role::Member(LOWER) => 'l',
            Role::Member(_) => 'u',
        };
        (0..16).map(letter).collect()
    }

    #[test]
    fn zones_lie_where_they_were_asked_for() {
        let mut zones = Zones::default();
        let mut after = |leader, members| {
            zones.configure(leader, members);
            roles(zones)
        };
        assert_eq!(after(3, 5), "................");
        assert_eq!(after(LOWER, 5), "Llllll..........");
        assert_eq!(after(UPPER, 7), "Llllll..uuuuuuuL");
        assert_eq!(after(LOWER, 10), "LlllllllllluuuuL");
        assert_eq!(after(LOWER, 15), "Llllllllllllllll");
        assert_eq!(after(UPPER, 15), "uuuuuuuuuuuuuuuL");
        assert_eq!(after(UPPER, 0), "................");
    }

    #[test]
    fn the_mode_has_the_last_word() {
        let mut zones = Zones::default();
        assert_eq!(roles(zones.under(MpeMode::On)), "Llllllllllllllll");
        zones.configure(UPPER, 3);
        assert_eq!(roles(zones.under(MpeMode::Off)), "................");
        assert_eq!(roles(zones.under(MpeMode::Auto)), "............uuuL");
        assert_eq!(roles(zones.under(MpeMode::On)), "............uuuL");
    }
}
