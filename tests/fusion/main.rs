//! What stands behind the instruments: rooms and the finish of the sound.
#![expect(clippy::float_cmp, reason = "what is promised here is promised to the bit")]

mod allocations;
mod buses;
mod finish;
mod limiter;
mod rooms;
mod rooms_life;
mod stages;
