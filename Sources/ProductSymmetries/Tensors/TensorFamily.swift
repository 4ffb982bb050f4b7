import LatticeModels
import LinearAlgebra
import Numerics

/// What a symmetry of a model that is a product over cells must leave alone: the components of its operators, each on a few cells.
package struct TensorFamily: Sendable {
  /// The cells.
  package let space: CellSpace
  /// The components of every operator, each of norm 1, in the order of the operators and their places.
  package let tensors: [Tensor]

  /// One component of one operator.
  package struct Tensor: Sendable {
    /// Which operator it belongs to.
    package let label: Int
    /// The component divided by its norm.
    package let operation: CellOperator
    /// The norm √(tr M†M), in units of the coefficients.
    package let norm: Double

    package init(label: Int, operation: CellOperator, norm: Double) {
      (self.label, self.operation, self.norm) = (label, operation, norm)
    }
  }

  /// No operator may act on more states of its cells than these.
  package static let mostRows = 1024

  package init(space: CellSpace, tensors: [Tensor]) {
    (self.space, self.tensors) = (space, tensors)
  }

  /// The components of some sums of local operators.
  ///
  /// - Throws: ``ProductSymmetryError`` where an operator acts on too many cells at a time.
  package init(_ operators: [[LocalOperator]], space: CellSpace) throws(ProductSymmetryError) {
    var tensors: [Tensor] = []
    for (label, summands) in operators.enumerated() {
      tensors += try Self.components(of: summands, label: label, space: space)
    }
    self.init(space: space, tensors: tensors)
  }

  private static func components(
    of summands: [LocalOperator], label: Int, space: CellSpace
  ) throws(ProductSymmetryError) -> [Tensor] {
    let whole = try sums(of: summands, space: space)
    let largest = whole.values.map(\.squaredNorm).max()?.squareRoot() ?? 0
    var parts: [CellOperator.Place: ComplexMatrix] = [:]
    for (place, matrix) in whole {
      let operation = CellOperator(place: place, matrix: matrix)
      for part in operation.tracelessComponents(dimensions: space.dimensions) {
        parts[part.place] = parts[part.place]?.adding(part.matrix) ?? part.matrix
      }
    }
    return parts.filter { $0.value.squaredNorm.squareRoot() > 1e-12 * largest }
      .sorted { $0.key.support.lexicographicallyPrecedes($1.key.support) }
      .map { place, matrix in
        let norm = matrix.squaredNorm.squareRoot()
        return Tensor(
          label: label,
          operation: CellOperator(place: place, matrix: matrix.scaled(by: Complex(1 / norm))),
          norm: norm)
      }
  }

  private static func sums(
    of summands: [LocalOperator], space: CellSpace
  ) throws(ProductSymmetryError) -> [CellOperator.Place: ComplexMatrix] {
    var sums: [CellOperator.Place: ComplexMatrix] = [:]
    for summand in summands {
      guard let operation = CellOperator(summand, in: space, most: mostRows) else {
        throw .tooManyCells(sites: summand.sites, most: mostRows)
      }
      sums[operation.place] =
        sums[operation.place]?.adding(operation.matrix) ?? operation.matrix
    }
    return sums
  }
}
