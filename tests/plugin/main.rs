//! The plugin as a CLAP host meets it.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "nothing to recover in a test")]
#![expect(clippy::float_cmp, reason = "what is promised here is promised to the bit")]
#![expect(unreachable_pub, reason = "the shared host is a file of this program, not a crate")]

#[path = "../support/clap/mod.rs"]
mod clap;
#[path = "../support/vst3.rs"]
mod vst3;

mod automation;
mod blocks;
mod dice;
mod family;
mod fusion;
mod identity;
mod midi;
mod notes;
mod params;
mod robust;
mod sleep;
mod state;
mod targets;
mod traps;
mod traps_vst3;
