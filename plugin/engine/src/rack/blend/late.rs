//! What is not woven waits for what is: a delay that comes and goes without a click.

use crate::SampleRate;

/// Time in which the late sound takes over.
const FADE_S: f64 = 0.03;

/// The delay of one output.
#[derive(Debug)]
pub(in crate::rack) struct Late {
    line: [Vec<f32>; 2],
    at: usize,
    /// Samples that have been written since the delay was asked for.
    held: usize,
    /// How much of what is heard is late.
    share: f32,
    per_sample: f32,
    /// Nothing has passed since the beginning.
    is_new: bool,
}

impl Late {
    /// Room for a delay of so many samples.
    pub(in crate::rack) fn new(rate: SampleRate, samples: usize) -> Self {
        Self {
            line: [vec![0.0; samples], vec![0.0; samples]],
            at: 0,
            held: 0,
            share: 0.0,
            per_sample: (1.0 / (FADE_S * rate.hz())) as f32,
            is_new: true,
        }
    }

    /// Nothing waits.
    pub(in crate::rack) fn reset(&mut self) {
        self.line.iter_mut().for_each(|line| line.fill(0.0));
        (self.at, self.held, self.share, self.is_new) = (0, 0, 0.0, true);
    }

    /// Passes samples on, late or not. What is late from the beginning is so at once.
    pub(in crate::rack) fn pass(&mut self, is_late: bool, [left, right]: [&mut [f32]; 2]) {
        if std::mem::take(&mut self.is_new) && is_late {
            (self.held, self.share) = (self.line[0].len(), 1.0);
        }
        if !is_late && self.share == 0.0 {
            self.held = 0;
            return;
        }
        let length = self.line[0].len();
        for (l, r) in left.iter_mut().zip(right) {
            let at = self.at;
            let [line_l, line_r] = &mut self.line;
            let late = [line_l[at], line_r[at]];
            (line_l[at], line_r[at]) = (*l, *r);
            self.at = if self.at + 1 == length { 0 } else { self.at + 1 };
            self.held = (self.held + 1).min(length + 1);
            let towards = if is_late && self.held > length { 1.0 } else { 0.0 };
            self.share += (towards - self.share).clamp(-self.per_sample, self.per_sample);
            [*l, *r] = if self.share < 1.0 {
                [*l + self.share * (late[0] - *l), *r + self.share * (late[1] - *r)]
            } else {
                late
            };
        }
    }
}
