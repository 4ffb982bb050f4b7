import Branching

/// The plateaus of K_{λμ}(t) as they were measured, with their errors, and the numbers of levels of the sectors.
///
/// The measured value is Σ_b n_b (1 - ε_b) b_λ b_μ up to its error: the ramp of the levels with signature b may still be
/// closing, which leaves their form factor short by ε_b between 0 and `largestDeficit`.
public struct MeasuredPlateau: Sendable {
  /// Two sectors λ ≤ μ.
  public struct Pair: Hashable, Sendable {
    /// λ.
    public let first: Int
    /// μ.
    public let second: Int

    /// A pair of sectors.
    public init(_ first: Int, _ second: Int) {
      self.first = min(first, second)
      self.second = max(first, second)
    }
  }

  /// d_λ. Shape: [sector].
  public let irrepDimensions: [Int]
  /// R_λ, exactly known. Shape: [sector].
  public let multiplicities: [Int]
  /// All pairs of sectors, by rows.
  public let pairs: [Pair]
  /// The averages. Shape: [pair].
  public let values: [Double]
  /// Their standard errors. Shape: [pair].
  public let errors: [Double]
  /// Their covariances, where they are known. Shape: [pair][pair].
  public let covariance: [[Double]]?
  /// The number of independent samples behind the errors less one; nil where it is not known.
  public let degreesOfFreedom: Int?
  /// How far the ramp may still be from the plateau, relative to it.
  public let largestDeficit: Double

  /// The deficit that is allowed for when the times of the average are not known.
  public static let usualDeficit = 0.02
  /// The deficit that is always allowed for.
  public static let leastDeficit = 0.01

  /// A plateau from symmetric matrices; values of λμ and μλ that differ are averaged.
  ///
  /// Shape of `average` and `standardError`: [sector][sector]; of `covariance`: [pair][pair], pairs by rows.
  /// Throws: `BootstrapError` when a value is not finite, an error is negative, or all errors are zero.
  public init(
    irrepDimensions: [Int], multiplicities: [Int], average: [[Double]], standardError: [[Double]],
    covariance: [[Double]]? = nil, degreesOfFreedom: Int? = nil,
    largestDeficit: Double = MeasuredPlateau.usualDeficit
  ) throws {
    let count = irrepDimensions.count
    precondition(
      multiplicities.count == count && average.count == count && standardError.count == count,
      "one row for every sector")
    let pairs = (0..<count).flatMap { first in (first..<count).map { Pair(first, $0) } }
    precondition(covariance.map { $0.count == pairs.count } ?? true, "one row for every pair")
    for pair in pairs {
      for (row, column) in [(pair.first, pair.second), (pair.second, pair.first)] {
        let (value, error) = (average[row][column], standardError[row][column])
        guard !error.isNaN else {
          throw BootstrapError(
            "The plateau of sectors \(row) and \(column) has no standard error: its samples leave too few late times to "
              + "estimate one. More samples give it, or a larger system.")
        }
        guard value.isFinite, error.isFinite, error >= 0 else {
          throw BootstrapError(
            "The plateau of sectors \(row) and \(column) is \(value) with the error \(error); both must be finite, the "
              + "error not negative.")
        }
      }
    }
    let levels = (0..<count).filter { multiplicities[$0] > 1 }
    guard
      levels.isEmpty || levels.contains(where: { standardError[$0][$0] > 1e-9 * average[$0][$0] })
    else {
      throw BootstrapError(
        "All standard errors are zero, as from samples without disorder, which are equal. Take one sample, whose error "
          + "comes from sections of time, or give the real errors.")
    }
    self.irrepDimensions = irrepDimensions
    self.multiplicities = multiplicities
    self.pairs = pairs
    values = pairs.map { (average[$0.first][$0.second] + average[$0.second][$0.first]) / 2 }
    errors = pairs.map {
      max(standardError[$0.first][$0.second], standardError[$0.second][$0.first])
    }
    self.covariance = covariance
    self.degreesOfFreedom = degreesOfFreedom
    self.largestDeficit = largestDeficit
  }

  /// The number of sectors.
  public var sectorCount: Int { multiplicities.count }

  /// Σ_λ d_λ R_λ.
  public var totalDimension: Int {
    zip(irrepDimensions, multiplicities).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// |N| = Σ_λ d_λ².
  public var visibleOrder: Int { irrepDimensions.reduce(0) { $0 + $1 * $1 } }

  /// The place of a pair in `pairs`.
  public func place(of pair: Pair) -> Int {
    pair.first * sectorCount - pair.first * (pair.first - 1) / 2 + pair.second - pair.first
  }

  /// The same with errors larger by a factor.
  public func scalingErrors(by factor: Double) -> MeasuredPlateau {
    MeasuredPlateau(
      self, errors: errors.map { factor * $0 },
      covariance: covariance?.map { $0.map { factor * factor * $0 } })
  }

  /// The same with the error of each plateau larger by a factor of its own. Shape: [pair].
  func scalingErrors(by factors: [Double]) -> MeasuredPlateau {
    MeasuredPlateau(
      self, errors: zip(errors, factors).map { $0 * $1 },
      covariance: covariance.map { rows in
        zip(rows, factors).map { row, factor in zip(row, factors).map { factor * $0 * $1 } }
      })
  }

  /// The same without covariances.
  public var withoutCovariance: MeasuredPlateau {
    MeasuredPlateau(self, errors: errors, covariance: nil)
  }

  private init(_ other: MeasuredPlateau, errors: [Double], covariance: [[Double]]?) {
    (irrepDimensions, multiplicities) = (other.irrepDimensions, other.multiplicities)
    (pairs, values, degreesOfFreedom) = (other.pairs, other.values, other.degreesOfFreedom)
    largestDeficit = other.largestDeficit
    (self.errors, self.covariance) = (errors, covariance)
  }
}
