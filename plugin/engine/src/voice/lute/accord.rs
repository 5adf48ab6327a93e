//! The pitch a string will be heard at, with all the others on the same bridge.
//!
//! Strings that share a yielding bridge pull each other: near a unison, an octave or a twelfth the note
//! is a pair of modes, the one loud and short, the other soft and long. A player tunes by ear, so this
//! listens too: the response of the whole instrument to a pluck of the string, about the partial that is
//! heard, through a window in time. The string is tuned until the peak lies where it should.

use std::f64::consts::TAU;

use super::Lute;
use crate::{instruments::lute::Ring, resonators::complex::Complex};

/// When the ear takes the pitch: of long notes late, of short and of high ones while they last
/// [by measurement].
const LONG_S: [f64; 2] = [0.2, 0.9];
const SHORT_S: [f64; 2] = [0.1, 0.6];
const HIGH_S: [f64; 2] = [0.1, 0.5];
/// Parameter of the Kaiser window over that time: side lobes of −160 dB, so that what was loud before
/// does not tell.
const BETA: f64 = 21.0;
/// From here on a note is high.
const HIGH_HZ: f64 = 680.0;
/// Decay that is added while the response is sampled, against what comes after the window.
const LIFT_PER_S: f64 = 6.0;
/// Samples of the response on either side of the partial: the window's main lobe.
const SIDE: usize = 12;
const POINTS: usize = 2 * SIDE + 1;
/// Frequencies at which the spectrum is taken, about the partial, and their spacing.
const LEANS: usize = 17;
const LEAN_HZ: f64 = 0.5;
/// A string whose partial lies within this of the note answers it.
const FRIEND_CENTS: f64 = 20.0;
/// A tuning of the string alone will do if it leaves no more, and if a cent of it moves the pitch by that.
const GOOD_CENTS: f64 = 0.1;
const GENTLE: [f64; 2] = [0.2, 1.6];
/// Strings that answer are not tuned further than this.
const MOST_CENTS: f64 = 12.0;
/// Steps of the search.
const STEP_CENTS: f64 = 1.0;
/// As near as need be.
const NEAR_CENTS: f64 = 0.03;
/// Cents of error that a cent of retuning is worth.
const EFFORT: f64 = 0.05;
/// Steps to either side, and halvings between two of them.
const STEPS: usize = 8;
const HALVINGS: usize = 8;

/// What the ear makes of a response: its spectrum about the partial.
#[derive(Debug)]
pub(super) struct Ear {
    /// Between the samples: so close that nothing is heard twice.
    spacing_hz: f64,
    weights: [[Complex; POINTS]; LEANS],
}

impl Ear {
    fn new([from_s, to_s]: [f64; 2]) -> Self {
        let (middle_s, seconds) = (0.5 * (from_s + to_s), to_s - from_s);
        let spacing_hz = 1.0 / (to_s + 0.05);
        let weights = std::array::from_fn(|lean| {
            let lean_hz = lean_hz(lean as f64);
            std::array::from_fn(|k| {
                let turn = TAU * (offset(k) * spacing_hz - lean_hz);
                // ∫ window·exp(p·t) dt, with p = lift + j·turn.
                let p = Complex { re: LIFT_PER_S, im: turn };
                let half = p.scale(0.5 * seconds);
                let inner = half * half + Complex { re: BETA * BETA, im: 0.0 };
                let root = Complex::polar(inner.abs().sqrt(), 0.5 * inner.arg());
                // sinh, its falling half left out, re the window's top.
                let level = Complex::polar((root.re - BETA).exp(), root.im) / root;
                level * Complex::polar(1.0, turn * middle_s)
            })
        });
        Self { spacing_hz, weights }
    }

    /// One for each of [`Lute::ear`].
    pub(super) fn all() -> [Self; 3] {
        [LONG_S, SHORT_S, HIGH_S].map(Self::new)
    }

    /// By how much the peak of a response lies above the partial, in hertz.
    fn peak_hz(&self, response: &[Complex; POINTS]) -> f64 {
        let none = Complex { re: 0.0, im: 0.0 };
        let power = self.weights.each_ref().map(|weights| {
            let sum = weights.iter().zip(response).fold(none, |sum, (w, h)| sum + *w * *h);
            sum.re * sum.re + sum.im * sum.im
        });
        let inner = 1..LEANS - 1;
        let top = inner.max_by(|a, b| power[*a].total_cmp(&power[*b])).unwrap_or(LEANS / 2);
        // Of the parabola through the levels.
        let level = |lean: usize| power[lean].max(f64::MIN_POSITIVE).ln();
        let (below, here, above) = (level(top - 1), level(top), level(top + 1));
        let curve = (2.0 * here - below - above).max(1.0e-9);
        lean_hz(top as f64 + (0.5 * (above - below) / curve).clamp(-1.0, 1.0))
    }
}

