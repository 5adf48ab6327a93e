//! The sizes of the blocks a host asks for.

/// How the render is cut.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Blocks {
    /// These sizes over and over.
    Cycle(Vec<usize>),
    /// Any size, drawn from a seed.
    Random(u64),
}

impl Blocks {
    /// Largest block a host may ask for.
    pub(super) const LARGEST: usize = 16_384;
    /// Largest block that is drawn.
    const LARGEST_RANDOM: u64 = 2_048;

    /// Largest block that will come.
    pub(super) fn largest(&self) -> usize {
        match self {
            Self::Cycle(sizes) => sizes.iter().copied().max().unwrap_or(1),
            Self::Random(_) => Self::LARGEST_RANDOM as usize,
        }
    }

    /// The sizes, without end.
    pub(super) fn sizes(&self) -> Box<dyn Iterator<Item = usize> + '_> {
        match self {
            Self::Cycle(sizes) => Box::new(sizes.iter().copied().cycle()),
            Self::Random(seed) => {
                let mut state = *seed;
                Box::new(std::iter::repeat_with(move || {
                    (draw(&mut state) % Self::LARGEST_RANDOM) as usize + 1
                }))
            }
        }
    }
}

/// `SplitMix64`, after Steele, Lea and Flood (2014).
fn draw(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
