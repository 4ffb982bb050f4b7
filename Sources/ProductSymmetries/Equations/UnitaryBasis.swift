import LinearAlgebra
import Numerics

/// An orthonormal basis of su(d), the traceless anti-Hermitian matrices, with tr G†G' = δ; every member has few entries.
struct UnitaryBasis: Sendable {
  /// One non-zero entry of a member.
  struct Entry: Sendable {
    let row: Int
    let column: Int
    let value: Complex<Double>
  }

  /// The number of levels d.
  let dimension: Int
  /// Shape [member][entry].
  let members: [[Entry]]

  init(dimension: Int) {
    self.dimension = dimension
    let half = 1 / Double(2).squareRoot()
    var members: [[Entry]] = []
    for b in 0..<dimension {
      for a in 0..<b {
        members.append([
          Entry(row: a, column: b, value: Complex(half)),
          Entry(row: b, column: a, value: Complex(-half)),
        ])
        members.append([
          Entry(row: a, column: b, value: Complex(0, half)),
          Entry(row: b, column: a, value: Complex(0, half)),
        ])
      }
    }
    for k in 1..<max(1, dimension) {
      let norm = 1 / Double(k * (k + 1)).squareRoot()
      members.append(
        (0...k).map {
          Entry(row: $0, column: $0, value: Complex(0, $0 < k ? norm : -Double(k) * norm))
        })
    }
    self.members = members
  }

  /// Σ_a x_a G_a.
  func matrix(_ coordinates: ArraySlice<Double>) -> ComplexMatrix {
    var result = ComplexMatrix(
      rowCount: dimension, columnCount: dimension,
      storage: Array(repeating: .zero, count: dimension * dimension))
    for (member, x) in zip(members, coordinates) where x != 0 {
      for entry in member { result[entry.row, entry.column] += Complex(x) * entry.value }
    }
    return result
  }

  /// The coordinates Re tr G_a† X of an anti-Hermitian matrix.
  func coordinates(of matrix: ComplexMatrix) -> [Double] {
    members.map { member in
      member.reduce(0) { sum, entry in
        sum + (entry.value.conjugate * matrix[entry.row, entry.column]).real
      }
    }
  }
}
