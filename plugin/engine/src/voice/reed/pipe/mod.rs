//! One pipe but for its reed: bore, lip, the player's ear, and the open holes.
//!
//! Path: the wave that leaves the reed → bore → the wave that arrives, and what the holes radiate.
//! All of it takes sixteen samples at a time; the reeds, which cannot, run side by side in `pipes`.

mod sound;

use super::{
    design::Design,
    lip::{self, Lip},
    radiation::Holes,
    servo::Servo,
    swing::Swing,
};
use crate::{
    dsp::{lanes::Samples, simd::TICK},
    exciters::reed::{ReedHold, ReedLaw},
    resonators::{bore::Bore, bores::Bores},
};

/// Pressure from which a pipe counts as blown, re the closing pressure.
const BLOWN: f64 = 0.05;
/// Output under which a pipe that is not blown is silent.
const SILENT: f32 = 1.0e-7;
/// Ticks between movements of breath and lip, and of fingers and ear.
pub(crate) const LIP_TICKS: usize = 4;
pub(crate) const SLOW_TICKS: usize = 8;

/// How a pipe is blown during the next ticks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blow {
    /// For how many: [`LIP_TICKS`], [`SLOW_TICKS`], or twice that once it is cut.
    pub(crate) ticks: usize,
    /// What should be heard.
    pub(crate) wanted_hz: f64,
    /// Where the fingers are.
    pub(crate) holes_hz: f64,
    /// Mouth pressure at their end, re the closing pressure.
    pub(crate) mouth: f64,
    /// The pressure that the fingers reckon with.
    pub(crate) expected: f64,
    pub(crate) lip: Lip,
    /// The player listens; nobody does any longer to a pipe that was tuned once.
    pub(crate) listens: bool,
    pub(crate) is_cut: bool,
    /// How far the player corrects, 0–1.
    pub(crate) trust: f64,
    /// Factor of what it radiates.
    pub(crate) radiated: f64,
    /// Turbulence, rms share of the pressure.
    pub(crate) noise: f64,
}

/// The pipe.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about now; none are modes")]
pub(crate) struct Pipe {
    bore: Bore,
    /// The reed's law at the next movement of the lip, and the hold that made it.
    law: ReedLaw,
    law_of: ReedHold,
    servo: Servo,
    swing: Swing,
    holes: Holes,
    rate_hz: f64,
    /// Pressure that the mouth is on its way to.
    mouth: f64,
    /// Where fingers and lip were last, and the hold that they made.
    held: (f64, Lip),
    held_by: ReedHold,
    /// A lip sticks to the blades, and must hear them swing.
    sticks: bool,
    is_cut: bool,
    /// The tone in the bore, of this tick.
    tone: Samples,
    slow_ticks: usize,
    /// Where the fingers are, and their place among the designed tubes.
    fingers: (f64, f64),
    peak: f32,
    level: f32,
    is_idle: bool,
    /// A synth drives the bore: it must stand ready, under a reed that is blown by such a share.
    is_driven: bool,
    natural: f64,
    sounding_hz: f64,
}

