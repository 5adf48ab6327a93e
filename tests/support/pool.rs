//! Prepared engines that are handed round, because designing one takes longer than most takes.

use std::{
    mem,
    ops::{Deref, DerefMut},
    sync::{Mutex, PoisonError},
};

use kairat_engine::Engine;

use crate::render::fresh_dombra;

static IDLE: Mutex<Vec<(u64, Engine)>> = Mutex::new(Vec::new());

/// A dombra on loan; it goes back when dropped.
#[derive(Debug)]
pub struct Loan {
    rate_bits: u64,
    engine: Engine,
}

/// A dombra prepared for a rate, in whatever state the last borrower left it.
#[must_use]
pub fn dombra(rate_hz: f64) -> Loan {
    let rate_bits = rate_hz.to_bits();
    let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    let place = idle.iter().position(|(bits, _)| *bits == rate_bits);
    let found = place.map(|place| idle.swap_remove(place).1);
    drop(idle);
    Loan { rate_bits, engine: found.unwrap_or_else(|| fresh_dombra(rate_hz)) }
}

impl Deref for Loan {
    type Target = Engine;

    fn deref(&self) -> &Engine {
        &self.engine
    }
}

impl DerefMut for Loan {
    fn deref_mut(&mut self) -> &mut Engine {
        &mut self.engine
    }
}

impl Drop for Loan {
    fn drop(&mut self) {
        let unprepared = Engine::new(self.engine.instrument());
        let engine = mem::replace(&mut self.engine, unprepared);
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push((self.rate_bits, engine));
    }
}
