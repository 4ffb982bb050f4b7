import LatticeModels
import LinearAlgebra
import Numerics

/// The product states that a fixed total or a constraint leaves, and what product operators are on them: a Gauss law is a number.
struct SelectedStates {
  private let space: CellSpace
  private let strides: [Int]
  /// Shape [state].
  private let indices: [Int]

  /// More are not listed.
  private static let mostStates = 200_000
  private static let tolerance = 1e-6

  /// Nil where all product states are there, or too many.
  init?(of model: Model, in space: CellSpace) {
    let total = model.conservedTotal
    if let constraint = model.constraint {
      indices = constraint.productIndices(having: total)
    } else if let total, let count = total.dimension, count <= Self.mostStates {
      indices = total.productIndices
    } else {
      return nil
    }
    guard (1...Self.mostStates).contains(indices.count) else { return nil }
    self.space = space
    strides = LocalOperator.strides(space.dimensions)
  }

  /// The multiplications that one trace takes at most.
  var traceCost: Double { Double(indices.count) * Double(space.count) }

  /// Whether a unitary product operator is one number on all states, with certainty where no fermions move.
  func areFixed(by operation: ProductOperator) -> Bool {
    guard !operation.isAntiunitary, operation.isOnSite || space.fermions.joined().isEmpty else {
      return false
    }
    let reference = expectation(of: operation, at: indices[0])
    guard abs(reference.length - 1) < Self.tolerance else { return false }
    return indices.allSatisfy {
      (expectation(of: operation, at: $0) - reference).length < Self.tolerance
    }
  }

  /// The mean of ⟨s|U|s⟩ over all states s, without the signs of fermions that move.
  func normalizedTrace(_ operation: ProductOperator) -> Complex<Double> {
    indices.reduce(Complex<Double>.zero) { $0 + expectation(of: operation, at: $1) }
      / Complex(Double(indices.count))
  }

  private func expectation(of operation: ProductOperator, at index: Int) -> Complex<Double> {
    func level(_ cell: Int) -> Int { index / strides[cell] % space.dimensions[cell] }
    var product = Complex<Double>.one
    for (cell, image) in operation.siteImages.enumerated() {
      let element = operation.factors[image][level(image), level(cell)]
      if element == .zero { return .zero }
      product *= element
    }
    return product
  }
}
