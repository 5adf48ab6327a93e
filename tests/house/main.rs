//! The rules of the house, read from the sources themselves.
#![expect(clippy::unwrap_used, reason = "nothing to recover in a test")]

mod engine;
mod files;
mod layers;
mod numbers;
mod sources;
