//! Stereo buses through a stage, in blocks, with its controls moved on the way.

use std::f64::consts::TAU;

/// A stage that works in place, whatever it is.
pub(crate) trait Stage {
    /// What its panel says.
    type Controls: Clone;
    fn set(&mut self, controls: &Self::Controls);
    fn render(&mut self, left: &mut [f32], right: &mut [f32]);
}

macro_rules! stage {
    ($stage:ty, $controls:ty) => {
        impl Stage for $stage {
            type Controls = $controls;
            fn set(&mut self, controls: &$controls) {
                self.set(controls);
            }
            fn render(&mut self, left: &mut [f32], right: &mut [f32]) {
                self.render(left, right);
            }
        }
    };
}
stage!(kairat_engine::space::Space, kairat_engine::space::SpaceControls);
stage!(kairat_engine::finish::Finish, kairat_engine::finish::FinishControls);

/// Both channels.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bus {
    pub(crate) left: Vec<f32>,
    pub(crate) right: Vec<f32>,
}

impl Bus {
    /// One signal on both.
    pub(crate) fn mono(count: usize, x: impl Fn(usize) -> f64) -> Self {
        let left: Vec<f32> = (0..count).map(|i| x(i) as f32).collect();
        Self { right: left.clone(), left }
    }

    /// A click.
    pub(crate) fn click(count: usize) -> Self {
        Self::mono(count, |i| if i == 0 { 1.0 } else { 0.0 })
    }

    /// A sine.
    pub(crate) fn sine(count: usize, hz: f64, peak: f64, rate_hz: f64) -> Self {
        Self::mono(count, |i| peak * (TAU * hz * i as f64 / rate_hz).sin())
    }

    /// Noise, different on both sides.
    pub(crate) fn noise(count: usize, peak: f32, seed: u64) -> Self {
        let mut dice = Dice(seed);
        let mut side = || (0..count).map(|_| peak * dice.bipolar()).collect::<Vec<_>>();
        Self { left: side(), right: side() }
    }

    /// Through a stage, with controls that come at their samples, in blocks of `block`.
    pub(crate) fn through<S: Stage>(
        mut self,
        stage: &mut S,
        acts: &[(usize, S::Controls)],
        block: usize,
    ) -> Self {
        let (mut done, mut next) = (0, 0);
        while done < self.left.len() {
            while acts.get(next).is_some_and(|(at, _)| *at <= done) {
                stage.set(&acts[next].1);
                next += 1;
            }
            let until = acts.get(next).map_or(usize::MAX, |(at, _)| *at);
            let end = (done + block).min(self.left.len()).min(until);
            stage.render(&mut self.left[done..end], &mut self.right[done..end]);
            done = end;
        }
        self
    }

    /// One side in double precision.
    pub(crate) fn left(&self) -> Vec<f64> {
        self.left.iter().map(|y| f64::from(*y)).collect()
    }

    /// The other.
    pub(crate) fn right(&self) -> Vec<f64> {
        self.right.iter().map(|y| f64::from(*y)).collect()
    }

    pub(crate) fn peak(&self) -> f32 {
        self.left.iter().chain(&self.right).fold(0.0, |peak, y| peak.max(y.abs()))
    }
}

/// Throws that repeat.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn bipolar(&mut self) -> f32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 40) as f32) / (1 << 23) as f32 - 1.0
    }

    pub(crate) fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * 0.5 * (self.bipolar() + 1.0)
    }

    pub(crate) fn coin(&mut self) -> bool {
        self.bipolar() > 0.0
    }
}

/// The same bits at any block size.
#[track_caller]
pub(crate) fn check_blocks<S: Stage>(
    name: &str,
    bus: &Bus,
    acts: &[(usize, S::Controls)],
    mut stage: impl FnMut() -> S,
) {
    let whole = bus.clone().through(&mut stage(), acts, 512);
    assert_ne!(whole, *bus, "{name}: nothing done proves nothing");
    for block in [1, 7, 16, 61] {
        let other = bus.clone().through(&mut stage(), acts, block);
        let bits =
            |bus: &Bus| bus.left.iter().chain(&bus.right).map(|y| y.to_bits()).collect::<Vec<_>>();
        let differ = bits(&whole).iter().zip(bits(&other)).position(|(a, b)| *a != b);
        assert_eq!(differ, None, "{name}: blocks of {block}");
    }
}

/// What a move leaves above a steady tone, in decibels re its peak: the spectrum away from the tone while the controls
/// move, less what is there while they stand.
#[track_caller]
pub(crate) fn zipper_db<S: Stage>(
    mut stage: impl FnMut() -> S,
    still: &S::Controls,
    mut moved: impl FnMut(f32) -> S::Controls,
    rate_hz: f64,
) -> f64 {
    let tone_hz = 1_000.0;
    let (begin, count) = ((0.6 * rate_hz) as usize, (0.3 * rate_hz) as usize);
    let bus = Bus::sine(begin + 3 * count, tone_hz, 0.25, rate_hz);
    let steady = bus.clone().through(&mut stage(), &[(0, still.clone())], 64);
    let mut acts = vec![(0, still.clone())];
    // A hand's move of 0.3 s, as often as a host tells it.
    acts.extend((0..=count / 64).map(|i| (begin + 64 * i, moved((64 * i) as f32 / count as f32))));
    let sounding = bus.through(&mut stage(), &acts, 64);
    let peak = tests::peak(&steady.left()[begin..]);
    let difference: Vec<f64> =
        sounding.left().iter().zip(steady.left()).map(|(a, b)| a - b).collect();
    let high = tests::filter::high_pass(&difference[begin - count / 2..], rate_hz, 4_000.0);
    let inside = 2_400.min(high.len() / 8)..high.len() - 2_400.min(high.len() / 8);
    tests::db(tests::peak(&high[inside]) / peak)
}
