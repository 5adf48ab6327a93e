//! The two resonator families behind one port: `waveguide::Loop` for strings and bores,
//! `modal::ModalBank` for bodies, skins and tongues.
//!
//! At every sample a resonator offers `a = h + K·t`: an across variable `a` (velocity), the known
//! history `h`, a constant `K > 0` and a through variable `t` (force) that the junction solves.

pub(crate) mod air;
pub(crate) mod bell;
pub(crate) mod bessel;
pub(crate) mod bore;
pub(crate) mod bores;
pub(crate) mod cavity;
pub(crate) mod column;
pub(crate) mod complex;
pub(crate) mod dispersion;
pub(crate) mod fir;
pub(crate) mod heard;
pub(crate) mod horn;
pub(crate) mod jingles;
pub(crate) mod line;
pub(crate) mod lorentz;
pub(crate) mod loss;
pub(crate) mod modal;
pub(crate) mod mouth;
pub(crate) mod pipe;
pub(crate) mod reading;
pub(crate) mod skin;
pub(crate) mod string_law;
pub(crate) mod tap;
pub(crate) mod tuning;
pub(crate) mod vessel;
pub(crate) mod waveguide;
pub(crate) mod window;
