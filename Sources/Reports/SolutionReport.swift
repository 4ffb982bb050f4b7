/// A solution of any reading.
package struct SolutionReport: Encodable, Sendable {
  /// What is known of it.
  package enum Content: Sendable {
    case linear(LinearSolutionReport)
    case projective(ProjectiveSolutionReport)
    case continuous(ContinuousSolutionReport)
  }

  package let content: Content
  /// The place in `sets` of the signatures that it explains; nil for those of levels.
  package internal(set) var set: Int?
  /// ln L less that of the likeliest solution; nil without evidence.
  package internal(set) var relativeLogLikelihood: Double?

  init(_ content: Content) { self.content = content }

  private enum Key: CodingKey { case set }

  package func encode(to encoder: any Encoder) throws {
    switch content {
    case .linear(let solution): try solution.encode(to: encoder)
    case .projective(let solution): try solution.encode(to: encoder)
    case .continuous(let solution): try solution.encode(to: encoder)
    }
    guard let set else { return }
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(set, forKey: .set)
  }
}

extension SolutionReport {
  /// Nil for another reading.
  package var linear: LinearSolutionReport? {
    if case .linear(let solution) = content { solution } else { nil }
  }

  /// Nil for another reading.
  package var projective: ProjectiveSolutionReport? {
    if case .projective(let solution) = content { solution } else { nil }
  }

  /// Nil for another reading.
  package var continuous: ContinuousSolutionReport? {
    if case .continuous(let solution) = content { solution } else { nil }
  }

  /// Its place among all; those that the data cannot tell apart share one.
  package var rank: Int {
    switch content {
    case .linear(let solution): solution.rank
    case .projective(let solution): solution.rank
    case .continuous(let solution): solution.rank
    }
  }
}
