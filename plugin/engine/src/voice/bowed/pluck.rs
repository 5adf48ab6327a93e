//! A finger that plucks a bowed string.

/// Pull in newtons at full effort, seconds of pulling and of letting go.
const PLUCK_NEWTON: f64 = 1.6;
const PLUCK_S: [f64; 2] = [0.004, 0.000_5];
/// Contact point of the plucking finger.
pub(crate) const PLUCK_CONTACT: f64 = 0.23;

/// A finger that pulls the string and lets go.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pluck {
    newton: f64,
    age_s: f64,
    pub(crate) is_on: bool,
}

impl Pluck {
    /// Begins to pull, at an effort.
    pub(crate) fn begin(effort: f64) -> Self {
        Self { newton: PLUCK_NEWTON * effort.powf(1.4), age_s: 0.0, is_on: true }
    }

    /// Force one sample later.
    pub(crate) fn force(&mut self, step_s: f64) -> f64 {
        self.age_s += step_s;
        let [pull_s, leave_s] = PLUCK_S;
        if self.age_s < pull_s {
            let x = self.age_s / pull_s;
            return self.newton * x * x * (3.0 - 2.0 * x);
        }
        let x = (self.age_s - pull_s) / leave_s;
        if x >= 1.0 {
            self.is_on = false;
            return 0.0;
        }
        self.newton * (1.0 - x * x * (3.0 - 2.0 * x))
    }
}
