import Branching
import Evidence
import GroupTheory
import Identification
import ProjectiveReadings

/// What the bootstrap found, what it ruled out and why, and whether it looked everywhere.
public struct BootstrapAnswer: Sendable {
  /// The signatures that were used, in canonical order (after the twist, if there is one).
  public let data: SignatureData
  /// The one-dimensional irrep χ of N when the representation was twisted, g → χ̄(g) g; nil otherwise.
  public let twist: Int?
  /// What a declared anti-unitary symmetry does to the irreps of N, if there is one.
  public internal(set) var declaredAntiunitary: SectorPermutation?
  /// What the levels say of each signature; nil where only degeneracies were known.
  public internal(set) var evidence: LevelEvidence?
  /// The indices p that were searched.
  public internal(set) var indices: ClosedRange<Int>
  /// The least index that irreps with these signatures leave possible.
  public let least: LeastIndex
  /// No candidate with a larger index than those searched has more evidence; -∞ where the search had a largest one.
  public let beyond: Double
  /// The signatures that were allowed besides the observed ones.
  public let unobserved: UnobservedSignatures
  /// Every candidate (p, r) of Frobenius reciprocity with its fate, by index.
  public let fates: [CandidateFate]
  /// Indices whose candidates were not all enumerated in the time.
  public let unlistedIndices: [Int]
  /// No candidate of those indices that was not enumerated has more evidence; -∞ without any, ∞ where nothing is known of them.
  public let unlistedEvidence: Double
  /// All solutions, by rank.
  public package(set) var solutions: [BootstrapSolution]
  /// Groups with the characters of a solution that N rules out.
  public let excludedGroups: [ExcludedGroup]
  /// What a reader should know beyond that.
  public internal(set) var notes: [String]
  /// What the search for projective readings found; nil where a linear reading is possible.
  public package(set) var projective: ProjectiveAnswer?

  /// The readings that were searched.
  public internal(set) var readings: Set<Reading> = []
  /// What a reader should know about projective readings.
  var projectiveNotes: [String] = []

  /// Candidates (p, r) that the limits of time and number left undecided.
  public var undecided: [IndexCandidate] {
    (fates + (projective?.fates ?? [])).filter(\.isUndecided).map(\.candidate)
  }

  /// How many candidates of each index died of which condition; an index without any candidate died of Frobenius reciprocity.
  public var rejections: [Rejection] {
    var counts: [Int: [RejectionReason: Int]] = [:]
    let fates = fates + (projective?.fates ?? [])
    for fate in fates {
      counts[fate.candidate.index, default: [:]].merge(fate.rejections, uniquingKeysWith: +)
    }
    let tried = Set(fates.map(\.candidate.index)).union(unlistedIndices)
    for index in indices where !tried.contains(index) { counts[index] = [.frobeniusReciprocity: 1] }
    return counts.sorted { $0.key < $1.key }.flatMap { index, reasons in
      RejectionReason.allCases.compactMap { reason in
        reasons[reason].map { Rejection(index: index, reason: reason, count: $0) }
      }
    }
  }

  /// The data of exact irreps without any search.
  ///
  /// Throws: `BootstrapError` when the visible group's table does not fit.
  public static func unsearched(
    _ irreps: ExactIrreps, of visible: CharacterTable, options: BootstrapOptions
  ) throws -> BootstrapAnswer {
    let data = try irreps.data(visible)
    return BootstrapAnswer(
      data: data, twist: nil, indices: options.indices, least: LeastIndex(of: data),
      beyond: -.infinity, unobserved: .none, fates: [],
      unlistedIndices: Array(options.indices), unlistedEvidence: .infinity, solutions: [],
      excludedGroups: [], notes: [])
  }

  /// Whether every candidate with these indices was decided; limits of time and number make it false and, for
  /// projective readings, orders that the catalogue does not cover.
  public var exhaustive: Bool {
    undecided.isEmpty && unlistedIndices.isEmpty && projective?.exhaustive ?? true
  }

  /// The largest evidence that anything undecided may have; nil when all was decided, ∞ where nothing is known of it.
  public var undecidedEvidence: Double? {
    let open = (fates + (projective?.fates ?? [])).filter(\.isUndecided)
    var values = open.map { $0.evidence?.total ?? .infinity }
    if !unlistedIndices.isEmpty { values.append(unlistedEvidence) }
    if !(projective?.unlistedIndices ?? []).isEmpty { values.append(.infinity) }
    return values.max()
  }

  /// Whether nothing undecided can reach the first rank.
  public var isFirstRankComplete: Bool {
    guard let left = undecidedEvidence else { return true }
    return bestEvidence.map { $0 - left > SolutionEvidence.leastDifference } ?? false
  }

  /// The irreps of a solution whose signature was not observed; in an anti-unitary reading every irrep was.
  public func unobservedIrreps(of solution: BootstrapSolution) -> [Int] {
    guard solution.reading == .unitary else { return [] }
    let observed = Set(data.vectors)
    return solution.branching.indices.filter { !observed.contains(solution.branching[$0]) }
  }

  /// Shape [solution]: the rank, from 1; see `SolutionRanking`.
  public var ranks: [Int] { solutions.map(\.rank) }

  /// Candidates of one index that failed one condition.
  public struct Rejection: Hashable, Sendable {
    /// p = [G:N].
    public let index: Int
    /// The condition.
    public let reason: RejectionReason
    /// How many; see `RejectionReason` for what is counted.
    public let count: Int
  }
}
