import Branching
import GroupTheory

/// A test of the action of one-dimensional irreps by the products of pairs of irreps.
///
/// α ⊗ β restricts to a known sum over N, and χ ⊗ (α ⊗ β) = α ⊗ β for every χ that fixes α or β. So what it holds beside
/// one-dimensional irreps is a sum of whole orbits of such χ among the irreps of larger dimension. With α* = τ ⊗ α and
/// β* = υ ⊗ β they are also closed under γ → (τ ⊗ υ)* ⊗ γ*. Which orbits there are says therefore which products are possible.
final class OrbitProducts {
  typealias OrbitType = LinearAction.OrbitType

  /// α ⊗ β for α and β in orbits of two types.
  private struct Product: Hashable {
    let first, second: Int
    /// Whether β is to be taken from the dual of its orbit.
    let isDual: Bool
    /// Whether β = α*; only then α ⊗ β holds one-dimensional irreps.
    let isSquare: Bool
  }

  /// What leaves a product alone: γ → χ ⊗ γ for χ in a group, and γ → (reflection) ⊗ γ* if there is one.
  private struct Closure: Hashable {
    let group: [Int]
    let reflection: Int?
  }

  private let linear: LinearIrreps
  private let families: [SignatureFamily]
  private let visible: CharacterTable
  private let vectors: [[Int]]
  private let types: [OrbitType]
  /// What products were found to need: one of these sets of types; nil where there are too many ways to tell.
  private var known: [Product: [Set<Int>]?] = [:]
  /// What products can be made of, if they are closed under some group and reflection.
  private var parts: [Closure: [OrbitSums.Part]] = [:]

  /// Types of orbits are known by their places among `types`.
  init(
    _ rule: BranchingRule, _ linear: LinearIrreps, _ families: [SignatureFamily],
    types: [OrbitType]
  ) {
    self.linear = linear
    self.families = families
    self.types = types
    visible = rule.data.visible
    vectors = rule.data.vectors
  }

  /// Whether the products of an orbit with itself and with others are possible where there are orbits of some types.
  func allow(
    _ own: Int, beside others: some Sequence<Int>, where isAvailable: (Int) -> Bool
  ) -> Bool {
    func isPossible(_ other: Int, isDual: Bool = false, isSquare: Bool = false) -> Bool {
      let product = Product(
        first: min(own, other), second: max(own, other), isDual: isDual, isSquare: isSquare)
      return needs(of: product)?.contains { $0.allSatisfy(isAvailable) } ?? true
    }
    let isSelfDual = types[own].twist != nil
    guard isPossible(own, isDual: true, isSquare: true), isSelfDual || isPossible(own) else {
      return false
    }
    return others.allSatisfy { other in
      isPossible(other)
        && (isSelfDual || types[other].twist != nil || isPossible(other, isDual: true))
    }
  }

  private func needs(of product: Product) -> [Set<Int>]? {
    if let needs = known[product] { return needs }
    let needs = findNeeds(of: product)
    known[product] = .some(needs)
    return needs
  }

  private func findNeeds(of product: Product) -> [Set<Int>]? {
    let (a, b) = (types[product.first], types[product.second])
    let first = vectors[families[a.family].base]
    let second = vectors[families[b.family].base]
    var total = visible.fusion.product(
      first, product.isDual ? visible.dual.map { second[$0] } : second)
    if product.isSquare {
      for element in a.stabilizer { total[linear.restrictions[element]] -= 1 }
      guard total.allSatisfy({ $0 >= 0 }) else { return [] }
    }
    var sums = OrbitSums(
      parts: parts(closure(product)).filter { zip($0.vector, total).allSatisfy(<=) })
    return sums.supports(of: total)
  }

  private func closure(_ product: Product) -> Closure {
    let (a, b) = (types[product.first], types[product.second])
    var reflection = product.isSquare ? 0 : nil
    if !product.isSquare, let x = a.twist, let y = b.twist {
      reflection = linear.inverse(linear.products[x][y])
    }
    return Closure(
      group: linear.generated(by: a.stabilizer, and: b.stabilizer), reflection: reflection)
  }

  private func parts(_ closure: Closure) -> [OrbitSums.Part] {
    if let parts = parts[closure] { return parts }
    let parts = types.indices.flatMap { number in
      restrictions(types[number], closure).map { OrbitSums.Part(vector: $0, type: number) }
    }
    self.parts[closure] = parts
    return parts
  }

  /// The restrictions of the smallest closed sums of irreps in orbits of one type.
  private func restrictions(_ type: OrbitType, _ closure: Closure) -> Set<[Int]> {
    let family = families[type.family]
    let fixing = Set(linear.generated(by: closure.group, and: type.stabilizer))
    let copies = closure.group.count * type.stabilizer.count / fixing.count
    func sum(_ family: SignatureFamily, _ element: Int) -> [Int] {
      var sum = [Int](repeating: 0, count: vectors[0].count)
      for g in closure.group {
        for (k, b) in vectors[family.signatures[linear.products[element][g]]].enumerated() {
          sum[k] += b
        }
      }
      return sum.map { $0 / copies }
    }
    return Set(
      (0..<linear.order).flatMap { element -> [[Int]] in
        let own = sum(family, element)
        guard let reflection = closure.reflection else {
          return type.twist == nil ? [own, sum(families[family.dual], element)] : [own]
        }
        let twist = type.twist ?? family.dualTwists[0]
        let inverse = linear.inverse(element)
        let image = linear.products[linear.products[reflection][inverse]][twist]
        if type.twist != nil, fixing.contains(linear.products[image][inverse]) { return [own] }
        let partner = type.twist == nil ? families[family.dual] : family
        return [zip(own, sum(partner, image)).map(+)]
      })
  }
}

/// Which types of orbits it takes to make a sum of restrictions.
private struct OrbitSums {
  struct Part {
    let vector: [Int]
    let type: Int
  }

  private let parts: [Part]
  private var known: [[Int]: [Set<Int>]] = [:]

  /// Where more remainders or more ways than this are met, nothing is said.
  private static let limit = 2000

  init(parts: [Part]) { self.parts = parts }

  /// The smallest sets of types that suffice; nil where there are too many.
  mutating func supports(of total: [Int]) -> [Set<Int>]? {
    guard let place = total.firstIndex(where: { $0 > 0 }) else { return [[]] }
    if let supports = known[total] { return supports }
    var found: Set<Set<Int>> = []
    for part in parts where part.vector[place] > 0 && zip(part.vector, total).allSatisfy(<=) {
      guard let rests = supports(of: zip(total, part.vector).map { $0 - $1 }) else { return nil }
      for rest in rests { found.insert(rest.union([part.type])) }
    }
    guard known.count < Self.limit, found.count < Self.limit else { return nil }
    let smallest = found.filter { set in !found.contains { $0.isStrictSubset(of: set) } }
    known[total] = Array(smallest)
    return known[total]
  }
}
