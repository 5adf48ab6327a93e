//! A control that follows its target at the control ticks.

/// One-pole smoother, advanced once per tick.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Smooth {
    value: f32,
    target: f32,
    rate: f32,
}

impl Smooth {
    pub(crate) fn new(value: f32) -> Self {
        Self { value, target: value, rate: 1.0 }
    }

    /// Sets the time in which 63 % of a step is covered.
    pub(crate) fn set_time(&mut self, time_s: f32, ticks_per_s: f32) {
        self.rate = 1.0 - (-1.0 / (time_s * ticks_per_s)).exp();
    }

    pub(crate) fn aim(&mut self, target: f32) {
        self.target = target;
    }

    pub(crate) fn snap(&mut self, value: f32) {
        self.value = value;
        self.target = value;
    }

    /// Moves one tick and returns the new value; lands exactly once it is within a millionth.
    #[inline]
    pub(crate) fn tick(&mut self) -> f32 {
        if self.value == self.target {
            return self.value;
        }
        let step = (self.target - self.value) * self.rate;
        if step.abs() <= 1.0e-6 * self.target.abs().max(1.0e-3) {
            self.value = self.target;
        } else {
            self.value += step;
        }
        self.value
    }

    pub(crate) fn value(&self) -> f32 {
        self.value
    }

    pub(crate) fn target(&self) -> f32 {
        self.target
    }
}
