//! What is true of every render: repeatable to the bit, finite, asleep when it is over.
#![expect(clippy::float_cmp, reason = "what is promised here is promised to the bit")]

mod acts;
mod blocks;
mod cost;
mod finite;
mod fuzz;
mod golden;
mod repeat;
