import Foundation

/// How well each hypothesis about their symmetry blocks explains the ramp of some levels.
///
/// Levels of one block repel over all distances, so that their spectral form factor rises slowly:
/// as K = (2/β) t/(2π) for each block, whatever its size. Gap ratios see distances of one or two
/// spacings; the ramp sees all, and its slope, the sum over blocks of 2/β, tells what gap ratios
/// cannot: two GOE blocks (4) from two GUE blocks (2).
///
/// The log-likelihood is that of exponentially distributed powers at independent times,
///
///     L = ln Σ_m w_m exp( -Σ_j (ln K_m(τ_j) + P_j/K_m(τ_j)) / (φ s (1 + N/N₀)) ),
///
/// over the family m of form factors that `RampReference` states, with priors w. φ is the
/// `inflation`; beyond N₀ times more of them do not sharpen the answer, since no model is a random
/// matrix; and s > 1 widens all differences where even the best hypothesis fits poorly.
///
/// The log-likelihoods of `BlockEvidence` and these may be added: they share the short distances, and
/// both are widened by more than that takes.
///
/// Source: P. Whittle, Ark. Mat. 2, 423 (1953), for the likelihood.
public struct RampEvidence: Sendable {
  /// L of each hypothesis, natural logarithms, against independent levels; all are 0 if the
  /// evidence is silent.
  public let logLikelihoods: [BlockHypothesis: Double]
  /// The number of independent times, of all samples together.
  public let independentTimes: Int
  /// The initial slope of K in units of t/(2π), and its standard error: 2κ of the GOE curve
  /// b(κτ) that fits best at τ from 0.05 to 0.25; NaN with too few times there.
  ///
  /// For display: an excess at early times raises it, and curves of other ensembles bend otherwise.
  public let slope, slopeError: Double
  /// The probability that the curve deviates as much as it does, or more, from the best hypothesis;
  /// 1 without levels.
  public let goodnessOfFit: Double
  /// s: the deviation over its expectation where `goodnessOfFit` is below 0.01, otherwise 1.
  public let misfit: Double
  /// Why nothing is said; nil if something is.
  public let silence: Silence?

  private let curve: RampCurve
  private let width: Double

  /// L of a hypothesis, whether it was among those compared or not, for each of
  /// `BlockHypothesis.regularFractions`; 0 where the ramp is silent.
  ///
  /// Complexity: some milliseconds for a hypothesis that the program meets for the first time.
  public func logLikelihoods(of hypothesis: BlockHypothesis) -> [Double] {
    if isSilent { return BlockHypothesis.regularFractions.map { _ in 0 } }
    let reference = RampReference.known(hypothesis)
    return BlockHypothesis.conditional(
      zip(reference.members, RampScores(curve, reference: reference).members).map {
        (fraction: $0.regularFraction, prior: $0.logPrior, value: $1.sum / width)
      })
  }

  /// Why the ramp says nothing.
  public enum Silence: Sendable {
    /// There are fewer than `fewestTimes` independent times.
    case tooFewLevels
    /// There is hardly a ramp: independent levels, or five and more blocks, are likelier than one to
    /// four.
    case noRamp
  }

  /// Whether nothing is said.
  public var isSilent: Bool { silence != nil }

  /// With fewer independent times nothing is said.
  public static let fewestTimes = 50
  /// φ. Of it `RampPeriodogram.timesForOne` is the overlap of neighbouring times; the rest is for
  /// what the short-range part of the curve shares with gap ratios.
  public static let inflation = 2.0
  /// N₀.
  public static let largestEffectiveCount = 3000.0

