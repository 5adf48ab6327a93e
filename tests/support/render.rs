//! The engine without a host: events in time, sound out.

use kairat_engine::{Controls, Engine, Event, NoteAddress, SampleRate, instruments::DOMBRA};

use crate::pool;

/// A thing that happens at a time.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    /// The player does something.
    Play(Event),
    /// The panel moves.
    Turn(Controls),
}

/// Rendered sound.
#[derive(Clone, Debug)]
pub struct Sound {
    /// Left channel as rendered.
    pub left: Vec<f32>,
    /// Right channel as rendered.
    pub right: Vec<f32>,
    /// Samples per second.
    pub rate_hz: f64,
}

impl Sound {
    /// Mean of both channels.
    #[must_use]
    pub fn mono(&self) -> Vec<f64> {
        self.left
            .iter()
            .zip(&self.right)
            .map(|(l, r)| 0.5 * (f64::from(*l) + f64::from(*r)))
            .collect()
    }

    /// Mean of both channels between two times in seconds.
    #[must_use]
    pub fn between(&self, from_s: f64, to_s: f64) -> Vec<f64> {
        let mono = self.mono();
        let sample = |s: f64| ((s * self.rate_hz) as usize).min(mono.len());
        mono[sample(from_s)..sample(to_s)].to_vec()
    }
}

/// The panel without human variation: what is measured then is the model.
#[must_use]
pub fn steady() -> Controls {
    Controls { human: 0.0, ..Controls::default() }
}

/// A newly prepared dombra. Designing one takes a moment; [`crate::pool`] keeps some.
#[must_use]
pub fn fresh_dombra(rate_hz: f64) -> Engine {
    let mut engine = Engine::new(&DOMBRA);
    engine.prepare(SampleRate::new(rate_hz));
    engine
}

/// A note on channel 0.
#[must_use]
pub fn on(key: u8, velocity: f32) -> Act {
    Act::Play(Event::NoteOn { note: NoteAddress::key(0, key), velocity })
}

/// Its end.
#[must_use]
pub fn off(key: u8) -> Act {
    Act::Play(Event::NoteOff { note: NoteAddress::key(0, key), velocity: 0.5 })
}

/// Sizes of successive blocks, over and over.
#[derive(Clone, Debug)]
pub enum Blocks {
    /// Always the same.
    Of(usize),
    /// 1 up to a largest, from a seed.
    Random(u32, usize),
}

/// Plays a take of `seconds` on a dombra at rest; acts come in order of time.
#[must_use]
pub fn take(rate_hz: f64, controls: &Controls, acts: &[(f64, Act)], seconds: f64) -> Sound {
    take_in(&mut pool::dombra(rate_hz), controls, acts, seconds, rate_hz, &Blocks::Of(512))
}

/// One note, held to the end.
#[must_use]
pub fn note(rate_hz: f64, controls: &Controls, key: u8, velocity: f32, seconds: f64) -> Sound {
    take(rate_hz, controls, &[(0.0, on(key, velocity))], seconds)
}

/// The same on an engine of one's own, which is reset first, and in blocks of any size; a block is
/// cut where something happens.
#[must_use]
pub fn take_in(
    engine: &mut Engine,
    controls: &Controls,
    acts: &[(f64, Act)],
    seconds: f64,
    rate_hz: f64,
    blocks: &Blocks,
) -> Sound {
    engine.reset();
    engine.set_controls(controls);
    let count = (seconds * rate_hz) as usize;
    let mut sound = Sound { left: vec![0.0; count], right: vec![0.0; count], rate_hz };
    let mut size = Sizes::new(blocks);
    let mut acts = acts.iter().map(|(s, act)| ((s * rate_hz).round() as usize, act)).peekable();
    let mut done = 0;
    while done < count {
        let block_end = (done + size.next()).min(count);
        while done < block_end {
            while let Some((_, act)) = acts.next_if(|(at, _)| *at <= done) {
                act_on(engine, act);
            }
            let end = acts.peek().map_or(block_end, |(at, _)| (*at).min(block_end));
            engine.render(&mut sound.left[done..end], &mut sound.right[done..end]);
            done = end;
        }
    }
    sound
}

fn act_on(engine: &mut Engine, act: &Act) {
    match act {
        Act::Play(event) => engine.handle(*event),
        Act::Turn(controls) => engine.set_controls(controls),
    }
}

/// Draws block sizes.
struct Sizes<'a> {
    blocks: &'a Blocks,
    dice: Dice,
}

impl<'a> Sizes<'a> {
    fn new(blocks: &'a Blocks) -> Self {
        let seed = if let Blocks::Random(seed, _) = blocks { *seed } else { 0 };
        Self { blocks, dice: Dice::new(seed) }
    }

    fn next(&mut self) -> usize {
        match self.blocks {
            Blocks::Of(size) => *size,
            Blocks::Random(_, largest) => 1 + self.dice.below(*largest),
        }
    }
}

/// A seeded generator for tests (`SplitMix64`).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The same seed throws the same.
    #[must_use]
    pub fn new(seed: u32) -> Self {
        Self(u64::from(seed) ^ 0x5DEE_CE66_D1CE_5EED)
    }

    /// A whole number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.word() % limit.max(1) as u64) as usize
    }

    /// A number from 0 up to 1.
    pub fn unit(&mut self) -> f32 {
        (self.word() >> 40) as f32 / (1_u64 << 24) as f32
    }

    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}