fn lean_hz(lean: f64) -> f64 {
    LEAN_HZ * (lean - 0.5 * (LEANS - 1) as f64)
}

fn offset(k: usize) -> f64 {
    k as f64 - SIDE as f64
}

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

/// Tuning of a string and of those that answer it.
#[derive(Clone, Copy, Debug)]
struct Accord {
    own_cents: f64,
    friends_cents: f64,
}

/// What a longer line, by cents of its pitch, does to all that goes round in it.
fn longer(s: Complex, cents: f64, loop_hz: f64) -> Complex {
    let longer_s = ((-cents / 1_200.0).exp2() - 1.0) / loop_hz;
    Complex::polar((-s.re * longer_s).exp(), -s.im * longer_s)
}

/// The tuning of a string that others answer. If its own tuning moves the pitch that is heard gently, that
/// is enough. Else it is one of a pair that repel each other; then it is put where the pitch moves least,
/// and all are tuned together: that moves the pitch cent by cent.
fn together(heard_cents: impl Fn(f64) -> f64) -> Accord {
    let own_cents = nearest_zero(&heard_cents);
    let slope = heard_cents(own_cents + 0.5) - heard_cents(own_cents - 0.5);
    if heard_cents(own_cents).abs() < GOOD_CENTS && (GENTLE[0]..GENTLE[1]).contains(&slope) {
        return Accord { own_cents, friends_cents: 0.0 };
    }
    let at = |step: usize| (step as f64 - STEPS as f64) * STEP_CENTS;
    let values: [f64; 2 * STEPS + 1] = std::array::from_fn(|step| heard_cents(at(step)));
    let unrest = |step: usize| {
        let slope = 0.5 * (values[step + 1] - values[step - 1]) / STEP_CENTS;
        slope.abs() + EFFORT * (at(step).abs() + values[step].abs())
    };
    let steps = 1..2 * STEPS;
    let best = steps.min_by(|a, b| unrest(*a).total_cmp(&unrest(*b))).unwrap_or(STEPS);
    let friends_cents = (-values[best]).clamp(-MOST_CENTS, MOST_CENTS);
    Accord { own_cents: at(best) + friends_cents, friends_cents }
}

/// Where a function of cents rises through zero, from the middle outwards; or where it comes nearest to
/// it, if it only jumps.
fn nearest_zero(value: impl Fn(f64) -> f64) -> f64 {
    let middle = (0.0, value(0.0));
    let mut best = middle;
    let mut sides = [middle; 2];
    // Towards where the zero should be first.
    let first = usize::from(middle.1 < 0.0);
    for round in 0..2 * STEPS {
        let up = (first + round) % 2;
        let from = sides[up];
        let to = from.0 + if up == 1 { STEP_CENTS } else { -STEP_CENTS };
        sides[up] = (to, value(to));
        let (low, high) = if up == 1 { (from, sides[up]) } else { (sides[up], from) };
        let found =
            if low.1 <= 0.0 && high.1 >= 0.0 { between(low, high, &value) } else { sides[up] };
        // A long way must be worth it.
        if found.1.abs() + EFFORT * found.0.abs() < best.1.abs() + EFFORT * best.0.abs() {
            best = found;
        }
        if best.1.abs() < NEAR_CENTS {
            break;
        }
    }
    best.0
}

/// The zero between two points and values: by the secant, now and then by halves.
fn between(mut low: (f64, f64), mut high: (f64, f64), value: impl Fn(f64) -> f64) -> (f64, f64) {
    let mut best = if low.1.abs() < high.1.abs() { low } else { high };
    for round in 0..HALVINGS {
        if best.1.abs() < NEAR_CENTS {
            break;
        }
        let share = if round % 3 == 2 { 0.5 } else { -low.1 / (high.1 - low.1).max(1.0e-9) };
        let at = low.0 + share.clamp(0.02, 0.98) * (high.0 - low.0);
        let next = (at, value(at));
        if next.1.abs() < best.1.abs() {
            best = next;
        }
        if next.1 < 0.0 {
            low = next;
        } else {
            high = next;
        }
    }
    best
}
