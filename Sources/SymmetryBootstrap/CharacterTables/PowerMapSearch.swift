import GroupTheory
import Numerics

/// All ways to complete the characters of a fusion ring to a character table with power maps that agree with N's.
struct PowerMapSearch {
  private let characters: RingCharacters
  private let rule: BranchingRule
  /// Shape [class of N]: the class of G that holds it.
  let visibleFusion: [Int]

  /// Nil when some class of N is no class of the ring.
  init?(_ characters: RingCharacters, rule: BranchingRule) {
    self.characters = characters
    self.rule = rule
    let visible = rule.data.visible
    let restricted = rule.signatureOf.map { rule.data.character(of: $0) }
    var fusion: [Int] = []
    for c in 0..<visible.rank {
      let column = restricted.map { $0[c] }
      guard
        let image = characters.classSizes.indices.first(where: { d in
          characters.characters.indices.allSatisfy { characters.characters[$0][d] == column[$0] }
        })
      else { return nil }
      fusion.append(image)
    }
    visibleFusion = fusion
  }

  /// Every table, each valid as `CharacterTable` demands, in which N's classes keep their element orders and power maps.
  func tables() -> [CharacterTable] {
    var partial: [[Int: [Int]]] = [[:]]
    for q in characters.order.primeDivisors {
      let maps = PrimePowerMap(q, characters, visibleFusion, rule.data.visible).all()
      partial = partial.flatMap { known in
        maps.map { map in known.merging([q: map]) { first, _ in first } }
      }
    }
    return partial.compactMap(table)
  }

  private func table(_ powerMaps: [Int: [Int]]) -> CharacterTable? {
    guard let orders = elementOrders(powerMaps) else { return nil }
    let visible = rule.data.visible
    guard (0..<visible.rank).allSatisfy({ orders[visibleFusion[$0]] == visible.elementOrders[$0] })
    else { return nil }
    return try? CharacterTable(
      classSizes: characters.classSizes, elementOrders: orders, powerMaps: powerMaps,
      characters: characters.characters)
  }

  /// The smallest divisor n of |G| with c^n = 1, for each class.
  private func elementOrders(_ powerMaps: [Int: [Int]]) -> [Int]? {
    let divisors = characters.order.divisors
    var orders: [Int] = []
    for c in characters.classSizes.indices {
      let order = divisors.first { n in
        var (power, rest) = (c, n)
        for p in n.primeDivisors {
          while rest % p == 0 { (power, rest) = (powerMaps[p]![power], rest / p) }
        }
        return power == 0
      }
      guard let order else { return nil }
      orders.append(order)
    }
    return orders
  }
}

/// The candidates for one power map c → c^q, q a prime divisor of |G|.
///
/// Used: N's own q-th powers; χ(c^q) ≡ χ(c)^q modulo q, and equality where |χ(c)| = χ(1); C_G(c) ≤ C_G(c^q); Galois
/// conjugation commutes with powers; c^q is a Galois conjugate where q does not divide |C_G(c)|; and ψ^q χ decomposes into
/// irreps with integer multiplicities m, |m_φ| ≤ N_{αα}^φ for q = 2 (Sym² and Λ² are characters).
private struct PrimePowerMap {
  private let q: Int
  private let source: RingCharacters
  private let forced: [Int: Int]
  /// Shape [orbit]: classes that are Galois conjugate, with the k that leads from the first to each.
  private let orbits: [[(unit: Int, image: Int)]]
  private let candidates: [[Int]]
  private let values: [[Complex<Double>]]

  init(_ q: Int, _ source: RingCharacters, _ visibleFusion: [Int], _ visible: CharacterTable) {
    self.q = q
    self.source = source
    var forced: [Int: Int] = [0: 0]
    let powers = visible.classPowers.classes(power: q)
    for (c, d) in powers.enumerated() { forced[visibleFusion[c]] = visibleFusion[d] }
    self.forced = forced
    var seen: Set<Int> = []
    var orbits: [[(unit: Int, image: Int)]] = []
    for c in source.classSizes.indices where !seen.contains(c) {
      let orbit = source.galois.keys.sorted().map { (unit: $0, image: source.galois[$0]![c]) }
      seen.formUnion(orbit.map(\.image))
      orbits.append(orbit)
    }
    self.orbits = orbits
    values = source.characters.map { $0.map(\.complex) }
    let powered = source.characters.map { row in row.map { PrimePowerMap.power($0, q) } }
    candidates = orbits.map { orbit in
      PrimePowerMap.candidates(orbit, q, source, powered, forced)
    }
  }

  private static func power(_ value: Cyclotomic, _ n: Int) -> Cyclotomic {
    (0..<n).reduce(.one) { product, _ in product * value }
  }

  /// The classes that c^q may be, c the first class of an orbit.
  private static func candidates(
    _ orbit: [(unit: Int, image: Int)], _ q: Int, _ source: RingCharacters,
    _ powered: [[Cyclotomic]], _ forced: [Int: Int]
  ) -> [Int] {
    let c = orbit[0].image
    let centralizer = source.order / source.classSizes[c]
    let range = forced[c].map { [$0] } ?? Array(source.classSizes.indices)
    return range.filter { d in
      guard source.order / source.classSizes[d] % centralizer == 0 else { return false }
      if centralizer % q != 0 {
        // The order of c divides |C(c)|, so any unit congruent to q modulo |C(c)| acts as the power.
        guard
          let unit = orbit.first(where: { ($0.unit - q).remainder(modulo: centralizer) == 0 })
        else { return false }
        guard unit.image == d else { return false }
      }
      guard orbit.allSatisfy({ $0.image != c || source.galois[$0.unit]![d] == d }) else {
        return false
      }
      return source.characters.indices.allSatisfy { a in
        let (value, image, power) = (
          source.characters[a][c], source.characters[a][d], powered[a][c]
        )
        guard (image - power).divided(by: q) != nil else { return false }
        guard let dimension = source.characters[a][0].integer,
          value * value.conjugate == Cyclotomic(dimension * dimension)
        else { return true }
        // c acts as a scalar ω on α: D^q ω^q = χ(c)^q.
        let scale = (1..<q).reduce(1) { product, _ in product * dimension }
        return Cyclotomic(scale) * image == power
      }
    }
  }

  func all() -> [[Int]] {
    var found: [[Int]] = []
    var map = [Int](repeating: -1, count: source.classSizes.count)
    func extend(_ k: Int) {
      guard k < orbits.count else {
        if forced.allSatisfy({ map[$0.key] == $0.value }), isIntegral(map) { found.append(map) }
        return
      }
      for d in candidates[k] {
        for step in orbits[k] { map[step.image] = source.galois[step.unit]![d] }
        extend(k + 1)
      }
    }
    extend(0)
    return found
  }

  /// Whether ψ^q χ_α is an integer combination of irreps for every α, within the bounds of Sym² and Λ² for q = 2.
  private func isIntegral(_ map: [Int]) -> Bool {
    let order = Double(source.order)
    for (a, row) in values.enumerated() {
      for (b, other) in values.enumerated() {
        var sum = Complex<Double>.zero
        for c in map.indices {
          sum += Complex(Double(source.classSizes[c]), 0) * row[map[c]] * other[c].conjugate
        }
        let multiplicity = (sum.real / order).rounded()
        guard (sum - Complex(multiplicity * order, 0)).length < 1e-6 * order else { return false }
        let product = source.ring.coefficients[a][a][b]
        if q == 2, abs(Int(multiplicity)) > product || (Int(multiplicity) - product) % 2 != 0 {
          return false
        }
      }
    }
    return true
  }
}
