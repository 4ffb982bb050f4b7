import GroupTheory
import LinearAlgebra
import Numerics

/// A maximal torus of on-site symmetries by its integer charges.
package struct MaximalTorus: Sendable {
  /// Shape [cell]: the columns are the basis in which the torus is diagonal; the computational one wherever that is so.
  package let bases: [ComplexMatrix]
  /// Shape [cell][level][charge]: integers, 0 for the first level of every cell, which together generate Z^rank.
  package let charges: [[[Int]]]

  /// The number of independent charges.
  package let rank: Int

  /// Nil where the charges have no common unit, which no closed group's torus is.
  init?(_ decomposition: CartanDecomposition) throws {
    rank = decomposition.rank
    let algebra = decomposition.algebra
    let members = decomposition.torus.map { vector in
      algebra.matrices(vector).map { $0.scaled(by: Complex(0, -1)) }
    }
    var bases: [ComplexMatrix] = []
    var weights: [[[Double]]] = []
    for cell in algebra.bases.indices {
      let operators = members.map { $0[cell] }
      let basis = try Self.commonBasis(operators, dimension: algebra.bases[cell].dimension)
      bases.append(basis)
      weights.append(
        (0..<basis.columnCount).map { level in
          operators.map { operation in
            let column = ComplexMatrix(
              rowCount: basis.rowCount, columnCount: 1,
              storage: Array(
                basis.storage[(level * basis.rowCount)..<((level + 1) * basis.rowCount)]))
            return column.adjointMultiplied(by: operation.multiplied(by: column)).storage[0].real
          }
        })
    }
    guard let charges = Self.integerCharges(weights, rank: rank) else { return nil }
    (self.bases, self.charges) = (bases, charges)
  }

  /// A basis in which commuting Hermitian matrices are diagonal.
  private static func commonBasis(
    _ operators: [ComplexMatrix], dimension: Int
  ) throws -> ComplexMatrix {
    var generic = ComplexMatrix(
      rowCount: dimension, columnCount: dimension,
      storage: Array(repeating: .zero, count: dimension * dimension))
    for (place, operation) in operators.enumerated() {
      generic = generic.adding(operation, times: Complex(Double.cos(1 + 2.3 * Double(place))))
    }
    if generic.isDiagonal(within: 1e-9) { return .identity(dimension) }
    return try generic.hermitianEigensystem().vectors
  }

  /// Weights as integer combinations of a basis of the lattice of their differences within cells.
  private static func integerCharges(
    _ weights: [[[Double]]], rank: Int
  ) -> [[[Int]]]? {
    let differences = weights.map { levels in
      levels.map { level in zip(level, levels[0]).map { $0 - $1 } }
    }
    guard let frame = RationalFrame(spanning: differences.flatMap { $0 }, rank: rank) else {
      return nil
    }
    var rational: [[[Int]]] = []
    for levels in differences {
      var cell: [[Int]] = []
      for level in levels {
        guard let coordinates = frame.coordinates(of: level) else { return nil }
        cell.append(coordinates)
      }
      rational.append(cell)
    }
    let divisor = max(1, rational.joined().joined().reduce(0, Int.greatestCommonDivisor))
    let whole = rational.map { $0.map { $0.map { $0 / divisor } } }
    let lattice = IntegerLattice(generatedBy: whole.flatMap { $0 })
    guard lattice.rank == rank else { return nil }
    return whole.map { levels in
      levels.compactMap { level in
        lattice.coordinates(of: level)
          .map { found in found.numerators.map { $0 / found.denominator } }
      }
    }
  }
}

/// Coordinates with small denominators in a basis of vectors that are chosen among some.
private struct RationalFrame {
  private let basis: [[Double]]
  /// All coordinates are multiples of 1/unit.
  private let unit = 5040

  /// The first independent ones of the vectors.
  init?(spanning vectors: [[Double]], rank: Int) {
    var basis: [[Double]] = []
    var orthogonal: [[Double]] = []
    for vector in vectors where basis.count < rank {
      var rest = vector
      for direction in orthogonal {
        let share = OnSiteAlgebra.product(rest, direction)
        rest = zip(rest, direction).map { $0 - share * $1 }
      }
      let norm = OnSiteAlgebra.product(rest, rest).squareRoot()
      guard norm > 1e-5 * max(1e-3, OnSiteAlgebra.product(vector, vector).squareRoot()) else {
        continue
      }
      basis.append(vector)
      orthogonal.append(rest.map { $0 / norm })
    }
    guard basis.count == rank else { return nil }
    self.basis = basis
  }

  /// Coordinates in units of 1/unit; nil where one is no multiple of it.
  func coordinates(of vector: [Double]) -> [Int]? {
    guard !basis.isEmpty else { return [] }
    let gram = DenseMatrix<Double>(rowCount: basis.count, columnCount: basis.count) {
      OnSiteAlgebra.product(basis[$0], basis[$1])
    }
    let right = basis.map { OnSiteAlgebra.product($0, vector) }
    guard let solution = gram.positiveDefiniteSolution(of: right) else { return nil }
    let scaled = solution.map { $0 * Double(unit) }
    guard scaled.allSatisfy({ abs($0 - $0.rounded()) < 1e-3 && abs($0) < 1e9 }) else { return nil }
    return scaled.map { Int($0.rounded()) }
  }
}
