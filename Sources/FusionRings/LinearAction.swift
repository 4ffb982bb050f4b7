import Branching

/// How the one-dimensional irreps permute all irreps by fusion, together with duality.
///
/// The irreps of dimension above one fall into orbits χ ⊗ α. An orbit is known by its signatures, by the stabilizer H of
/// its irreps, and by the duality: either α* = τ ⊗ α for a twist τ, or the orbit is dual to another one.
package struct LinearAction: Sendable {
  /// The acting group.
  let linear: LinearIrreps
  /// Shape [element of the group, irrep]: χ ⊗ α.
  let products: [[Int]]
  /// Shape [irrep]: the dual irrep.
  let dual: [Int]
  /// Shape [orbit]: the irrep that stands for it; the first orbit is the group itself with the trivial irrep.
  let bases: [Int]
  /// Shape [irrep]: its orbit.
  let orbitOf: [Int]
  private let families: [SignatureFamily]
  private let placed: [PlacedOrbit]

  /// Permutations of irreps that respect signatures, duality and the action: see `LinearActionRenamings`.
  func renamings() -> [[Int]] {
    LinearActionRenamings(linear: linear, families: families, products: products, placed: placed)
      .permutations()
  }

  /// One orbit, or two that are dual to each other, up to the choice of base irreps.
  struct OrbitType: Hashable, Sendable, Comparable {
    let family: Int
    let stabilizer: [Int]
    /// τ of a self-dual orbit, the smallest of those that other base irreps give; nil for two orbits dual to each other.
    let twist: Int?

    static func < (a: OrbitType, b: OrbitType) -> Bool {
      let (x, y) = (
        [a.family, a.twist ?? -1] + a.stabilizer, [b.family, b.twist ?? -1] + b.stabilizer
      )
      return x.lexicographicallyPrecedes(y)
    }
  }

  /// An orbit type with the irreps that it got: the base irrep, and that of the dual orbit if there is one.
  struct PlacedOrbit: Sendable {
    let type: OrbitType
    let base: Int
    let partner: Int?
  }

  init(
    rule: BranchingRule, linear: LinearIrreps, families: [SignatureFamily], types: [OrbitType]
  ) {
    var builder = LinearActionBuilder(rule: rule, linear: linear, families: families)
    for type in types { builder.place(type) }
    self.linear = linear
    products = builder.products
    dual = builder.dual
    let bases = [0] + builder.placed.flatMap { [$0.base] + ($0.partner.map { [$0] } ?? []) }
    var orbitOf = [Int](repeating: 0, count: rule.rank)
    for (orbit, base) in bases.enumerated() {
      for row in builder.products { orbitOf[row[base]] = orbit }
    }
    self.bases = bases
    self.orbitOf = orbitOf
    self.families = families
    placed = builder.placed
  }
}

/// Gives the irreps of each signature to orbits, one after the other.
private struct LinearActionBuilder {
  let linear: LinearIrreps
  let families: [SignatureFamily]
  var products: [[Int]]
  var dual: [Int]
  var placed: [LinearAction.PlacedOrbit] = []
  private var free: [[Int]]

  init(rule: BranchingRule, linear: LinearIrreps, families: [SignatureFamily]) {
    self.linear = linear
    self.families = families
    let identity = Array(0..<rule.rank)
    products = [[Int]](repeating: identity, count: linear.order)
    dual = identity
    free = [[Int]](repeating: [], count: rule.data.count)
    for irrep in identity.reversed() { free[rule.signatureOf[irrep]].append(irrep) }
    for (position, row) in linear.products.enumerated() {
      let irrep = linear.irreps[position]
      dual[irrep] = linear.irreps[linear.inverse(position)]
      for (other, product) in row.enumerated() {
        products[position][linear.irreps[other]] = linear.irreps[product]
      }
    }
  }

  mutating func place(_ type: LinearAction.OrbitType) {
    let family = families[type.family]
    let own = orbit(type.stabilizer, family)
    if let twist = type.twist {
      pair(own, own, twist: twist)
      placed.append(LinearAction.PlacedOrbit(type: type, base: own[0], partner: nil))
    } else {
      let partner = orbit(type.stabilizer, families[family.dual])
      pair(own, partner, twist: family.dualTwists[0])
      pair(partner, own, twist: family.dualTwists[0])
      placed.append(LinearAction.PlacedOrbit(type: type, base: own[0], partner: partner[0]))
    }
  }

  /// Shape [element]: χ ⊗ base.
  private mutating func orbit(_ stabilizer: [Int], _ family: SignatureFamily) -> [Int] {
    var images = [Int](repeating: -1, count: linear.order)
    for element in 0..<linear.order where images[element] < 0 {
      let irrep = free[family.signatures[element]].removeLast()
      for h in stabilizer { images[linear.products[element][h]] = irrep }
    }
    for x in 0..<linear.order {
      for y in 0..<linear.order { products[x][images[y]] = images[linear.products[x][y]] }
    }
    return images
  }

  /// (χ ⊗ α)* = χ* ⊗ τ ⊗ β.
  private mutating func pair(_ own: [Int], _ partner: [Int], twist: Int) {
    for element in 0..<linear.order {
      dual[own[element]] = partner[linear.products[linear.inverse(element)][twist]]
    }
  }
}
