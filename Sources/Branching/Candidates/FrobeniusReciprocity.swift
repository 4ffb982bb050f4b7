/// The equations Σ_b s_b r_b b_λ D_b = p d_λ, one for each irrep λ of N, for integers r_b of at least a given size; the
/// steps s_b are 1 unless said otherwise.
struct FrobeniusReciprocity {
  /// Shape [solution, vector]: r_b, ascending lexicographically.
  private(set) var solutions: [[Int]] = []

  private let least: [Int]
  /// The vectors by falling dimension: large ones leave the fewest choices.
  private let order: [Int]
  /// Shape [place in `order`, irrep of N]: b_λ D_b.
  private let weights: [[Int]]
  /// Shape [place]: the irreps of N that no later vector contains; there the last one has no choice.
  private let lastOver: [[Int]]
  /// Shape [irrep of N]: what is left for r above the least.
  private let rest: [Int]

  init(vectors: [[Int]], least: [Int], dimensions: [Int], index: Int, steps: [Int]? = nil) {
    self.least = least
    let steps = steps ?? [Int](repeating: 1, count: vectors.count)
    let sizes = zip(vectors, steps).map { vector, step in
      step * zip(vector, dimensions).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let order = vectors.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
    let weights = order.map { k in vectors[k].map { $0 * sizes[k] } }
    lastOver = order.indices.map { place in
      weights[place].indices.filter { irrep in
        weights[place][irrep] > 0 && weights[(place + 1)...].allSatisfy { $0[irrep] == 0 }
      }
    }
    rest = dimensions.indices.map { irrep in
      index * dimensions[irrep]
        - zip(order, weights).reduce(0) { $0 + least[$1.0] * $1.1[irrep] }
    }
    self.order = order
    self.weights = weights
  }

  /// Finds all solutions; false when it was stopped, or ended at `limit` solutions.
  mutating func solve(limit: Int = .max, _ shouldStop: () -> Bool) -> Bool {
    guard rest.allSatisfy({ $0 >= 0 }) else { return true }
    var chosen = least
    let isComplete = extend(0, rest, &chosen, limit, shouldStop)
    solutions.sort { $0.lexicographicallyPrecedes($1) }
    return isComplete
  }

  private mutating func extend(
    _ place: Int, _ rest: [Int], _ chosen: inout [Int], _ limit: Int, _ shouldStop: () -> Bool
  ) -> Bool {
    guard place < order.count else {
      if rest.allSatisfy({ $0 == 0 }) { solutions.append(chosen) }
      return solutions.count < limit
    }
    if shouldStop() { return false }
    let weight = weights[place]
    let most = weight.indices.filter { weight[$0] > 0 }.map { rest[$0] / weight[$0] }.min()!
    let forced = lastOver[place].first.map { rest[$0] / weight[$0] }
    for extra in forced.map({ $0...$0 }) ?? 0...most where extra <= most {
      let left = rest.indices.map { rest[$0] - extra * weight[$0] }
      guard lastOver[place].allSatisfy({ left[$0] == 0 }) else { continue }
      chosen[order[place]] = least[order[place]] + extra
      guard extend(place + 1, left, &chosen, limit, shouldStop) else { return false }
    }
    return true
  }
}
