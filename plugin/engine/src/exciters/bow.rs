//! The bow on the string: friction with hysteresis, solved in closed form at every sample.
//!
//! The string offers `v = h + K·F`; all is said in velocities `−K·F`. Friction falls with slip speed as `μ(y) = μd + (μs−μd)·v0/(v0+y)`;
//! where stick and slip both solve the junction, the branch it was on goes on (Friedlander 1953,
//! Keller 1953). A change of branch falls between two samples: step and kink of the force are laid there
//! by four-point band-limited ones (Välimäki & Huovilainen 2007; Esqueda, Välimäki & Bilbao 2016), or
//! the tone would beat with the sampling.

pub(crate) use super::friction::Friction;
use super::{friction::Law, rounding::rounded};
use crate::dsp::simd::TICK;

/// Steps of Newton's method to the moment of a crossing.
const STEPS: usize = 3;

/// What the bow does to the string in one sample.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rub {
    /// Velocity that the bow takes from the string: −K times its force.
    pub(crate) taken_m_per_s: f64,
    /// To be added to that of the three samples before, the last one first.
    pub(crate) late_m_per_s: [f64; 3],
    /// Share of the sample since the string let go of the bow, if it did.
    pub(crate) released: Option<f64>,
}

/// State of the contact.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Contact {
    pub(crate) sticks: bool,
    /// String against bow if no force acted: in the last two samples before this tick, and in this one.
    pub(crate) seen: [f64; TICK + 2],
    /// To be added to what is taken in the next two samples.
    pub(crate) due_m_per_s: [f64; 2],
    /// The string slips at so much, where its slip is looked at finely; and whether it is.
    pub(crate) slip_m_per_s: f64,
    pub(crate) is_fine: bool,
    /// Slips since the bow was set down.
    pub(crate) slips: u32,
}

impl Contact {
    /// Before the first sample of a tick.
    #[inline(always)]
    pub(crate) fn begin(&mut self) {
        (self.seen[0], self.seen[1]) = (self.seen[TICK], self.seen[TICK + 1]);
    }

    #[inline(always)]
    pub(crate) fn take_due(&mut self) -> f64 {
        let [now, next] = self.due_m_per_s;
        self.due_m_per_s = [next, 0.0];
        now
    }

    /// Solves sample `i` of the tick: `signed` is the string's velocity against the bow if no force
    /// acted, `hold` the greatest that the bow can take, not negative; `coming` how far `signed` will
    /// move until the next sample, where that is known.
    pub(crate) fn rub(
        &mut self,
        i: usize,
        friction: &Friction,
        [signed, hold]: [f64; 2],
        coming: impl FnOnce() -> Option<f64>,
    ) -> Rub {
        self.seen[i + 2] = signed;
        let due = self.take_due();
        let phase = if self.sticks {
            Stick.takes(signed, hold)
        } else {
            Slip(friction).takes(signed, hold)
        };
        if let Some(taken) = phase {
            return Rub { taken_m_per_s: taken + due, ..Rub::default() };
        }
        let law = Law::new(friction, hold);
        let side = if signed > 0.0 { 1.0 } else { -1.0 };
        let (a, was, first) = (signed * side, self.seen[i + 1] * side, self.seen[i] * side);
        let next = coming().map(|further| a + further * side);
        let (taken, [late, later, next], released) = if self.sticks {
            self.sticks = false;
            self.slips = self.slips.wrapping_add(1);
            let (since, rise) = crossing([first, was, a], next, law.hold);
            let (slip, slope) = law.slip_at(law.hold);
            let [later, late, now, next] = rounded(slip - law.hold, (slope - 1.0) * rise, since);
            (law.slip(a) + now, [late, later, next], Some(since))
        } else {
            self.sticks = hold > 0.0;
            let catch = law.catch();
            let (slip, slope) = law.slip_at(catch);
            let (since, rise) =
                if was > catch { crossing([first, was, a], next, catch) } else { (1.0, 0.0) };
            let [later, late, now, next] = rounded(catch - slip, (1.0 - slope) * rise, since);
            (a + now, [late, later, next], None)
        };
        self.due_m_per_s[0] += side * next;
        let late_m_per_s = [side * late, side * later, 0.0];
        Rub { taken_m_per_s: side * taken + due, late_m_per_s, released }
    }
}

