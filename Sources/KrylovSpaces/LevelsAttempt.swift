import LinearAlgebra

/// One search for the lowest levels with blocks of a given width.
struct LevelsAttempt<Operator: HermitianOperator> {
  typealias Scalar = Operator.Scalar

  enum Outcome {
    case found(LowestLevels<Scalar>)
    /// No gap, or too little beyond it.
    case needsMoreLevels
    /// A level has as many copies as there are vectors, or one is missing.
    case needsWiderBlock
  }

  private let search: LowestLevelsSearch
  private let matrix: Operator
  private let wanted: Int
  private let width: Int
  private let scale: Double
  private let isCancelled: () -> Bool
  private let space: KrylovSpace<Operator>
  private(set) var products = 0
  private(set) var outcome = Outcome.needsWiderBlock

  init(
    _ search: LowestLevelsSearch, _ matrix: Operator, wanted: Int, width: Int, capacity: Int,
    _ isCancelled: @escaping () -> Bool
  ) throws {
    (self.search, self.matrix, self.wanted, self.width) = (search, matrix, wanted, width)
    self.isCancelled = isCancelled
    scale = max(abs(matrix.bounds.lowerBound), abs(matrix.bounds.upperBound))
    let rows = matrix.rows(threads: search.threads)
    space = try KrylovSpace(
      matrix, capacity: capacity, blockWidth: width, rows: rows, seed: search.seed)
    let ritz = try converged()
    products = space.products
    space.restart(ritz, keeping: wanted)
    outcome = try judged(Array(ritz.values[..<wanted]), residuals: ritz.residuals)
  }

  /// Restarts until all wanted levels have converged.
  private func converged() throws -> KrylovSpace<Operator>.Ritz {
    for _ in 0..<LowestLevelsSearch.mostRestarts {
      while !space.isFull {
        if isCancelled() { throw CancellationError() }
        try space.expand()
      }
      let ritz = try space.ritz()
      if ritz.residuals[..<wanted].allSatisfy({ $0 <= search.tolerance * scale }) { return ritz }
      space.restart(ritz, keeping: wanted + (space.count - wanted) / 4)
    }
    throw LowestLevelsError.notConverged(levels: wanted, products: space.products)
  }

  private mutating func judged(_ values: [Double], residuals: [Double]) throws -> Outcome {
    let tie = LowestLevelsSearch.relativeTie * scale
    if LowestLevelsSearch.mostCopies(in: values, tie: tie) >= width { return .needsWiderBlock }
    // Behind the window's end there must be levels left, on which its completeness rests.
    let ends = search.levels..<(wanted - (wanted - search.levels) / 2)
    guard let count = ends.first(where: { values[$0] - values[$0 - 1] > tie }) else {
      return .needsMoreLevels
    }
    let end = (values[count - 1] + values[count]) / 2
    guard
      let bound = CompletenessBound(
        end: end, last: values[wanted - 1], top: matrix.bounds.upperBound,
        realDimension: Scalar.realCount * matrix.dimension, blockWidth: width,
        failureProbability: search.failureProbability, tie: tie)
    else { return .needsMoreLevels }
    let check = try CompletenessCheck(
      of: matrix, found: space.basis, count: wanted, bound: bound, blockWidth: width,
      seed: search.seed &+ 0x5EED, isCancelled: isCancelled)
    products += check.products
    guard check.isPassed else { return .needsWiderBlock }
    return .found(
      LowestLevels(
        values: Array(values[..<count]), vectors: space.basis.matrix(of: 0..<count),
        residuals: space.basis.residuals(
          of: matrix, values: Array(values[..<count]), blockWidth: width),
        completeBelow: end,
        failureProbability: bound.failureProbability, products: products, blockWidth: width))
  }
}

extension LowestLevels {
  func counting(products: Int) -> LowestLevels {
    LowestLevels(
      values: values, vectors: vectors, residuals: residuals, completeBelow: completeBelow,
      failureProbability: failureProbability, products: products, blockWidth: blockWidth)
  }
}
