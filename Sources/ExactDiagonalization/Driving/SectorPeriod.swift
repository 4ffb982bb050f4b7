import LatticeModels
import LinearAlgebra
import Numerics
import QuasiEnergies

/// The operator of one period in one sector of a driven model.
struct SectorPeriod {
  let matrix: SectorMatrix
  let schedule: FloquetSchedule
  /// c_k of every step. Shape [step][structure].
  let coefficients: [[Double]]

  /// Whether U is symmetric in the sector's basis.
  var isSymmetric: Bool { matrix.isReal && schedule.isReversible }

  /// The quasi-energies ε in (-π, π] with U v = exp(-iε) v, ascending, checked against the determinant.
  ///
  /// - Throws: `SectorMatrixError`, `LinearAlgebraError`, `QuasiEnergyError`.
  func quasiEnergies() throws -> [Double] {
    if matrix.dimension == 0 { return [] }
    let phases =
      isSymmetric
      ? try UnitaryEigensystem(of: realSteps().symmetricUnitary()).phases
      : try UnitaryEigensystem(of: complexSteps().unitary()).phases
    try check(phases)
    return phases
  }

  /// Checks the sum of quasi-energies, the phase of det U.
  ///
  /// - Throws: `QuasiEnergyError.wrongDeterminant`.
  func check(_ phases: [Double]) throws {
    var determinant = PeriodDeterminant(dimension: matrix.dimension)
    for (own, time) in zip(coefficients, schedule.durations) {
      determinant.add(
        time: time, traces: zip(matrix.traces, own).map { $0 * $1 },
        squaredNorm: matrix.squaredNorm(own).sum)
    }
    try determinant.check(phases, sector: matrix.name)
  }

  /// The steps in a real sector.
  func realSteps() throws -> PeriodSteps<Double> {
    try steps { matrix.fill($0, into: $1) }
  }

  /// The steps as complex matrices.
  func complexSteps() throws -> PeriodSteps<Complex<Double>> {
    matrix.isReal
      ? try realSteps().complexified : try steps { matrix.fill($0, into: $1) }
  }

  private func steps<Scalar: UnitaryScalar>(
    _ fill: ([Double], UnsafeMutableBufferPointer<Scalar>) -> Void
  ) throws -> PeriodSteps<Scalar> {
    let n = matrix.dimension
    return try PeriodSteps(count: coefficients.count, isReversible: schedule.isReversible) { step in
      try matrix.checkHermiticity(coefficients: coefficients[step])
      var dense = DenseMatrix<Scalar>(
        rowCount: n, columnCount: n, storage: Array(repeating: .zero, count: n * n))
      dense.storage.withUnsafeMutableBufferPointer { fill(coefficients[step], $0) }
      return (dense, schedule.durations[step])
    }
  }
}

extension ExactDiagonalization {
  /// The levels of a matrix for given couplings c_k, or the quasi-energies of a driven model; ascending and checked.
  func levels(
    of matrix: SectorMatrix, coefficients: [Double], _ solvers: inout SectorSolvers
  ) throws -> [Double] {
    try period(of: matrix, coefficients)?.quasiEnergies()
      ?? solvers.levels(of: matrix, coefficients: coefficients)
  }

  /// Checks levels that were not found from the matrix itself.
  func check(_ levels: [Double], of matrix: SectorMatrix, coefficients: [Double]) throws {
    if let period = period(of: matrix, coefficients) {
      try period.check(levels)
    } else {
      try matrix.check(levels: levels, coefficients: coefficients)
    }
  }

  private func period(of matrix: SectorMatrix, _ coefficients: [Double]) -> SectorPeriod? {
    schedule.map {
      SectorPeriod(matrix: matrix, schedule: $0, coefficients: $0.coefficients(coefficients))
    }
  }
}
