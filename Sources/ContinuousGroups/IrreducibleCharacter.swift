/// The weights of an irrep of a simple Lie algebra with their multiplicities, by Freudenthal's formula.
///
///     ((Λ+ρ)² - (λ+ρ)²) m(λ) = 2 Σ_{α>0} Σ_{k≥1} (λ + kα, α) m(λ + kα)
///
/// Source: J. E. Humphreys, Introduction to Lie Algebras and Representation Theory, 22.3.
public struct IrreducibleCharacter: Sendable {
  /// The algebra.
  public let algebra: SimpleLieAlgebra
  /// The Dynkin labels of the highest weight Λ; none is negative.
  public let highestWeight: [Int]
  /// The multiplicity of Λ - Σ_i n_i α_i, by n.
  public let multiplicities: [[Int]: Int]

  /// Computes all multiplicities.
  ///
  /// Accuracy: exact integers.
  /// Complexity: number of weights × number of positive roots × length of a weight string.
  public init(_ algebra: SimpleLieAlgebra, highestWeight: [Int]) {
    precondition(
      highestWeight.count == algebra.rank && highestWeight.allSatisfy { $0 >= 0 },
      "a highest weight has a label, not negative, for every simple root")
    self.algebra = algebra
    self.highestWeight = highestWeight
    let system = PositiveRoots(algebra)
    let rank = algebra.rank
    var found = [[Int](repeating: 0, count: rank): 1]
    var layer = Set(found.keys)
    while !layer.isEmpty {
      var next: Set<[Int]> = []
      for depth in layer {
        for i in 0..<rank {
          var deeper = depth
          deeper[i] += 1
          next.insert(deeper)
        }
      }
      layer = []
      for depth in next {
        let multiplicity = system.multiplicity(at: depth, below: highestWeight, found)
        guard multiplicity > 0 else { continue }
        found[depth] = multiplicity
        layer.insert(depth)
      }
    }
    multiplicities = found
  }

  /// The dimension of the irrep, the sum of the multiplicities.
  public var dimension: Int { multiplicities.values.reduce(0, +) }

  /// Weyl's dimension formula, Π_{α>0} (Λ+ρ, α) / (ρ, α).
  ///
  /// Nil where the dimension does not fit into an integer.
  public static func dimension(_ algebra: SimpleLieAlgebra, highestWeight: [Int]) -> Int? {
    let system = PositiveRoots(algebra)
    var (numerator, denominator) = (1, 1)
    for root in system.roots {
      let value = system.product(highestWeight.map { $0 + 1 }, root)
      let divisor = system.product(highestWeight.map { _ in 1 }, root)
      let (product, overflow) = numerator.multipliedReportingOverflow(by: value)
      if overflow { return nil }
      numerator = product
      denominator *= divisor
      let common = Self.gcd(numerator, denominator)
      (numerator, denominator) = (numerator / common, denominator / common)
    }
    return numerator / denominator
  }

  private static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? abs(a) : gcd(b, a % b) }
}

/// The positive roots of a simple algebra as sums of simple ones.
struct PositiveRoots {
  let cartan: [[Int]]
  /// (α_i, α_i)/2 with short roots of length² 2.
  let halfLengths: [Int]
  /// Coefficients of the simple roots.
  let roots: [[Int]]

  init(_ algebra: SimpleLieAlgebra) {
    cartan = algebra.cartanMatrix
    let rank = algebra.rank
    halfLengths =
      switch algebra {
      case .a1, .a2, .a3, .a4, .d4: [Int](repeating: 1, count: rank)
      case .b2: [2, 1]
      case .g2: [1, 3]
      case .b3: [2, 2, 1]
      case .c3: [1, 1, 2]
      case .b4: [2, 2, 2, 1]
      case .c4: [1, 1, 1, 2]
      case .f4: [2, 2, 1, 1]
      }
    var found = Set(
      (0..<rank).map { i in (0..<rank).map { $0 == i ? 1 : 0 } })
    var fresh = found
    while !fresh.isEmpty {
      var images: Set<[Int]> = []
      for root in fresh {
        for i in 0..<rank {
          var image = root
          image[i] -= (0..<rank).reduce(0) { $0 + algebra.cartanMatrix[i][$1] * root[$1] }
          if image.allSatisfy({ $0 >= 0 }) { images.insert(image) }
        }
      }
      fresh = images.subtracting(found)
      found.formUnion(fresh)
    }
    roots = found.sorted { ($0.reduce(0, +), $0.description) < ($1.reduce(0, +), $1.description) }
  }

  /// (λ, α) for a weight with these Dynkin labels.
  func product(_ labels: [Int], _ root: [Int]) -> Int {
    zip(zip(labels, root), halfLengths).reduce(0) { $0 + $1.0.0 * $1.0.1 * $1.1 }
  }

  /// The Dynkin labels of Λ - Σ_i n_i α_i.
  func labels(of depth: [Int], below highest: [Int]) -> [Int] {
    highest.indices.map { i in
      highest[i] - depth.indices.reduce(0) { $0 + cartan[i][$1] * depth[$1] }
    }
  }

  /// Freudenthal's formula, from the multiplicities of all higher weights.
  func multiplicity(at depth: [Int], below highest: [Int], _ known: [[Int]: Int]) -> Int {
    let labels = labels(of: depth, below: highest)
    let difference = depth.indices.reduce(0) {
      $0 + depth[$1] * halfLengths[$1] * (highest[$1] + labels[$1] + 2)
    }
    guard difference > 0 else { return 0 }
    var sum = 0
    for root in roots {
      let (start, step) = (product(labels, root), product(rootLabels(root), root))
      var (higher, k) = (depth, 0)
      while true {
        k += 1
        for i in higher.indices { higher[i] -= root[i] }
        guard higher.allSatisfy({ $0 >= 0 }) else { break }
        if let multiplicity = known[higher] { sum += (start + k * step) * multiplicity }
      }
    }
    return 2 * sum / difference
  }

  private func rootLabels(_ root: [Int]) -> [Int] {
    root.indices.map { i in root.indices.reduce(0) { $0 + cartan[i][$1] * root[$1] } }
  }
}