impl Pipe {
    pub(crate) fn new(designs: &[Design], longest_s: f64, rate_hz: f64) -> Self {
        let bores: Vec<&Bores> = designs.iter().map(|design| &design.bores).collect();
        let hold = lip::hold(&designs[0].build.reed, 220.0, &Lip::REST);
        Self {
            bore: Bore::new(longest_s, rate_hz, &bores),
            law: ReedLaw::new(&hold, rate_hz),
            law_of: hold,
            servo: Servo::new(rate_hz),
            swing: Swing::new(rate_hz),
            holes: Holes::default(),
            rate_hz,
            mouth: 0.0,
            held: (0.0, Lip::REST),
            held_by: hold,
            sticks: false,
            is_cut: false,
            tone: [0.0; TICK],
            slow_ticks: 0,
            fingers: (0.0, 0.0),
            peak: 0.0,
            level: 0.0,
            is_idle: true,
            is_driven: false,
            natural: 1.0,
            sounding_hz: 0.0,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.bore.reset();
        self.servo.reset();
        self.swing.reset();
        self.holes = Holes::default();
        self.mouth = 0.0;
        self.tone = [0.0; TICK];
        (self.peak, self.level) = (0.0, 0.0);
        self.is_idle = true;
        self.slow_ticks = 0;
    }

    /// Whether a synth drives it, beside a reed that is blown by such a share.
    pub(crate) fn drive(&mut self, is_driven: bool, natural: f32) {
        (self.is_driven, self.natural) = (is_driven, f64::from(natural));
    }

    /// A note begins.
    pub(crate) fn begin(&mut self) {
        self.servo.begin();
    }

    /// Once in [`Blow::ticks`]; returns whether the reed's law has changed.
    pub(crate) fn tick(&mut self, design: &Design, blow: &Blow) -> bool {
        // While it is blown nothing is measured: the breath says that it sounds.
        self.level = self.peak.max(self.mouth as f32);
        self.peak = 0.0;
        if blow.mouth <= 0.0 && self.level < SILENT && !self.is_driven {
            if !self.is_idle {
                self.reset();
            }
            return false;
        }
        let wakes = self.is_idle;
        self.is_idle = false;
        if self.slow_ticks == 0 {
            self.slow_tick(design, blow);
        }
        self.slow_ticks = (self.slow_ticks + blow.ticks) % SLOW_TICKS;
        let reed = &design.build.reed;
        if wakes || self.held != (blow.holes_hz, blow.lip) {
            self.held = (blow.holes_hz, blow.lip);
            self.held_by = lip::hold(reed, blow.holes_hz, &blow.lip);
        }
        let mut hold = self.held_by;
        if self.is_driven {
            // Beside a synth that plays alone the lip holds the blades shut.
            hold.opening *= self.natural;
            hold.compliance_s *= self.natural;
        }
        self.sticks = reed.stiction > 0.0;
        if self.sticks {
            hold.damping += lip::stiction(reed, blow.holes_hz, &blow.lip, self.swing.tick());
        }
        self.mouth = blow.mouth;
        let is_new = self.law_of != hold;
        if is_new {
            self.law = ReedLaw::new(&hold, self.rate_hz);
            self.law_of = hold;
        }
        is_new
    }

    pub(crate) fn law(&self) -> &ReedLaw {
        &self.law
    }

    /// Whether anyone follows its tone, or waits for its end.
    #[inline(always)]
    fn is_heard(&self) -> bool {
        !self.is_cut || self.mouth < BLOWN
    }

    /// Fingers and ear are slower than lips.
    fn slow_tick(&mut self, design: &Design, blow: &Blow) {
        // Nothing moves any longer at a pipe that was tuned once.
        let stays = self.is_cut && self.fingers.0 == blow.holes_hz;
        self.is_cut = blow.is_cut;
        if self.is_cut && stays {
            return;
        }
        let cents = if self.is_cut {
            self.servo.cents()
        } else {
            self.servo.tick(blow.wanted_hz, blow.listens, blow.trust)
        };
        if self.fingers.0 != blow.holes_hz {
            self.fingers = (blow.holes_hz, design.place(blow.holes_hz));
        }
        let off = if cents == 0.0 { 1.0 } else { (cents / 1_200.0).exp2() };
        let holes_hz = blow.holes_hz * off;
        let mut trip_s = design.round_trip_s(holes_hz, self.fingers.1, blow.expected);
        if self.is_driven {
            // Blades that are not blown lie shut and do not yield: the tube is a quarter of the wave.
            let shut_s = 0.5 / holes_hz;
            trip_s = shut_s + self.natural * (trip_s - shut_s);
        }
        self.bore.tune(&design.bores, self.fingers.1, trip_s, SLOW_TICKS);
        self.holes.tick(&design.build.air, blow.holes_hz, blow.radiated, self.rate_hz);
        self.sounding_hz = blow.wanted_hz;
    }
}
