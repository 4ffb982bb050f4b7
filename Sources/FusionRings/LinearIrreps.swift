import Branching
import GroupTheory

/// The group of one-dimensional irreps of G: an abelian group with the homomorphism to that of N that restriction is.
///
/// It is enumerated before the search, because it acts on all other irreps by permutation.
package struct LinearIrreps: Sendable {
  /// The one-dimensional irreps of G, ascending; the trivial one first.
  let irreps: [Int]
  /// Shape [irrep, irrep], as positions in `irreps`: the product.
  let products: [[Int]]
  /// Shape [irrep]: the one-dimensional irrep of N that it restricts to.
  let restrictions: [Int]
  /// Permutations of positions that are automorphisms and respect restriction; the first `automorphismLimit` of them.
  let automorphisms: [[Int]]

  /// Symmetry breaking needs no more than this, and may use fewer.
  private static let automorphismLimit = 500

  /// All such groups up to isomorphism over restriction; nil when it was stopped. There is none when the restrictions are no
  /// subgroup of N's one-dimensional irreps, or are not equally frequent.
  package static func all(of rule: BranchingRule, shouldStop: () -> Bool) -> [LinearIrreps]? {
    let irreps = (0..<rule.rank).filter { rule.dimensions[$0] == 1 }
    let restrictions = irreps.map { rule.vectors[$0].firstIndex(of: 1)! }
    guard let image = RestrictionImage(restrictions, rule.data.visible) else { return [] }
    var found: [LinearIrreps] = []
    for factors in abelianTypes(order: irreps.count) {
      var known: [[[Int]]] = []
      guard let surjections = image.surjections(from: factors, shouldStop: shouldStop) else {
        return nil
      }
      for images in surjections {
        if shouldStop() { return nil }
        let products = table(factors, images, image, restrictions)
        let isKnown = known.contains {
          LinearRenaming(source: $0, target: products, restrictions: restrictions)
            .exists(shouldStop: shouldStop)
        }
        guard !isKnown else { continue }
        known.append(products)
        found.append(
          LinearIrreps(
            irreps: irreps, products: products, restrictions: restrictions,
            automorphisms: automorphisms(products, restrictions, shouldStop: shouldStop)))
      }
    }
    return shouldStop() ? nil : found
  }

  private static func automorphisms(
    _ products: [[Int]], _ restrictions: [Int], shouldStop: () -> Bool
  ) -> [[Int]] {
    var found: [[Int]] = []
    _ = LinearRenaming(source: products, target: products, restrictions: restrictions)
      .forEach(shouldStop: shouldStop) {
        found.append($0)
        return found.count < automorphismLimit
      }
    return found
  }

  /// The abelian groups of an order as lists of prime powers, the orders of cyclic factors.
  static func abelianTypes(order: Int) -> [[Int]] {
    var types: [[Int]] = [[]]
    for p in order.primeDivisors {
      var exponent = 0
      var rest = order
      while rest % p == 0 { (rest, exponent) = (rest / p, exponent + 1) }
      let parts = partitions(of: exponent, largest: exponent).map { partition in
        partition.map { e in (0..<e).reduce(1) { power, _ in power * p } }
      }
      types = types.flatMap { type in parts.map { type + $0 } }
    }
    return types
  }

  private static func partitions(of n: Int, largest: Int) -> [[Int]] {
    guard n > 0 else { return [[]] }
    return (1...min(n, largest)).reversed().flatMap { first in
      partitions(of: n - first, largest: first).map { [first] + $0 }
    }
  }

  /// The multiplication table, elements placed on irreps with their restriction.
  private static func table(
    _ factors: [Int], _ images: [Int], _ image: RestrictionImage, _ restrictions: [Int]
  ) -> [[Int]] {
    let order = factors.reduce(1, *)
    func digits(_ element: Int) -> [Int] {
      var rest = element
      return factors.map { factor in
        defer { rest /= factor }
        return rest % factor
      }
    }
    func number(_ digits: [Int]) -> Int {
      zip(factors, digits).reversed().reduce(0) { $0 * $1.0 + $1.1 }
    }
    var free: [Int: [Int]] = [:]
    for (position, restriction) in restrictions.enumerated().reversed() {
      free[restriction, default: []].append(position)
    }
    // Element 0 is the identity and takes the first place over the trivial irrep.
    let place = (0..<order).map { free[image.value(of: digits($0), images)]!.removeLast() }
    var products = [[Int]](repeating: [Int](repeating: 0, count: order), count: order)
    for a in 0..<order {
      let x = digits(a)
      for b in 0..<order {
        let sum = zip(factors, zip(x, digits(b))).map { ($1.0 + $1.1) % $0 }
        products[place[a]][place[b]] = place[number(sum)]
      }
    }
    return products
  }
}

/// The one-dimensional irreps of N that occur as restrictions of one-dimensional irreps of G.
private struct RestrictionImage {
  private let members: [Int]
  private let fusion: [Int: [Int: Int]]

  /// Nil unless they are closed under products and equally frequent, as the image of a homomorphism is.
  init?(_ restrictions: [Int], _ visible: CharacterTable) {
    var counts: [Int: Int] = [:]
    for restriction in restrictions { counts[restriction, default: 0] += 1 }
    guard Set(counts.values).count == 1 else { return nil }
    members = counts.keys.sorted()
    let rows = visible.characters
    var fusion: [Int: [Int: Int]] = [:]
    for a in members {
      for b in members {
        let product = rows.firstIndex(of: zip(rows[a], rows[b]).map { $0 * $1 })!
        guard counts[product] != nil else { return nil }
        fusion[a, default: [:]][b] = product
      }
    }
    self.fusion = fusion
  }

  private func power(_ member: Int, _ n: Int) -> Int {
    (0..<n).reduce(0) { product, _ in fusion[product]![member]! }
  }

  /// The image of an element with these exponents.
  func value(of digits: [Int], _ images: [Int]) -> Int {
    zip(digits, images).reduce(0) { fusion[$0]![power($1.1, $1.0)]! }
  }

  /// The images of the cyclic factors under homomorphisms onto the members: at least one of each orbit under automorphisms
  /// of the product of the factors. Nil when it was stopped.
  func surjections(from factors: [Int], shouldStop: () -> Bool) -> [[Int]]? {
    var homomorphisms: [[Int]] = [[]]
    for factor in factors {
      if shouldStop() { return nil }
      let allowed = members.filter { power($0, factor) == 0 }
      homomorphisms = homomorphisms.flatMap { partial in allowed.map { partial + [$0] } }
        .filter { isReduced($0, factors) }
    }
    return homomorphisms.filter { images in
      var reached: Set<Int> = [0]
      for (factor, image) in zip(factors, images) {
        reached = Set(reached.flatMap { a in (0..<factor).map { fusion[a]![power(image, $0)]! } })
      }
      return reached.count == members.count
    }
  }

  /// Whether no automorphism that adds a multiple of one generator to another, or exchanges two, gives a smaller list.
  private func isReduced(_ images: [Int], _ factors: [Int]) -> Bool {
    images.indices.allSatisfy { j in
      images.indices.allSatisfy { i in
        guard i != j else { return true }
        if i < j, factors[i] == factors[j], images[j] < images[i] { return false }
        return (1..<factors[i]).allSatisfy { multiple in
          // The multiple has to have an order that divides that of generator j.
          multiple * factors[j] % factors[i] != 0
            || fusion[images[j]]![power(images[i], multiple)]! >= images[j]
        }
      }
    }
  }
}
