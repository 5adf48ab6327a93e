//! The window, headless: what it shows, what it tells the host, and that it rests when nothing
//! happens. One program, because linking the renderer takes long.

mod access;
mod gestures;
mod idle;
mod keys;
mod layout;
mod looks;
mod stage;
mod two;
mod typing;
