import ContinuousGroups

/// Identities of the irreps of a Lie algebra of which the visible charges span no maximal torus.
struct HiddenTorusIdentities {
  typealias Check = SolutionVerification.Check

  private let solution: ContinuousNumbers
  private let diagrams: [WeightDiagram]
  private let roots: RootData
  private let shouldStop: () -> Bool

  init(
    _ solution: ContinuousNumbers, _ diagrams: [WeightDiagram], _ roots: RootData,
    shouldStop: @escaping () -> Bool
  ) {
    (self.solution, self.diagrams, self.roots) = (solution, diagrams, roots)
    self.shouldStop = shouldStop
  }

  var checks: [Check] {
    let dimensions = Check(name: "Weyl's dimension formula", failure: dimensions)
    guard dimensions.failure == nil else { return [dimensions] }
    return [
      dimensions,
      Check(name: "different irreps of one signature", failure: distinctness),
      Check(name: "characters restricted to the visible charges", failure: restrictions),
      Check(name: "products of irreps", failure: products),
    ]
  }

  private var rank: Int { roots.cartanMatrix.count }

  private func highest(_ irrep: ContinuousNumbers.Irrep) -> [Int] {
    Array(irrep.labels.prefix(rank))
  }

  /// Every irrep has the dimension of its signature.
  private var dimensions: String? {
    let all = solution.irreps + solution.fusion.map(\.irrep)
    if let wrong = all.first(where: {
      highest($0).contains { $0 < 0 } || roots.dimension(of: highest($0)) != $0.dimension
    }) {
      return "labels \(wrong.labels)"
    }
    return solution.irreps.first {
      $0.multiplicity != 1 || $0.dimension != diagrams[$0.signature].dimension
    }.map { "D of signature \($0.signature)" }
  }

  private var distinctness: String? {
    var seen: Set<[Int]> = []
    return solution.irreps.first { !seen.insert([$0.signature] + $0.labels).inserted }
      .map { "signature \($0.signature)" }
  }

  private var restrictions: String? {
    let shown = Set(solution.irreps.map(\.signature))
    if let missing = diagrams.indices.first(where: { !shown.contains($0) }) {
      return "signature \(missing)"
    }
    return solution.irreps.first { irrep in
      if shouldStop() { return true }
      let own = restricted(highest(irrep))
      let top = diagrams[irrep.signature].weights.keys.max { $0.lexicographicallyPrecedes($1) }!
      return diagrams[irrep.signature].weights
        != Dictionary(
          uniqueKeysWithValues: own.map { (zip($0.key, top).map { $0 + $1 }, $0.value) })
    }.map { "signature \($0.signature)" }
  }

  /// Charges from the largest one downwards, with multiplicities.
  private func restricted(_ highest: [Int]) -> [[Int]: Int] {
    var result: [[Int]: Int] = [:]
    for (_, depth, count) in roots.character(of: highest) {
      let charge = solution.simpleRoots[0].indices.map { k in
        -zip(depth, solution.simpleRoots).reduce(0) { $0 + $1.0 * $1.1[k] }
      }
      result[charge, default: 0] += count
    }
    let top = result.keys.max { $0.lexicographicallyPrecedes($1) }!
    return Dictionary(
      uniqueKeysWithValues: result.map { (zip($0.key, top).map { $0 - $1 }, $0.value) })
  }

  private var products: String? {
    struct Factors: Hashable { let left, right: Int }
    let irreps = Dictionary(grouping: solution.irreps, by: \.signature)
    let terms = Dictionary(grouping: solution.fusion) {
      Factors(left: $0.irrep.signature, right: $0.right)
    }
    return terms.sorted { ($0.key.left, $0.key.right) < ($1.key.left, $1.key.right) }
      .first { factors, terms in
        guard let left = irreps[factors.left], let right = irreps[factors.right],
          left.count == 1, right.count == 1
        else { return true }
        var product: [[Int]: Int] = [:]
        for (x, _, m) in roots.character(of: highest(left[0])) {
          if shouldStop() { return true }
          for (y, _, n) in roots.character(of: highest(right[0])) {
            product[zip(x, y).map { $0 + $1 }, default: 0] += m * n
          }
        }
        let claimed = terms.reduce(into: [[Int]: Int]()) {
          $0[highest($1.irrep), default: 0] += $1.irrep.multiplicity
        }
        return roots.irreps(in: product) != claimed
      }.map { "signatures \($0.key.left) and \($0.key.right)" }
  }
}
