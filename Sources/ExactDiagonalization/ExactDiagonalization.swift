import GroupTheory
import LatticeModels
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
  /// The steps of a driven model; nil where levels are those of a Hamiltonian.
  let schedule: FloquetSchedule?
  /// The Hamiltonian of each sector that is computed. Shape [sector]; empty where several processes share every sector.
  public let matrices: [SectorMatrix]

  /// The sectors that are computed, in canonical order.
  public var sectors: [Sector] { plan.chosen.map { plan.sectors[$0] } }

  /// Checks the model and assembles the matrices of all sectors.
  ///
  /// In this order: closure of the visible group; levels per sector; memory for the eigensolvers of
  /// `threads` threads; what every term conserves; then for one charge sector after the other the
  /// hermiticity of every term, all symmetries, with the couplings of `firstSample`, the dimensions
  /// of the enumerated sectors, and the hermiticity of their matrices.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - seed: That of the random couplings.
  ///   - firstSample: The sample whose couplings the checks use.
  ///   - threads: For how many the memory must suffice.
  ///   - groupLimit: The largest order of the visible group.
  ///   - sectors: The numbers of the sectors to compute; all of them by default.
  ///   - availableMemory: Bytes; by default what the system says.
  /// - Throws: The typed error of the check that fails.
  public init(
    model: Model, seed: UInt64 = 1, firstSample: Int = 0, threads: Int = 1,
    groupLimit: Int = 1000, sectors: [Int]? = nil, availableMemory: Int? = AvailableMemory.bytes
  ) throws {
    let whole = try SectorPlan(model, groupLimit: groupLimit)
    let plan = sectors.map { whole.choosing($0) } ?? whole
    try plan.requireMemory(threads: threads, available: availableMemory)
    let coefficients = model.memberCoefficients(seed: seed, sample: firstSample)
    try ConservationCheck(model.structures).require(
      total: model.conservedTotal, charges: model.charges, constraint: model.constraint)
    self.model = model
    self.seed = seed
    self.plan = plan
    schedule = FloquetSchedule(model)
    let unsettled = try SymmetryCheck.unsettled(model.structures)
    matrices = try plan.chargeSectors.indices.flatMap { place in
      try Self.matrices(ofChargeSector: place, of: plan, unsettled, coefficients: coefficients)
    }
    try requireMemoryForSolvers(threads: threads, available: availableMemory)
  }

  /// Checks one charge sector and assembles those of its sectors that are computed. Shape [sector].
  private static func matrices(
    ofChargeSector place: Int, of plan: SectorPlan, _ unsettled: [SymmetryCheck.Unsettled],
    coefficients: [Double]
  ) throws -> [SectorMatrix] {
    guard !plan.chosenIrreps(ofChargeSector: place).isEmpty else { return [] }
    let conjugations = try plan.checkedConjugations(
      ofChargeSector: place, unsettled, coefficients: coefficients)
    var matrices: [SectorMatrix] = []
    try plan.forEachBasis(ofChargeSector: place, conjugations: conjugations) { basis, frame in
      let model = plan.frames[frame].model
      let matrix = SectorMatrix(basis, structures: model.structures)
      for own in model.operatorCoefficients(coefficients) {
        try matrix.checkHermiticity(coefficients: own)
      }
      matrices.append(matrix)
    }
    return matrices
  }

  /// The same without any matrix: what is known of the model before several processes share its sectors.
  package init(withoutMatrices model: Model, seed: UInt64, plan: SectorPlan) {
    (self.model, self.seed, self.plan) = (model, seed, plan)
    schedule = FloquetSchedule(model)
    matrices = []
  }

  /// The levels of one of `sectors` for given couplings c_k, ascending; a fresh solver each time.
  ///
  /// - Throws: `SectorMatrixError`, `LinearAlgebraError`.
  public func spectrum(sector: Int, coefficients: [Double]) throws -> [Double] {
    var solvers = SectorSolvers()
    return try levels(of: matrices[sector], coefficients: coefficients, &solvers)
  }

  /// The bytes that the assembled matrices and the eigensolvers of `threads` threads take, now that it is known which sectors are
  /// real.
  public func memoryBytes(threads: Int, samples: Int = 2) -> Double {
    let sizes = matrices.map { ($0.dimension, $0.isReal) }
    return assembledBytes
      + MemorySchedule(sectors: sizes, plan.method, samples: samples, threads: threads)
      .peak(threads: threads)
  }

  /// The bytes of the assembled matrices.
  public var assembledBytes: Double { matrices.reduce(0.0) { $0 + Double($1.bytes) } }

  /// Now that it is known which sectors are real, the solvers can be sized exactly.
  private func requireMemoryForSolvers(threads: Int, available: Int?) throws {
    let bytes = matrices.map { plan.method.bytes(rows: $0.dimension, isReal: $0.isReal) }
    guard let available, let largest = bytes.indices.max(by: { bytes[$0] < bytes[$1] }) else {
      return
    }
    let needed = memoryBytes(threads: threads)
    guard needed <= Double(available) else {
      throw SectorPlanError.notEnoughMemory(
        sector: sectors[largest].name, rows: sectors[largest].multiplicity, threads: threads,
        needed: needed, available: Double(available))
    }
  }
}

extension ExactDiagonalization {
  /// The declared anti-unitary symmetries that map the visible group to multiples of itself.
  public var declaredSymmetries: [DeclaredAntiunitary] {
    DeclaredAntiunitary.all(of: model, visible: plan.visible)
  }

  /// What the declared anti-unitary symmetries that map the visible group to multiples of itself do to its irreps: λ → Tλ,
  /// different actions once each. Shape [action, irrep].
  public var antiunitaryActions: [[Int]] {
    var found: [[Int]] = []
    for symmetry in declaredSymmetries where !found.contains(symmetry.images) {
      found.append(symmetry.images)
    }
    return found
  }
}
