import Foundation
import LinearAlgebra

/// A second look at a matrix without the levels that were found: is there another one among them?
///
/// A random block that is orthogonal to the vectors found makes a block Lanczos run, in which these stay projected out. After j steps
/// the largest eigenvalue of a positive matrix with N real dimensions is underestimated by more than a fraction ε with a
/// probability of at most 1.648 √N exp(-√ε (2j - 1)) for each random vector (J. Kuczyński, H. Woźniakowski, SIAM J. Matrix Anal.
/// Appl. 13, 1094 (1992), theorem 4.2), independently. So a missing level below the window's end would have pulled the lowest
/// Ritz value below the last level that was found.
package struct CompletenessCheck<Operator: HermitianOperator> {
  /// Whether no level is missing.
  package let isPassed: Bool
  package let products: Int

  /// - Parameters:
  ///   - found: Orthonormal vectors in the first `count` columns, and room for three blocks after them.
  ///   - bound: How many steps suffice.
  package init(
    of matrix: Operator, found: VectorColumns<Operator.Scalar>, count: Int,
    bound: CompletenessBound, blockWidth: Int, seed: UInt64, isCancelled: () -> Bool
  ) throws {
    var run = try LanczosRun(
      matrix, vectors: found, projectedOut: count, width: blockWidth, seed: seed)
    for _ in 0..<bound.stepCount {
      if isCancelled() { throw CancellationError() }
      if try !run.step() { break }
    }
    // A product that was cancelled is none.
    if isCancelled() { throw CancellationError() }
    products = run.products
    isPassed = try run.lowest() > bound.threshold
  }
}

/// How many steps of a block Lanczos run show that no level is missing.
package struct CompletenessBound {
  /// The number of steps.
  package let stepCount: Int
  /// A missing level makes a Ritz value below this.
  package let threshold: Double
  package let failureProbability: Double

  private static let mostSteps = 300

  /// Nil where the levels found reach too little beyond the window's end.
  ///
  /// - Parameters:
  ///   - end: Of the window: levels below it must not be missing.
  ///   - last: The last level that was found.
  ///   - top: No level is larger.
  ///   - realDimension: That of the space, twice the number of complex rows.
  package init?(
    end: Double, last: Double, top: Double, realDimension: Int, blockWidth: Int,
    failureProbability: Double, tie: Double
  ) {
    threshold = last - tie
    guard threshold > end, top > end else { return nil }
    let fraction = (threshold - end) / (top - end)
    let factor = log(1.648 * Double(realDimension).squareRoot())
    let needed = (factor - log(failureProbability) / Double(blockWidth)) / fraction.squareRoot()
    guard needed < 2 * Double(Self.mostSteps) else { return nil }
    stepCount = Int(((needed + 1) / 2).rounded(.up))
    self.failureProbability = exp(
      Double(blockWidth) * (factor - fraction.squareRoot() * Double(2 * stepCount - 1)))
  }
}
