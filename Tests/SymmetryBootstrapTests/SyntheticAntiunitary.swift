import Branching
import GroupTheory
import Numerics

/// Everything that anti-unitary elements can do to the irreps of a group, element by element: T g T⁻¹ = φ(g), T² = h; or, with a
/// one-dimensional character, T g T⁻¹ = χ(g) φ(g), T² = ω h.
///
/// ε_α = (1/|G|) Σ_g χ_α((g T)²), (g T)² = χ(g) ω g φ(g) h; χ_{Tα}(φ(g)) = (χ(g) χ_α(g))*. Source: E. P. Wigner, Group Theory
/// (1959), chapter 26.
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

  /// All that T can do with a character other than 1: χ(φ(g)) = χ(g) and χ(h) = ω².
  var actionsWithCharacter: Set<Action> {
    var found: Set<Action> = []
    let linear = table.complexCharacters.dropFirst().filter { abs($0[0].real - 1) < 1e-9 }
    _ = images([]) { phi in
      for chi in linear.map({ row in group.classOf.map { row[$0] } })
      where (0..<group.order).allSatisfy({ (chi[phi[$0]] - chi[$0]).length < 1e-9 }) {
        for h in 0..<group.order
        where phi[h] == h
          && group.generators.allSatisfy({ group.conjugate($0, by: h) == phi[phi[$0]] })
        {
          let root = Complex<Double>(length: 1, phase: chi[h].phase / 2)
          for omega in [root, -root] {
            if let action = action(phi, h, chi, omega) { found.insert(action) }
          }
        }
      }
      return false
    }
    return found
  }

  private func action(
    _ phi: [Int], _ h: Int, _ chi: [Complex<Double>], _ omega: Complex<Double>
  ) -> Action? {
    var types: [WignerType] = []
    var partner: [Int] = []
    for row in table.complexCharacters {
      let sum = (0..<group.order).reduce(Complex<Double>.zero) { sum, g in
        let square = group.product(group.product(g, phi[g]), h)
        return sum + chi[g] * omega * row[group.classOf[square]]
      }
      types.append(
        [-1: .quaternionic, 0: .complex, 1: .real][Int((sum.real / Double(group.order)).rounded())]!
      )
      let found = table.complexCharacters.firstIndex { other in
        (0..<group.order).allSatisfy { g in
          let image = (chi[g] * row[group.classOf[g]]).conjugate
          return (other[group.classOf[phi[g]]] - image).length < 1e-6
        }
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
