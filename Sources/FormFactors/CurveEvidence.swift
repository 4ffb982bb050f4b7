import Branching
import Evidence
import Foundation
import SpectralStatistics

/// What curves tell of the candidates for one set of signatures.
public struct CurveEvidence: CandidateEvidence {
  private let likelihood: CurveLikelihood
  /// The measured signature behind each branching vector, which may be written in another way.
  private var originals: [[Int]: [Int]]
  /// n_b by measured signature.
  private let levels: [[Int]: Double]
  /// Whether an anti-unitary symmetry is known to exist.
  public let hasDeclaredAntiunitary: Bool

  /// The evidence for a set of signatures with so many levels each.
  public init(
    _ likelihood: CurveLikelihood, vectors: [[Int]], levels: [Double],
    hasDeclaredAntiunitary: Bool
  ) {
    self.likelihood = likelihood
    self.levels = Dictionary(uniqueKeysWithValues: zip(vectors, levels))
    originals = Dictionary(uniqueKeysWithValues: vectors.map { ($0, $0) })
    self.hasDeclaredAntiunitary = hasDeclaredAntiunitary
  }

  /// Never: the fit includes independent levels, which explain all candidates alike.
  public var isSilent: Bool { false }
  /// What speaks here.
  public var subject: String { "curves" }

  /// ln of the mean likelihood of what a candidate may mean; all in `blocks`.
  ///
  /// Blocks whose ensembles differ from signature to signature, in ways that no anti-unitary symmetry explains, have a twentieth
  /// of the prior.
  public func evidence(for candidate: IndexCandidate) -> SolutionEvidence {
    let plain = hypotheses(of: candidate)
    let values = plain.map(likelihood.logLikelihood)
    let place = values.indices.max { values[$0] < values[$1] }!
    let mixed = mixedEnsembles(from: plain[place], values[place])
    let common = logSum(values) - log(Double(values.count))
    let best = mixed.value + Self.mixedPrior > values[place] ? mixed.hypothesis : plain[place]
    let written = Dictionary(
      originals.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    return SolutionEvidence(
      blocks: logSum([common, mixed.value + Self.mixedPrior]), levelCounts: 0,
      claims: best.needs.indices.map { k in
        let need = best.needs[k]
        let count = likelihood.levelCount(levels[need.signature]!, need, order: best.order)
        return SolutionEvidence.Claim(
          signature: written[need.signature]!, dimension: need.dimension,
          hypothesis: best.blocks(k), levelRatio: count.ratio,
          isMiscounted: abs(count.deviation) > 3)
      })
  }

  private static let mixedPrior = -3.0

  /// Of the changes of one signature, so many are fitted.
  private static let fittedNeighbours = 2

  /// The likeliest choice of ensembles that changes of one signature at a time lead to.
  private func mixedEnsembles(
    from start: CurveHypothesis, _ value: Double
  ) -> (hypothesis: CurveHypothesis, value: Double) {
    var best = (hypothesis: start, value: value)
    while let next = likelihood.likeliest(
      best.hypothesis.neighbours, count: Self.fittedNeighbours
    ).map({ ($0, likelihood.logLikelihood($0)) }).max(by: { $0.1 < $1.1 }), next.1 > best.value {
      best = next
    }
    return best
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
