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

/// The audio thread's side.
#[derive(Default)]
pub(super) struct MorphChange {
    asked: Option<u64>,
    /// What waits for the background to have room.
    idle: Option<Box<Lists>>,
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
        if let Some(old) = rack.take_morph() {
            // Empty since the background was asked for what replaced it.
            exchange.used.store(Some(old));
        }
        let Some(ends) = wanted.filter(|ends| rack.morph_ends() != Some(*ends)) else { return };
        let mark = ASKED | packed(&ends[0]) << 24 | packed(&ends[1]);
        if self.asked != Some(mark) {
            self.asked = Some(mark);
            exchange.wanted.store(mark, Ordering::Release);
            background.wake();
        }
        let Some(lists) = self.idle.take().or_else(|| exchange.fresh.take()) else { return };
        if lists.mark == mark {
            self.asked = None;
            if let Some(unplayed) = rack.load_morph(ends, lists) {
                exchange.used.store(Some(unplayed));
            }
        } else {
            // Others were chosen meanwhile: the background frees these when it leaves the next.
            self.idle = exchange.fresh.swap(Some(lists));
        }
    }
}
