//! A stick or a hand with mass that falls on a skin, stays for a moment and is thrown back.
//!
//! Path: speed of the hand → contact → force on the skin. The contact is a spring `F = K·Δ²` whose energy
//! is kept as a square, so each sample needs one division and no iteration (after Ducceschi, Bilbao et
//! al., 2021–2023); its loss grows with the indentation, as of a fingertip (Hunt & Crossley 1975).

/// What falls on the skin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blow {
    /// Moving mass.
    pub(crate) mass_kg: f64,
    /// Speed as it arrives.
    pub(crate) speed_m_per_s: f64,
    /// Spring of the contact, in N/m².
    pub(crate) stiffness: f64,
    /// Loss of the contact, in N·s/m per metre of indentation.
    pub(crate) loss: f64,
}

/// Longest contact; by then the hand has left or lies on the skin and dampens it.
const LONGEST_S: f64 = 0.04;

/// The contact.
#[derive(Clone, Debug)]
pub(crate) struct Mallet {
    k: f64,
    blow: Blow,
    is_active: bool,
    time: u32,
    end: u32,
    /// Place now and one sample ago, downward.
    y: f64,
    before: f64,
    /// Indentation one sample ago.
    gap_before: f64,
    /// Root of twice the spring's energy, half a sample ago.
    root: f64,
}

impl Mallet {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let blow = Blow { mass_kg: 1.0, speed_m_per_s: 0.0, stiffness: 0.0, loss: 0.0 };
        Self {
            k: 1.0 / rate_hz,
            blow,
            is_active: false,
            time: 0,
            end: (LONGEST_S * rate_hz) as u32,
            y: 0.0,
            before: 0.0,
            gap_before: 0.0,
            root: 0.0,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.is_active = false;
    }

    #[inline]
    pub(crate) fn is_active(&self) -> bool {
        self.is_active
    }

    /// Sets the mallet on a skin that stands at `place`, and stood at `place_before` one sample ago.
    pub(crate) fn start(&mut self, blow: Blow, place: f64, place_before: f64) {
        self.blow = blow;
        self.is_active = true;
        self.time = 0;
        self.y = place;
        self.before = place - blow.speed_m_per_s * self.k;
        self.gap_before = self.before - place_before;
        self.root = 0.0;
    }

    /// The force at this sample on a skin that stands at `place`, and will stand at `next` if no force
    /// acts, and `give` further per newton.
    #[inline]
    pub(crate) fn solve(&mut self, place: f64, next: f64, give: f64) -> f64 {
        let gap = self.y - place;
        let free = 2.0 * self.y - self.before;
        let yields = self.k * self.k / self.blow.mass_kg;
        let mut force = 0.0;
        if gap > 0.0 {
            let slope = (1.5 * self.blow.stiffness * gap).sqrt();
            let resist = 0.25 * slope * slope + self.blow.loss * gap / (2.0 * self.k);
            let closing = free - next - self.gap_before;
            force = (slope * self.root + resist * closing) / (1.0 + resist * (yields + give));
            if force > 0.0 {
                let closed = closing - (yields + give) * force;
                self.root += 0.5 * slope * closed;
            } else {
                // A skin cannot pull: what the spring still holds is lost in the hand.
                force = 0.0;
                self.root = 0.0;
            }
        } else {
            self.root = 0.0;
        }
        self.gap_before = gap;
        self.before = self.y;
        self.y = free - yields * force;
        self.time += 1;
        let gone = gap < -1.0e-3 && self.y < self.before;
        if gone || self.time >= self.end {
            self.is_active = false;
        }
        force
    }

    /// Energy of mass and spring, in joules.
    pub(crate) fn energy(&self) -> f64 {
        if !self.is_active {
            return 0.0;
        }
        let speed = (self.y - self.before) / self.k;
        0.5 * (self.blow.mass_kg * speed * speed + self.root * self.root)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// On a wall, a lossless mallet leaves as fast as it came, and no blow gains energy.
    #[test]
    fn a_wall_returns_the_blow_and_adds_nothing() {
        for (loss, kept) in [(0.0, 0.985..1.000_001), (2.0e3, 0.05..0.9)] {
            for rate_hz in [8_000.0, 48_000.0, 192_000.0] {
                let mut mallet = Mallet::new(rate_hz);
                let blow = Blow { mass_kg: 0.03, speed_m_per_s: 3.0, stiffness: 5.0e6, loss };
                mallet.start(blow, 0.0, 0.0);
                let first = mallet.energy();
                let mut last = first;
                while mallet.is_active() {
                    mallet.solve(0.0, 0.0, 0.0);
                    if mallet.is_active() {
                        assert!(mallet.energy() <= last * (1.0 + 1e-9), "{rate_hz} {loss}");
                        last = mallet.energy();
                    }
                }
                assert!(kept.contains(&(last / first)), "{rate_hz} {loss}: {}", last / first);
            }
        }
    }

    /// On `F = K·Δ²` a contact lasts as the speed to the power of −1/3, so that hard blows are bright.
    #[test]
    fn a_harder_blow_touches_for_a_shorter_time() {
        let touch_s = |speed_m_per_s: f64| {
            let mut mallet = Mallet::new(192_000.0);
            let blow = Blow { mass_kg: 0.03, speed_m_per_s, stiffness: 5.0e6, loss: 0.0 };
            mallet.start(blow, 0.0, 0.0);
            let mut touched = 0;
            while mallet.is_active() {
                touched += u32::from(mallet.solve(0.0, 0.0, 0.0) > 0.0);
            }
            f64::from(touched) / 192_000.0
        };
        let (soft, hard) = (touch_s(0.5), touch_s(4.0));
        assert!((soft / hard - 2.0).abs() < 0.05, "{soft} {hard}");
    }
}
