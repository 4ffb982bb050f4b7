import Branching

/// What became of one candidate (p, r).
public struct CandidateFate: Sendable {
  /// The candidate.
  public let candidate: IndexCandidate
  /// The number of solutions that it added to the list.
  public let solutionCount: Int
  /// The conditions at which it, its partial rings or its rings died, and how often; see `RejectionReason`.
  public let rejections: [RejectionReason: Int]
  /// Whether a limit left something of it unsearched.
  public let isUndecided: Bool
  /// What the levels say about it; nil without levels, and for candidates that failed before rings were looked for.
  public let evidence: SolutionEvidence?

  package init(
    candidate: IndexCandidate, solutionCount: Int, rejections: [RejectionReason: Int],
    isUndecided: Bool, evidence: SolutionEvidence?
  ) {
    self.candidate = candidate
    self.solutionCount = solutionCount
    self.rejections = rejections
    self.isUndecided = isUndecided
    self.evidence = evidence
  }

  /// The conditions in the order in which they are tested.
  public var reasons: [RejectionReason] {
    RejectionReason.allCases.filter { rejections[$0] != nil }
  }
}
