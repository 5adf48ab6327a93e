//! What must be true of the built bundles, seen through the commands that scripts and people use.

#![expect(clippy::unwrap_used, reason = "what a test cannot go on without is a failure")]

mod commands;
mod family;
mod formats;
mod refusals;
mod scan;
mod tool;
