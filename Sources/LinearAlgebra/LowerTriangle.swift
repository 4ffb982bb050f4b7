import Numerics

/// The largest |a_ij| with i ≥ j of a column-major matrix.
/// - Throws: ``LinearAlgebraError/nonFiniteEntry(row:column:)``.
func largestMagnitude(
  ofLowerTriangle matrix: UnsafeMutableBufferPointer<Double>, dimension: Int
) throws -> Double {
  var largest = 0.0
  for column in 0..<dimension {
    for row in column..<dimension {
      let magnitude = abs(matrix[column * dimension + row])
      if !(magnitude <= .greatestFiniteMagnitude) {
        throw LinearAlgebraError.nonFiniteEntry(row: row, column: column)
      }
      largest = max(largest, magnitude)
    }
  }
  return largest
}

/// The largest |Re a_ij| or |Im a_ij| with i ≥ j of a column-major matrix.
/// - Throws: ``LinearAlgebraError/nonFiniteEntry(row:column:)``.
func largestMagnitude(
  ofLowerTriangle matrix: UnsafeMutableBufferPointer<Complex<Double>>, dimension: Int
) throws -> Double {
  var largest = 0.0
  for column in 0..<dimension {
    for row in column..<dimension {
      let entry = matrix[column * dimension + row]
      guard entry.isFinite else {
        throw LinearAlgebraError.nonFiniteEntry(row: row, column: column)
      }
      largest = max(largest, entry.magnitude)
    }
  }
  return largest
}
