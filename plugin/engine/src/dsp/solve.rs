//! Small systems of linear equations.

/// Solves rows of a matrix and a right side by Gauss; a symmetric positive matrix bears it without pivots.
pub(crate) fn solved<const N: usize, const M: usize>(mut rows: [[f64; M]; N]) -> [f64; N] {
    for k in 0..N {
        let pivot = rows[k];
        for row in &mut rows[k + 1..] {
            let factor = row[k] / pivot[k];
            for (entry, pivot) in row.iter_mut().zip(pivot) {
                *entry -= factor * pivot;
            }
        }
    }
    let mut x = [0.0; N];
    for k in (0..N).rev() {
        let known: f64 = (k + 1..N).map(|j| rows[k][j] * x[j]).sum();
        x[k] = (rows[k][N] - known) / rows[k][k];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_system_is_solved() {
        let [x, y] = solved([[4.0, 1.0, 9.0], [1.0, 3.0, 5.0]]);
        assert!((x - 2.0).abs() < 1.0e-12 && (y - 1.0).abs() < 1.0e-12);
    }
}
