import Foundation

/// The numbers of levels n_b of the signatures: normally distributed about those of an infinite system, given the sizes of the
/// sectors, Σ_b n_b b_λ = R_λ.
struct ConditionedLevels: Sendable {
  /// Shape [signature].
  let mean: [Double]
  /// Orthogonal directions of one standard deviation. Shape [direction][signature].
  let directions: [[Double]]

  /// Nil when no numbers of levels have these sizes.
  init?(_ expected: [Double], deviations: [Double], vectors: [[Int]], multiplicities: [Int]) {
    // In units of the deviations the conditions are rows · x = rest.
    var rows: [[Double]] = []
    var rest: [Double] = []
    for sector in multiplicities.indices {
      var row = vectors.indices.map { Double(vectors[$0][sector]) * deviations[$0] }
      var value =
        Double(multiplicities[sector])
        - vectors.indices.reduce(0) { $0 + Double(vectors[$1][sector]) * expected[$1] }
      let size = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for (other, known) in zip(rows, rest) {
        let overlap = zip(row, other).reduce(0) { $0 + $1.0 * $1.1 }
        row = zip(row, other).map { $0 - overlap * $1 }
        value -= overlap * known
      }
      let norm = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if norm > 1e-9 * size, norm > 0 {
        rows.append(row.map { $0 / norm })
        rest.append(value / norm)
      } else if abs(value) > 1e-6 * (1 + Double(multiplicities[sector])) {
        return nil
      }
    }
    mean = vectors.indices.map { k in
      let shift = zip(rows, rest).reduce(0) { $0 + $1.0[k] * $1.1 }
      return expected[k] + deviations[k] * shift
    }
    guard mean.allSatisfy({ $0 > 0 }) else { return nil }
    var basis = rows
    var directions: [[Double]] = []
    for k in vectors.indices where basis.count < vectors.count {
      var row = vectors.indices.map { $0 == k ? 1.0 : 0 }
      for _ in 0..<2 {
        for other in basis {
          let overlap = zip(row, other).reduce(0) { $0 + $1.0 * $1.1 }
          row = zip(row, other).map { $0 - overlap * $1 }
        }
      }
      let norm = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard norm > 1e-6 else { continue }
      row = row.map { $0 / norm }
      basis.append(row)
      directions.append(zip(row, deviations).map { $0 * $1 })
    }
    self.directions = directions
  }
}
