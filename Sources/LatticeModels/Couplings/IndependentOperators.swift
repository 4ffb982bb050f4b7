import Numerics

/// The operators that every Hamiltonian of a model is a combination of, with coefficients that vary independently of each other.
///
/// An operator commutes with H for all couplings of the model if and only if it commutes with each of these.
public struct IndependentOperators: Sendable {
  /// Shape [operator][structure]: the weights of the structures A_k in each operator.
  public let weights: [[(structure: Int, weight: Double)]]
  /// The operators as sums of local operators. Shape [operator][summand].
  public let operators: [[LocalOperator]]

  /// How many draws of the computed couplings are looked at.
  private static let drawCount = 12

  /// A coupling that is drawn by itself has its structure for itself; fixed couplings and those computed from shared random
  /// variables span what some draws of them span.
  public init(of model: Model) {
    var weights: [[(structure: Int, weight: Double)]] = []
    var bound: [Int] = []
    for (place, strength) in model.strengths.enumerated() {
      if case .drawn = strength, strength.variance > 0 {
        weights.append([(place, 1)])
      } else {
        bound.append(place)
      }
    }
    let draws = (0..<Self.drawCount).map { sample in
      bound.map { model.strengths[$0].value(seed: 1, sample: (1 << 41) + sample) }
    }
    for row in Self.echelonForm(draws) {
      weights.append(zip(bound, row).filter { $0.1 != 0 }.map { ($0.0, $0.1) })
    }
    self.weights = weights
    operators = weights.map { row in
      row.flatMap { entry in
        model.structures[entry.structure].operators.map { $0.scaled(by: Complex(entry.weight)) }
      }
    }
  }

  /// A basis of the row space in reduced echelon form, with the largest remaining entry as the pivot.
  private static func echelonForm(_ matrix: [[Double]]) -> [[Double]] {
    var rest = matrix
    var rows: [[Double]] = []
    let largest = matrix.joined().map(abs).max() ?? 0
    while true {
      let candidates = rest.indices.flatMap { row in
        rest[row].indices.map { (row: row, column: $0, size: abs(rest[row][$0])) }
      }
      guard let pivot = candidates.max(by: { $0.size < $1.size }), pivot.size > 1e-10 * largest
      else { return rows }
      let row = rest[pivot.row].map { $0 / rest[pivot.row][pivot.column] }
      func reduced(_ other: [Double]) -> [Double] {
        let factor = other[pivot.column]
        return zip(other, row).enumerated().map { column, pair in
          let value = pair.0 - factor * pair.1
          return column == pivot.column
            || abs(value) <= 1e-13 * (abs(pair.0) + abs(factor * pair.1))
            ? 0 : value
        }
      }
      rows = rows.map(reduced) + [row]
      rest = rest.map(reduced)
    }
  }
}
