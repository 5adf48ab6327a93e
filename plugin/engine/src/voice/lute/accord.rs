//! The pitch a string will be heard at, with all the others on the same bridge.
//!
//! Strings that share a yielding bridge pull each other: near a unison, an octave or a twelfth the note
//! is a pair of modes, the one loud and short, the other soft and long. A player tunes by ear, so this
//! listens too: the response of the whole instrument to a pluck of the string, about the partial that is
//! heard, through a window in time. The string is tuned until the peak lies where it should.

use std::f64::consts::TAU;

use super::{
    Lute,
    ear::{Ear, LIFT_PER_S, POINTS, offset},
    search::{Accord, nearest_zero, together},
};
use crate::{instruments::lute::Ring, resonators::complex::Complex};

/// From here on a note is high.
const HIGH_HZ: f64 = 680.0;

/// A string whose partial lies within this of the note answers it.
const FRIEND_CENTS: f64 = 20.0;

impl Lute {
    /// The ear for a string's note.
    fn ear(&self, index: usize, hz: f64) -> &Ear {
        let ring = self.strings[index].ring(self.structure.material);
        match ring {
            Ring::Short => &self.ears[1],
            Ring::Long if hz > HIGH_HZ => &self.ears[2],
            Ring::Long => &self.ears[0],
        }
    }

    /// Tunes a string for the partial of its note that is heard, and where that will not do, the strings
    /// that answer it too.
    pub(super) fn tune_by_ear(&mut self, index: usize, partial: usize) {
        let friends = self.friends(index, partial);
        let Accord { own_cents, friends_cents } = self.accord(index, partial, friends);
        self.strings[index].set_accord(own_cents);
        for friend in (0..self.strings.len()).filter(|friend| friends & 1 << friend != 0) {
            self.strings[friend].set_accord(friends_cents);
            self.idle &= !(1 << friend);
        }
    }

    /// Strings that only answer and have a partial where the note is heard, one bit each.
    fn friends(&self, index: usize, partial: usize) -> u32 {
        let hz = self.strings[index].frequency_hz() * partial as f64;
        let others = self.strings.iter().enumerate();
        let friends = others.filter(|(other, string)| {
            let off_cents = 1_200.0 * (hz / string.frequency_hz()).log2() + string.accord_cents();
            let nearest = (hz / string.frequency_hz()).round().max(1.0);
            *other != index
                && string.is_answering()
                && !string.is_resting()
                && (off_cents - 1_200.0 * nearest.log2()).abs() < FRIEND_CENTS
        });
        friends.fold(0, |friends, (other, _)| friends | 1 << other)
    }

    /// How a string, and those that answer it, must be tuned for its note to be heard where it should.
    fn accord(&self, index: usize, partial: usize, friends: u32) -> Accord {
        let string = &self.strings[index];
        let loop_hz = string.frequency_hz();
        let hz = loop_hz * partial as f64;
        let ear = self.ear(index, hz);
        let angle = f64::from(self.spec.touch.angle_rad[usize::from(self.right.is_up())]);
        let zero = Complex { re: 0.0, im: 0.0 };
        let mut backs = [(zero, zero); POINTS];
        let mut others = [zero; POINTS];
        let mut trips = [string.trips(zero); POINTS];
        for k in 0..POINTS {
            let s = Complex { re: LIFT_PER_S, im: TAU * (hz + offset(k) * ear.spacing_hz) };
            let back = Complex::polar((-s.re / self.rate_hz).exp(), -s.im / self.rate_hz);
            let admittance = self.body.admittance_at(back);
            let strings = self.strings.iter().enumerate();
            let drag = strings
                .filter(|(other, string)| *other != index && !string.is_resting())
                .fold(zero, |sum, (other, string)| {
                    // A friend as it is without the tuning of the note before.
                    let cents =
                        if friends & 1 << other == 0 { 0.0 } else { -string.accord_cents() };
                    sum + string.drag(back, longer(s, cents, string.frequency_hz()))
                });
            others[k] = Complex::ONE + admittance * drag;
            backs[k] = (s, admittance);
            trips[k] = string.trips(back);
        }
        let heard_cents = |cents: f64| {
            let response = std::array::from_fn(|k| {
                let (s, admittance) = backs[k];
                let later = longer(s, cents, loop_hz);
                let (drag, sounding) = string.at_bridge(&trips[k].delayed(later), angle);
                sounding / (others[k] + admittance * drag)
            });
            ear.peak_hz(&response) / hz * 1_200.0 / std::f64::consts::LN_2
        };
        if friends == 0 {
            Accord { own_cents: nearest_zero(heard_cents), friends_cents: 0.0 }
        } else {
            together(heard_cents)
        }
    }
}

/// What a longer line, by cents of its pitch, does to all that goes round in it.
fn longer(s: Complex, cents: f64, loop_hz: f64) -> Complex {
    let longer_s = ((-cents / 1_200.0).exp2() - 1.0) / loop_hz;
    Complex::polar((-s.re * longer_s).exp(), -s.im * longer_s)
}
