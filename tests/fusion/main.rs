//! The second half: what is woven around the instruments, measured on its sound.
#![expect(clippy::unwrap_used, reason = "nothing to recover in a test")]

mod synth_alias;
mod synth_filter;
mod synth_grain;
mod synth_play;
mod synth_solo;
mod synth_steps;
mod synth_stress;
mod synth_touch;
