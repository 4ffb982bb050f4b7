import ContinuousGroups

/// Identities between the weight diagrams of the signatures and the irreps of a Lie algebra.
struct ContinuousIdentities {
  typealias Check = SolutionVerification.Check

  private let solution: ContinuousNumbers
  private let diagrams: [WeightDiagram]
  private let roots: RootData
  /// Shape [signature]: multiplicities by Dynkin labels; nil where weights have none.
  private let characters: [[[Int]: Int]?]
  private let shouldStop: () -> Bool

  init(
    _ solution: ContinuousNumbers, _ diagrams: [WeightDiagram], shouldStop: @escaping () -> Bool
  ) {
    (self.solution, self.diagrams, self.shouldStop) = (solution, diagrams, shouldStop)
    let roots = RootData(solution.factors ?? [])
    self.roots = roots
    characters = diagrams.map {
      shouldStop() ? nil : Self.character(of: $0, solution.simpleRoots, roots)
    }
  }

  var checks: [Check] {
    guard !solution.hasHiddenTorus else {
      return HiddenTorusIdentities(solution, diagrams, roots, shouldStop: shouldStop).checks
    }
    return [
      Check(name: "weights have integer Dynkin labels", failure: labels),
      Check(name: "weights are invariant under the Weyl group", failure: reflections),
      Check(name: "Weyl's dimension formula", failure: dimensions),
      Check(name: "Weyl's character formula", failure: irreps),
      Check(name: "composites are sums", failure: composites),
      Check(name: "products of irreps", failure: products),
    ]
  }

  private var rank: Int { roots.cartanMatrix.count }
  /// Signatures that are said to be irreps or sums of them.
  private var explained: [Int] { Set(solution.irreps.map(\.signature)).sorted() }

  private var labels: String? {
    explained.first { characters[$0] == nil }.map { "signature \($0)" }
  }

  private var reflections: String? {
    for signature in explained {
      if shouldStop() { return nil }
      for (weight, count) in characters[signature] ?? [:] {
        for i in 0..<rank {
          let image = weight.indices.map { weight[$0] - weight[i] * roots.cartanMatrix[$0][i] }
          if characters[signature]?[image] != count { return "signature \(signature)" }
        }
      }
    }
    return nil
  }

  private var dimensions: String? {
    let all = solution.irreps + solution.fusion.map(\.irrep)
    if let wrong = all.first(where: {
      roots.dimension(of: Array($0.labels.prefix(rank))) != $0.dimension
    }) {
      return "labels \(wrong.labels)"
    }
    let sums = Dictionary(grouping: solution.irreps, by: \.signature).mapValues { parts in
      parts.reduce(0) { $0 + $1.multiplicity * $1.dimension }
    }
    return explained.first { sums[$0] != diagrams[$0].dimension }.map { "D of signature \($0)" }
  }

  private var irreps: String? {
    let claimed = Dictionary(grouping: solution.irreps, by: \.signature)
    return explained.first { signature in
      if shouldStop() { return true }
      guard let character = characters[signature] else { return true }
      return roots.irreps(in: character) != counts(claimed[signature]!)
    }.map { "signature \($0)" }
  }

  /// Multiplicities by Dynkin labels, whatever the charges under U(1) factors.
  private func counts(_ irreps: [ContinuousNumbers.Irrep]) -> [[Int]: Int] {
    irreps.reduce(into: [:]) { $0[Array($1.labels.prefix(rank)), default: 0] += $1.multiplicity }
  }

  private var composites: String? {
    Dictionary(grouping: solution.composites, by: \.signature).sorted { $0.key < $1.key }
      .first { signature, parts in
        let sum = parts.reduce(into: [[Int]: Int]()) { sum, part in
          for (weight, count) in diagrams[part.part].weights {
            sum[weight, default: 0] += part.multiplicity * count
          }
        }
        return sum != diagrams[signature].weights
      }.map { "signature \($0.key)" }
  }

  private var products: String? {
    struct Factors: Hashable { let left, right: Int }
    let terms = Dictionary(grouping: solution.fusion) {
      Factors(left: $0.irrep.signature, right: $0.right)
    }
    return terms.sorted { ($0.key.left, $0.key.right) < ($1.key.left, $1.key.right) }
      .first { factors, terms in
        guard let a = characters[factors.left], let b = characters[factors.right] else {
          return true
        }
        var product: [[Int]: Int] = [:]
        for (x, m) in a {
          if shouldStop() { return true }
          for (y, n) in b { product[zip(x, y).map { $0 + $1 }, default: 0] += m * n }
        }
        return roots.irreps(in: product) != counts(terms.map(\.irrep))
      }.map { "signatures \($0.key.left) and \($0.key.right)" }
  }

  // MARK: - Dynkin labels

  /// Labels are less than dimensions.
  private static let largestLabel = 1e9

  /// The weights from the centre of their diagram, in Dynkin labels; nil when they are no integer combinations.
  private static func character(
    of diagram: WeightDiagram, _ simpleRoots: [[Int]], _ roots: RootData
  ) -> [[Int]: Int]? {
    let (total, dimension) = (diagram.total, diagram.dimension)
    var result: [[Int]: Int] = [:]
    for (weight, count) in diagram.weights {
      let shifted = zip(weight, total).map { Double($0 * dimension - $1) / Double(dimension) }
      guard let coefficients = coefficients(of: shifted, in: simpleRoots) else { return nil }
      let labels = roots.cartanMatrix.map { row in
        zip(row, coefficients).reduce(0) { $0 + Double($1.0) * $1.1 }
      }
      guard labels.allSatisfy({ abs($0 - $0.rounded()) < 1e-9 && abs($0) < largestLabel }) else {
        return nil
      }
      result[labels.map { Int($0.rounded()) }, default: 0] += count
    }
    return result
  }

  /// The coefficients of a vector in a basis of a subspace, by Gauss's elimination; nil when it lies outside.
  private static func coefficients(of vector: [Double], in basis: [[Int]]) -> [Double]? {
    var rows = vector.indices.map { i in basis.map { Double($0[i]) } + [vector[i]] }
    for k in basis.indices {
      guard let pivot = rows.indices.dropFirst(k).max(by: { abs(rows[$0][k]) < abs(rows[$1][k]) }),
        abs(rows[pivot][k]) > 1e-9
      else { return nil }
      rows.swapAt(k, pivot)
      for i in rows.indices where i != k {
        let factor = rows[i][k] / rows[k][k]
        for j in rows[i].indices { rows[i][j] -= factor * rows[k][j] }
      }
    }
    guard rows.dropFirst(basis.count).allSatisfy({ abs($0[basis.count]) < 1e-9 }) else {
      return nil
    }
    return basis.indices.map { rows[$0][basis.count] / rows[$0][$0] }
  }
}
