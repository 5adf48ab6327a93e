//! What a widget needs to know of the thing it moves; widgets know nothing of the plugin.

/// One value behind a control. Positions are normalised, 0–1.
pub trait Value {
    /// Final id; also names the control.
    fn id(&self) -> &'static str;
    /// Name on the panel.
    fn name(&self) -> &'static str;
    /// One sentence on what it does.
    fn sentence(&self) -> &'static str;
    /// Where it stands.
    fn position(&self) -> f32;
    /// Where it stands at first.
    fn default_position(&self) -> f32;
    /// Where the host's modulation has taken it, if that is elsewhere.
    fn modulated(&self) -> Option<f32>;
    /// Steps from one end to the other, or nothing if it moves continuously.
    fn steps(&self) -> Option<usize>;
    /// What a position is called, with its unit.
    fn text(&self, position: f32) -> String;
    /// Where something that was typed lies.
    fn parse(&self, typed: &str) -> Option<f32>;
    /// The plain value at a position, in its own unit.
    fn plain(&self, position: f32) -> f32;
    /// The position of a plain value.
    fn position_of(&self, plain: f32) -> f32;
    /// The hand takes hold.
    fn begin(&self);
    /// The hand moves.
    fn set(&self, position: f32);
    /// The hand lets go.
    fn end(&self);
}

/// A whole gesture in one: takes hold, moves, lets go.
pub fn put(value: &dyn Value, position: f32) {
    value.begin();
    value.set(nearest(value, position));
    value.end();
}

/// The nearest position that the value can take.
#[must_use]
pub fn nearest(value: &dyn Value, position: f32) -> f32 {
    let position = position.clamp(0.0, 1.0);
    match value.steps() {
        Some(steps) if steps > 0 => (position * steps as f32).round() / steps as f32,
        _ => position,
    }
}

/// Which of its choices a value stands at.
#[must_use]
pub fn choice(value: &dyn Value) -> usize {
    let steps = value.steps().unwrap_or(1);
    (value.position() * steps as f32).round() as usize
}

/// The position of a choice.
#[must_use]
pub fn position_of(value: &dyn Value, choice: usize) -> f32 {
    choice as f32 / value.steps().unwrap_or(1).max(1) as f32
}
