//! The synth among the parts, and the weave: what is heard of whom, how late, how long.

use kairat_engine::{
    Engine, Event, NoteAddress, Rack, RackControls, SampleRate,
    instruments::{DOMBRA, Instrument, QYL_QOBYZ},
    rack::{BlendMode, OUTPUTS, Partner, Slot},
};

use crate::allocations;

pub(crate) const RATE_HZ: f64 = 48_000.0;

/// A rack with the dombra, the qyl-qobyz and the synth.
pub(crate) fn rack(controls: &RackControls) -> Rack {
    let mut rack = Rack::default();
    rack.prepare(SampleRate::new(RATE_HZ));
    for (slot, instrument) in [(Slot::A, &DOMBRA), (Slot::B, &QYL_QOBYZ)] {
        let instrument: &'static Instrument = instrument;
        let mut engine = Engine::new(instrument);
        engine.prepare(SampleRate::new(RATE_HZ));
        rack.put(slot, Some(Box::new(engine)));
    }
    rack.set_controls(controls);
    rack.reset();
    rack
}

/// Every way of weaving.
const MODES: [BlendMode; 6] = [
    BlendMode::Layer,
    BlendMode::Transport,
    BlendMode::Formant,
    BlendMode::Vocoder,
    BlendMode::Morph,
    BlendMode::Excite,
];

/// The first part and the synth, woven.
pub(crate) fn woven(mode: BlendMode, amount: f32) -> RackControls {
    let mut controls = RackControls::default();
    controls.layer.place.is_on = true;
    controls.blend.mode = mode;
    controls.blend.amount = amount;
    controls
}

pub(crate) fn on(key: u8) -> Event {
    Event::NoteOn { note: NoteAddress::key(0, key), velocity: 0.8 }
}

pub(crate) fn off(key: u8) -> Event {
    Event::NoteOff { note: NoteAddress::key(0, key), velocity: 0.5 }
}

/// A second from a note of half a second, in blocks of `block`.
pub(crate) fn take(rack: &mut Rack, block: usize) -> [Vec<f32>; 2] {
    let count = RATE_HZ as usize;
    let mut out = [vec![0.0; count], vec![0.0; count]];
    rack.handle(on(57));
    let mut done = 0;
    while done < count {
        if done == count / 2 {
            rack.handle(off(57));
        }
        let cut = if done < count / 2 { count / 2 } else { count };
        let end = (done + block).min(cut);
        let [left, right] = &mut out;
        rack.render([&mut left[done..end], &mut right[done..end]], [const { None }; OUTPUTS]);
        done = end;
    }
    out
}

fn rms(samples: &[f32]) -> f64 {
    let sum = samples.iter().map(|y| f64::from(*y).powi(2)).sum::<f64>();
    (sum / samples.len() as f64).sqrt()
}

#[test]
fn the_synth_follows_the_first_part_only_when_it_is_on() {
    let plain = take(&mut rack(&RackControls::default()), 512);
    let mut controls = woven(BlendMode::Off, 0.5);
    let both = take(&mut rack(&controls), 512);
    assert!(plain[0] != both[0]);
    controls.parts[0].place.level_db = -60.0;
    let synth = take(&mut rack(&controls), 512);
    assert!(rms(&synth[0][4_800..24_000]) > 0.01, "the synth plays");
    for ((both, plain), synth) in both[0].iter().zip(&plain[0]).zip(&synth[0]) {
        assert!(*both == plain + synth);
    }
}

#[test]
fn a_layer_goes_from_one_to_the_other_at_equal_power() {
    let plain = take(&mut rack(&RackControls::default()), 512);
    let first = take(&mut rack(&woven(BlendMode::Layer, 0.0)), 512);
    assert!(first == plain, "at 0 the first part alone");
    let mut controls = woven(BlendMode::Layer, 1.0);
    let synth = take(&mut rack(&controls), 512);
    controls.blend.amount = 0.5;
    let half = take(&mut rack(&controls), 512);
    let [a, b, both] = [&plain, &synth, &half].map(|take| rms(&take[0][2_400..19_200]));
    let expected = (0.5 * (a * a + b * b)).sqrt();
    let off_db = 20.0 * (both / expected).log10();
    eprintln!("a layer in the middle: {off_db:.2} dB from equal power");
    assert!(off_db.abs() < 1.0);
}

