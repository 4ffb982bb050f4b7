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
      let blocks = NormalBlocks(point, bases: bases, dimensions: dimensions) { offsets[$0] != nil }
      normal.squares += point.residual.squaredNorm
      add(blocks, offsets: offsets, to: &normal)
    }
    return normal
  }

  private func add(_ blocks: NormalBlocks, offsets: [Int: Int], to normal: inout Normal) {
    for (row, cell) in blocks.cells.enumerated() {
      let start = offsets[cell]!
      for (place, value) in blocks.gradient[row].enumerated() {
        normal.gradient[start + place] += value
      }
      for (column, other) in blocks.cells.enumerated().prefix(row + 1) {
        let (second, count) = (offsets[other]!, bases[other].members.count)
        for (place, value) in blocks.matrix[row][column].enumerated() {
          let (i, j) = (start + place / count, second + place % count)
          normal.matrix[i, j] += value
          if row != column { normal.matrix[j, i] += value }
        }
      }
    }
  }

  /// Whether tr R₁R₂R₃ agrees between both sides for three random combinations of the components in each place, which no unitary
  /// changes; complex conjugation turns its sign unless something makes up for it.
  func agreeInMixedTraces(seed: UInt64) -> Bool {
    Dictionary(grouping: combined(seed: seed).equations) { $0.source.place }.values.allSatisfy {
      equations in
      guard equations.count == Self.mostInPlace else { return true }
      func trace(_ matrix: (Equation) -> ComplexMatrix) -> Complex<Double> {
        matrix(equations[0]).multiplied(by: matrix(equations[1]))
          .multiplied(by: matrix(equations[2])).trace
      }
      let (first, second) = (trace(\.source.matrix), trace(\.image))
      return (first - second).length < 1e-9
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
