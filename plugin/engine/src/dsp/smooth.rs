//! What moves without jumps and corners: a step, and a control that follows its target at the ticks.

/// From 0 to 1 over `x` from 0 to 1, without corners.
#[inline]
pub(crate) fn smoothstep(x: f32) -> f32 {
    let x = x.clamp(0.0, 1.0);
    x * x * (3.0 - 2.0 * x)
}

/// Two equal one-pole smoothers in a row, advanced once per tick: no jump and no corner.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Smooth {
    value: f32,
    middle: f32,
    target: f32,
    rate: f32,
}

impl Smooth {
    pub(crate) fn new(value: f32) -> Self {
        Self { value, middle: value, target: value, rate: 1.0 }
    }

    /// Sets the time constant of each pole.
    pub(crate) fn set_time(&mut self, time_s: f32, ticks_per_s: f32) {
        self.rate = 1.0 - (-1.0 / (time_s * ticks_per_s)).exp();
    }

    pub(crate) fn aim(&mut self, target: f32) {
        self.target = target;
    }

    pub(crate) fn snap(&mut self, value: f32) {
        self.value = value;
        self.middle = value;
        self.target = value;
    }

    /// Moves one tick and returns the new value; lands exactly once it is within a millionth.
    #[inline]
    pub(crate) fn tick(&mut self) -> f32 {
        if !self.is_moving() {
            return self.value;
        }
        self.middle += (self.target - self.middle) * self.rate;
        self.value += (self.middle - self.value) * self.rate;
        let near = 1.0e-6 * self.target.abs().max(1.0e-3);
        if (self.target - self.value).abs() < near && (self.target - self.middle).abs() < near {
            self.snap(self.target);
        }
        self.value
    }

    /// Whether the next tick will move it.
    #[inline]
    pub(crate) fn is_moving(&self) -> bool {
        self.value != self.target || self.middle != self.target
    }

    #[inline]
    pub(crate) fn value(&self) -> f32 {
        self.value
    }

    pub(crate) fn target(&self) -> f32 {
        self.target
    }
}

#[cfg(test)]
mod tests {
    use super::Smooth;

    #[test]
    fn lands_on_its_target_without_overshoot() {
        let mut smooth = Smooth::new(0.0);
        smooth.set_time(0.005, 3_000.0);
        smooth.aim(1.0);
        let path: Vec<f32> = (0..1_000).map(|_| smooth.tick()).collect();
        assert!(path.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!(path.last(), Some(&1.0));
    }
}
