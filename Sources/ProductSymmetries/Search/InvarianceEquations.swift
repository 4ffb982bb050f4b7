import LatticeModels
import LinearAlgebra
import Numerics

/// The equations W† A W = B for the Hermitian components A of a family, with W = ⊗_j w_j, as a least-squares problem.
///
/// The unknowns are x ∈ ⊕_j su(d_j) in w_j → w_j e^{x_j}. The sum of squares does not change with W → g W for any symmetry g of the
/// A: that is what makes solutions from random starts uniform on the group.
struct InvarianceEquations: Sendable {
  /// One equation.
  struct Equation: Sendable {
    /// The component, of norm 1.
    let source: CellOperator
    /// What it must become, on the same cells.
    let image: ComplexMatrix
  }

  /// Shape [cell].
  let dimensions: [Int]
  /// Shape [cell][level]: the fermion parity.
  let parities: [[Double]]
  let equations: [Equation]
  private let bases: [UnitaryBasis]

  init(dimensions: [Int], parities: [[Double]], equations: [Equation]) {
    (self.dimensions, self.parities, self.equations) = (dimensions, parities, equations)
    let known = Dictionary(
      uniqueKeysWithValues: Set(dimensions).map { ($0, UnitaryBasis(dimension: $0)) })
    bases = dimensions.map { known[$0]! }
  }

  /// The basis of the unknowns of a cell.
  func basis(of cell: Int) -> UnitaryBasis { bases[cell] }

  /// The number of unknowns of a cell.
  func unknowns(of cell: Int) -> Int { bases[cell].members.count }

  /// The sum of squares with its gradient and the Gauss-Newton matrix JᵀJ.
  struct Normal {
    var squares = 0.0
    var gradient: [Double]
    var matrix: DenseMatrix<Double>
  }

  /// The sum of squares of some equations.
  func squares(at factors: [ComplexMatrix], _ chosen: [Int]) -> Double {
    chosen.reduce(0) { sum, number in
      let point = EquationPoint(equations[number], factors: factors, parities: parities)
      return sum + point.residual.squaredNorm
    }
  }

  /// The normal equations of some equations in the unknowns of some cells; `offsets[cell]` is where a cell's unknowns begin, and cells
  /// without one do not move.
  func normal(
    at factors: [ComplexMatrix], _ chosen: [Int], offsets: [Int: Int], unknowns count: Int
  ) -> Normal {
    var normal = Normal(
      gradient: Array(repeating: 0, count: count),
      matrix: DenseMatrix(
        rowCount: count, columnCount: count, storage: Array(repeating: 0, count: count * count)))
    for number in chosen {
      let point = EquationPoint(equations[number], factors: factors, parities: parities)
      let support = equations[number].source.place.support
      let jacobian = point.jacobian(bases: bases, dimensions: dimensions) { offsets[$0] != nil }
      let columns = support.filter { offsets[$0] != nil }.flatMap { cell in
        (0..<bases[cell].members.count).map { offsets[cell]! + $0 }
      }
      add(jacobian, point.residualEntries, at: columns, to: &normal)
    }
    return normal
  }

  private func add(
    _ jacobian: DenseMatrix<Double>, _ residual: [Double], at columns: [Int],
    to normal: inout Normal
  ) {
    normal.squares += residual.reduce(0) { $0 + $1 * $1 }
    let square = jacobian.adjointMultiplied(by: jacobian)
    let right = jacobian.adjointMultiplied(
      by: DenseMatrix(rowCount: residual.count, columnCount: 1, storage: residual))
    for (i, place) in columns.enumerated() {
      normal.gradient[place] += right.storage[i]
      for (j, other) in columns.enumerated() { normal.matrix[other, place] += square[j, i] }
    }
  }

  /// A few random combinations of the equations in each place, where there are more.
  ///
  /// What commutes with two generic members of a space of Hermitian matrices commutes with the algebra that they generate, which is
  /// that of the whole space; a solution is tested on all equations nevertheless.
  func combined(seed: UInt64) -> InvarianceEquations {
    var stream = RandomStream(seed: seed, coupling: "combinations", sample: 0, index: 0)
    let places = Dictionary(grouping: equations) { $0.source.place }
    let ordered = places.sorted {
      ($0.key.cells + [-1] + $0.key.strings).lexicographicallyPrecedes(
        $1.key.cells + [-1] + $1.key.strings)
    }
    let few = ordered.flatMap { place, own -> [Equation] in
      guard own.count > Self.mostInPlace else { return own }
      return (0..<Self.mostInPlace).map { _ in
        let weights = own.map { _ in stream.standardNormal() / Double(own.count).squareRoot() }
        func sum(_ matrix: (Equation) -> ComplexMatrix) -> ComplexMatrix {
          zip(own, weights).dropFirst().reduce(matrix(own[0]).scaled(by: Complex(weights[0]))) {
            $0.adding(matrix($1.0), times: Complex($1.1))
          }
        }
        return Equation(
          source: CellOperator(place: place, matrix: sum(\.source.matrix)), image: sum(\.image))
      }
    }
    return InvarianceEquations(dimensions: dimensions, parities: parities, equations: few)
  }

  private static let mostInPlace = 3
}
