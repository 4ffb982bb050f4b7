import Branching
import GroupTheory

/// A test of the action of one-dimensional irreps by the products of pairs of irreps.
///
/// α ⊗ β restricts to a known sum over N, and χ ⊗ (α ⊗ β) = α ⊗ β for every χ that fixes α or β. So what it holds beside
/// one-dimensional irreps is a sum of whole orbits of such χ among the irreps of larger dimension. Which orbits there are says
/// therefore which products are possible.
final class OrbitProducts {
  /// Orbits of irreps that look alike to products: their signatures and the stabilizer of their irreps.
  private struct Kind: Hashable {
    let family: Int
    let stabilizer: [Int]
  }

  /// α ⊗ β for α and β in orbits of two kinds; a square is α ⊗ α*, and only that holds one-dimensional irreps.
  private struct Product: Hashable {
    let first, second: Int
    let isSquare: Bool
  }

  /// Kinds of orbits, a bit for each.
  typealias Kinds = UInt64

  private let linear: LinearIrreps
  private let families: [SignatureFamily]
  private let visible: CharacterTable
  private let vectors: [[Int]]
  private let kinds: [Kind]
  private let numbers: [Kind: Int]
  /// What products were found to need: one of these sets of kinds; nil where there are too many ways to tell.
  private var known: [Product: [Kinds]?] = [:]

  /// Nil where there are more kinds than `Kinds` has bits.
  init?(_ rule: BranchingRule, _ linear: LinearIrreps, _ families: [SignatureFamily]) {
    self.linear = linear
    self.families = families
    visible = rule.data.visible
    vectors = rule.data.vectors
    kinds = families.enumerated().flatMap { k, family in
      (family.irrepStabilizers + families[family.dual].irrepStabilizers).map {
        Kind(family: k, stabilizer: $0)
      }
    }.uniqued()
    numbers = Dictionary(uniqueKeysWithValues: zip(kinds, 0...))
    if kinds.count > Kinds.bitWidth { return nil }
  }

  /// The kinds of an orbit and of its dual.
  func kinds(of type: LinearAction.OrbitType) -> Kinds { 1 << own(type) | 1 << dual(own(type)) }

  /// Whether the products of an orbit with itself and with others are possible where irreps are of some kinds.
  func allow(
    _ type: LinearAction.OrbitType, beside others: some Sequence<LinearAction.OrbitType>,
    kinds: Kinds
  ) -> Bool {
    let own = own(type)
    func isPossible(_ first: Int, _ second: Int, isSquare: Bool = false) -> Bool {
      let product = Product(first: first, second: second, isSquare: isSquare)
      return needs(of: product)?.contains { $0 & ~kinds == 0 } ?? true
    }
    guard isPossible(own, dual(own), isSquare: true) else { return false }
    if type.twist == nil, !isPossible(own, own) { return false }
    return others.allSatisfy { other in
      let number = self.own(other)
      guard isPossible(min(own, number), max(own, number)) else { return false }
      return type.twist != nil || other.twist != nil || isPossible(number, dual(own))
    }
  }

  private func own(_ type: LinearAction.OrbitType) -> Int {
    numbers[Kind(family: type.family, stabilizer: type.stabilizer)]!
  }

  private func dual(_ kind: Int) -> Int {
    numbers[Kind(family: families[kinds[kind].family].dual, stabilizer: kinds[kind].stabilizer)]!
  }

  private func needs(of product: Product) -> [Kinds]? {
    if let needs = known[product] { return needs }
    let (a, b) = (kinds[product.first], kinds[product.second])
    let first = vectors[families[a.family].base]
    // The dual of α itself, not of the base of its family.
    let second =
      product.isSquare
      ? visible.dual.map { first[$0] } : vectors[families[b.family].base]
    var total = visible.fusion.product(first, second)
    if product.isSquare { for element in a.stabilizer { total[linear.restrictions[element]] -= 1 } }
    let fixing = linear.generated(by: a.stabilizer, and: b.stabilizer)
    var sums = OrbitSums(parts: parts(fixing, within: total))
    let needs = total.allSatisfy { $0 >= 0 } ? sums.supports(of: total) : []
    known[product] = .some(needs)
    return needs
  }

  /// The restrictions of the orbits of a group of one-dimensional irreps that fit into a sum.
  private func parts(_ group: [Int], within total: [Int]) -> [OrbitSums.Part] {
    kinds.enumerated().flatMap { number, kind in
      let signatures = families[kind.family].signatures
      let inner = group.count { kind.stabilizer.contains($0) }
      return Set(
        linear.products.map { row -> [Int] in
          var sum = [Int](repeating: 0, count: total.count)
          for element in group {
            for (k, b) in vectors[signatures[row[element]]].enumerated() { sum[k] += b }
          }
          return sum.map { $0 / inner }
        }
      ).filter { zip($0, total).allSatisfy(<=) }
        .map { OrbitSums.Part(vector: $0, kind: 1 << Kinds(number)) }
    }
  }
}

/// Which kinds of orbits it takes to make a sum of restrictions.
private struct OrbitSums {
  struct Part {
    let vector: [Int]
    let kind: OrbitProducts.Kinds
  }

  let parts: [Part]
  private var known: [[Int]: [OrbitProducts.Kinds]] = [:]

  /// Where more remainders than this are met, nothing is said.
  private static let limit = 2000

  init(parts: [Part]) { self.parts = parts }

  /// The smallest sets of kinds that suffice; nil where there are too many ways.
  mutating func supports(of total: [Int]) -> [OrbitProducts.Kinds]? {
    guard let place = total.firstIndex(where: { $0 > 0 }) else { return [0] }
    if let supports = known[total] { return supports }
    var found: Set<OrbitProducts.Kinds> = []
    for part in parts where part.vector[place] > 0 && zip(part.vector, total).allSatisfy(<=) {
      let rest = zip(total, part.vector).map { $0 - $1 }
      guard let supports = supports(of: rest) else { return nil }
      for support in supports { found.insert(support | part.kind) }
    }
    guard known.count < Self.limit else { return nil }
    let smallest = found.filter { set in !found.contains { $0 != set && $0 & ~set == 0 } }
    known[total] = Array(smallest)
    return known[total]
  }
}

extension Array where Element: Hashable {
  /// The elements without repetitions, in order.
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
