import LinearAlgebra
import Numerics
import QuasiEnergies
import SpectralStatistics
import TestSupport
import Testing

/// Random unitary matrices have the gap ratios that are compared with those of random Hermitian ones.
///
/// Source: F. J. Dyson, J. Math. Phys. 3, 140 (1962): S = Uᵀ U and S = J Uᵀ Jᵀ U from U of the invariant measure.
@Suite("Gap ratios of the circular ensembles")
struct CircularEnsembleTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  private static let size = 60
  private static let samples = 60

  /// U of the invariant measure: the eigenvectors and phases of a normal matrix would not be, so the unitary factor of QR is taken, with
  /// positive diagonal, by Gram and Schmidt.
  private static func haar(_ n: Int, using generator: inout SeededGenerator) -> ComplexMatrix {
    var columns: [[Complex<Double>]] = []
    for _ in 0..<n {
      var column = (0..<n).map { _ in Complex(generator.nextNormal(), generator.nextNormal()) }
      for _ in 0..<2 {
        for other in columns {
          let overlap = zip(other, column).reduce(Complex<Double>.zero) {
            $0 + $1.0.conjugate * $1.1
          }
          for row in column.indices { column[row] -= overlap * other[row] }
        }
      }
      let norm = column.reduce(0) { $0 + $1.lengthSquared }.squareRoot()
      columns.append(column.map { $0.divided(by: norm) })
    }
    return ComplexMatrix(rowCount: n, columnCount: n, storage: columns.flatMap { $0 })
  }

  private static func transposed(_ matrix: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount) { matrix[$1, $0] }
  }

  private static func phases(
    _ ensemble: LevelEnsemble, using generator: inout SeededGenerator
  ) throws -> [Double] {
    switch ensemble {
    case .unitary:
      return try UnitaryEigensystem(of: UnitaryOperator(haar(size, using: &generator))).phases
    case .orthogonal:
      let u = haar(size, using: &generator)
      let s = transposed(u).multiplied(by: u)
      return try UnitaryEigensystem(of: UnitaryOperator<Double>(symmetric: s)).phases
    case .symplectic:
      let u = haar(2 * size, using: &generator)
      // J Uᵀ Jᵀ with J = [[0, 1], [-1, 0]].
      let dual = ComplexMatrix(rowCount: 2 * size, columnCount: 2 * size) { row, column in
        let (r, c) = ((row + size) % (2 * size), (column + size) % (2 * size))
        let sign: Double = (row < size) == (column < size) ? 1 : -1
        return u[c, r].multiplied(by: sign)
      }
      let all = try UnitaryEigensystem(of: UnitaryOperator(dual.multiplied(by: u))).phases
      // Kramers pairs, unless one stands at both ends.
      let cut = PeriodCut([all]).levels(all, ofSector: 0)
      for pair in 0..<size { #expect(cut[2 * pair + 1] - cut[2 * pair] < 1e-12) }
      return (0..<size).map { cut[2 * $0] }
    case .poisson:
      return (0..<size).map { _ in Double.random(in: -.pi ... .pi, using: &generator) }.sorted()
    }
  }

  @Test(
    "each is told from the others, with all levels of the circle", arguments: LevelEnsemble.allCases
  )
  func classes(ensemble: LevelEnsemble) throws {
    var generator = SeededGenerator(seed: UInt64(10 + ensemble.dysonIndex))
    let levels = try (0..<Self.samples).map { _ in
      try Self.phases(ensemble, using: &generator)
    }
    let evidence = BlockEvidence(of: levels, period: 2 * .pi)
    #expect(evidence.ratioCount == Self.size * Self.samples)
    switch ensemble {
    case .poisson: #expect(evidence.verdict == .poissonian)
    default: #expect(evidence.verdict == .decided(blocks: 1, ensemble: ensemble))
    }
    let text = LevelEnsemble.circular(evidence.statement)
    #expect(
      text.contains(ensemble.circularName + " block") || ensemble == .poisson, "\(text)")
  }

  @Test("two blocks are two, on the circle too")
  func blocks() throws {
    var generator = SeededGenerator(seed: 3)
    let levels = try (0..<Self.samples).map { _ in
      try
        (Self.phases(.orthogonal, using: &generator)
        + Self.phases(.orthogonal, using: &generator)).sorted()
    }
    guard case .decided(blocks: 2, _) = BlockEvidence(of: levels, period: 2 * .pi).verdict else {
      Issue.record("two blocks are not seen")
      return
    }
  }
}
