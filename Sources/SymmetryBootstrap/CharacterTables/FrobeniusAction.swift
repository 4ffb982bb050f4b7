import GroupTheory

/// The permutations ψ^k of irreps, k prime to |G|, that Galois automorphisms induce: χ_{ψ^k α}(c) = χ_α(c^k).
///
/// For a prime q, ψ^q α ≡ α^q modulo q in the fusion ring; if q does not divide |G|, ψ^q α is an irrep, so α^q modulo q names it.
/// Every k prime to |G| is a product of such primes modulo |G|.
struct FrobeniusAction: Sendable {
  /// For every k prime to |G|, 1 ≤ k ≤ |G|: shape [irrep].
  let images: [Int: [Int]]

  /// Nil when some α^q is not an irrep modulo q: then the ring is no character ring of a group of this order.
  init?(ring: FusionRing, order: Int) {
    let identity = Array(0..<ring.rank)
    var images = [1: identity]
    for k in 1...order
    where Int.greatestCommonDivisor(k, order) == 1 && images[k] == nil {
      let q = FrobeniusAction.prime(congruentTo: k, modulo: order)
      guard let generator = FrobeniusAction.permutation(of: ring, prime: q) else { return nil }
      // Close under multiplication with the new generator.
      var pending = Array(images.keys)
      while let j = pending.popLast() {
        let product = j * k % order
        if images[product] == nil {
          images[product] = images[j]!.map { generator[$0] }
          pending.append(product)
        }
      }
    }
    self.images = images
  }

  private static func prime(congruentTo k: Int, modulo order: Int) -> Int {
    var q = k
    while q < 2 || q.primeDivisors != [q] { q += order }
    return q
  }

  private static func permutation(of ring: FusionRing, prime q: Int) -> [Int]? {
    var images: [Int] = []
    for a in 0..<ring.rank {
      let power = ring.power(a, q, modulo: q)
      let support = power.indices.filter { power[$0] != 0 }
      guard support.count == 1, power[support[0]] == 1 else { return nil }
      images.append(support[0])
    }
    return Set(images).count == ring.rank ? images : nil
  }
}

extension FusionRing {
  /// α^n with coefficients modulo m.
  func power(_ irrep: Int, _ n: Int, modulo m: Int) -> [Int] {
    var result = [Int](repeating: 0, count: rank)
    var base = result
    result[0] = 1
    base[irrep] = 1
    var exponent = n
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, base).map { $0 % m } }
      base = product(base, base).map { $0 % m }
      exponent >>= 1
    }
    return result
  }
}
