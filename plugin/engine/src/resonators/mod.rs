//! The two resonator families behind one port: `waveguide::Loop` for strings and bores,
//! `modal::ModalBank` for bodies, skins and tongues.
//!
//! At every sample a resonator offers `a = h + K·t`: an across variable `a` (velocity), the known
//! history `h`, a constant `K > 0` and a through variable `t` (force) that the junction solves.

pub(crate) mod complex;
pub(crate) mod dispersion;
pub(crate) mod loss;
pub(crate) mod modal;
pub(crate) mod string_law;
pub(crate) mod tuning;
pub(crate) mod waveguide;
