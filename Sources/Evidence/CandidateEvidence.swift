import Branching

/// What data tell of candidates (p, r) besides which levels coincide.
public protocol CandidateEvidence: Sendable {
  /// Whether nothing is said about symmetry blocks.
  var isSilent: Bool { get }
  /// Whether an anti-unitary symmetry is known to exist.
  var hasDeclaredAntiunitary: Bool { get }
  /// What it is evidence of, in the plural: "levels" or "curves".
  var subject: String { get }
  /// How well a candidate explains the data.
  func evidence(for candidate: IndexCandidate) -> SolutionEvidence
  /// The same when branching vectors are written in another way.
  func mapped(_ transform: ([Int]) -> [Int]) -> Self
}

/// What a candidate says of the levels of one signature.
package struct SignatureNeed: Hashable, Sendable {
  /// b.
  package let signature: [Int]
  /// D_b.
  package let dimension: Int
  /// The co-representations that carry it.
  package let counts: WignerTypeCounts

  package init(signature: [Int], dimension: Int, counts: WignerTypeCounts) {
    (self.signature, self.dimension, self.counts) = (signature, dimension, counts)
  }
}

extension IndexCandidate {
  /// What it says of each signature; in a unitary reading all irreps count as real.
  package var needs: [SignatureNeed] {
    if let corepresentations {
      return corepresentations.parts.map {
        SignatureNeed(signature: $0.signature, dimension: $0.dimension, counts: $0.counts)
      }
    }
    return data.vectors.indices.map { k in
      SignatureNeed(
        signature: data.vectors[k], dimension: data.dimensions[k],
        counts: WignerTypeCounts(real: multiplicities[k]))
    }
  }
}
