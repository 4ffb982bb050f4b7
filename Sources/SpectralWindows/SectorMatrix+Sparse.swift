import ExactDiagonalization
import KrylovSpaces

extension SectorMatrix {
  /// Σ_k c_k A_k row by row.
  func sparseRows(_ coefficients: [Double]) -> SparseRows {
    SparseRows(dimension: dimension, isReal: isReal) { add in
      for (triangle, coefficient) in zip(triangles, coefficients) where coefficient != 0 {
        for (place, position) in triangle.positions.enumerated() {
          let (column, row) = position.quotientAndRemainder(dividingBy: dimension)
          add(
            SparseRows.Entry(
              row: row, column: column, real: coefficient * triangle.real[place],
              imaginary: isReal ? 0 : coefficient * triangle.imaginary[place]))
        }
      }
    }
  }
}
