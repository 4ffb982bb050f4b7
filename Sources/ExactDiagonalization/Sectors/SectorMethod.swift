import LatticeModels

/// How the levels of a sector are found, which decides what they take: eigenvalues of one matrix, or for a driven model the eigenvectors
/// of every step and of the period.
struct SectorMethod: Sendable {
  /// The number of steps; nil where levels are those of a Hamiltonian.
  private let steps: Int?
  /// Whether real steps make a period with real eigenvectors without complex matrices on the way.
  private let isSymmetric: Bool

  init(_ model: Model) {
    let schedule = FloquetSchedule(model)
    steps = schedule?.durations.count
    isSymmetric = schedule.map { $0.isReversible && $0.durations.count <= 2 } ?? true
  }

  /// Whether matrices on the way are real where those of the sector are.
  func keepsReal(_ isReal: Bool) -> Bool { isReal && isSymmetric }

  /// The number of dense matrices that a period takes; nil where levels are those of a Hamiltonian.
  var matrices: Double? { steps.map { Double(10 + $0) } }

  /// The bytes that the levels of a sector take.
  func bytes(rows: Int, isReal: Bool) -> Double {
    guard let matrices else { return SectorPlan.solverBytes(rows: rows, isReal: isReal) }
    return matrices * Double(rows) * Double(rows) * (keepsReal(isReal) ? 8 : 16)
  }

  /// The time in units of that for the eigenvalues of one matrix.
  var costFactor: Double { steps.map { 5 * Double($0 + 1) } ?? 1 }
}
