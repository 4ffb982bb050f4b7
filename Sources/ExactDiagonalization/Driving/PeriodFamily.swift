import Commutant
import LatticeModels
import LinearAlgebra
import Numerics
import QuasiEnergies

/// The period operators of a driven model's family in one sector, in the eigenbasis of the first member.
///
/// The commutant is that of the operators U of all members: it holds what commutes with every step, and more where powers of exp(-i)
/// forget differences of levels. Of every further member a generic Hermitian function cos(E - a) is taken, which generates U.
struct PeriodFamily {
  /// Quasi-energies in (-π, π], ascending, and matrix elements between their states. Shape of `members`: [member].
  typealias Content = (phases: [Double], members: [MatrixElements])

  let matrix: SectorMatrix
  let schedule: FloquetSchedule
  /// Shape: [member][step][matrix of the sector].
  let members: [[[Double]]]

  /// - Throws: `SectorMatrixError`, `LinearAlgebraError` or `QuasiEnergyError`.
  func content() throws -> Content {
    if matrix.dimension == 0 {
      let empty = DenseMatrix<Double>(rowCount: 0, columnCount: 0, storage: [])
      return ([], members.dropFirst().map { _ in .real(empty) })
    }
    let periods = members.map {
      SectorPeriod(matrix: matrix, schedule: schedule, coefficients: $0)
    }
    let content =
      periods[0].isSymmetric
      ? try Self.content(
        periods, steps: { try $0.realSteps() }, unitary: { $0.symmetricUnitary() },
        elements: MatrixElements.real)
      : try Self.content(
        periods, steps: { try $0.complexSteps() }, unitary: { $0.unitary() },
        elements: MatrixElements.complex)
    try periods[0].check(content.phases)
    return content
  }

  private static func content<Scalar: UnitaryScalar>(
    _ periods: [SectorPeriod], steps: (SectorPeriod) throws -> PeriodSteps<Scalar>,
    unitary: (PeriodSteps<Scalar>) -> UnitaryOperator<Scalar>,
    elements: (DenseMatrix<Scalar>) -> MatrixElements
  ) throws -> Content {
    let first = try steps(periods[0])
    let states = try PeriodStates(of: unitary(first), frame: first.frame)
    let members = try periods.enumerated().dropFirst().map { number, period in
      let other = try steps(period)
      // Angles without relations, so that no two quasi-energies of all members have one cosine.
      return elements(
        states.elements(of: unitary(other), frame: other.frame, angle: Double(number)))
    }
    return (states.phases, members)
  }
}

extension CommutantRun {
  /// The commutant of the period operators of a driven model.
  func decomposePeriods(
    _ matrices: FamilyMatrices, _ schedule: FloquetSchedule,
    progress: @escaping @Sendable (String) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) throws -> FamilyCommutant {
    let irreps = diagonalization.sectors
    let contents = try sectorTasks(matrices.sectors, progress: progress, isCancelled: isCancelled) {
      try PeriodFamily(matrix: matrices.sectors[$0], schedule: schedule, members: matrices.steps)
        .content()
    }
    let cut = PeriodCut(contents.map(\.phases))
    let family = MatrixFamily(
      sectors: contents.enumerated().map { sector, content in
        MatrixFamily.Sector(
          levels: cut.levels(content.phases, ofSector: sector),
          irrepDimension: irreps[sector].irrepDimension,
          members: content.members.map { member in
            switch member {
            case .real(let matrix): .real(cut.elements(matrix, ofSector: sector))
            case .complex(let matrix): .complex(cut.elements(matrix, ofSector: sector))
            }
          })
      })
    try family.requireVariation()
    let found = try CommutantDecomposition(of: family)
    return FamilyCommutant(
      decomposition: found.summary, levels: contents.map(\.phases),
      membership: found.membership.enumerated().map { cut.restored($1, ofSector: $0) },
      isAveraged: matrices.isAveraged)
  }
}
