import GroupTheory
import LinearAlgebra
import Numerics

/// A model made ready for diagonalization: all checks passed, all sectors assembled.
public struct ExactDiagonalization: Sendable {
  /// The model.
  public let model: Model
  /// The seed of the random couplings.
  public let seed: UInt64
  /// The visible group and the sizes of the sectors.
  public let plan: SectorPlan
  /// The Hamiltonian of each sector. Shape [irrep].
  public let matrices: [SectorMatrix]

  /// The sectors in canonical order. Shape [irrep].
  public var sectors: [Sector] { plan.sectors }

  /// Checks the model and assembles the matrices of all sectors.
  ///
  /// In this order: closure of the visible group; levels per sector; memory for the eigensolvers of
  /// `threads` threads; the conserved total and hermiticity of every term; all symmetries, with the couplings of
  /// `firstSample`; the dimensions of the enumerated sectors; hermiticity of the sector matrices.
  ///
  /// - Parameter availableMemory: Bytes; by default what the system says.
  /// - Throws: The typed error of the check that fails.
  public init(
    model: Model, seed: UInt64 = 1, firstSample: Int = 0, threads: Int = 1,
    groupLimit: Int = 1000, availableMemory: Int? = AvailableMemory.bytes
  ) throws {
    let plan = try SectorPlan(model, groupLimit: groupLimit)
    try plan.requireMemory(threads: threads, available: availableMemory)
    let coefficients = model.coefficients(seed: seed, sample: firstSample)
    let space = try ConfigurationSpace(
      siteDimensions: model.siteDimensions, conservedTotal: model.conservedTotal)
    let check = SymmetryCheck(
      structures: model.structures, coefficients: coefficients, space: space)
    try check.requireConservation()
    try check.requireHermiticity()
    try check.requireSymmetry(
      unitary: model.visibleGenerators, antiunitary: model.antiunitaryGenerators)
    let orbits = SymmetryOrbits(plan.visible, space: space)
    self.model = model
    self.seed = seed
    self.plan = plan
    matrices = try plan.sectors.enumerated().map { irrep, sector in
      let basis = try SectorBasis(
        irrep: irrep, of: plan.visible, orbits: orbits, expected: sector.multiplicity,
        conjugations: plan.conjugations)
      let matrix = SectorMatrix(basis, structures: model.structures)
      try matrix.checkHermiticity(coefficients: coefficients)
      return matrix
    }
    try requireMemoryForSolvers(threads: threads, available: availableMemory)
  }

  /// The levels of one sector for given couplings c_k, ascending; a fresh solver each time.
  ///
  /// - Throws: `SectorMatrixError`, `LinearAlgebraError`.
  public func spectrum(sector: Int, coefficients: [Double]) throws -> [Double] {
    var solvers = SectorSolvers(keepsEverySize: false)
    return try solvers.levels(of: matrices[sector], coefficients: coefficients)
  }

  /// The bytes of eigensolver memory that one thread takes when it keeps a solver for every size.
  var bytesOfAllSolvers: Double {
    var sizes: [[Int]: Double] = [:]
    for matrix in matrices {
      sizes[[matrix.dimension, matrix.isReal ? 1 : 0]] = SectorPlan.solverBytes(
        rows: matrix.dimension, isReal: matrix.isReal)
    }
    return sizes.values.reduce(0, +)
  }

  /// Now that it is known which sectors are real, the solvers can be sized exactly.
  private func requireMemoryForSolvers(threads: Int, available: Int?) throws {
    let bytes = matrices.map { SectorPlan.solverBytes(rows: $0.dimension, isReal: $0.isReal) }
    guard let available, let largest = bytes.indices.max(by: { bytes[$0] < bytes[$1] }) else {
      return
    }
    let needed = Double(threads) * bytes[largest]
    guard needed <= Double(available) else {
      throw SectorPlanError.notEnoughMemory(
        sector: sectors[largest].name, rows: sectors[largest].multiplicity, threads: threads,
        needed: needed, available: Double(available))
    }
  }
}