#[test]
fn a_partner_that_follows_dies_away_with_the_string() {
    let left = |follow: f32| {
        let mut controls = woven(BlendMode::Layer, 1.0);
        controls.blend.follow = follow;
        controls.layer.synth.envelopes[0].sustain = 1.0;
        controls.layer.synth.filter.envelope_octaves = 0.0;
        controls.layer.synth.oscillators[1].tone.fine_cents = 0.0;
        let heard = take(&mut rack(&controls), 512);
        20.0 * (rms(&heard[0][19_200..24_000]) / rms(&heard[0][2_400..7_200])).log10()
    };
    let (steady, following) = (left(0.0), left(1.0));
    eprintln!(
        "from 0.1 s to 0.45 s the synth falls by {steady:.1} dB, following by {following:.1}"
    );
    assert!(steady > -1.5 && following < steady - 4.0);
}

#[test]
fn what_is_not_woven_is_as_late_as_what_is_and_that_is_reported() {
    for mode in [BlendMode::Off, BlendMode::Layer, BlendMode::Vocoder] {
        assert_eq!(rack(&woven(mode, 0.5)).latency_samples(), 0, "{mode:?}");
    }
    let mut plain = RackControls::default();
    plain.parts[0].place.is_on = false;
    plain.parts[1].place.is_on = true;
    let alone = take(&mut rack(&plain), 512);
    for mode in [BlendMode::Transport, BlendMode::Formant] {
        let mut controls = plain;
        controls.layer.place = kairat_engine::rack::Place { keys: [1, 0], ..Default::default() };
        controls.blend.mode = mode;
        let mut rack = rack(&controls);
        let late = rack.latency_samples();
        assert!(late > 0);
        let heard = take(&mut rack, 512);
        assert!(heard[0][..late].iter().all(|y| *y == 0.0));
        assert!(heard[0][late..] == alone[0][..alone[0].len() - late], "{mode:?}: {late} samples");
    }
}

#[test]
fn spectra_are_as_late_as_reported() {
    let plain = take(&mut rack(&RackControls::default()), 512);
    let mut rack = rack(&woven(BlendMode::Transport, 0.0));
    let late = rack.latency_samples();
    let heard = take(&mut rack, 512);
    // Where the two agree best.
    let agree = |lag: usize| {
        let pairs = heard[0][lag..lag + 24_000].iter().zip(&plain[0]);
        pairs.map(|(y, x)| f64::from(*y) * f64::from(*x)).sum::<f64>()
    };
    let measured = (late - 64..late + 64).max_by(|a, b| agree(*a).total_cmp(&agree(*b))).unwrap();
    eprintln!("spectra: {late} samples reported, {measured} measured");
    assert_eq!(measured, late);
}

#[test]
fn block_sizes_make_no_difference_to_the_bit_whatever_is_woven() {
    for mode in MODES {
        for partner in [Partner::Synth, Partner::Second] {
            let mut controls = woven(mode, 0.6);
            controls.parts[1].place.is_on = true;
            controls.blend.partner = partner;
            controls.blend.follow = 0.5;
            let whole = take(&mut rack(&controls), 4_096);
            for block in [1, 61, 512] {
                assert!(
                    take(&mut rack(&controls), block) == whole,
                    "{mode:?} in blocks of {block}"
                );
            }
        }
    }
}

#[test]
fn the_synth_plays_the_first_parts_own_strings() {
    let heard = |amount: f32| {
        let mut controls = woven(BlendMode::Excite, amount);
        // The synth itself is not heard.
        controls.layer.place.level_db = -60.0;
        rms(&take(&mut rack(&controls), 512)[0][9_600..24_000])
    };
    let [hand, both, synth] = [heard(0.0), heard(0.5), heard(1.0)];
    let plain = rms(&take(&mut rack(&RackControls::default()), 512)[0][9_600..24_000]);
    eprintln!("rms by hand {hand:.4}, with the synth {both:.4}, by the synth alone {synth:.4}");
    assert!((hand / plain - 1.0).abs() < 1.0e-6);
    assert!(both > 1.2 * hand && synth > 0.03);
}

#[test]
fn weaving_allocates_nothing() {
    let mut rack = rack(&woven(BlendMode::Off, 0.5));
    let (mut left, mut right) = (vec![0.0; 4_800], vec![0.0; 4_800]);
    let counted = allocations::during(|| {
        rack.handle(on(60));
        for mode in MODES {
            rack.set_controls(&woven(mode, 0.7));
            rack.render([&mut left, &mut right], [const { None }; OUTPUTS]);
        }
        rack.reset();
    });
    assert_eq!(counted, 0);
}
