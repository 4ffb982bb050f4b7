import GroupTheory

/// A small finite group beside a continuous one.
public struct FiniteFactor: Hashable, Sendable {
  /// "Z2", "Z3", "Z2×Z2", "S3", or "N" for the visible group itself; empty for the trivial group.
  public let name: String
  /// How people write its irreps. Shape: [irrep].
  public let labels: [String]
  /// Shape: [irrep].
  public let dimensions: [Int]

  /// The order of the group.
  public var order: Int { dimensions.reduce(0) { $0 + $1 * $1 } }

  static let trivial = FiniteFactor(name: "", labels: [""], dimensions: [1])

  /// A product of cyclic groups.
  fileprivate static func abelian(_ orders: [Int]) -> FiniteFactor {
    let labels = elements(orders).map { element in
      orders.allSatisfy { $0 == 2 }
        ? element.map { $0 == 0 ? "+" : "-" }.joined()
        : "k = " + element.map(String.init).joined(separator: ",")
    }
    return FiniteFactor(
      name: orders.map { "Z\($0)" }.joined(separator: "×"), labels: labels,
      dimensions: labels.map { _ in 1 })
  }

  fileprivate static let triangle = FiniteFactor(
    name: "S3", labels: ["A1", "A2", "E"], dimensions: [1, 1, 2])

  fileprivate static func elements(_ orders: [Int]) -> [[Int]] {
    orders.reduce([[]]) { list, order in list.flatMap { x in (0..<order).map { x + [$0] } } }
  }
}

/// A homomorphism from a finite group to a small one, by the restrictions of its irreps.
struct FiniteHomomorphism: Hashable {
  let factor: FiniteFactor
  /// Shape: [irrep, sector].
  let restrictions: [[Int]]

  /// Those to the trivial group, Z2, Z3, Z2×Z2, S3 and N itself, up to automorphisms of these.
  static func all(from visible: VisibleRepresentations) -> [FiniteHomomorphism] {
    let trivial = FiniteHomomorphism(factor: .trivial, restrictions: [visible.unit(0)])
    let small =
      [[2], [3], [2, 2]].flatMap { abelian($0, visible) } + triangles(visible)
    let own = FiniteHomomorphism(
      factor: FiniteFactor(
        name: "N", labels: visible.table.dimensions.indices.map { "sector \($0)" },
        dimensions: visible.table.dimensions),
      restrictions: visible.table.dimensions.indices.map(visible.unit))
    let isKnown = small.contains { Set($0.restrictions) == Set(own.restrictions) }
    return [trivial] + small + (isKnown || visible.table.order == 1 ? [] : [own])
  }

  private static func abelian(
    _ orders: [Int], _ visible: VisibleRepresentations
  ) -> [FiniteHomomorphism] {
    let factor = FiniteFactor.abelian(orders)
    let choices = orders.map { order in
      visible.linear.filter { order % visible.powers(of: $0).count == 0 }
    }
    let images = choices.reduce([[]]) { list, choice in
      list.flatMap { x in choice.map { x + [$0] } }
    }
    var seen: Set<[[Int]]> = []
    return images.compactMap { generators in
      let restrictions = FiniteFactor.elements(orders).map { element in
        zip(element, generators).reduce(visible.unit(0)) { product, term in
          (0..<term.0).reduce(product) { x, _ in visible.ring.times(x, term.1) }
        }
      }
      guard seen.insert(restrictions.sorted { $0.lexicographicallyPrecedes($1) }).inserted else {
        return nil
      }
      return FiniteHomomorphism(factor: factor, restrictions: restrictions)
    }
  }

  /// S3 is what has equal restrictions of m = 1 and m = 2 in O(2): rotations by multiples of 120°.
  private static func triangles(_ visible: VisibleRepresentations) -> [FiniteHomomorphism] {
    FactorHomomorphism.all(to: .dihedral, from: visible, largest: 2).filter {
      $0.restriction(of: FactorIrrep(1)) == $0.restriction(of: FactorIrrep(2))
    }.map { plane in
      FiniteHomomorphism(
        factor: .triangle,
        restrictions: [visible.unit(0), visible.unit(plane.sign), plane.fundamental])
    }
  }
}
