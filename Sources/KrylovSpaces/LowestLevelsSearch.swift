import LinearAlgebra

/// How the lowest levels of a large Hermitian matrix are looked for.
///
/// Method: block Krylov spaces with thick restarts and full orthogonalization (K. Wu, H. Simon, SIAM J. Matrix Anal. Appl. 22, 602
/// (2000)). A block of b vectors finds b copies of a level; where it finds as many, a wider one looks again. What was found must
/// then pass a ``CompletenessCheck`` with another random block.
public struct LowestLevelsSearch: Sendable {
  /// How many levels are wanted.
  public var levels: Int
  /// The number of vectors in a block.
  public var blockWidth = 8
  /// Residuals, relative to the largest |E| that the matrix can have.
  public var tolerance = 1e-13
  /// The largest probability that a level is missing.
  public var failureProbability = 1e-9
  /// That of the random vectors.
  public var seed: UInt64 = 1
  /// Threads that share the work; the result does not depend on them.
  public var threads = 1

  /// Levels closer than this fraction of the matrix's size are copies.
  static let relativeTie = 1e-10
  static let mostRestarts = 300
  private static let mostBlockWidth = 64

  /// Describes a search.
  public init(levels: Int) {
    precondition(levels > 0, "some levels must be wanted")
    self.levels = levels
  }

  /// The levels that converge beside those that are wanted; what is known about missing ones rests on them.
  private var guards: Int { max(10, levels / 4) }

  private func capacity(levels: Int, blockWidth: Int) -> Int {
    2 * levels + 14 * blockWidth
  }

  /// The number of vectors that are in memory at the same time, unless a wider block is needed.
  public var vectorCount: Int { capacity(levels: levels + guards, blockWidth: blockWidth) }

  /// Finds the levels of a matrix with more rows than ``vectorCount``.
  ///
  /// Throws: ``LowestLevelsError``, `CancellationError`, or `LinearAlgebraError`.
  public func run<Operator: HermitianOperator>(
    _ matrix: Operator, isCancelled: @escaping () -> Bool = { false }
  ) throws -> LowestLevels<Operator.Scalar> {
    precondition(matrix.dimension >= vectorCount, "a small matrix is diagonalized as a whole")
    var (wanted, width, products) = (levels + guards, blockWidth, 0)
    while width <= Self.mostBlockWidth {
      let capacity = capacity(levels: wanted, blockWidth: width)
      guard capacity <= matrix.dimension else { throw LowestLevelsError.noGap(levels: wanted) }
      let attempt = try LevelsAttempt(
        self, matrix, wanted: wanted, width: width, capacity: capacity, isCancelled)
      products += attempt.products
      switch attempt.outcome {
      case .found(let found): return found.counting(products: products)
      case .needsMoreLevels where wanted < 3 * (levels + guards): wanted += levels + guards
      case .needsMoreLevels: throw LowestLevelsError.noGap(levels: wanted)
      case .needsWiderBlock: width *= 2
      }
    }
    throw LowestLevelsError.incomplete(blockWidth: width / 2)
  }

  /// The largest number of equal levels.
  static func mostCopies(in values: [Double], tie: Double) -> Int {
    var (most, current) = (1, 1)
    for (lower, upper) in zip(values, values.dropFirst()) {
      current = upper - lower <= tie ? current + 1 : 1
      most = max(most, current)
    }
    return most
  }
}
