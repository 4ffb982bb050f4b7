import Branching
import ContinuousGroups
import GroupTheory

/// The finite group beside a continuous one: what exact irreps are apart from their weights.
///
/// In a product K × G of a continuous and a finite group every irrep is a product, and so is its branching to the charges and to the
/// irreps of the visible finite group: b_α(q, ρ) = w_α(q) v_α(ρ). The different v are the irreps of G, r_v of each as often as they
/// occur with one weight diagram w at most.
public struct GroupBesideCharges: Sendable {
  /// The table of the visible finite group.
  public let visible: CharacterTable
  /// The irreps of G. Levels are counted over all weights.
  public let irreps: ExactIrreps

  /// Nil without a visible finite group, or where some irrep is no product.
  public init?(of exact: ExactIrreps, symmetry: VisibleSymmetry) {
    guard case .product(let table, let labels, let charges) = symmetry else { return nil }
    let diagrams = symmetry.diagrams(of: exact.irreps.map(\.branching))
    var members: [[Int]: [WeightDiagram: [Int]]] = [:]
    for (k, irrep) in exact.irreps.enumerated() {
      let own = Product(irrep.branching, diagrams[k], labels, charges.values, count: table.rank)
      guard let own else { return nil }
      members[own.finite, default: [:]][diagrams[k], default: []].append(k)
    }
    visible = table
    // One irrep has matrices of one field with all weights; T may exchange weights, so that only real ones tell of the factor.
    let isReal = exact.irreps.allSatisfy { irrep in
      if case .other = irrep.partner { return false }
      return irrep.field == .real
    }
    irreps = ExactIrreps(
      members.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { vector, places in
        Self.irreps(vector, Array(places.values), exact, table, isReal: isReal)
      }, isComplete: exact.isComplete)
  }

  /// The irreps with one branching vector; with every diagram those of most levels are the first.
  private static func irreps(
    _ vector: [Int], _ places: [[Int]], _ exact: ExactIrreps, _ table: CharacterTable, isReal: Bool
  ) -> [ExactIrrep] {
    let sorted = places.map { $0.map { exact.irreps[$0].levelCount }.sorted(by: >) }
    let dimension = zip(vector, table.dimensions).reduce(0) { $0 + $1.0 * $1.1 }
    return (0..<(sorted.map(\.count).max() ?? 0)).map { k in
      ExactIrrep(
        branching: vector, dimension: dimension,
        levelCount: sorted.reduce(0) { $0 + (k < $1.count ? $1[k] : 0) },
        field: isReal ? .real : .complex)
    }
  }

  /// A branching vector as a product.
  private struct Product {
    let finite: [Int]

    init?(
      _ branching: [Int], _ diagram: WeightDiagram, _ labels: [Int], _ charges: [[Int]], count: Int
    ) {
      guard let (charge, weight) = diagram.weights.min(by: { $0.value < $1.value }) else {
        return nil
      }
      var finite = [Int](repeating: 0, count: count)
      for (sector, multiplicity) in branching.enumerated() where charges[sector] == charge {
        guard multiplicity % weight == 0 else { return nil }
        finite[labels[sector]] = multiplicity / weight
      }
      for (sector, multiplicity) in branching.enumerated() {
        let expected = (diagram.weights[charges[sector]] ?? 0) * finite[labels[sector]]
        guard multiplicity == expected else { return nil }
      }
      self.finite = finite
    }
  }
}
