import LatticeModels
import LinearAlgebra
import Numerics

/// The product states that obey a constraint, and operators that are one number on all of them: Gauss laws do nothing.
struct ConstrainedStates {
  private let space: CellSpace
  private let strides: [Int]
  /// Shape [state].
  private let indices: [Int]

  /// Nil without a constraint.
  init?(of model: Model, in space: CellSpace) {
    guard let constraint = model.constraint else { return nil }
    self.space = space
    strides = LocalOperator.strides(space.dimensions)
    indices = constraint.productIndices(having: model.conservedTotal)
  }

  /// Whether a unitary product operator is one number on all states, with certainty where no fermions move.
  func areFixed(by operation: ProductOperator) -> Bool {
    guard !operation.isAntiunitary, operation.isOnSite || space.fermions.joined().isEmpty else {
      return false
    }
    var first: Complex<Double>?
    return indices.allSatisfy { index in
      let amplitude = amplitude(of: operation, at: index)
      guard abs(amplitude.length - 1) < Self.tolerance else { return false }
      let reference = first ?? amplitude
      first = reference
      return (amplitude - reference).length < Self.tolerance
    }
  }

  /// ⟨s|U|s⟩.
  private func amplitude(of operation: ProductOperator, at index: Int) -> Complex<Double> {
    func level(_ cell: Int) -> Int { index / strides[cell] % space.dimensions[cell] }
    return operation.siteImages.enumerated().reduce(Complex<Double>.one) { product, move in
      product * operation.factors[move.element][level(move.element), level(move.offset)]
    }
  }

  private static let tolerance = 1e-6
}
