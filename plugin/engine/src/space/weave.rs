//! Moves without arithmetic, or nearly: rows into columns, one tick into another.

use super::network::LINES;
use crate::dsp::{lanes::Samples, simd::TICK};

/// Rows become columns, in blocks of four by four that stay in registers.
#[inline(always)]
pub(super) fn turned(from: &[&Samples; LINES], to: &mut [Samples; LINES]) {
    let (rows, _) = from.as_chunks::<4>();
    for (k, [a, b, c, d]) in rows.iter().enumerate() {
        let (a, b) = (a.as_chunks::<4>().0, b.as_chunks::<4>().0);
        let (c, d) = (c.as_chunks::<4>().0, d.as_chunks::<4>().0);
        let (columns, _) = to.as_chunks_mut::<4>();
        for (i, [p, q, r, s]) in columns.iter_mut().enumerate() {
            let (a, b, c, d) = (a[i], b[i], c[i], d[i]);
            p.as_chunks_mut::<4>().0[k] = [a[0], b[0], c[0], d[0]];
            q.as_chunks_mut::<4>().0[k] = [a[1], b[1], c[1], d[1]];
            r.as_chunks_mut::<4>().0[k] = [a[2], b[2], c[2], d[2]];
            s.as_chunks_mut::<4>().0[k] = [a[3], b[3], c[3], d[3]];
        }
    }
}

/// References to all of them.
#[inline(always)]
pub(super) fn each_of<const N: usize>(of: &[[f32; N]; N]) -> [&[f32; N]; N] {
    let mut each = [&of[0]; N];
    for (each, of) in each.iter_mut().zip(of) {
        *each = of;
    }
    each
}

/// From one tick to another.
#[inline(always)]
pub(super) fn faded(from: &Samples, to: &Samples, [start, step]: [f32; 2]) -> Samples {
    let mut out = [0.0; TICK];
    for (i, out) in out.iter_mut().enumerate() {
        *out = from[i] + (start + step * (i + 1) as f32) * (to[i] - from[i]);
    }
    out
}
