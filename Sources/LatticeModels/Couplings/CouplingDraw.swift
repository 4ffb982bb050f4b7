import Numerics

/// The probability distribution of a random coupling.
public enum CouplingDistribution: Sendable, Equatable {
  /// Normal with the given mean and standard deviation.
  case normal(mean: Double, standardDeviation: Double)
  /// Uniform between two bounds.
  case uniform(lower: Double, upper: Double)
  /// exp(x) with x normal: `location` and `scale` are the mean and standard deviation of x.
  case logNormal(location: Double, scale: Double)

  /// The expectation value.
  public var mean: Double {
    switch self {
    case .normal(let mean, _): mean
    case .uniform(let lower, let upper): (lower + upper) / 2
    case .logNormal(let location, let scale): .exp(location + scale * scale / 2)
    }
  }

  /// The variance.
  public var variance: Double {
    switch self {
    case .normal(_, let standardDeviation): standardDeviation * standardDeviation
    case .uniform(let lower, let upper): (upper - lower) * (upper - lower) / 12
    case .logNormal(let location, let scale):
      .expMinusOne(scale * scale) * .exp(2 * location + scale * scale)
    }
  }

  /// One value, taken from `stream`.
  public func value(from stream: inout RandomStream) -> Double {
    switch self {
    case .normal(let mean, let standardDeviation):
      mean + standardDeviation * stream.standardNormal()
    case .uniform(let lower, let upper): lower + (upper - lower) * stream.uniformPair().0
    case .logNormal(let location, let scale): .exp(location + scale * stream.standardNormal())
    }
  }
}

/// A coupling that is drawn afresh in every disorder sample.
public struct CouplingDraw: Sendable, Equatable {
  /// The name of the coupling, which selects the random stream.
  public let name: String
  /// The position of its tuple in the term's sum.
  public let index: Int
  /// What it is drawn from.
  public let distribution: CouplingDistribution

  /// Describes one random coupling.
  public init(name: String, index: Int, distribution: CouplingDistribution) {
    self.name = name
    self.index = index
    self.distribution = distribution
  }

  /// The value in one sample; it depends on (seed, sample, name, index) and the distribution alone.
  public func value(seed: UInt64, sample: Int) -> Double {
    var stream = RandomStream(seed: seed, coupling: name, sample: sample, index: index)
    return distribution.value(from: &stream)
  }
}

/// The number in front of a coupling structure.
public enum CouplingStrength: Sendable {
  /// The same number in every sample.
  case fixed(Double)
  /// A number drawn in every sample.
  case drawn(CouplingDraw)
  /// A number computed in every sample from random variables that other terms may share.
  case computed(CouplingFormula)
  /// A number listed for every sample.
  case listed(CouplingColumn)

  /// The number in one sample.
  public func value(seed: UInt64, sample: Int) -> Double {
    switch self {
    case .fixed(let value): value
    case .drawn(let draw): draw.value(seed: seed, sample: sample)
    case .computed(let formula): formula.value(seed: seed, sample: sample)
    case .listed(let column): column.value(sample: sample)
    }
  }

  /// The expectation value.
  public var mean: Double {
    switch self {
    case .fixed(let value): value
    case .drawn(let draw): draw.distribution.mean
    case .computed(let formula): formula.mean
    case .listed(let column): column.mean
    }
  }

  /// The variance, zero for a fixed number.
  public var variance: Double {
    switch self {
    case .fixed: 0
    case .drawn(let draw): draw.distribution.variance
    case .computed(let formula): formula.variance
    case .listed(let column): column.variance
    }
  }
}
