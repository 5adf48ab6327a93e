//! Single resonators and exciters without player, for tuning, timing and comparison.

mod bank;
mod exciter;
mod junction;
mod pulse;
mod string;

pub use bank::BareBank;
pub use exciter::BareExciter;
pub use junction::LosslessJunction;
pub use string::BareString;
