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
    /// Positions of the choices that can be taken now, in the order they are shown, where that is
    /// not all of them.
    fn offered(&self) -> Option<&[f32]>;
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
    if let Some(offered) = value.offered() {
        let distance = |at: &&f32| (**at - position).abs();
        let found = offered.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
        return found.copied().unwrap_or(position);
    }
    match value.steps() {
        Some(steps) if steps > 0 => (position * steps as f32).round() / steps as f32,
        _ => position,
    }
}

/// Positions of the choices that can be taken now, in the order they are shown.
#[must_use]
pub fn choices(value: &dyn Value) -> Vec<f32> {
    if let Some(offered) = value.offered() {
        return offered.to_vec();
    }
    let steps = value.steps().unwrap_or(0);
    (0..=steps).map(|step| step as f32 / steps.max(1) as f32).collect()
}

/// Which of its choices a value stands at.
#[must_use]
pub fn choice(value: &dyn Value) -> usize {
    let distance = |at: &f32| (at - value.position()).abs();
    let choices = choices(value).into_iter().enumerate();
    choices.min_by(|a, b| distance(&a.1).total_cmp(&distance(&b.1))).map_or(0, |(index, _)| index)
}

/// Where a value stands so many whole steps further on.
#[must_use]
pub fn stepped(value: &dyn Value, steps: f32) -> f32 {
    match (value.offered(), value.steps()) {
        (Some(offered), _) => {
            let last = offered.len().saturating_sub(1) as f32;
            let index = (choice(value) as f32 + steps).round().clamp(0.0, last);
            offered.get(index as usize).copied().unwrap_or_default()
        }
        (None, Some(count)) if count > 0 => value.position() + steps / count as f32,
        _ => value.position(),
    }
}

/// The first and the last place of a value, as they are shown.
#[must_use]
pub fn ends(value: &dyn Value) -> [f32; 2] {
    match value.offered() {
        Some([first, .., last]) => [*first, *last],
        Some([only]) => [*only; 2],
        _ => [0.0, 1.0],
    }
}
