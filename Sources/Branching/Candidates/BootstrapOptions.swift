/// What to search, and for how long.
public struct BootstrapOptions: Sendable {
  /// The indices p = [G:N] to search.
  public var indices: ClosedRange<Int>
  /// Whether the search goes on beyond these indices while levels favour larger ones, or while no smaller one is possible.
  public var isOpenEnded = false
  /// Seconds after which the search stops.
  public var timeLimit: Double
  /// The number of solutions after which no further candidate is taken up.
  public var solutionLimit: Int
  /// With the levels' evidence, candidates that are less likely than the best solution by more than this, in ln L, are left
  /// undecided; nil decides all.
  public var margin: Double?
  /// Irreps of G that the Hilbert space may lack; unitary readings only.
  public var unobserved: UnobservedSignatures
  /// The readings to search.
  public var readings: Set<Reading> = [.unitary]
  /// What a known anti-unitary symmetry does to the irreps of N; no other is considered then.
  public var declaredAntiunitary: SectorPermutation?
  /// Names of the sectors, which decide the order of irreps that nothing else tells apart; may be empty.
  public var sectorNames: [String] = []

  /// Indices 1 … 12, a minute, any number of solutions and every irrep observed, unless said otherwise.
  public init(
    indices: ClosedRange<Int> = 1...12, timeLimit: Double = 60, solutionLimit: Int = .max,
    unobserved: UnobservedSignatures = .none
  ) {
    self.indices = indices
    self.timeLimit = timeLimit
    self.solutionLimit = solutionLimit
    self.unobserved = unobserved
  }
}
