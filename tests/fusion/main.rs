//! What is built around the instruments: parts, synth, space and finish.
#![expect(clippy::float_cmp, reason = "what is promised here is promised to the bit")]

mod allocations;
mod parts;
mod spectral;
