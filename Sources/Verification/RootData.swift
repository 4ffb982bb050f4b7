import ContinuousGroups

/// Roots and Weyl's formulas of a semisimple Lie algebra, from its Cartan matrix alone.
struct RootData {
  /// A_ij = ⟨α_j, α_i^∨⟩: column j holds the Dynkin labels of the simple root j.
  let cartanMatrix: [[Int]]
  /// Coefficients of simple roots. Shape [positive root, simple root].
  let positiveRoots: [[Int]]
  /// (α_i, α_i), up to a factor for each simple algebra.
  private let squares: [Int]

  /// The sum of some simple algebras.
  init(_ factors: [SimpleLieAlgebra]) {
    let rank = factors.reduce(0) { $0 + $1.rank }
    var matrix = [[Int]](repeating: [Int](repeating: 0, count: rank), count: rank)
    var start = 0
    for factor in factors {
      for (i, row) in factor.cartanMatrix.enumerated() {
        for (j, entry) in row.enumerated() { matrix[start + i][start + j] = entry }
      }
      start += factor.rank
    }
    cartanMatrix = matrix
    positiveRoots = Self.positiveRoots(matrix)
    squares = Self.squares(matrix)
  }

  /// The Dynkin labels of a sum of simple roots.
  func labels(of root: [Int]) -> [Int] {
    cartanMatrix.map { row in zip(row, root).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// Π_α ⟨λ + ρ, α^∨⟩ / ⟨ρ, α^∨⟩ over the positive roots (Weyl); nil when that is no integer.
  func dimension(of labels: [Int]) -> Int? {
    var (numerator, denominator) = (1.0, 1.0)
    for root in positiveRoots {
      let weights = zip(root, squares).map { Double($0 * $1) }
      numerator *= zip(weights, labels).reduce(0) { $0 + $1.0 * Double($1.1 + 1) }
      denominator *= weights.reduce(0, +)
    }
    let value = numerator / denominator
    return abs(value - value.rounded()) < 1e-6 && value < 1e15 ? Int(value.rounded()) : nil
  }

  /// The irreps in a character, by Weyl's formula: times Π_α (1 - e^{-α}) it is Σ_λ m_λ Σ_w det(w) e^{w(λ + ρ) - ρ}, of which
  /// the terms with non-negative labels are the m_λ.
  func irreps(in character: [[Int]: Int]) -> [[Int]: Int] {
    var product = character
    for root in positiveRoots {
      let labels = labels(of: root)
      for (weight, count) in product {
        product[zip(weight, labels).map { $0 - $1 }, default: 0] -= count
      }
    }
    return product.filter { weight, count in count != 0 && weight.allSatisfy { $0 >= 0 } }
  }

  /// The weights of an irrep with their multiplicities: at the weights λ below Λ,
  /// m(λ) = Σ_{α>0} Σ_{k≥1} 2 (λ + kα, α) m(λ + kα) / ((Λ+ρ)² - (λ+ρ)²), all by depth below Λ (Freudenthal).
  func character(of highest: [Int]) -> [(labels: [Int], depth: [Int], count: Int)] {
    var known = [[Int](repeating: 0, count: highest.count): 1]
    var layer = Array(known.keys)
    while !layer.isEmpty {
      let next = Set(
        layer.flatMap { depth in
          depth.indices.map { i in depth.indices.map { depth[$0] + ($0 == i ? 1 : 0) } }
        })
      layer = []
      for depth in next {
        let count = multiplicity(at: depth, below: highest, known)
        guard count > 0 else { continue }
        known[depth] = count
        layer.append(depth)
      }
    }
    return known.map { (labels: weight(at: $0, below: highest), depth: $0, count: $1) }
  }

  private func weight(at depth: [Int], below highest: [Int]) -> [Int] {
    zip(highest, labels(of: depth)).map { $0 - $1 }
  }

  private func multiplicity(
    at depth: [Int], below highest: [Int], _ known: [[Int]: Int]
  ) -> Int {
    func product(_ labels: [Int], _ root: [Int]) -> Int {
      labels.indices.reduce(0) { $0 + labels[$1] * root[$1] * squares[$1] }
    }
    let own = weight(at: depth, below: highest)
    let fall = product(zip(highest, own).map { $0 + $1 + 2 }, depth)
    guard fall > 0 else { return 0 }
    var sum = 0
    for root in positiveRoots {
      var higher = zip(depth, root).map { $0 - $1 }
      while higher.allSatisfy({ $0 >= 0 }) {
        if let count = known[higher] {
          sum += 2 * count * product(weight(at: higher, below: highest), root)
        }
        higher = zip(higher, root).map { $0 - $1 }
      }
    }
    return sum % fall == 0 ? sum / fall : 0
  }

  private static func positiveRoots(_ matrix: [[Int]]) -> [[Int]] {
    var known: Set<[Int]> = []
    var open = matrix.indices.map { i in matrix.indices.map { $0 == i ? 1 : 0 } }
    while let root = open.popLast() {
      guard root.allSatisfy({ $0 >= 0 }), known.insert(root).inserted else { continue }
      for i in matrix.indices {
        var image = root
        image[i] -= zip(matrix[i], root).reduce(0) { $0 + $1.0 * $1.1 }
        open.append(image)
      }
    }
    return known.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// (α_i, α_i) A_ij = (α_j, α_j) A_ji.
  private static func squares(_ matrix: [[Int]]) -> [Int] {
    var result = [Int](repeating: 0, count: matrix.count)
    for start in matrix.indices where result[start] == 0 {
      // Divisible by all entries of Cartan matrices.
      result[start] = 36
      var open = [start]
      while let i = open.popLast() {
        for j in matrix.indices where result[j] == 0 && matrix[i][j] != 0 {
          result[j] = result[i] * matrix[i][j] / matrix[j][i]
          open.append(j)
        }
      }
    }
    return result
  }
}
