import GroupTheory

/// The permutations ψ^k of irreps, k prime to |G|, that Galois automorphisms induce: χ_{ψ^k α}(c) = χ_α(c^k).
///
/// For a prime q, ψ^q α ≡ α^q modulo q in the fusion ring; if q does not divide |G|, ψ^q α is an irrep, so α^q modulo q names it.
/// Every k prime to |G| is a product of such primes modulo |G|.
struct FrobeniusAction: Sendable {
  /// Primes that generate all k, modulo |G|.
  let generators: [Int]
  /// For every k prime to |G|, 1 ≤ k ≤ |G|: shape [irrep].
  let images: [Int: [Int]]

  /// Nil when some α^q is not an irrep modulo q: then the ring is no character ring of a group of this order.
  init?(ring: FusionRing, order: Int) {
    let units = (1...order).reduce(0) { $0 + (Int.greatestCommonDivisor($1, order) == 1 ? 1 : 0) }
    var images = [1: Array(0..<ring.rank)]
    var generators: [Int] = []
    let products = ring.coefficients.map(SparseMatrix.init)
    var q = 1
    while images.count < units {
      q += 1
      let residue = q % order
      guard q.primeDivisors == [q], order % q != 0, images[residue] == nil else { continue }
      guard let generator = FrobeniusAction.permutation(products, prime: q) else { return nil }
      generators.append(residue)
      // Close under multiplication with the new generator.
      var pending = images.keys.sorted()
      while let j = pending.popLast() {
        let product = j * residue % order
        if images[product] == nil {
          images[product] = generator.map { images[j]![$0] }
          pending.append(product)
        }
      }
    }
    guard order <= 2 || images[order - 1]! == ring.dual else { return nil }
    self.generators = generators
    self.images = images
  }

  private static func permutation(_ products: [SparseMatrix], prime q: Int) -> [Int]? {
    var images: [Int] = []
    for matrix in products {
      var power = [Int](repeating: 0, count: products.count)
      power[0] = 1
      for _ in 0..<q { power = matrix.apply(power, modulo: q) }
      let support = power.indices.filter { power[$0] != 0 }
      guard support.count == 1, power[support[0]] == 1 else { return nil }
      images.append(support[0])
    }
    return Set(images).count == products.count ? images : nil
  }
}

/// The non-zero entries N_{αβ}^γ of one fusion matrix.
private struct SparseMatrix {
  private let entries: [(row: Int, column: Int, value: Int)]

  init(_ rows: [[Int]]) {
    entries = rows.enumerated().flatMap { b, row in
      row.enumerated().filter { $0.element != 0 }.map { (b, $0.offset, $0.element) }
    }
  }

  func apply(_ vector: [Int], modulo q: Int) -> [Int] {
    var result = [Int](repeating: 0, count: vector.count)
    for entry in entries { result[entry.column] += vector[entry.row] * entry.value }
    for k in result.indices { result[k] %= q }
    return result
  }
}
