import Foundation
import SpectralStatistics

/// How well a candidate explains the levels, in natural logarithms.
public struct SolutionEvidence: Sendable {
  /// The log-likelihood of the gap ratios; candidates for the same levels can be compared.
  public let blocks: Double
  /// The log-likelihood of the numbers of levels, n_b ∝ D_b (r_b^a + r_b^c/2 + r_b^b/4).
  public let levelCounts: Double
  /// What the candidate says of each observed signature, in the order of `SignatureData`.
  public let claims: [Claim]

  /// The blocks that a candidate needs for the levels of one signature.
  public struct Claim: Sendable {
    /// b.
    public let signature: [Int]
    /// D_b.
    public let dimension: Int
    /// The blocks.
    public let hypothesis: BlockHypothesis
    /// Its log-likelihood less that of the hypothesis, of all, that explains this signature best; 0 where the levels are
    /// silent.
    public let blocks: Double
    /// Whether the levels decide the number of blocks, and as the candidate says.
    public let isConfirmed: Bool
    /// n_b over its expectation.
    public let levelRatio: Double
    /// Whether n_b is further from its expectation than three times what is usual.
    public let isMiscounted: Bool
    /// Whether the levels are quasi-energies, whose ensembles are the circular ones.
    public let isCircular: Bool

    /// The blocks in words.
    public var words: String {
      isCircular ? LevelEnsemble.circular(hypothesis.description) : hypothesis.description
    }

    package init(
      signature: [Int], dimension: Int, hypothesis: BlockHypothesis, blocks: Double = 0,
      isConfirmed: Bool = false, levelRatio: Double = 1, isMiscounted: Bool = false,
      isCircular: Bool = false
    ) {
      self.isCircular = isCircular
      (self.signature, self.dimension, self.hypothesis) = (signature, dimension, hypothesis)
      (self.blocks, self.isConfirmed) = (blocks, isConfirmed)
      (self.levelRatio, self.isMiscounted) = (levelRatio, isMiscounted)
    }
  }

  /// The sum.
  public var total: Double { blocks + levelCounts }

  /// Candidates whose `total` differs by less are not told apart: the odds are below 20 to 1.
  public static let leastDifference = 3.0

  package init(blocks: Double, levelCounts: Double, claims: [Claim]) {
    self.blocks = blocks
    self.levelCounts = levelCounts
    self.claims = claims.sorted { a, b in
      a.dimension != b.dimension
        ? a.dimension < b.dimension : b.signature.lexicographicallyPrecedes(a.signature)
    }
  }

  /// The same when branching vectors are written in another way.
  package func mapped(_ transform: ([Int]) -> [Int]) -> SolutionEvidence {
    SolutionEvidence(
      blocks: blocks, levelCounts: levelCounts,
      claims: claims.map {
        Claim(
          signature: transform($0.signature), dimension: $0.dimension, hypothesis: $0.hypothesis,
          blocks: $0.blocks, isConfirmed: $0.isConfirmed, levelRatio: $0.levelRatio,
          isMiscounted: $0.isMiscounted, isCircular: $0.isCircular)
      })
  }
}

extension SolutionEvidence {
  /// What speaks for it, by the signatures' numbers: those whose levels decide their number of blocks as the candidate says, and level counts.
  public var favourable: [String] {
    let blocks = claims.enumerated().filter { $0.element.isConfirmed }
      .map { "\($0.offset): \($0.element.words)" }
    let counts = claims.count > 1 && claims.allSatisfy { !$0.isMiscounted }
    return blocks + (counts ? ["level counts"] : [])
  }

  /// What speaks against it: signatures whose blocks, or numbers of levels, would be others.
  public var unfavourable: [String] {
    claims.enumerated().flatMap { number, claim in
      var notes: [String] = []
      if claim.blocks <= -Self.leastDifference {
        let size = String(format: "%.1f", locale: Locale(identifier: "C"), claim.blocks)
        notes.append("\(number): \(claim.words) (\(size))")
      }
      if claim.isMiscounted {
        let ratio = String(format: "%.2f", locale: Locale(identifier: "C"), claim.levelRatio)
        notes.append("\(number): \(ratio) of the levels expected")
      }
      return notes
    }
  }
}
