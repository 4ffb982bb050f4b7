import Foundation

/// An interval that holds all levels of a matrix, narrower than Gershgorin's circles.
///
/// A block Lanczos run from random vectors underestimates the largest level by more than a fraction ε of the spectrum's width with a
/// probability of at most 1.648 √N exp(-√ε (2j - 1)) for each vector (Kuczyński and Woźniakowski, as for ``CompletenessCheck``).
package struct SpectralInterval: Sendable {
  package let energies: ClosedRange<Double>
  /// That a level lies outside.
  let failureProbability: Double
  let products: Int

  private static let blockWidth = 8
  private static let steps = 50
  private static let failureProbability = 1e-12

  package init<Operator: HermitianOperator>(
    of matrix: Operator, rows: RowChunks, seed: UInt64, isCancelled: () -> Bool
  ) throws {
    let width = min(Self.blockWidth, matrix.dimension)
    let vectors = VectorColumns<Operator.Scalar>(rows: rows, capacity: 3 * width)
    var run = try LanczosRun(matrix, vectors: vectors, projectedOut: 0, width: width, seed: seed)
    var isExact = false
    for _ in 0..<Self.steps where !isExact {
      if isCancelled() { throw CancellationError() }
      isExact = try !run.step()
    }
    let levels = try run.levels()
    let dimension = Double(Operator.Scalar.realCount * matrix.dimension)
    let decades = log(1.648 * dimension.squareRoot()) - log(Self.failureProbability) / Double(width)
    let fraction = pow(decades / Double(2 * Self.steps - 1), 2)
    let bounds = matrix.bounds
    let spread = levels[levels.count - 1] - levels[0]
    let size = max(abs(bounds.lowerBound), abs(bounds.upperBound))
    let margin = fraction < 0.4 ? fraction * spread / (1 - 2 * fraction) : .infinity
    let low = max(bounds.lowerBound, levels[0] - margin)
    let high = min(bounds.upperBound, levels[levels.count - 1] + margin)
    // Rounding must not put a level outside.
    energies = (low - 1e-6 * size)...(high + 1e-6 * size)
    failureProbability = 2 * Self.failureProbability
    products = run.products
  }
}