/// What goes on as long as nothing changes.
pub(crate) trait Phase {
    /// Velocity that the bow takes, if this phase goes on.
    fn takes(&self, signed: f64, hold: f64) -> Option<f64>;
}

/// The string moves with the bow.
pub(crate) struct Stick;

impl Phase for Stick {
    #[inline(always)]
    fn takes(&self, signed: f64, hold: f64) -> Option<f64> {
        (signed.abs() <= hold).then_some(signed)
    }
}

/// The string slips under the bow.
pub(crate) struct Slip<'a>(pub(crate) &'a Friction);

impl Phase for Slip<'_> {
    #[inline(always)]
    fn takes(&self, signed: f64, hold: f64) -> Option<f64> {
        let law = Law::new(self.0, hold);
        // A bow that turns round under a slipping string keeps slipping the other way.
        let a = signed.abs();
        (a >= law.catch()).then(|| law.slip(a).copysign(signed))
    }
}

/// Share of a sample that has passed since the last of three samples crossed `level`, and the slope
/// there per sample: on the cubic through them and the `next`, or on a straight line.
#[inline(always)]
pub(crate) fn crossing([first, was, a]: [f64; 3], next: Option<f64>, level: f64) -> (f64, f64) {
    let rise = a - was;
    if rise.abs() < 1.0e-12 {
        return (1.0, 0.0);
    }
    let mut since = ((a - level) / rise).clamp(0.0, 1.0);
    let Some(next) = next else { return (since, rise) };
    let cubic = (next - 3.0 * a + 3.0 * was - first) / 6.0;
    let square = 0.5 * (next - 2.0 * a + was);
    let line = next - a - square - cubic;
    let mut slope = rise;
    for _ in 0..STEPS {
        let x = -since;
        let miss = ((cubic * x + square) * x + line) * x + a - level;
        slope = (3.0 * cubic * x + 2.0 * square) * x + line;
        // Where the cubic turns back within the sample it tells less than the line.
        if slope * rise < 0.1 * rise * rise {
            return (((a - level) / rise).clamp(0.0, 1.0), rise);
        }
        since = (since + miss / slope).clamp(0.0, 1.0);
    }
    (since, slope)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROSIN: Friction = Friction { at_rest: 0.8, sliding: 0.3, half_m_per_s: 0.2 };

    #[test]
    fn friction_never_gives_the_string_more_than_the_bow_does() {
        let mut contact = Contact::default();
        let mut phase = 0.0_f64;
        let hold = 2.5 * 1.1 * 0.8;
        for i in 0..200_000_u32 {
            phase += 0.011;
            let speed = 0.3 * (0.000_3 * f64::from(i)).sin();
            let free = 2.0 * phase.sin() + 0.3 * (7.1 * phase).sin() - speed;
            let at = i as usize % TICK;
            if at == 0 {
                contact.begin();
            }
            let was = contact;
            let rub = contact.rub(at, &ROSIN, [free, hold], || None);
            let steady = was.sticks == contact.sticks;
            let slip = free - rub.taken_m_per_s;
            // Where no step was smoothed, friction opposes the slip exactly.
            assert!(!steady || rub.taken_m_per_s * slip >= -1e-12, "{i}: {rub:?} {slip}");
            assert!(rub.taken_m_per_s.abs() <= hold + 1e-9);
        }
    }

    #[test]
    fn a_lifted_bow_leaves_the_string_alone() {
        let mut contact = Contact::default();
        for (i, free) in [1.0, -0.5, 0.2].into_iter().enumerate() {
            let rub = contact.rub(i, &ROSIN, [free, 0.0], || None);
            assert!(rub.taken_m_per_s.abs() < 1e-15 && rub.late_m_per_s == [0.0; 3]);
        }
    }
}
