//! What is built around the instruments: parts, rooms and the finish of the sound.
#![expect(clippy::float_cmp, reason = "what is promised here is promised to the bit")]

mod allocations;
mod buses;
mod finish;
mod finish_moves;
mod limiter;
mod limiter_peaks;
mod parts;
mod rooms;
mod rooms_decay;
mod rooms_life;
mod stages;
mod stages_time;
mod steppe;
