import LinearAlgebra
import Numerics

/// The quasi-energies of a unitary operator, and its eigenvectors.
///
/// A generic Hermitian function cos(E - a) is diagonalized. Two quasi-energies that it maps to nearly the same number are told apart by
/// another function within the span of their eigenvectors; then every quasi-energy is the angle of ⟨v|cos E|v⟩ and ⟨v|sin E|v⟩, in which
/// errors of the vectors enter squared. So a degenerate quasi-energy keeps its copies to rounding, which no eigensolver for matrices that
/// are not Hermitian grants.
public struct UnitaryEigensystem<Scalar: UnitaryScalar>: Sendable {
  /// ε with U v = exp(-iε) v, in (-π, π], ascending.
  public let phases: [Double]
  /// Orthonormal columns, one for each phase.
  public let vectors: DenseMatrix<Scalar>
  /// The largest length of U v - exp(-iε) v.
  public let residual: Double

  /// In general position to the symmetries that spectra have.
  private static var angle: Double { 0.577_215_664_9 }
  /// Neighbours closer than that are compared again.
  private static var closeness: Double { 1e-5 }
  /// Larger residuals mean that the matrix was not unitary.
  private static var largestResidual: Double { 1e-8 }

  /// Diagonalizes.
  ///
  /// Complexity: one Hermitian eigensystem with vectors and two products of matrices.
  /// - Throws: `LinearAlgebraError`; ``QuasiEnergyError/notUnitary(residual:)``.
  public init(of unitary: UnitaryOperator<Scalar>) throws {
    let n = unitary.dimension
    let found = try Scalar.eigensystem(of: unitary.cosine(minus: Self.angle))
    var states = States(
      vectors: found.vectors, cosines: unitary.cosine.multiplied(by: found.vectors),
      sines: unitary.sine.multiplied(by: found.vectors))
    var start = 0
    for end in found.values.indices.map({ $0 + 1 }) {
      if end < n, found.values[end] - found.values[end - 1] <= Self.closeness { continue }
      if end - start > 1 {
        // A function that separates ±(E - a) and is flat at neither.
        let turn = abs(found.values[start]) > 0.5 ? Double.pi / 2 : Double.pi / 4
        try states.separate(start..<end, by: Self.angle + turn)
      }
      start = end
    }
    let (phases, residual) = states.quotients()
    guard residual <= Self.largestResidual else {
      throw QuasiEnergyError.notUnitary(residual: residual)
    }
    let order = phases.indices.sorted { (phases[$0], $0) < (phases[$1], $1) }
    self.phases = order.map { phases[$0] }
    self.residual = residual
    vectors = states.vectors.selecting(order)
  }
}

/// Why a matrix has no quasi-energies.
public enum QuasiEnergyError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Its eigenvectors leave a residual that no unitary matrix has.
  case notUnitary(residual: Double)
  /// The phases of the steps are so large that rounding leaves little of them.
  case tooLong(phase: Double)
  /// The sum of the quasi-energies is not the phase of the determinant.
  case wrongDeterminant(sector: String, difference: Double)

  /// What is wrong.
  public var description: String {
    switch self {
    case .notUnitary(let residual):
      "The operator of one period is not unitary: an eigenvector is off by \(residual). The diagonalization cannot be trusted."
    case .tooLong(let phase):
      "Energy times time reaches \(phase) in a step, of which rounding leaves too little modulo 2π: quasi-energies would be off by more "
        + "than 1e-9. Shorten the times of the steps."
    case .wrongDeterminant(let sector, let difference):
      "The quasi-energies of sector \(sector) fail the check of the determinant: their sum is off by \(difference) of what the traces of "
        + "the steps say. The diagonalization cannot be trusted."
    }
  }
}

/// Approximate eigenvectors with their images.
private struct States<Scalar: UnitaryScalar> {
  var vectors: DenseMatrix<Scalar>
  /// cos E and sin E applied to them.
  var cosines, sines: DenseMatrix<Scalar>

  /// Replaces some columns by combinations of them that are eigenvectors of cos(E - angle) in their span.
  mutating func separate(_ columns: Range<Int>, by angle: Double) throws {
    let own = vectors.selecting(columns)
    let images = UnitaryOperator.combination(
      cosines.selecting(columns), Double.cos(angle), sines.selecting(columns), Double.sin(angle))
    let (_, mixing) = try Scalar.eigensystem(of: own.adjointMultiplied(by: images))
    vectors.replace(columns, by: own.multiplied(by: mixing))
    cosines.replace(columns, by: cosines.selecting(columns).multiplied(by: mixing))
    sines.replace(columns, by: sines.selecting(columns).multiplied(by: mixing))
  }

  /// The phase of every column, and the largest residual.
  func quotients() -> (phases: [Double], residual: Double) {
    let n = vectors.rowCount
    var phases: [Double] = []
    var residual = 0.0
    for column in 0..<vectors.columnCount {
      var (cosine, sine) = (0.0, 0.0)
      for place in (column * n)..<((column + 1) * n) {
        cosine += Scalar.realOverlap(vectors.storage[place], cosines.storage[place])
        sine += Scalar.realOverlap(vectors.storage[place], sines.storage[place])
      }
      var square = 0.0
      for place in (column * n)..<((column + 1) * n) {
        let vector = vectors.storage[place]
        let first = cosines.storage[place] - Scalar.scaled(vector, by: cosine)
        let second = sines.storage[place] - Scalar.scaled(vector, by: sine)
        square += Scalar.realOverlap(first, first) + Scalar.realOverlap(second, second)
      }
      residual = max(residual, square.squareRoot(), abs(1 - (cosine * cosine + sine * sine)))
      let phase = Double.atan2(y: sine, x: cosine)
      phases.append(phase == -Double.pi ? Double.pi : phase)
    }
    return (phases, residual)
  }
}

extension DenseMatrix {
  /// Some columns, in the order given.
  package func selecting(_ columns: some Collection<Int>) -> DenseMatrix {
    var entries: [Scalar] = []
    entries.reserveCapacity(columns.count * rowCount)
    for column in columns {
      entries += storage[(column * rowCount)..<((column + 1) * rowCount)]
    }
    return DenseMatrix(rowCount: rowCount, columnCount: columns.count, storage: entries)
  }

  fileprivate mutating func replace(_ columns: Range<Int>, by other: DenseMatrix) {
    storage.replaceSubrange(
      (columns.lowerBound * rowCount)..<(columns.upperBound * rowCount), with: other.storage)
  }
}
