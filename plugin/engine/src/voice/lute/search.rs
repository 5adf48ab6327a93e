//! The search for a tuning: where the pitch that is heard is the one that should be.

/// A tuning of the string alone will do if it leaves no more, and if a cent of it moves the pitch by that.
const GOOD_CENTS: f64 = 0.1;

const GENTLE: [f64; 2] = [0.2, 1.6];

/// Strings that answer are not tuned further than this.
const MOST_CENTS: f64 = 12.0;

/// Steps of the search.
const STEP_CENTS: f64 = 1.0;

/// As near as need be.
const NEAR_CENTS: f64 = 0.03;

/// Cents of error that a cent of retuning is worth.
const EFFORT: f64 = 0.05;

/// Steps to either side, and halvings between two of them.
const STEPS: usize = 8;

const HALVINGS: usize = 8;

/// Tuning of a string and of those that answer it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Accord {
    pub(super) own_cents: f64,
    pub(super) friends_cents: f64,
}

/// The tuning of a string that others answer. If its own tuning moves the pitch that is heard gently, that
/// is enough. Else it is one of a pair that repel each other; then it is put where the pitch moves least,
/// and all are tuned together: that moves the pitch cent by cent.
pub(super) fn together(heard_cents: impl Fn(f64) -> f64) -> Accord {
    let own_cents = nearest_zero(&heard_cents);
    let slope = heard_cents(own_cents + 0.5) - heard_cents(own_cents - 0.5);
    if heard_cents(own_cents).abs() < GOOD_CENTS && (GENTLE[0]..GENTLE[1]).contains(&slope) {
        return Accord { own_cents, friends_cents: 0.0 };
    }
    let at = |step: usize| (step as f64 - STEPS as f64) * STEP_CENTS;
    let values: [f64; 2 * STEPS + 1] = std::array::from_fn(|step| heard_cents(at(step)));
    let unrest = |step: usize| {
        let slope = 0.5 * (values[step + 1] - values[step - 1]) / STEP_CENTS;
        slope.abs() + EFFORT * (at(step).abs() + values[step].abs())
    };
    let steps = 1..2 * STEPS;
    let best = steps.min_by(|a, b| unrest(*a).total_cmp(&unrest(*b))).unwrap_or(STEPS);
    let friends_cents = (-values[best]).clamp(-MOST_CENTS, MOST_CENTS);
    Accord { own_cents: at(best) + friends_cents, friends_cents }
}

/// Where a function of cents rises through zero, from the middle outwards; or where it comes nearest to
/// it, if it only jumps.
pub(super) fn nearest_zero(value: impl Fn(f64) -> f64) -> f64 {
    let middle = (0.0, value(0.0));
    let mut best = middle;
    let mut sides = [middle; 2];
    // Towards where the zero should be first.
    let first = usize::from(middle.1 < 0.0);
    for round in 0..2 * STEPS {
        let up = (first + round) % 2;
        let from = sides[up];
        let to = from.0 + if up == 1 { STEP_CENTS } else { -STEP_CENTS };
        sides[up] = (to, value(to));
        let (low, high) = if up == 1 { (from, sides[up]) } else { (sides[up], from) };
        let found =
            if low.1 <= 0.0 && high.1 >= 0.0 { between(low, high, &value) } else { sides[up] };
        // A long way must be worth it.
        if found.1.abs() + EFFORT * found.0.abs() < best.1.abs() + EFFORT * best.0.abs() {
            best = found;
        }
        if best.1.abs() < NEAR_CENTS {
            break;
        }
    }
    best.0
}

/// The zero between two points and values: by the secant, now and then by halves.
fn between(mut low: (f64, f64), mut high: (f64, f64), value: impl Fn(f64) -> f64) -> (f64, f64) {
    let mut best = if low.1.abs() < high.1.abs() { low } else { high };
    for round in 0..HALVINGS {
        if best.1.abs() < NEAR_CENTS {
            break;
        }
        let share = if round % 3 == 2 { 0.5 } else { -low.1 / (high.1 - low.1).max(1.0e-9) };
        let at = low.0 + share.clamp(0.02, 0.98) * (high.0 - low.0);
        let next = (at, value(at));
        if next.1.abs() < best.1.abs() {
            best = next;
        }
        if next.1 < 0.0 {
            low = next;
        } else {
            high = next;
        }
    }
    best
}
