import LinearAlgebra
import Numerics
import TestSupport

/// An irrep that a random family is built to have.
struct PlantedIrrep {
  enum Kind: CaseIterable { case real, complex, pair, quaternionic }

  let kind: Kind
  /// The number of distinct levels.
  let levels: Int
  /// Shape: [sector].
  let branching: [Int]
  /// That of the conjugate irrep, for pairs.
  let conjugateBranching: [Int]

  /// Whether the copies in a sector can be brought to real form together.
  func isReal(inSector sector: Int) -> Bool {
    switch kind {
    case .real: true
    case .complex: branching[sector] == 0
    case .pair: branching[sector] == conjugateBranching[sector]
    case .quaternionic: branching[sector] % 2 == 0
    }
  }

  /// A random Hermitian matrix over the field of the irrep.
  func randomMatrix(
    using generator: inout SeededGenerator
  ) -> DenseMatrix<Complex<Double>> {
    let n = kind == .quaternionic ? 2 * levels : levels
    let start = DenseMatrix<Complex<Double>>(rowCount: n, columnCount: n) { _, _ in
      Complex(generator.nextNormal(), kind == .real ? 0 : generator.nextNormal())
    }
    let hermitian = DenseMatrix(rowCount: n, columnCount: n) {
      (start[$0, $1] + start[$1, $0].conjugate) / 2
    }
    if kind != .quaternionic { return hermitian }
    // The part that commutes with (f, g) → (-ḡ, f̄): [[A, -B̄], [B, Ā]].
    return DenseMatrix(rowCount: n, columnCount: n) { row, column in
      let sign: Double = (row < levels) == (column < levels) ? 1 : -1
      let mirrored = hermitian[(row + levels) % n, (column + levels) % n].conjugate
      return (hermitian[row, column] + Complex(sign) * mirrored) / 2
    }
  }

  /// The blocks of one sector on its diagonal, real ones where `isReal`.
  func blocks(
    of matrix: DenseMatrix<Complex<Double>>, sector: Int
  ) -> [DenseMatrix<Complex<Double>>] {
    let conjugate = DenseMatrix(rowCount: matrix.rowCount, columnCount: matrix.rowCount) {
      matrix[$0, $1].conjugate
    }
    let n = matrix.rowCount
    // A ⊕ Ā is [[Re A, -Im A], [Im A, Re A]] in another basis.
    let doubled = DenseMatrix<Complex<Double>>(rowCount: 2 * n, columnCount: 2 * n) {
      let entry = matrix[$0 % n, $1 % n]
      if ($0 < n) == ($1 < n) { return Complex(entry.real) }
      return Complex($0 < n ? -entry.imaginary : entry.imaginary)
    }
    let copies = branching[sector]
    switch kind {
    case .real, .complex:
      return Array(repeating: matrix, count: copies)
    case .pair:
      return isReal(inSector: sector)
        ? Array(repeating: doubled, count: copies)
        : Array(repeating: matrix, count: copies)
          + Array(repeating: conjugate, count: conjugateBranching[sector])
    case .quaternionic:
      return isReal(inSector: sector)
        ? Array(repeating: doubled, count: copies / 2) : Array(repeating: matrix, count: copies)
    }
  }
}
