import Branching
import GroupTheory
import Numerics

/// Everything that anti-unitary elements can do to the irreps of a group, element by element: T g T⁻¹ = φ(g), T² = h.
///
/// ε_α = (1/|G|) Σ_g χ_α((g T)²), (g T)² = g φ(g) h; χ_{Tα}(g) = χ_α(φ⁻¹(g))*. Source: E. P. Wigner, Group Theory (1959),
/// chapter 26.
struct SyntheticAntiunitary {
  /// What T does to the irreps.
  struct Action: Hashable {
    /// Shape [irrep]: Tα.
    let partner: [Int]
    /// Shape [irrep].
    let types: [WignerType]
  }

  private let group: FiniteGroup
  private let table: CharacterTable

  init(_ group: CatalogueGroup) throws {
    (self.group, table) = (try group.permutationGroup(), group.table)
  }

  /// Visits what T can do, each once, until `visit` returns true; whether it did.
  func contains(_ visit: (Action) -> Bool) -> Bool {
    var seen: Set<Action> = []
    return images([]) { phi in
      let squares = (0..<group.order).map { phi[phi[$0]] }
      for h in 0..<group.order
      where phi[h] == h
        && group.generators.allSatisfy({ group.conjugate($0, by: h) == squares[$0] })
      {
        if let action = action(phi, h), seen.insert(action).inserted, visit(action) { return true }
      }
      return false
    }
  }

  private func action(_ phi: [Int], _ h: Int) -> Action? {
    let counts = (0..<group.order).reduce(into: [Int](repeating: 0, count: table.rank)) {
      $0[group.classOf[group.product(group.product($1, phi[$1]), h)]] += 1
    }
    var types: [WignerType] = []
    var partner: [Int] = []
    for row in table.complexCharacters {
      let sum = zip(row, counts).reduce(0) { $0 + $1.0.real * Double($1.1) }
      types.append(
        [-1: .quaternionic, 0: .complex, 1: .real][Int((sum / Double(group.order)).rounded())]!)
      var image = row
      for (c, members) in group.classes.enumerated() {
        image[group.classOf[phi[members[0]]]] = row[c].conjugate
      }
      let found = table.complexCharacters.firstIndex { other in
        zip(image, other).allSatisfy { ($0 - $1).length < 1e-6 }
      }
      guard let found else { return nil }
      partner.append(found)
    }
    return Action(partner: partner, types: types)
  }

  // MARK: - Automorphisms

  /// Visits all automorphisms that send the first generators to given elements, until `visit` returns true.
  private func images(_ chosen: [Int], _ visit: ([Int]) -> Bool) -> Bool {
    guard let map = homomorphism(chosen) else { return false }
    if chosen.count == group.generators.count { return visit(map) }
    let order = group.elementOrders[group.generators[chosen.count]]
    return (0..<group.order).contains { image in
      group.elementOrders[image] == order && images(chosen + [image], visit)
    }
  }

  /// The injective map on what the first generators generate, -1 elsewhere; nil when there is none.
  private func homomorphism(_ images: [Int]) -> [Int]? {
    var map = [Int](repeating: -1, count: group.order)
    map[0] = 0
    var reached = [0]
    var next = 0
    while next < reached.count {
      let g = reached[next]
      next += 1
      for (a, image) in zip(group.generators, images) {
        let (product, target) = (group.product(g, a), group.product(map[g], image))
        if map[product] < 0 {
          map[product] = target
          reached.append(product)
        } else if map[product] != target {
          return nil
        }
      }
    }
    return Set(reached.map { map[$0] }).count == reached.count ? map : nil
  }
}
