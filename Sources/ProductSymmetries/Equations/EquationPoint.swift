import LinearAlgebra
import Numerics

/// One equation W† A W ∏ s = B between Hermitian matrices at given factors.
///
/// A string of fermion parities becomes ∏ s of itself, s_m = tr(w_m† P w_m P)/d: the equation holds only where every |s_m| is 1.
struct EquationPoint {
  /// M = W† A W, without strings.
  let rotated: ComplexMatrix
  /// ∏ s.
  let sign: Double
  /// W† A W ∏ s - B.
  let residual: ComplexMatrix
  let place: CellOperator.Place
  /// Shape [string cell]: w† P w.
  private let parityImages: [ComplexMatrix]
  /// Shape [string cell]: s.
  private let signs: [Double]
  private let parities: [[Double]]

  init(
    _ equation: InvarianceEquations.Equation, factors: [ComplexMatrix], parities: [[Double]]
  ) {
    place = equation.source.place
    self.parities = parities
    let product = place.cells.dropFirst().reduce(factors[place.cells.first ?? 0]) {
      $0.tensor(factors[$1])
    }
    rotated =
      place.cells.isEmpty
      ? equation.source.matrix
      : product.adjointMultiplied(by: equation.source.matrix.multiplied(by: product))
    parityImages = place.strings.map { cell in
      let factor = factors[cell]
      return factor.adjointMultiplied(
        by: ComplexMatrix(rowCount: factor.rowCount, columnCount: factor.columnCount) {
          Complex(parities[cell][$0]) * factor[$0, $1]
        })
    }
    signs = zip(place.strings, parityImages).map { cell, image in
      parities[cell].indices.reduce(0) { $0 + image[$1, $1].real * parities[cell][$1] }
        / Double(image.rowCount)
    }
    sign = signs.reduce(1, *)
    residual = rotated.scaled(by: Complex(sign)).adding(equation.image, times: Complex(-1))
  }

  /// ∂(∏ s)/∂x for the unknowns of one cell of the string.
  func signDerivatives(_ position: Int, basis: UnitaryBasis) -> [Double] {
    let cell = place.strings[position]
    let others = signs.indices.reduce(1.0) { $1 == position ? $0 : $0 * signs[$1] }
    let (image, parity) = (parityImages[position], parities[cell])
    return basis.members.map { member in
      member.reduce(0.0) { sum, entry in
        // tr([S, G] P) with S = w† P w and G = v |r⟩⟨c|.
        let element = image[entry.column, entry.row] * entry.value
        return sum + element.real * (parity[entry.column] - parity[entry.row])
      } * others / Double(parity.count)
    }
  }
}
