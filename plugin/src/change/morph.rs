//! The morph's lists, made in the background for whatever two instruments are chosen.

use std::sync::atomic::{AtomicU64, Ordering};

use crossbeam_utils::atomic::AtomicCell;
use kairat_engine::{
    Rack,
    anatomy::Lists,
    instruments,
    rack::{self, End},
};

use super::Background;
use crate::params::choice;

/// Where lists wait on their way between the audio thread and the background.
#[derive(Default)]
pub(super) struct MorphExchange {
    /// Both ends, packed; 0 is nothing.
    wanted: AtomicU64,
    fresh: AtomicCell<Option<Box<Lists>>>,
    used: AtomicCell<Option<Box<Lists>>>,
}

/// Marks a wish among packed numbers.
const ASKED: u64 = 1 << 48;

/// Place in the registry, variant and material of one end, a byte each.
fn packed(end: &End) -> u64 {
    let place = instruments::ALL.iter().position(|known| known.id == end.instrument.id);
    let material = choice::MATERIAL.iter().position(|known| known.value == end.material);
    let bytes = [place.unwrap_or(0), end.variant.min(255), material.unwrap_or(0)];
    bytes.iter().fold(0, |packed, byte| packed << 8 | *byte as u64)
}

fn unpacked(packed: u64) -> End {
    let byte = |at: u32| (packed >> (8 * at) & 0xFF) as usize;
    End {
        instrument: instruments::ALL.get(byte(2)).copied().unwrap_or(instruments::ALL[0]),
        variant: byte(1),
        material: choice::MATERIAL.get(byte(0)).map_or_else(Default::default, |known| known.value),
    }
}

impl MorphExchange {
    /// From the background: makes what is asked for, and frees what it finds.
    pub(super) fn work(&self) -> bool {
        let wanted = self.wanted.swap(0, Ordering::Acquire);
        drop(self.used.take());
        if wanted == 0 {
            return false;
        }
        let ends = [unpacked(wanted >> 24), unpacked(wanted)];
        let lists = Box::new(Lists { mark: wanted, ..rack::lists(ends) });
        drop(self.fresh.swap(Some(lists)));
        true
    }
}

/// Lists that may wait to be freed: those played, those that came too late, and as many again.
const MOST_GONE: usize = 4;

/// The audio thread's side.
#[derive(Default)]
pub(super) struct MorphChange {
    asked: Option<u64>,
    /// What waits for the background to have room.
    idle: Option<Box<Lists>>,
    gone: [Option<Box<Lists>>; MOST_GONE],
}

impl MorphChange {
    /// Brings the rack to what is wanted, as far as that is ready. Neither waits nor frees anything.
    pub(super) fn follow(
        &mut self,
        exchange: &MorphExchange,
        rack: &mut Rack,
        wanted: Option<[End; 2]>,
        background: &Background,
    ) {
        self.hand_over(exchange, background);
        if self.gone.iter().any(Option::is_none) {
            let played = rack.take_morph();
            self.keep(played);
        }
        let Some(ends) = wanted.filter(|ends| rack.morph_ends() != Some(*ends)) else { return };
        let mark = ASKED | packed(&ends[0]) << 24 | packed(&ends[1]);
        if self.asked != Some(mark) {
            self.asked = Some(mark);
            exchange.wanted.store(mark, Ordering::Release);
            background.wake();
        }
        let Some(lists) = self.idle.take().or_else(|| exchange.fresh.take()) else { return };
        if lists.mark == mark && self.gone.iter().any(Option::is_none) {
            self.asked = None;
            let unplayed = rack.load_morph(ends, lists);
            self.keep(unplayed);
        } else {
            // Others were chosen meanwhile: the background frees these when it leaves the next.
            self.idle = exchange.fresh.swap(Some(lists));
        }
    }

    /// Keeps what is to be freed; there is room, or nothing would have been taken.
    fn keep(&mut self, lists: Option<Box<Lists>>) {
        if let Some(room) = self.gone.iter_mut().find(|room| room.is_none()) {
            *room = lists;
        }
    }

    /// Leaves one of those to the background, if it has freed the last.
    fn hand_over(&mut self, exchange: &MorphExchange, background: &Background) {
        let Some(place) = self.gone.iter().position(Option::is_some) else { return };
        self.gone[place] = exchange.used.swap(self.gone[place].take());
        background.wake();
    }
}
