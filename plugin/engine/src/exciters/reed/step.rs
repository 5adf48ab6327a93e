//! The numbers of a reed's step, of one reed or of several side by side.

use pulp::Simd;

/// Most reeds side by side.
pub(crate) const LANES: usize = 4;

/// One number of each reed.
pub(crate) type Row = [f64; LANES];

/// What a sample's step needs, of one reed or of as many as a vector holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step<T> {
    /// Travel that stays, and what height, corner, rest and drop of pressure take from it.
    pub(super) keep: T,
    pub(super) lift: T,
    pub(super) press: T,
    pub(super) rest: T,
    pub(super) push: T,
    /// Share of a drop that the slit sees, of a wave that arrives, and of the blades' travel in it.
    pub(super) junction: T,
    pub(super) accept: T,
    pub(super) sweep: T,
    /// A quarter of the opening in the junction.
    pub(super) narrow: T,
    pub(super) leak_squared: T,
    /// How much of a sample's travel the closing corner is spread over.
    pub(super) smear: T,
}

impl<T> Step<T> {
    pub(super) fn all(number: T, smear: T) -> Self
    where
        T: Copy,
    {
        Self {
            keep: number,
            lift: number,
            press: number,
            rest: number,
            push: number,
            junction: number,
            accept: number,
            sweep: number,
            narrow: number,
            leak_squared: number,
            smear,
        }
    }

    /// Those that a lip moves.
    #[inline(always)]
    pub(super) fn rows(&mut self) -> [&mut T; 10] {
        [
            &mut self.keep,
            &mut self.lift,
            &mut self.press,
            &mut self.rest,
            &mut self.push,
            &mut self.junction,
            &mut self.accept,
            &mut self.sweep,
            &mut self.narrow,
            &mut self.leak_squared,
        ]
    }
}

impl Step<Row> {
    /// A vector of them.
    #[inline(always)]
    pub(super) fn some<S: Simd>(&self, simd: S, group: usize) -> Step<S::f64s> {
        Step {
            keep: some(simd, &self.keep, group),
            lift: some(simd, &self.lift, group),
            press: some(simd, &self.press, group),
            rest: some(simd, &self.rest, group),
            push: some(simd, &self.push, group),
            junction: some(simd, &self.junction, group),
            accept: some(simd, &self.accept, group),
            sweep: some(simd, &self.sweep, group),
            narrow: some(simd, &self.narrow, group),
            leak_squared: some(simd, &self.leak_squared, group),
            smear: some(simd, &self.smear, group),
        }
    }
}

/// A vector of a row.
#[inline(always)]
pub(super) fn some<S: Simd>(simd: S, row: &Row, group: usize) -> S::f64s {
    S::as_simd_f64s(row).0.get(group).copied().unwrap_or(simd.splat_f64s(0.0))
}

#[inline(always)]
pub(super) fn put<S: Simd>(_simd: S, vector: S::f64s, row: &mut Row, group: usize) {
    if let Some(place) = S::as_mut_simd_f64s(row).0.get_mut(group) {
        *place = vector;
    }
}
