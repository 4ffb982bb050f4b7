/// The search for an order of the observed irreps in which their products α ⊗ β̄ are given ones.
struct GradedFusionMatch {
  private let products: [[[Int]]]
  private let wanted: [[[Int]]]
  /// Shape [irrep]: the irreps with the same signature.
  private let groups: [Range<Int>]
  private var order: [Int] = []

  /// The place in `products` of each irrep of `wanted`, irreps of one signature exchanged alone; nil when there is none.
  ///
  /// Shape [α, β, γ] of both; `signatures` holds the number of irreps of each signature.
  static func order(
    of products: [[[Int]]], as wanted: [[[Int]]], signatures: [Int]
  ) -> [Int]? {
    var first = 0
    let groups = signatures.flatMap { count -> [Range<Int>] in
      defer { first += count }
      return [Range<Int>](repeating: first..<first + count, count: count)
    }
    var search = GradedFusionMatch(products: products, wanted: wanted, groups: groups)
    return search.extend() ? search.order : nil
  }

  private init(products: [[[Int]]], wanted: [[[Int]]], groups: [Range<Int>]) {
    (self.products, self.wanted, self.groups) = (products, wanted, groups)
  }

  private mutating func extend() -> Bool {
    let next = order.count
    guard next < wanted.count else { return true }
    for candidate in groups[next] where !order.contains(candidate) {
      order.append(candidate)
      let agrees = order.indices.allSatisfy { k in
        products[candidate][order[k]] == wanted[next][k]
          && products[order[k]][candidate] == wanted[k][next]
      }
      if agrees, extend() { return true }
      order.removeLast()
    }
    return false
  }
}
