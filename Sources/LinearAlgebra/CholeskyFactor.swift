/// L with A = L Lᵀ for a small symmetric positive definite matrix A.
package struct CholeskyFactor: Sendable {
  private let size: Int
  /// Row-major, lower triangular.
  private let entries: [Double]

  /// Nil when A is not positive definite. Shape [row][column].
  package init?(_ matrix: [[Double]]) {
    self.init(matrix.flatMap { $0 }, size: matrix.count)
  }

  /// Nil when A is not positive definite. Shape [row][column], row-major; only the lower triangle is read.
  package init?(_ matrix: [Double], size: Int) {
    var entries = matrix
    let isDefinite = entries.withUnsafeMutableBufferPointer { entries in
      for i in 0..<size {
        let diagonal = entries[i * size + i]
        for j in 0...i {
          var rest = entries[i * size + j]
          for k in 0..<j { rest -= entries[i * size + k] * entries[j * size + k] }
          if j < i {
            entries[i * size + j] = rest / entries[j * size + j]
          } else {
            guard rest > 1e-13 * abs(diagonal), rest.isFinite else { return false }
            entries[i * size + i] = rest.squareRoot()
          }
        }
      }
      return true
    }
    guard isDefinite else { return nil }
    (self.size, self.entries) = (size, entries)
  }

  /// A⁻¹ b.
  package func solve(_ vector: [Double]) -> [Double] {
    var result = vector
    for i in 0..<size {
      for j in 0..<i { result[i] -= entries[i * size + j] * result[j] }
      result[i] /= entries[i * size + i]
    }
    for i in (0..<size).reversed() {
      for j in i + 1..<size { result[i] -= entries[j * size + i] * result[j] }
      result[i] /= entries[i * size + i]
    }
    return result
  }

  /// A⁻¹. Shape [row][column], row-major.
  package var inverse: [Double] {
    var lower = [Double](repeating: 0, count: size * size)
    var result = lower
    entries.withUnsafeBufferPointer { entries in
      lower.withUnsafeMutableBufferPointer { lower in
        for i in 0..<size {
          let scale = 1 / entries[i * size + i]
          for j in 0..<i {
            var sum = 0.0
            for k in j..<i { sum -= entries[i * size + k] * lower[k * size + j] }
            lower[i * size + j] = sum * scale
          }
          lower[i * size + i] = scale
        }
        result.withUnsafeMutableBufferPointer { result in
          for k in 0..<size {
            for i in 0...k {
              let own = lower[k * size + i]
              for j in 0...k { result[i * size + j] += own * lower[k * size + j] }
            }
          }
        }
      }
    }
    return result
  }

  /// ½ ln det A.
  package func halfLogDeterminant(_ log: (Double) -> Double) -> Double {
    (0..<size).reduce(0) { $0 + log(entries[$1 * size + $1]) }
  }
}