  /// Compares the central part of each sample with every hypothesis.
  ///
  /// Shape of `levels`: [sample][level], ascending. Complexity: levels² in each sample, a third of a
  /// second for 20 samples of 2000 levels.
  public init(
    of levels: [[Double]], hypotheses: [BlockHypothesis] = BlockHypothesis.standard,
    centralFraction: Double = 0.8
  ) {
    let curve = RampCurve(of: levels, centralFraction: centralFraction)
    independentTimes = Int(curve.total / RampPeriodogram.timesForOne)
    (slope, slopeError) = curve.slope()
    let standard = RampReference.standard
    let known = Set(standard.map(\.hypothesis))
    let others = Set(hypotheses).subtracting(known)
      .sorted { $0.description < $1.description }.map(RampReference.known)
    let scores = (standard + others).map { RampScores(curve, reference: $0) }
    let width = Self.inflation * (1 + curve.total / Self.largestEffectiveCount)
    let best = scores.max { $0.logLikelihood(width: width) < $1.logLikelihood(width: width) }!
    let fit = curve.fit(of: best.bestMeans)
    goodnessOfFit = fit.probability
    misfit = fit.probability < 0.01 ? max(fit.excess, 1) : 1
    let widened = width * misfit
    (self.curve, self.width) = (curve, widened)
    let found = Dictionary(
      uniqueKeysWithValues: scores.map {
        ($0.hypothesis, $0.logLikelihood(width: widened))
      })
    silence =
      independentTimes < Self.fewestTimes
      ? .tooFewLevels : Self.hasRamp(found) ? nil : .noRamp
    let isSilent = silence != nil
    logLikelihoods = Dictionary(
      hypotheses.map { ($0, isSilent ? 0 : found[$0]!) }, uniquingKeysWith: { first, _ in first })
  }

  /// The hypothesis of the largest log-likelihood; nil if the evidence is silent.
  public var best: BlockHypothesis? {
    isSilent
      ? nil
      : logLikelihoods.max { ($0.value, $1.key.description) < ($1.value, $0.key.description) }?.key
  }

  /// One or two sentences for people.
  public var statement: String {
    switch silence {
    case .tooFewLevels?:
      return "\(independentTimes) independent times are too few for the ramp to say anything."
    case .noRamp?:
      return """
        There is hardly a ramp, as for an integrable or localized system or \
        \(BlockEvidence.manyBlocks) and more blocks: it is silent.
        """
    case nil:
      let slopes = [slope, slopeError].map { String(format: "%.2f", $0) }
      let measured =
        slope.isFinite && slopeError.isFinite
        ? "The ramp's slope is \(slopes[0]) ± \(slopes[1]); " : "Of the ramp, "
      let remark = misfit > 1 ? "; the fit is poor, which is allowed for" : ""
      return """
        \(measured)\(best?.description ?? "nothing") fits best, \
        with \(independentTimes) independent times\(remark).
        """
    }
  }

  /// Whether one to four blocks of one ensemble are likelier than more, or independent levels, with
  /// equal prior weight for every number.
  private static func hasRamp(_ logLikelihoods: [BlockHypothesis: Double]) -> Bool {
    let largest = BlockHypothesis.standard.map { logLikelihoods[$0]! }.max()!
    var (few, many) = (0.0, 0.0)
    for hypothesis in BlockHypothesis.standard {
      let likelihood = exp(logLikelihoods[hypothesis]! - largest)
      switch hypothesis.count {
      case .some(let count) where count < BlockEvidence.manyBlocks: few += likelihood / 3
      case .some: many += likelihood / 3
      case .none: many += likelihood
      }
    }
    return few > many
  }
}

/// The log-likelihoods of all members of a hypothesis's family.
private struct RampScores {
  let hypothesis: BlockHypothesis
  /// ln w and the plain log-likelihood of each member.
  let members: [(logPrior: Double, sum: Double)]
  /// The form factor of the member that fits best.
  let bestMeans: [Double]

  init(_ curve: RampCurve, reference: RampReference) {
    hypothesis = reference.hypothesis
    let sums = reference.members.map { curve.logLikelihood(of: $0.means) }
    members = zip(reference.members, sums).map { ($0.logPrior, $1) }
    bestMeans = zip(reference.members, sums).max { $0.1 < $1.1 }!.0.means
  }

  func logLikelihood(width: Double) -> Double {
    logSum(members.map { $0.logPrior + $0.sum / width })
  }
}
