import Branching
import Evidence
import Identification

/// A candidate (p, r) and what became of it.
package struct CandidateReport: Encodable, Sendable {
  /// The place in `sets` of its signatures; left out for those of levels.
  package internal(set) var set: Int?
  package let index: Int
  package let order: Int
  /// Shape [signature of the candidate, sector]; left out when these are the observed ones.
  package let vectors: [[Int]]?
  package let multiplicities: [Int]
  package let reading: String
  /// Less than that of the likeliest candidate by so much; left out where no ring was looked for.
  package let relativeLogLikelihood: Double?
  package let solutions: Int
  package let rejected: [String: Int]
  package let decided: Bool
  /// The numbers of irreps of the observed signatures in their order, then those of unobserved ones with their branching; in
  /// an anti-unitary reading the co-representations of each signature.
  package let irrepNumbers: String
  /// The conditions that it failed, in the order in which they are tested.
  package let reasons: [String]
  package let logLikelihood: Double?

  private enum CodingKeys: String, CodingKey {
    case set, index, order, vectors, multiplicities, reading, relativeLogLikelihood, solutions
    case rejected, decided
  }

  init(
    _ fate: CandidateFate, observed: SignatureData, likeliest: Double?, reading: Reading? = nil
  ) {
    index = fate.candidate.index
    order = fate.candidate.order
    vectors = fate.candidate.data == observed ? nil : fate.candidate.data.vectors
    multiplicities = fate.candidate.multiplicities
    self.reading = (reading ?? fate.candidate.reading).rawValue
    relativeLogLikelihood = fate.evidence.map { $0.total - (likeliest ?? $0.total) }
    solutions = fate.solutionCount
    rejected = Dictionary(
      uniqueKeysWithValues: fate.rejections.map { ($0.key.rawValue, $0.value) })
    decided = !fate.isUndecided
    irrepNumbers = Self.irrepNumbers(of: fate.candidate, observed: observed)
    reasons = fate.reasons.map(\.rawValue)
    logLikelihood = fate.evidence?.total
  }

  private static func irrepNumbers(of candidate: IndexCandidate, observed: SignatureData) -> String
  {
    if let corepresentations = candidate.corepresentations {
      return corepresentations.typesText.joined(separator: ", ")
    }
    let counts = Dictionary(
      uniqueKeysWithValues: zip(candidate.data.vectors, candidate.multiplicities))
    let known = Set(observed.vectors)
    let extra = candidate.data.vectors.filter { !known.contains($0) }.map { vector in
      " + \(counts[vector]!)·(\(vector.map(String.init).joined(separator: ",")))"
    }
    return observed.vectors.map { "\(counts[$0]!)" }.joined(separator: ", ") + extra.joined()
  }
}

/// How many candidates of one index failed one condition.
package struct RejectionReport: Encodable, Sendable {
  /// The place in `sets` of their signatures; left out for those of levels.
  package internal(set) var set: Int?
  package let index: Int
  package let reason: String
  package let count: Int
}

/// A group with the characters of a solution that N rules out.
package struct ExcludedGroupReport: Encodable, Sendable {
  package let order: Int
  package let id: Int
  package let name: String
  package let reason: String

  init(_ excluded: ExcludedGroup) {
    (order, id, name) = (excluded.group.order, excluded.group.id, excluded.group.name)
    reason = excluded.reason
  }
}
