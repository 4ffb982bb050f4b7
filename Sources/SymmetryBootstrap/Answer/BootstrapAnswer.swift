import GroupTheory

/// What the bootstrap found, what it ruled out and why, and whether it looked everywhere.
public struct BootstrapAnswer: Sendable {
  /// The signatures that were used, in canonical order (after the twist, if there is one).
  public let data: SignatureData
  /// The one-dimensional irrep χ of N when the representation was twisted, g → χ̄(g) g; nil otherwise.
  public let twist: Int?
  /// The indices p that were asked for.
  public let indices: ClosedRange<Int>
  /// Whether every candidate with these indices was decided; only the time limit makes it false.
  public let exhaustive: Bool
  /// Candidates (p, r) that the time limit left undecided.
  public let undecided: [IndexCandidate]
  /// All solutions, by index.
  public let solutions: [BootstrapSolution]
  /// How many candidates of each index died of which condition.
  public let rejections: [Rejection]
  /// Groups with the characters of a solution that N rules out.
  public let excludedGroups: [ExcludedGroup]
  /// What a reader should know beyond that.
  public let notes: [String]

  /// Shape [solution]: the rank, from 1. Solutions of one index share a rank, for degeneracies alone cannot tell them apart;
  /// a smaller group comes first.
  public var ranks: [Int] {
    solutions.map { solution in 1 + solutions.filter { $0.index < solution.index }.count }
  }

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
