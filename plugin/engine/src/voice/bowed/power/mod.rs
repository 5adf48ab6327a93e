//! Power balance of a bowed note: what the hair gives is found again, sample by sample, in the waves
//! that leave, in the heat of the rosin, and at last in what string and body lose.

mod book;

use pulp::Scalar;

use book::{Book, UNSETTLED, Waves, Written, book};

use super::{
    grip::{Grip, Rough},
    part::port,
    rub::Stroke,
    stop::stop_shape,
    string::BowedString,
};
use crate::{
    bodies::bridge::Bridge,
    dsp::simd::TICK,
    exciters::bow::Contact,
    instruments::{
        Instrument, JEZ_QOBYZ, NAR_QOBYZ, PRIMA_QOBYZ, Physics, QYL_QOBYZ,
        bowed::{BowedSpec, Stop},
    },
};

const RATE_HZ: f64 = 48_000.0;
/// Bowed so long, heard so long.
const BOWED_S: f64 = 1.5;
const WHOLE_S: f64 = 6.0;

struct Bench {
    string: BowedString,
    bridge: Bridge,
    contact: Contact,
    book: Book,
    /// Of the tick before, whose last samples are settled only now.
    last: [Waves; UNSETTLED],
}

impl Bench {
    /// Runs a tick and books all but its last samples, and the last of the tick before.
    fn tick(&mut self, spec: &BowedSpec, stroke: &Stroke) {
        let simd = Scalar::new();
        let z = self.string.impedance();
        self.string.slide();
        self.string.begin(simd, false);
        let (mut arrived, mut moved) = ([0.0; TICK], [0.0; TICK]);
        let mut from = 0;
        while from < TICK {
            let to = (from + self.string.run(from)).min(TICK);
            arrived[from..to].copy_from_slice(&self.string.arrive(simd, [from, to])[from..to]);
            let force: [f64; TICK] = arrived.map(|wave| 2.0 * z * wave);
            self.bridge.solve(simd, &force[from..to], &mut moved[from..to]);
            let (run, friction) = ([from, to], &spec.bow.friction);
            self.string.rub::<Scalar>(run, &moved, &mut self.contact, friction, stroke);
            from = to;
        }
        self.string.end(true);
        assert_eq!(self.string.ahead, TICK, "what returns is read once a tick");
        let string = &self.string;
        let written: [&Written; 4] =
            [&string.nut, &string.bridge, &string.twist_bridge, &string.twist_nut]
                .map(|line| line.since(TICK + UNSETTLED).first_chunk().unwrap());
        for i in 0..TICK + UNSETTLED {
            let waves = if i < UNSETTLED {
                self.last[i]
            } else {
                let i = i - UNSETTLED;
                let turn = |k: usize| -0.5 * string.twist_reflection * string.twist[k].pair(i);
                let from_bridge = moved[i] - arrived[i];
                let net = 2.0 * z * arrived[i] - z * moved[i];
                self.book.body += net * moved[i] / RATE_HZ;
                self.book.paths[0] -= z * string.returning[i].powi(2) / RATE_HZ;
                self.book.paths[1] -= z * arrived[i].powi(2) / RATE_HZ;
                Waves {
                    coming: [from_bridge, -string.returning[i], turn(0), turn(1)],
                    speed: stroke.speed_m_per_s[i],
                }
            };
            if i >= TICK {
                self.last[i - TICK] = waves;
            } else {
                book(&mut self.book, string, waves, written.map(|line| line[i]));
            }
        }
    }

    fn left(&self) -> f64 {
        self.string.energy(RATE_HZ) + self.bridge.energy()
    }
}

