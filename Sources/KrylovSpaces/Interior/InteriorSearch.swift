import LinearAlgebra

/// How the levels in the middle of a large spectrum are looked for.
///
/// Method: the lowest levels of -p(A) in block Krylov spaces, with a polynomial p that is large in the window (POLFED: P. Sierant,
/// M. Lewenstein, J. Zakrzewski, PRL 125, 156601 (2020)); then a Rayleigh-Ritz step with A itself. What was found is counted by the
/// inertia of A - E at the window's ends where a factorization fits, and otherwise checked with another random block.
public struct InteriorSearch: Sendable {
  /// The number of vectors in a block.
  public var blockWidth = 8
  /// Residuals of p(A).
  public var tolerance = 1e-12
  /// The largest probability that a level is missing.
  public var failureProbability = 1e-9
  /// That of the random vectors.
  public var seed: UInt64 = 1
  /// Threads that share the work; the result does not depend on them.
  public var threads = 1
  /// Up to so many rows an inertia is counted.
  public var largestCounted = 6000
  /// What the vectors may take. Units: bytes.
  public var memory = Double.infinity

  static let mostRestarts = 100
  static let mostBlockWidth = 64
  /// What is found beyond the levels that are wanted, of which their number is an estimate.
  private static let surplus = 1.15
  /// A window in which fewer levels are expected is made wider.
  private static let fewest = 12.0

  /// Describes a search.
  public init() {}

  /// The number of vectors that are in memory at the same time for an expected number of levels, unless a wider block is needed.
  public func vectorCount(levels: Int) -> Int {
    capacity(levels: Double(levels) * Self.surplus * 1.25, width: blockWidth)
  }

  func capacity(levels: Double, width: Int) -> Int { Int(2.4 * levels) + 14 * width }

  /// Finds levels; those of a small matrix from all.
  ///
  /// Throws: ``InteriorLevelsError``, `CancellationError`, or `LinearAlgebraError`.
  public func run<Operator: ChebyshevOperator>(
    _ matrix: Operator, _ target: InteriorTarget,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> InteriorLevels<Operator.Scalar> {
    let rows = RowChunks(rowCount: matrix.dimension, threads: threads)
    let interval = try SpectralInterval(
      of: matrix, rows: rows, seed: seed &+ 0xED6E, isCancelled: isCancelled)
    let hunt = Hunt(
      search: self, matrix: matrix, rows: rows, interval: interval, isCancelled: isCancelled)
    switch target {
    case .between(let window): return try hunt.levels(in: window)
    case .nearest(let count, let energy):
      return try hunt.levels(count, nearest: energy)
    }
  }

  static func widths(from first: Int) -> [Int] {
    Array(sequence(first: first) { $0 < mostBlockWidth ? 2 * $0 : nil })
  }
}

extension InteriorSearch {
  /// A search in one matrix whose ends are known.
  struct Hunt<Operator: ChebyshevOperator> {
    let search: InteriorSearch
    let matrix: Operator
    let rows: RowChunks
    let interval: SpectralInterval
    let isCancelled: @Sendable () -> Bool

    func density(resolving window: ClosedRange<Double>) throws -> StateDensity {
      try StateDensity(
        of: matrix, interval: interval.energies, resolving: window, rows: rows,
        seed: search.seed &+ 0xDE45, isCancelled: isCancelled)
    }

    /// All levels between two energies, from a wider window where few are expected: the degree grows as the window shrinks.
    func levels(in window: ClosedRange<Double>) throws -> InteriorLevels<Operator.Scalar> {
      let coarse = try coarseDensity()
      let products = interval.products + coarse.products
      let middle = window.lowerBound / 2 + window.upperBound / 2
      let room = coarse.range(of: InteriorSearch.fewest, around: middle)
      let wide =
        min(window.lowerBound, room.lowerBound)...max(window.upperBound, room.upperBound)
      let density = try density(resolving: wide)
      let found = try levels(in: wide, density: density, products: products + density.products)
      if wide == window { return found }
      guard let ends = WindowEnds.inwards(window, among: found.values, tie: tie) else {
        throw InteriorLevelsError.noGap
      }
      let low = max(ends.lowerBound, found.complete.lowerBound)
      return found.restricted(to: low...max(low, min(ends.upperBound, found.complete.upperBound)))
    }

