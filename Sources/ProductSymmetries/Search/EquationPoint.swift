import LinearAlgebra
import Numerics

/// One equation W† A W ∏ s = B between Hermitian matrices at given factors, with its derivatives.
///
/// A string of fermion parities becomes ∏ s of itself, s_m = tr(w_m† P w_m P)/d: the equation holds only where every |s_m| is 1.
struct EquationPoint {
  /// W† A W, without strings.
  private let rotated: ComplexMatrix
  /// Shape [string cell]: w† P w.
  private let parityImages: [ComplexMatrix]
  /// Shape [string cell]: s.
  private let signs: [Double]
  private let place: CellOperator.Place
  private let parities: [[Double]]
  /// W† A W ∏ s - B.
  let residual: ComplexMatrix

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
    residual = rotated.scaled(by: Complex(signs.reduce(1, *)))
      .adding(equation.image, times: Complex(-1))
  }

  /// The residual as real numbers; their squares add up to its squared norm.
  var residualEntries: [Double] {
    let source = residual.storage.flatMap { [$0.real, $0.imaginary] }
    var entries = [Double](repeating: 0, count: residual.storage.count)
    entries.withUnsafeMutableBufferPointer { target in
      source.withUnsafeBufferPointer { compress($0, into: target) }
    }
    return entries
  }

  /// The derivatives of these numbers by the unknowns of the cells and then of the string's cells, without those that do not move.
  /// Shape [entry, unknown].
  func jacobian(
    bases: [UnitaryBasis], dimensions: [Int], moves: (Int) -> Bool
  ) -> DenseMatrix<Double> {
    let rows = rotated.storage.count
    let count = place.support.filter(moves).reduce(0) { $0 + bases[$1].members.count }
    var storage = [Double](repeating: 0, count: rows * count)
    var scratch = [Double](repeating: 0, count: 2 * rows)
    var column = 0
    let sign = signs.reduce(1, *)
    storage.withUnsafeMutableBufferPointer { storage in
      scratch.withUnsafeMutableBufferPointer { scratch in
        func finishColumn() {
          compress(
            UnsafeBufferPointer(scratch),
            into: .init(rebasing: storage[(column * rows)..<((column + 1) * rows)]))
          scratch.update(repeating: 0)
          column += 1
        }
        for (position, cell) in place.cells.enumerated() where moves(cell) {
          let stride = place.cells[(position + 1)...].reduce(1) { $0 * dimensions[$1] }
          for member in bases[cell].members {
            for entry in member {
              addCommutator(entry, stride: stride, levels: dimensions[cell], sign, to: scratch)
            }
            finishColumn()
          }
        }
        for (position, cell) in place.strings.enumerated() where moves(cell) {
          for derivative in signDerivatives(position, basis: bases[cell]) {
            for (entry, value) in rotated.storage.enumerated() {
              scratch[2 * entry] = derivative * value.real
              scratch[2 * entry + 1] = derivative * value.imaginary
            }
            finishColumn()
          }
        }
      }
    }
    return DenseMatrix(rowCount: rows, columnCount: count, storage: storage)
  }

  /// A Hermitian matrix as its diagonal and √2 times the parts of one triangle.
  private func compress(
    _ source: UnsafeBufferPointer<Double>, into target: UnsafeMutableBufferPointer<Double>
  ) {
    let n = rotated.rowCount
    let root = Double(2).squareRoot()
    var place = 0
    for column in 0..<n {
      for row in column..<n {
        let entry = 2 * (column * n + row)
        if row == column {
          target[place] = source[entry]
          place += 1
        } else {
          target[place] = root * source[entry]
          target[place + 1] = root * source[entry + 1]
          place += 2
        }
      }
    }
  }

  /// Adds sign × [M, v |r⟩⟨c|] on one cell of M = W† A W.
  private func addCommutator(
    _ entry: UnitaryBasis.Entry, stride: Int, levels: Int, _ sign: Double,
    to target: UnsafeMutableBufferPointer<Double>
  ) {
    let n = rotated.rowCount
    let value = Complex(sign) * entry.value
    let (fromRow, fromColumn) = (entry.row * stride, entry.column * stride)
    rotated.storage.withUnsafeBufferPointer { matrix in
      for rest in 0..<(n / levels) {
        let base = rest / stride * (stride * levels) + rest % stride
        let (up, down) = (base + fromRow, base + fromColumn)
        for other in 0..<n {
          // M G: the column `down` gets that of `up`; G M: the row `up` gets that of `down`.
          let plus = matrix[up * n + other] * value
          let place = 2 * (down * n + other)
          target[place] += plus.real
          target[place + 1] += plus.imaginary
          let minus = matrix[other * n + down] * value
          let below = 2 * (other * n + up)
          target[below] -= minus.real
          target[below + 1] -= minus.imaginary
        }
      }
    }
  }

  /// ∂(∏ s)/∂x for the unknowns of one cell of the string.
  private func signDerivatives(_ position: Int, basis: UnitaryBasis) -> [Double] {
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
