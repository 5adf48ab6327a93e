//! A string's waves, sixteen samples at a time: what comes back to the bridge, and what leaves it.

use pulp::Simd;

use super::StringVoice;
use crate::dsp::{
    lanes::mul_add,
    simd::{TICK, fma},
};

impl StringVoice {
    /// Samples that may be rendered at once.
    #[inline(always)]
    pub(crate) fn lookahead(&self) -> usize {
        if self.is_resting {
            return TICK;
        }
        if self.is_answering {
            return self.loops[0].lookahead();
        }
        let near = self.loops[0].lookahead().min(self.loops[1].lookahead());
        self.far.as_ref().map_or(near, |far| far.lookahead().min(near))
    }

    /// Works out the waves that would leave a bridge that does not move, and adds what it then feels to
    /// `force`; the board gets its share of the scratch. Returns what of the bridge's own motion the
    /// string answers with as force.
    #[inline(always)]
    pub(crate) fn blocked<S: Simd>(
        &mut self,
        simd: S,
        count: usize,
        force: &mut [f32; TICK],
        board: &mut [f32; TICK],
    ) -> f32 {
        self.waves[0] = self.loops[0].returning(simd);
        if self.is_sideways {
            self.waves[1] = self.loops[1].returning(simd);
        }
        if self.is_plucked() {
            self.excite(count, board);
        }
        if self.is_driven {
            self.push(count);
        }
        let z = self.impedance;
        let horizontal = self.spec.touch.horizontal_coupling as f32;
        let mut load = z * (1.0 + horizontal * horizontal);
        if let Some(far) = &mut self.far
            && self.is_sideways
        {
            far.blocked(simd, &mut self.waves[0], z, force);
            load += z;
        }
        let [upright, sideways] = &self.waves;
        let both = mul_add(simd, &[horizontal; TICK], sideways, upright);
        *force = mul_add(simd, &[-2.0 * z; TICK], &both, force);
        load
    }

    /// [`StringVoice::blocked`] for a string that only answers.
    #[inline(always)]
    pub(crate) fn answer<S: Simd>(&mut self, simd: S, force: &mut [f32; TICK]) -> f32 {
        let z = self.impedance;
        self.waves[0] = self.loops[0].returning(simd);
        *force = mul_add(simd, &[-2.0 * z; TICK], &self.waves[0], force);
        z
    }

    /// Lets the fingers work. Sample by sample, finger by finger: no sum may depend on how a tick
    /// is cut.
    #[inline(never)]
    fn excite(&mut self, count: usize, board: &mut [f32; TICK]) {
        let gain = 0.5 / self.impedance;
        for i in 0..count {
            for pluck in self.plucks.iter_mut().filter(|pluck| pluck.is_active()) {
                let Some(touch) = pluck.tick() else { continue };
                let (shares, early) = (pluck.shares(), pluck.early());
                for ((wave, line), share) in self.waves.iter_mut().zip(&mut self.loops).zip(shares)
                {
                    wave[i] = wave[i] * touch.left - gain * share * touch.wave;
                    // A string stopped shorter meanwhile has no room for the wave any more.
                    if let Some((ago, weights)) = early
                        && ago + 3 < line.reach()
                    {
                        line.lay(i, ago, &weights, gain * share * touch.early);
                    }
                }
                board[i] += self.spec.touch.scratch_on_board * touch.scratch;
            }
        }
    }

    /// Sends the waves off from a bridge that moves with `velocity`.
    #[inline(always)]
    pub(crate) fn commit<S: Simd>(&mut self, velocity: &[f32; TICK], count: usize) {
        let coupling = [1.0, self.spec.touch.horizontal_coupling as f32];
        let mut power = [0.0_f32; TICK];
        let moving = 1 + usize::from(self.is_sideways);
        for ((wave, line), n) in
            self.waves.iter_mut().zip(&mut self.loops).zip(coupling).take(moving)
        {
            for i in 0..TICK {
                wave[i] = fma::<S>(n, velocity[i], wave[i]);
                power[i] = fma::<S>(wave[i], wave[i], power[i]);
            }
            line.commit(wave, count);
        }
        if let Some(far) = &mut self.far
            && self.is_sideways
        {
            far.commit(velocity, count);
        }
        // One by one: the sum must not depend on how a tick is cut.
        if count == TICK {
            // Of known length, so that it is unrolled.
            for p in &power {
                self.power += p;
            }
        } else {
            for p in &power[..count] {
                self.power += p;
            }
        }
    }

    /// [`StringVoice::commit`] for a string that only answers.
    #[inline(always)]
    pub(crate) fn commit_answer(&mut self, velocity: &[f32; TICK], count: usize) {
        for (wave, v) in self.waves[0].iter_mut().zip(velocity) {
            *wave += v;
        }
        self.loops[0].commit(&self.waves[0], count);
    }
}
