//! Keys and a controller that choose how coming notes are played, instead of sounding.

use kairat_engine::Event;
use kairat_engine::controls::Articulation;

/// What the panel says about them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Keyswitches {
    /// First key, if keys switch at all.
    pub first: Option<u8>,
    /// Controller, 1–119, if one switches.
    pub cc: Option<u8>,
    /// What can be chosen, in the order of the keys.
    pub articulations: &'static [Articulation],
}

impl Keyswitches {
    /// What a key chooses; nothing if it sounds.
    pub(super) fn key(&self, key: u8) -> Option<Event> {
        let place = key.checked_sub(self.first?)?;
        self.articulations.get(usize::from(place)).copied().map(Event::Articulate)
    }

    /// What a controller chooses: its travel is divided evenly among the articulations.
    pub(super) fn control(&self, cc: u8, value: f32) -> Option<Event> {
        if self.cc != Some(cc) {
            return None;
        }
        let count = self.articulations.len();
        let place = ((value * count as f32) as usize).min(count.saturating_sub(1));
        self.articulations.get(place).copied().map(Event::Articulate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SWITCHES: Keyswitches = Keyswitches {
        first: Some(12),
        cc: Some(32),
        articulations: &[Articulation::Sustain, Articulation::Trill, Articulation::Fall],
    };

    #[test]
    fn keys_choose_in_order_and_others_sound() {
        assert_eq!(SWITCHES.key(13), Some(Event::Articulate(Articulation::Trill)));
        assert_eq!(SWITCHES.key(11), None);
        assert_eq!(SWITCHES.key(15), None);
        assert_eq!(Keyswitches { first: None, ..SWITCHES }.key(13), None);
    }

    #[test]
    fn a_controllers_travel_is_divided_evenly() {
        for (value, wanted) in
            [(0.0, Articulation::Sustain), (0.5, Articulation::Trill), (1.0, Articulation::Fall)]
        {
            assert_eq!(SWITCHES.control(32, value), Some(Event::Articulate(wanted)));
        }
        assert_eq!(SWITCHES.control(33, 0.5), None);
    }
}