/// A note that swells, turns round, swells again and rings out, on a stop that moves.
fn balance(instrument: &Instrument, spec: &'static BowedSpec, (stop, hz): (&Stop, f64)) -> bool {
    let own = &spec.strings[0];
    let mut string = BowedString::new(&port(own), 1_000);
    let shape = |hz: f64| stop_shape(own, stop, hz, RATE_HZ / hz, spec.bow.contact, RATE_HZ);
    string.set(shape(hz), 0);
    let mut bridge = Bridge::new(RATE_HZ);
    bridge.set(spec.body.formants, 1.0);
    bridge.tie(own.impedance);
    let (book, contact, last) =
        (Book::default(), Contact::default(), [Waves::default(); UNSETTLED]);
    let mut bench = Bench { string, bridge, contact, book, last };
    let mut rough = Rough::new(&spec.bow, RATE_HZ);
    for start in (0..(WHOLE_S * RATE_HZ) as usize).step_by(TICK) {
        if start % (8 * TICK) == 0 && !bench.string.is_fading() {
            let bend = (std::f64::consts::TAU * 5.0 * start as f64 / RATE_HZ).sin() / 120.0;
            bench.string.set(shape(hz * bend.exp2()), 2 * TICK);
        }
        let grain = rough.tick::<Scalar>(1.0);
        let mut stroke = Stroke::default();
        for (k, grain) in grain.iter().enumerate() {
            let s = (start + k) as f64 / RATE_HZ;
            if s < BOWED_S {
                let swing = (std::f64::consts::TAU * s / BOWED_S).sin();
                let effort = 0.1 + 0.9 * swing.abs();
                let grip = Grip::new(&spec.bow, own.impedance, bench.string.shape(), effort, 0.5);
                stroke.speed_m_per_s[k] = grip.speed * swing.signum();
                let most = spec.bow.friction.at_rest * bench.string.admittance();
                stroke.hold_m_per_s[k] = most * grip.newton * (1.0 + grain).max(0.1);
            }
        }
        bench.tick(spec, &stroke);
        let Book { given, paths, body, .. } = bench.book;
        let tiny = 1.0e-12 * given.abs();
        assert!(paths.iter().all(|path| *path >= -tiny), "a path gives: {paths:?}");
        assert!(body >= bench.bridge.energy() - tiny, "the body gives");
    }
    let Book { given, heat, cold, paths, body, amiss, most } = bench.book;
    let [nut, top, twist] = paths;
    let rest = given - heat - nut - top - twist - body;
    let [heat_is, nut_is, top_is, twist_is, body_is] =
        [heat, nut, top, twist, body].map(|part| 100.0 * part / given);
    eprintln!(
        "{}: {given:.3e} J given; heat {heat_is:.1} %, nut side {nut_is:.1}, bridge side {top_is:.1}, \
         torsion {twist_is:.1}, body {body_is:.1}; amiss {:.1e}, in a sample {:.1e}, cold {:.1e}",
        instrument.id,
        rest / given,
        amiss / most,
        cold / given,
    );
    assert!(given > 0.0 && bench.left() < 1.0e-7 * given, "it rings out");
    assert!(amiss < 1.0e-9 * most, "the bow's powers do not balance: {amiss:e} of {most:e}");
    assert!((rest / given).abs() < 1.0e-6, "{:e}", rest / given);
    assert!(heat > 0.0 && -cold < 0.01 * heat, "the rosin cools: {cold:e} of {heat:e}");
    bench.string.shape().is_fine
}

#[test]
fn power_balance_of_a_bowed_note() {
    for instrument in [&QYL_QOBYZ, &NAR_QOBYZ, &JEZ_QOBYZ, &PRIMA_QOBYZ] {
        if let Physics::Bowed(spec) | Physics::BowedFour(spec) = instrument.physics {
            assert!(!balance(instrument, spec, (&spec.nail, 196.0)));
        }
    }
}

/// Where the slip is looked at between two samples too.
#[test]
fn power_balance_of_a_bright_string() {
    if let Physics::Bowed(spec) = JEZ_QOBYZ.physics {
        assert!(balance(&JEZ_QOBYZ, spec, (&spec.open, 220.0)), "it is looked at finely");
    }
}
