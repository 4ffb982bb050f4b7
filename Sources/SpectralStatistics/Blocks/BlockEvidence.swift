import Foundation

/// How well each hypothesis about their symmetry blocks explains the gap ratios of some levels.
///
/// The log-likelihood of a hypothesis is
///
///     L = ln Σ_m w_m exp( Σ_q Σ_i ln p_m(r_i of order q) / (φ s (1 + n / n₀)) )
///
/// over its family m of block sizes and regular fractions, with the priors w that `BlockReference`
/// states. Ratios share levels, so that the
/// plain sum overstates every difference; φ, the `inflation`, covers the factor by which it does.
/// The references are those of infinite random matrices, which no model has: beyond n₀ ratios more
/// of them do not sharpen the answer. Where even the best hypothesis fits poorly, s > 1 widens all
/// differences as χ² exceeds its expectation.
///
/// The posterior has equal prior weight for each number of blocks and for independent levels, shared
/// equally by the hypotheses with that number.
public struct BlockEvidence: Sendable {
  /// n, the number of gap ratios of order 1, of all samples together.
  public let ratioCount: Int
  /// ⟨r⟩ of each order; NaN without ratios.
  public let meanRatios: [Double]
  /// The hypotheses compared, in the order of the reference.
  public let hypotheses: [BlockHypothesis]
  /// L of each hypothesis, natural logarithms; uniformly distributed ratios have 0.
  public let logLikelihoods: [BlockHypothesis: Double]
  /// The posterior probability of each hypothesis.
  public let posterior: [BlockHypothesis: Double]
  /// The hypothesis of the largest posterior.
  public let best: BlockHypothesis
  /// The probability that χ² of the histograms is as large as it is or larger if `best` is true,
  /// with the sizes and the regular fraction that fit best; 1 without ratios.
  public let goodnessOfFit: Double
  /// The fraction of independent levels with which `best` fits best, among those allowed.
  public let regularFraction: Double
  /// The probability density of r of order 1 with which `best` fits best: its sizes and regular fraction included. Shape:
  /// [interval of equal length between 0 and 1].
  public let fittedDensity: [Double]

  /// The gap ratios of each order, and what their log-likelihoods are divided by.
  let histograms: [RatioHistogram]
  let width: Double

  /// s: χ² over its expectation where `goodnessOfFit` is below `poorFit`, otherwise 1.
  public let misfit: Double

  /// Below this probability a fit is poor.
  public static let poorFit = 0.01
  /// With fewer ratios nothing is claimed.
  public static let fewestRatios = 50
  /// φ: the variance of a log-likelihood ratio over twice its mean, measured on simulated spectra for
  /// hypotheses that are hard to tell apart; 1 if all ratios were independent.
  public static let inflation = 3.5
  /// n₀, the number of ratios at which the references' own accuracy is reached.
  public static let largestEffectiveCount = 3e4

  /// Compares the levels with every hypothesis of the reference, by the gap ratios in the central
  /// part of each sample.
  ///
  /// Shape of `levels`: [sample][level], ascending. Of quasi-energies with a `period` that fill the circle all count: the circular
  /// ensembles have the distances of the Gaussian ones.
  public init(
    of levels: [[Double]], centralFraction: Double = 0.6, period: Double? = nil,
    reference: BlockReference = .standard
  ) {
    let histograms = GapRatioDistribution.orders.map {
      RatioHistogram(
        of: GapRatio.ratios(
          of: levels, order: $0, centralFraction: centralFraction, period: period), order: $0)
    }
    let saturation = 1 + histograms[0].total / Self.largestEffectiveCount
    let sums = reference.families.map { family in
      family.map { member in
        zip(histograms, member.logDensities).reduce(0) { $0 + $1.0.sum(of: $1.1) }
      }
    }
    let first = Comparison(reference: reference, sums: sums, width: Self.inflation * saturation)
    let fits = zip(histograms, first.bestMember.logDensities)
      .map { $0.fit(of: $1.map(exp), saturation: saturation) }
    // The smallest of several probabilities, corrected for choosing it.
    goodnessOfFit = min(1, Double(fits.count) * fits.map(\.probability).min()!)
    misfit = goodnessOfFit < Self.poorFit ? fits.map(\.excess).max()! : 1
    self.histograms = histograms
    width = Self.inflation * saturation * misfit
    let comparison = Comparison(reference: reference, sums: sums, width: width)
    ratioCount = Int(histograms[0].total)
    meanRatios = histograms.map(\.mean)
    hypotheses = reference.hypotheses
    logLikelihoods = Dictionary(
      uniqueKeysWithValues: zip(hypotheses, comparison.logLikelihoods))
    posterior = Dictionary(uniqueKeysWithValues: zip(hypotheses, comparison.posterior))
    best = hypotheses[comparison.best]
    regularFraction = comparison.bestMember.regularFraction
    fittedDensity = comparison.bestMember.logDensities[0].map(exp)
  }

  /// The posterior probability of each number of blocks, whatever their ensembles.
  public var countPosterior: [Int: Double] {
    var result: [Int: Double] = [:]
    for hypothesis in hypotheses {
      if let count = hypothesis.count { result[count, default: 0] += posterior[hypothesis]! }
    }
    return result
  }

  /// The log-likelihood of each number of blocks: the mean of the likelihoods of its hypotheses.
  public var countLogLikelihoods: [Int: Double] {
    var result: [Int: [Double]] = [:]
    for hypothesis in hypotheses {
      if let count = hypothesis.count {
        result[count, default: []].append(logLikelihoods[hypothesis]!)
      }
    }
    return result.mapValues { logSum($0) - log(Double($0.count)) }
  }
}

/// Sums of ln p over all ratios, turned into log-likelihoods and posteriors.
private struct Comparison {
  /// Shape: [hypothesis].
  let logLikelihoods, posterior: [Double]
  /// The hypothesis of the largest posterior, and the member of its family that fits best.
  let best: Int
  let bestMember: BlockReference.Member

  /// All sums are divided by `width`. Shape of `sums`: [hypothesis][member].
  init(reference: BlockReference, sums: [[Double]], width: Double) {
    logLikelihoods = zip(reference.families, sums).map { family, sums in
      logSum(zip(family, sums).map { $0.logPrior + $1 / width })
    }
    let sharing = Dictionary(grouping: reference.hypotheses, by: \.count)
      .mapValues { Double($0.count) }
    let weighted = zip(reference.hypotheses, logLikelihoods)
      .map { $1 - log(sharing[$0.count]!) }
    let sum = logSum(weighted)
    let posterior = weighted.map { exp($0 - sum) }
    let best = posterior.indices.max { posterior[$0] < posterior[$1] }!
    let member = sums[best].indices.max { sums[best][$0] < sums[best][$1] }!
    (self.posterior, self.best) = (posterior, best)
    bestMember = reference.families[best][member]
  }
}
