//! Hits on single things: struck on purpose, coming back, or by chance.

use super::Rattle;

/// Hits that may wait at once.
pub(super) const WAITING: usize = 8;

/// What comes back from a hit: when, how often, how hard [E].
const REBOUND_S: [f32; 2] = [0.009, 0.032];
const REBOUND_SHARE: [f32; 2] = [0.12, 0.45];

/// A hit that is on its way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coming {
    pub(super) samples: u32,
    pub(super) thing: usize,
    pub(super) strength: f32,
}

impl Rattle {
    pub(super) fn rebound(&mut self, thing: usize, strength: f32) {
        let mut unit = || 0.5 + 0.5 * self.random.bipolar();
        let [early, late] = REBOUND_S;
        let [least, most] = REBOUND_SHARE;
        let (when, share) = (early + (late - early) * unit(), least + (most - least) * unit());
        self.come(when, thing, strength * share);
    }

    pub(super) fn come(&mut self, time_s: f32, thing: usize, strength: f32) {
        let samples = (time_s * self.rate_hz) as u32;
        // The last place is taken again if there are too many.
        let free = self.waiting.min(WAITING - 1);
        self.coming[free] = Coming { samples, thing, strength };
        self.waiting = free + 1;
    }

    /// Samples before the next hit, at most `most`.
    #[inline(always)]
    pub(super) fn until_hit(&mut self, most: usize) -> usize {
        let coming = &mut self.coming[..self.waiting];
        let due = coming.iter().map(|hit| hit.samples as usize).min().unwrap_or(most).min(most);
        let run = self.collisions.until_strike(due);
        for hit in coming {
            hit.samples -= run as u32;
        }
        run
    }

    /// The sample at which something hits.
    pub(super) fn hits(&mut self) {
        let mut at = 0;
        while at < self.waiting {
            let hit = self.coming[at];
            if hit.samples > 0 {
                self.coming[at].samples -= 1;
                at += 1;
            } else {
                self.jingles.hit(hit.thing, hit.strength, &mut self.random);
                self.waiting -= 1;
                self.coming[at] = self.coming[self.waiting];
            }
        }
        if let Some(strength) = self.collisions.strikes() {
            let draw = 0.5 + 0.5 * self.random.bipolar();
            let loose = self.spec.loose.max(1);
            let thing = ((draw * loose as f32) as usize).min(loose - 1);
            self.jingles.hit(thing, strength, &mut self.random);
        }
    }
}
