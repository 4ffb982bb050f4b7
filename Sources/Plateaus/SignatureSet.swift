import Branching
import GroupTheory
import SymmetryBootstrap

/// A set of signatures that agrees with measured plateaus, and what the bootstrap makes of it.
public struct SignatureSet: Sendable {
  /// By ascending dimension, then descending. Shape: [signature][sector].
  public let vectors: [[Int]]
  /// D_b. Shape: [signature].
  public let dimensions: [Int]
  /// The indices p for which Frobenius reciprocity and the plateaus have a common solution.
  public let indices: [Int]
  /// The numbers of levels n_b that fit best. Shape: [signature].
  public let levels: [Double]
  /// χ² of that fit.
  public let chiSquare: Double
  /// The largest log-likelihood of all irrep numbers that Frobenius reciprocity allows; see `PlateauAnswer.Entry`.
  public internal(set) var logLikelihood: Double
  /// The index with this likelihood; the smallest of several.
  let likeliestIndex: Int
  /// What the bootstrap found; nil where the time was over before.
  public internal(set) var answer: BootstrapAnswer?

  /// So many irrep numbers are weighed exactly: those nearest to the plateaus by `PlateauLikelihood.distance`.
  private static let trials = 16
  /// Irrep numbers that are not found in so many steps are not weighed.
  private static let mostSteps = 200_000

  init(
    _ vectors: [[Int]], indices: [Int], plateau: MeasuredPlateau, likelihood: PlateauLikelihood,
    readings: Set<Reading>
  ) {
    self.vectors = vectors
    self.indices = indices
    dimensions = vectors.map { zip($0, plateau.irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 } }
    let near = indices.flatMap { index in
      SignatureWeights.all(
        of: vectors, irrepDimensions: plateau.irrepDimensions, index: index, readings: readings,
        steps: Self.mostSteps
      ).map {
        (
          index: index, weights: $0,
          distance: likelihood.distance(vectors, weights: $0, index: index)
        )
      }
    }.enumerated().sorted { a, b in
      (a.element.distance, a.offset) < (b.element.distance, b.offset)
    }.prefix(Self.trials).map(\.element)
    var best = (value: -Double.infinity, weights: vectors.map { _ in 4 }, index: indices[0])
    for (index, weights, _) in near {
      let value = likelihood.logLikelihood(vectors, weights: weights, index: index)
      if value > best.value { best = (value, weights, index) }
    }
    logLikelihood = best.value
    likeliestIndex = best.index
    let fit = likelihood.fit(
      vectors,
      around: likelihood.expectedLevels(vectors, weights: best.weights, index: best.index))
    (levels, chiSquare) = (fit.levels, fit.square)
  }
}
