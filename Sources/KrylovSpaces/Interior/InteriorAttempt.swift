import LinearAlgebra

/// One search for the levels in a window with blocks of a given width.
struct InteriorAttempt<Operator: ChebyshevOperator> {
  typealias Scalar = Operator.Scalar

  enum Outcome {
    case found(InteriorLevels<Scalar>)
    /// More levels than expected.
    case needsMoreRoom
    /// A level has as many copies as there are vectors, or one is missing.
    case needsWiderBlock
  }

  private let search: InteriorSearch
  private let matrix: Operator
  private let filter: WindowFilter
  private let filtered: FilteredOperator<Operator>
  private let window: ClosedRange<Double>
  private let width: Int
  private let capacity: Int
  private let isCancelled: @Sendable () -> Bool
  private let space: KrylovSpace<FilteredOperator<Operator>>
  /// Of the matrix itself.
  private(set) var products = 0
  private(set) var outcome = Outcome.needsWiderBlock

  /// Values of -p closer than this are copies.
  private static var tie: Double { 1e-10 }

  init(
    _ search: InteriorSearch, _ matrix: Operator, _ filter: WindowFilter,
    window: ClosedRange<Double>, width: Int, capacity: Int, expected: Double,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    (self.search, self.matrix, self.filter, self.window) = (search, matrix, filter, window)
    (self.width, self.capacity, self.isCancelled) = (width, capacity, isCancelled)
    filtered = FilteredOperator(matrix, filter, isCancelled: isCancelled)
    let rows = RowChunks(rowCount: matrix.dimension, threads: search.threads)
    space = try KrylovSpace(
      filtered, capacity: capacity, blockWidth: width, rows: rows, seed: search.seed)
    let found = try converged(expected: expected)
    products = space.products * filter.series.degree
    guard let found else {
      outcome = .needsMoreRoom
      return
    }
    space.restart(found.ritz, keeping: found.wanted)
    outcome = try judged(Array(found.ritz.values[..<found.wanted]))
  }

  /// What grows by rounding in a polynomial of high degree.
  private var tolerance: Double {
    max(search.tolerance, 4 * Double.ulpOfOne * Double(filter.series.degree))
  }

  /// Goes on until all levels of the lobe have converged; nil where they need more room.
  private func converged(
    expected: Double
  ) throws -> (ritz: KrylovSpace<FilteredOperator<Operator>>.Ritz, wanted: Int)? {
    var look = max(10 * width, Int(1.7 * expected))
    for _ in 0..<InteriorSearch.mostRestarts {
      while true {
        let isFull = space.isFull
        if isFull || space.count >= look {
          let ritz = try space.ritz()
          let wanted = ritz.values.count { $0 < -filter.outside }
          if isDone(ritz, wanted) { return (ritz, wanted) }
          look = space.count + max(4 * width, space.count / 10)
          if isFull {
            if wanted + wanted / 2 + 8 * width > capacity { return nil }
            space.restart(ritz, keeping: wanted + (space.count - wanted) / 4)
            break
          }
        }
        try space.expand()
        if isCancelled() { throw CancellationError() }
      }
    }
    throw InteriorLevelsError.notConverged(
      levels: Int(expected), products: space.products * filter.series.degree)
  }

  /// Whether the levels of the lobe have converged and no other one is on its way to them.
  private func isDone(_ ritz: KrylovSpace<FilteredOperator<Operator>>.Ritz, _ wanted: Int) -> Bool {
    guard ritz.residuals[..<wanted].allSatisfy({ $0 <= tolerance }) else { return false }
    let next = wanted..<min(ritz.values.count, wanted + width)
    return next.allSatisfy { ritz.values[$0] - ritz.residuals[$0] > -filter.outside }
  }

  private mutating func judged(_ images: [Double]) throws -> Outcome {
    let copies = LowestLevelsSearch.mostCopies(in: images, tie: Self.tie)
    if copies >= width { return .needsWiderBlock }
    let values = try rotated(images.count)
    let residuals = space.basis.residuals(of: matrix, values: values, blockWidth: width)
    let size = max(abs(matrix.bounds.lowerBound), abs(matrix.bounds.upperBound))
    guard
      let ends = WindowEnds.inwards(
        window, among: values, tie: LowestLevelsSearch.relativeTie * size)
    else { throw InteriorLevelsError.noGap }
    let certainty = try certainty(values, ends)
    guard let certainty else { return .needsWiderBlock }
    return .found(
      InteriorLevels(
        values: values, vectors: space.basis.matrix(of: 0..<values.count), residuals: residuals,
        complete: ends, failureProbability: certainty.failure, isCounted: certainty.isCounted,
        products: products, blockWidth: width, degree: filter.series.degree
      ).restricted(to: ends))
  }

  /// How likely it is that a level is missing; nil where one is.
  private mutating func certainty(
    _ values: [Double], _ ends: ClosedRange<Double>
  ) throws -> (failure: Double, isCounted: Bool)? {
    if matrix.dimension <= search.largestCounted {
      let counts = try SturmCount.levels(of: matrix, between: ends, isCancelled: isCancelled)
      return counts == values.count { ends.contains($0) } ? (0, true) : nil
    }
    // Levels close to the limit of what was found may be on either side of it.
    let slack = (filter.inside - filter.outside) / 20
    guard
      let bound = CompletenessBound(
        end: -filter.inside, last: -filter.outside - slack, top: -filter.lowest,
        realDimension: Scalar.realCount * matrix.dimension, blockWidth: width,
        failureProbability: search.failureProbability, tie: Self.tie)
    else { throw InteriorLevelsError.tooWide(window) }
    let check = try CompletenessCheck(
      of: filtered, found: space.basis, count: values.count, bound: bound, blockWidth: width,
      seed: search.seed &+ 0x5EED, isCancelled: isCancelled)
    products += check.products * filter.series.degree
    return check.isPassed ? (bound.failureProbability, false) : nil
  }
}

extension InteriorAttempt {
  /// Makes the first vectors those of A itself, and gives their levels.
  private func rotated(_ count: Int) throws -> [Double] {
    let basis = space.basis
    var matrix = DenseMatrix<Scalar>(
      rowCount: count, columnCount: count, storage: Array(repeating: .zero, count: count * count))
    basis.forEachImage(under: self.matrix, of: count, blockWidth: width) { numbers, images in
      let overlaps = basis.overlaps(of: 0..<count, with: images, width: numbers.count)
      for (place, number) in numbers.enumerated() {
        for row in 0..<count { matrix[row, number] = overlaps[place * count + row] }
      }
    }
    if count == 0 { return [] }
    let (values, vectors) = try Scalar.eigensystem(of: matrix)
    basis.combine(0..<count, with: vectors.storage, width: count)
    return values
  }
}
