import Branching

/// The group beside a continuous one, with the irreps of it that exact irreps hold.
public struct BesideAnswer: Sendable {
  /// Its irreps, through the visible finite group.
  public let factor: GroupBesideCharges
  /// What they are irreps of.
  public let answer: ExactAnswer
  /// What that comes to.
  public let verdict: Verdict

  /// An answer from its parts.
  public init(factor: GroupBesideCharges, answer: ExactAnswer, verdict: Verdict) {
    (self.factor, self.answer, self.verdict) = (factor, answer, verdict)
  }
}
