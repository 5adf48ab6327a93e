//! Where a voice's energy came from and went to; kept only while somebody asks.

use super::{Anatomy, bank::Bank, exciter::Exciter, voice::Voice};

/// Energy in the units of the resonators.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ledger {
    /// What exciters and source have given, less what they have taken.
    pub supplied: f64,
    /// What the modes have lost.
    pub lost: f64,
    /// What they hold.
    pub stored: f64,
    /// What has gone through in all: the sum of all magnitudes.
    pub turned_over: f64,
}

impl Ledger {
    pub(super) fn begin(&mut self) {
        *self = Self::default();
    }

    /// A sample's push at the port.
    pub(super) fn gain(&mut self, step_s: f64, force: f32, a: f32) {
        let gained = step_s * f64::from(force) * f64::from(a);
        self.supplied += gained;
        self.turned_over += gained.abs();
    }

    /// What a bank will lose in the turn after a push.
    pub(super) fn lose(&mut self, bank: &Bank, force: f32) {
        self.lost += bank.loss_after(force);
    }

    /// What cannot be explained, re all that went through.
    #[must_use]
    pub fn unexplained(&self) -> f64 {
        (self.supplied - self.stored - self.lost).abs() / self.turned_over.max(1.0e-12)
    }

    /// Adds up two.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            supplied: self.supplied + other.supplied,
            lost: self.lost + other.lost,
            stored: self.stored + other.stored,
            turned_over: self.turned_over + other.turned_over,
        }
    }
}

impl Anatomy {
    /// Energy that is stored in resonators and what strikes them.
    #[must_use]
    pub fn energy(&self) -> f64 {
        let of = |voice: &Voice| {
            let struck: f64 = voice.exciters.iter().map(Exciter::energy).sum();
            voice.first.energy() + voice.second.energy() + struck
        };
        self.voices.iter().map(of).sum::<f64>() + self.body.bank.energy()
    }

    /// Begins to keep books on energy, or ceases to.
    pub fn count_energy(&mut self, is_counted: bool) {
        self.is_counted = is_counted;
    }

    /// The books: of the voices that sound, and of the body.
    #[must_use]
    pub fn ledgers(&self) -> [Ledger; 2] {
        let voices = self.voices.iter().filter(|voice| voice.is_on).map(|voice| Ledger {
            stored: voice.first.energy() + voice.second.energy(),
            ..voice.ledger
        });
        let body = Ledger { stored: self.body.bank.energy(), ..self.body.ledger };
        [voices.fold(Ledger::default(), Ledger::with), body]
    }
}