    private func coarseDensity() throws -> StateDensity {
      try StateDensity(
        of: matrix, interval: interval.energies, moments: 256, rows: rows,
        seed: search.seed &+ 0xDE45, isCancelled: isCancelled)
    }

    /// All levels between two energies that hold some.
    private func levels(
      in window: ClosedRange<Double>, density: StateDensity, products: Int
    ) throws -> InteriorLevels<Operator.Scalar> {
      let energies = interval.energies
      guard window.overlaps(energies) else { return nothing(around: window, products: products) }
      let inside = window.clamped(to: energies)
      guard let filter = WindowFilter(window: inside, interval: energies) else {
        throw InteriorLevelsError.tooWide(window)
      }
      var expected = density.count(in: filter.lobe) * InteriorSearch.surplus + 2
      var products = products
      for width in InteriorSearch.widths(from: search.blockWidth) {
        for _ in 0..<3 {
          let capacity = try capacity(expected: expected, width: width)
          let attempt = try InteriorAttempt(
            search, matrix, filter, window: inside, width: width, capacity: capacity,
            expected: expected, isCancelled)
          products += attempt.products
          switch attempt.outcome {
          case .found(let found):
            return found.finished(
              products: products, interval: energies,
              surely: found.isCounted ? 0 : interval.failureProbability)
          case .needsMoreRoom: expected *= 1.5
          case .needsWiderBlock: break
          }
          if case .needsWiderBlock = attempt.outcome { break }
        }
      }
      throw InteriorLevelsError.incomplete(blockWidth: InteriorSearch.mostBlockWidth)
    }

    /// The levels nearest to an energy: those of a window in which a few more are expected.
    func levels(
      _ count: Int, nearest energy: Double
    ) throws -> InteriorLevels<Operator.Scalar> {
      var density = try coarseDensity()
      var products = interval.products + density.products
      var aim = max(InteriorSearch.fewest, 1.1 * Double(count) + 3 + Double(count).squareRoot())
      for _ in 0..<6 {
        aim = min(aim, Double(matrix.dimension))
        density = try self.density(resolving: density.range(of: aim, around: energy))
        products += density.products
        let found = try levels(
          in: density.range(of: aim, around: energy), density: density, products: products)
        products = found.products
        if let nearest = found.nearest(count, to: energy, tie: tie) { return nearest }
        aim *= 1.4
      }
      throw InteriorLevelsError.noGap
    }

    /// Levels closer than this are copies.
    var tie: Double {
      LowestLevelsSearch.relativeTie
        * max(abs(matrix.bounds.lowerBound), abs(matrix.bounds.upperBound))
    }

    private func capacity(expected: Double, width: Int) throws -> Int {
      let capacity = search.capacity(levels: expected, width: width)
      let size = Double(matrix.dimension * MemoryLayout<Operator.Scalar>.stride)
      let bytes = Double(capacity + 4 * width) * size
      guard capacity + 2 * width <= matrix.dimension, bytes <= search.memory else {
        throw InteriorLevelsError.tooManyLevels(
          expected: Int(expected), rows: matrix.dimension, bytes: bytes)
      }
      return capacity
    }

    /// A window beyond the spectrum has no levels.
    private func nothing(
      around window: ClosedRange<Double>, products: Int
    ) -> InteriorLevels<Operator.Scalar> {
      InteriorLevels(
        values: [],
        vectors: DenseMatrix(rowCount: matrix.dimension, columnCount: 0, storage: []),
        residuals: [], complete: window, failureProbability: interval.failureProbability,
        isCounted: false, products: products, blockWidth: search.blockWidth, degree: 0)
    }
  }
}
