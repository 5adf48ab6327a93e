//! What is built around the instruments: parts, synth, rooms and the finish of the sound.
#![expect(clippy::float_cmp, reason = "what is promised here is promised to the bit")]
#![expect(clippy::unwrap_used, reason = "nothing to recover in a test")]

mod allocations;
mod anatomy;
mod buses;
mod excite;
mod finish;
mod finish_moves;
mod limiter;
mod limiter_peaks;
mod modes;
mod modulation;
mod morph;
mod parts;
mod rooms;
mod rooms_decay;
mod rooms_life;
mod spectral;
mod stages;
mod stages_time;
mod steppe;
mod synth_alias;
mod synth_filter;
mod synth_grain;
mod synth_play;
mod synth_solo;
mod synth_steps;
mod synth_stress;
mod synth_touch;
mod weave;
mod weave_moves;
