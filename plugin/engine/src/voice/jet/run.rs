//! Sixteen samples of a flute: the jet, what it is laid on, and the air before it.

use pulp::Simd;

use super::{Blown, Body};
use crate::{
    dsp::{
        lanes::{self, Samples},
        simd::{TICK, fma},
    },
    exciters::jet::{Jet, Tick},
    resonators::cavity::Cavity,
};

/// A pressure that nobody hears keeps small numbers from becoming slow ones.
const QUIET: f32 = 1.0e-15;

/// Flow of a source of full scale at the first resonance [by ear: a mezzoforte tone].
const PUSH: f32 = 2.0;

/// What does not change while jet and cavity run through a tick.
#[derive(Clone, Copy)]
struct Given<'a> {
    /// Turbulence at the edge, as a pressure.
    noise: &'a Samples,
    breath: &'a Samples,
    vortex: f32,
    edge: f32,
}

impl Blown {
    /// The next sixteen samples.
    #[inline(always)]
    pub(super) fn run<S: Simd>(&mut self, simd: S) {
        let noise = self.turbulence.run(simd);
        let mut direct = lanes::mul(simd, &noise, &[self.broad; TICK]);
        let mut breath = [1.0; TICK];
        if self.sung.is_singing() {
            self.sung.sing(&mut breath, &mut direct);
        }
        let noise = lanes::mul_add(simd, &noise, &[self.skirt; TICK], &[QUIET; TICK]);
        let noise = if self.push.is_on { self.pushed(simd, &noise) } else { noise };
        let mouth = &self.spec.mouth;
        let given =
            Given { noise: &noise, breath: &breath, vortex: mouth.vortex, edge: mouth.edge };
        let [sound, wave] = match &mut self.body {
            Body::Pipe(pipe, _) => play(simd, &mut self.jet, &mut **pipe, given),
            Body::Vessel(vessel, _) => play(simd, &mut self.jet, vessel, given),
        };
        self.servo.listen(simd, &wave);
        self.out = self.air.radiate(simd, &sound, &direct);
        self.level = lanes::largest(simd, &self.out[0]) + lanes::largest(simd, &self.out[1]);
    }
}

impl Blown {
    /// A synth's pressure at the blown end, beside that of the turbulence.
    #[inline(always)]
    fn pushed<S: Simd>(&self, simd: S, noise: &Samples) -> Samples {
        let full = PUSH * self.body.resistance();
        lanes::mul_add(simd, &self.push.samples, &[full; TICK], noise)
    }
}

/// Sixteen samples of jet and cavity: what opening and edge radiate, and the jet's wave at the edge.
/// The jet strikes as many samples at once as its travel is long.
#[inline(always)]
fn play<S: Simd, C: Cavity>(
    simd: S,
    jet: &mut Jet,
    cavity: &mut C,
    given: Given<'_>,
) -> [Samples; 2] {
    let tick = jet.begin(simd);
    cavity.begin(simd);
    let mut out = [[0.0; TICK]; 2];
    match tick.lookahead() {
        TICK.. => stretch::<S, C, TICK>(simd, jet, cavity, given, &tick, 0, &mut out),
        8.. => stretches::<S, C, 8>(simd, jet, cavity, given, &tick, &mut out),
        4.. => stretches::<S, C, 4>(simd, jet, cavity, given, &tick, &mut out),
        _ => stretches::<S, C, 1>(simd, jet, cavity, given, &tick, &mut out),
    }
    cavity.end();
    jet.end();
    out
}

#[inline(always)]
fn stretches<S: Simd, C: Cavity, const N: usize>(
    simd: S,
    jet: &mut Jet,
    cavity: &mut C,
    given: Given<'_>,
    tick: &Tick,
    out: &mut [Samples; 2],
) {
    for first in (0..TICK).step_by(N) {
        stretch::<S, C, N>(simd, jet, cavity, given, tick, first, out);
    }
}

#[inline(always)]
fn stretch<S: Simd, C: Cavity, const N: usize>(
    simd: S,
    jet: &mut Jet,
    cavity: &mut C,
    given: Given<'_>,
    tick: &Tick,
    first: usize,
    out: &mut [Samples; 2],
) {
    let [wave, jump] = jet.strike::<S, N>(simd, tick, first, given.breath);
    let noise: &[f32; N] = lanes::part(given.noise, first);
    let mut pressure = [0.0; N];
    for n in 0..N {
        pressure[n] = jump[n] + noise[n];
    }
    let flow = cavity.flow(simd, first, &pressure, given.vortex);
    jet.commit(first, &flow);
    let mut sound = [0.0; N];
    for n in 0..N {
        sound[n] = fma::<S>(given.edge, jump[n], flow[n]);
    }
    for (out, part) in out.iter_mut().zip([sound, wave]) {
        if let Some(out) = out[first..].first_chunk_mut() {
            *out = part;
        }
    }
}
