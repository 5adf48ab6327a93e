//! An envelope: delay, attack, hold, decay, sustain, release; exact at every tick, straight in between.

use super::controls::EnvelopeControls;

/// Exponent of a curve bent all the way [by ear: more of it and a slow end is mistaken for silence].
const BEND: f32 = 5.0;
/// The shortest way, in ticks: anything shorter is heard as a click.
const SHORTEST_TICKS: f32 = 1.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Idle,
    Delay,
    Attack,
    Hold,
    Decay,
    Sustain,
    Release,
}

/// One voice's envelope.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Envelope {
    stage: Stage,
    /// Share of the stage that is over, 0–1.
    passed: f32,
    /// Level at the stage's beginning.
    from: f32,
    level: f32,
    bend: Bend,
}

/// A curve, and what it is divided by.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bend {
    curve: f32,
    whole: f32,
}

impl Envelope {
    pub(crate) const IDLE: Self = Self {
        stage: Stage::Idle,
        passed: 0.0,
        from: 0.0,
        level: 0.0,
        bend: Bend { curve: 0.0, whole: 0.0 },
    };

    /// A key goes down; the way starts at the present level.
    pub(crate) fn start(&mut self) {
        self.go(Stage::Delay);
    }

    /// The key goes up.
    pub(crate) fn release(&mut self) {
        if self.stage != Stage::Idle && self.stage != Stage::Release {
            self.go(Stage::Release);
        }
    }

    /// Whether it has come to its end.
    pub(crate) fn is_idle(&self) -> bool {
        self.stage == Stage::Idle
    }

    pub(crate) fn level(&self) -> f32 {
        self.level
    }

    fn go(&mut self, stage: Stage) {
        (self.stage, self.passed, self.from) = (stage, 0.0, self.level);
    }

    /// Moves by `ticks` (less than one at a note's beginning) and returns the level then.
    pub(crate) fn tick(
        &mut self,
        controls: &EnvelopeControls,
        ticks: f32,
        ticks_per_s: f32,
    ) -> f32 {
        let mut left = ticks;
        // No more stages than there are can end within a tick.
        for _ in 0..6 {
            let (time_s, next) = match self.stage {
                Stage::Idle => return self.level,
                Stage::Sustain => {
                    self.level = controls.sustain;
                    return self.level;
                }
                Stage::Delay => (controls.delay_s, Stage::Attack),
                Stage::Attack => (controls.attack_s, Stage::Hold),
                Stage::Hold => (controls.hold_s, Stage::Decay),
                Stage::Decay => (controls.decay_s, Stage::Sustain),
                Stage::Release => (controls.release_s, Stage::Idle),
            };
            let moves = !matches!(self.stage, Stage::Delay | Stage::Hold);
            let whole = (time_s * ticks_per_s).max(if moves { SHORTEST_TICKS } else { 1.0e-6 });
            let passed = self.passed + left / whole;
            if passed < 1.0 {
                self.passed = passed;
                self.level = self.at(controls, passed);
                return self.level;
            }
            left = (passed - 1.0) * whole;
            self.level = self.at(controls, 1.0);
            self.go(next);
        }
        self.level
    }

    fn at(&mut self, controls: &EnvelopeControls, passed: f32) -> f32 {
        let (to, curve) = match self.stage {
            Stage::Attack => (1.0, controls.attack_curve),
            Stage::Decay => (controls.sustain, controls.decay_curve),
            Stage::Release => (0.0, controls.release_curve),
            Stage::Hold => return 1.0,
            _ => return self.from,
        };
        if curve != self.bend.curve {
            self.bend = Bend { curve, whole: (-BEND * curve).exp_m1() };
        }
        self.from + (to - self.from) * self.bend.at(passed)
    }
}

impl Bend {
    /// From 0 to 1, fast first for a curve above 0.
    fn at(self, x: f32) -> f32 {
        let exponent = -BEND * self.curve;
        if x >= 1.0 {
            1.0
        } else if exponent.abs() < 1.0e-2 {
            x
        } else {
            (exponent * x).exp_m1() / self.whole
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_take_their_time() {
        let controls = EnvelopeControls {
            delay_s: 0.1,
            attack_s: 0.2,
            hold_s: 0.1,
            decay_s: 0.3,
            sustain: 0.5,
            attack_curve: 0.0,
            ..EnvelopeControls::default()
        };
        let mut envelope = Envelope::IDLE;
        envelope.start();
        let path: Vec<f32> = (0..3_000).map(|_| envelope.tick(&controls, 1.0, 3_000.0)).collect();
        let at = |s: f32| path[(s * 3_000.0) as usize - 1];
        assert_eq!(at(0.1), 0.0);
        assert!((at(0.2) - 0.5).abs() < 0.01, "{}", at(0.2));
        assert!(at(0.31) == 1.0 && at(0.39) == 1.0 && at(0.42) < 1.0);
        assert!(at(0.69) > 0.5 && at(0.71) == 0.5);
        envelope.release();
        let ticks = (0..3_000).take_while(|_| envelope.tick(&controls, 1.0, 3_000.0) > 0.0).count();
        assert!((ticks as f32 / 3_000.0 - 0.25).abs() < 0.001);
        assert!(envelope.is_idle());
    }
}
