//! What must hold where lips and column meet, whatever is played.

use pulp::Scalar;

use crate::{
    exciters::lips::Lips,
    instruments::{KERNEI, MUIIZ_SYRNAI, Physics, lip_reed::LipReedSpec},
    resonators::{
        column::{Column, MODES},
        horn,
    },
};

const RATE_HZ: f64 = 48_000.0;

fn spec(instrument: &crate::instruments::Instrument) -> &'static LipReedSpec {
    let Physics::LipReed(spec) = instrument.physics else { unreachable!("lips") };
    spec
}

#[test]
fn models_10_6_the_power_of_lips_and_column_balances() {
    for instrument in [&KERNEI, &MUIIZ_SYRNAI] {
        let spec = spec(instrument);
        let mut column = Column::new(RATE_HZ);
        let poles = horn::poles(&spec.bore, spec.wall_losses[0], MODES);
        column.set(&poles, 1.0);
        let mut lips = Lips::new(RATE_HZ, spec.lips.width_m, spec.lips.opening_m);
        let hz = poles[spec.registers.0].hz();
        lips.set(spec.lips.ratio * hz, spec.lips.q, spec.lips.stiffness_pa, 1.0);
        let [mut given, mut slit, mut walls] = [0.0_f64; 3];
        for i in 0..48_000 {
            // A breath that comes, and goes.
            let mouth_pa = 1.6 * spec.lips.stiffness_pa as f32 * (f32::from(u8::from(i < 36_000)));
            let before = column.energy_joule();
            let mut modes = column.turning::<Scalar, MODES>();
            let history_pa = modes.history(Scalar::new());
            column.rest(&modes);
            walls += before - column.energy_joule();
            assert!(before >= column.energy_joule() * (1.0 - 1.0e-6), "{i}: the walls give");
            let blown = lips.tick::<Scalar>(mouth_pa, history_pa, column.admit());
            modes.commit(Scalar::new(), blown.flow_m3_per_s);
            column.rest(&modes);
            let flow = f64::from(blown.flow_m3_per_s) / RATE_HZ;
            given += f64::from(mouth_pa) * flow;
            slit += (f64::from(mouth_pa) - f64::from(blown.pressure_pa)) * flow;
        }
        let left = given - slit - walls - column.energy_joule();
        eprintln!(
            "{}: {given:.3} J given, {slit:.3} lost in the slit, {walls:.3} in the walls, {:.1e} amiss",
            instrument.id,
            left / given
        );
        assert!(given > 0.01, "no tone");
        assert!((left / given).abs() < 1.0e-6, "{}", left / given);
    }
}
