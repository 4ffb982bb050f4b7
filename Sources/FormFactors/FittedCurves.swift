import Branching
import Evidence
import SpectralStatistics

/// The curves of the best fit: C_λμ(t) = Σ_b b_λ b_μ F_b(t), with ramp and plateau.
public struct FittedCurves: Sendable {
  /// Those of the measurement that lie in the range of the fit. Shape: [time].
  public let times: [Double]
  /// Shape: [sector][sector][time].
  public let values: [[[Double]]]
  /// The signatures. Shape: [signature][sector].
  public let vectors: [[Int]]
  /// The random matrices that explain the levels of each signature. Shape: [signature].
  public let blocks: [BlockHypothesis]
  /// Range, scale of time and quality of the fit.
  public let summary: CurveSummary

  /// The first slope of a curve in units of t/(2π): Σ_b b_λ b_μ times the sum over blocks of 2/β.
  public func rampSlope(_ first: Int, _ second: Int) -> Double {
    zip(vectors, blocks).reduce(0) { sum, part in
      let slopes = part.1.blocks.map { $0.ensemble.dysonIndex }.map { $0 > 0 ? 2 / Double($0) : 0 }
      return sum + Double(part.0[first] * part.0[second]) * slopes.reduce(0, +)
    }
  }

  /// Fits the curves of irreps whose signatures, dimensions and types are known; their ensembles are left to the fit where
  /// `ensembles` does not state them.
  ///
  /// Nil when the sectors cannot have such levels, or the curves have other relations among sectors than the irreps.
  package init?(
    _ measured: MeasuredCurves, hypotheses: [CurveHypothesis],
    ensembles: [[Int]: LevelEnsemble] = [:]
  ) {
    let likelihood = CurveLikelihood(measured)
    guard let first = hypotheses.first, likelihood.allows(first.needs.map(\.signature)) else {
      return nil
    }
    let all = hypotheses + hypotheses.flatMap(\.neighbours)
    // Fits have several maxima: those of other ensembles lead to where the right ones fit best.
    likelihood.calibrate(Self.distinct(all))
    if !ensembles.isEmpty {
      likelihood.calibrate(Self.distinct(all.map { $0.knowing(ensembles) }))
    }
    guard let best = likelihood.fittedModel, let summary = likelihood.summary else { return nil }
    let times = measured.times.filter { $0 >= summary.start && $0 <= summary.end }
    let factors = best.model.formFactors(best.parameters, at: times)
    let vectors = best.hypothesis.needs.map(\.signature)
    let sectors = 0..<measured.sectorCount
    values = sectors.map { a in
      sectors.map { b in
        times.indices.map { t in
          vectors.indices.reduce(0) {
            $0 + Double(vectors[$1][a] * vectors[$1][b]) * factors[$1][t]
          }
        }
      }
    }
    (self.times, self.vectors, self.summary) = (times, vectors, summary)
    blocks = vectors.indices.map(best.hypothesis.blocks)
  }

  private static func distinct(_ hypotheses: [CurveHypothesis]) -> [CurveHypothesis] {
    var seen: Set<CurveHypothesis> = []
    return hypotheses.filter { seen.insert($0).inserted }
  }
}
