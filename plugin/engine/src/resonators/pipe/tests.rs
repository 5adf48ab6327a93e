//! A pipe by itself: it only loses, and its powers balance.

use pulp::Scalar;

use super::*;
use crate::dsp::noise::Random;

/// §10.6: what is supplied leaves as a wave with more energy than the one that came, or is lost at
/// the edge.
#[test]
fn power_balance_of_a_pipe_under_a_jet() {
    let simd = Scalar::new();
    let (vortex, mut random) = (0.05_f32, Random::new(5, 1));
    let mut pipe = Pipe::new(48_000.0, 0.2, 2_100.0);
    pipe.tune(TAU * 440.0 / 48_000.0, Complex { re: 1.0, im: 0.2 }, 0.0, 64);
    let (mut supplied, mut gained, mut lost) = (0.0_f64, 0.0_f64, 0.0_f64);
    let square = |waves: &Samples| waves.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>();
    for tick in 0..2_500_u32 {
        let pressure: Samples = std::array::from_fn(|i| {
            let n = f64::from(tick) * TICK as f64 + i as f64;
            (0.0576 * n).sin() as f32 + 0.3 * random.bipolar()
        });
        pipe.begin(simd);
        let flow = pipe.flow(simd, 0, &pressure, vortex);
        for (pressure, flow) in pressure.iter().zip(&flow) {
            supplied += f64::from(*pressure) * f64::from(*flow);
            lost += f64::from(vortex) * f64::from(*flow).abs().powi(3);
        }
        gained += square(&pipe.leaving) - square(&pipe.returning);
        pipe.end();
    }
    let balance = (gained - supplied + lost) / supplied;
    assert!(balance.abs() < 1e-6, "{balance:e}");
}

#[test]
fn a_pipe_left_alone_only_loses() {
    let mut pipe = Pipe::new(48_000.0, 0.2, 2_100.0);
    let simd = Scalar::new();
    let jet = Complex { re: 1.0, im: 0.3 };
    let mut last = f64::INFINITY;
    for tick in 0..600_usize {
        if tick.is_multiple_of(4) {
            // Its length moves all the while.
            let hz = 220.0 + 60.0 * (tick as f64 / 40.0).sin();
            pipe.tune(TAU * hz / 48_000.0, jet, 0.0, 4 * TICK);
        }
        pipe.begin(simd);
        let pressure = [if tick == 0 { 1.0 } else { 0.0 }; TICK];
        let flow = pipe.flow(simd, 0, &pressure, 0.0);
        assert!(flow.iter().all(|flow| flow.is_finite()));
        pipe.end();
        if tick % 50 == 49 {
            assert!(pipe.energy() < last);
            last = pipe.energy();
        }
    }
    assert!(last < 1e-6);
}
