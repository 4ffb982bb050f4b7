import Branching
import Evidence
import Foundation
import SpectralStatistics

/// What curves tell of the candidates for one set of signatures.
public struct CurveEvidence: CandidateEvidence {
  private let likelihood: CurveLikelihood
  /// The measured signature behind each branching vector, which may be written in another way.
  private var originals: [[Int]: [Int]]
  /// Whether an anti-unitary symmetry is known to exist.
  public let hasDeclaredAntiunitary: Bool

  /// The evidence for a set of signatures.
  public init(
    _ likelihood: CurveLikelihood, vectors: [[Int]], hasDeclaredAntiunitary: Bool
  ) {
    self.likelihood = likelihood
    originals = Dictionary(uniqueKeysWithValues: vectors.map { ($0, $0) })
    self.hasDeclaredAntiunitary = hasDeclaredAntiunitary
  }

  /// Never: the fit includes independent levels, which explain all candidates alike.
  public var isSilent: Bool { false }
  /// What speaks here.
  public var subject: String { "curves" }

  /// ln of the sum of the likelihoods of what a candidate may mean, each with its prior; all in `blocks`.
  public func evidence(for candidate: IndexCandidate) -> SolutionEvidence {
    let hypotheses = hypotheses(of: candidate)
    let values = hypotheses.map(likelihood.logLikelihood)
    let best = values.indices.max { values[$0] < values[$1] }!
    let written = Dictionary(
      originals.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    return SolutionEvidence(
      blocks: logSum(values) - log(Double(values.count)), levelCounts: 0,
      claims: hypotheses[best].needs.map { need in
        SolutionEvidence.Claim(
          signature: written[need.signature]!, dimension: need.dimension,
          hypothesis: hypotheses[best].blocks(need))
      })
  }

  /// What a candidate may mean for the curves.
  func hypotheses(of candidate: IndexCandidate) -> [CurveHypothesis] {
    CurveHypothesis.all(
      candidate.needs.map {
        SignatureNeed(
          signature: originals[$0.signature]!, dimension: $0.dimension, counts: $0.counts)
      }, order: candidate.order, reading: candidate.reading,
      hasDeclaredAntiunitary: hasDeclaredAntiunitary)
  }

  /// The same when branching vectors are written in another way.
  public func mapped(_ transform: ([Int]) -> [Int]) -> CurveEvidence {
    var result = self
    result.originals = Dictionary(
      uniqueKeysWithValues: originals.map { (transform($0.key), $0.value) })
    return result
  }
}
