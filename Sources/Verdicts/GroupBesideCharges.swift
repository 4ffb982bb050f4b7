import Branching
import ContinuousGroups
import GroupTheory

/// The group beside a continuous one: what exact irreps are apart from their weights.
///
/// In a product K × G of a continuous group and another one every irrep is a product, and so is its branching to the charges and to the
/// irreps of the visible finite group: b_α(q, ρ) = w_α(q) v_α(ρ). The different v are the irreps of G, r_v of each as often as they
/// occur with one weight diagram w at most. Where v has several levels with some weights, irreps of one level with other weights count
/// once: where all members of the family commute, as on states of one particle, nothing joins the levels of an irrep.
public struct GroupBesideCharges: Sendable {
  /// The table of the visible finite group.
  public let visible: CharacterTable
  /// The irreps of G. Levels are counted over all weights.
  public let irreps: ExactIrreps
  /// The number of the factor in `irreps`. Shape: [exact irrep].
  public let factors: [Int]

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
    var found: [ExactIrrep] = []
    var factors = [Int](repeating: 0, count: exact.irreps.count)
    for (vector, places) in members.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let joins = places.values.joined().contains { exact.irreps[$0].levelCount > 1 }
      let copies = places.values.map { Self.copies($0, exact, joins: joins) }
      let dimension = zip(vector, table.dimensions).reduce(0) { $0 + $1.0 * $1.1 }
      for k in 0..<copies.map(\.count).max()! {
        let own = copies.flatMap { k < $0.count ? $0[k] : [] }
        for place in own { factors[place] = found.count }
        found.append(
          ExactIrrep(
            branching: vector, dimension: dimension,
            levelCount: own.reduce(0) { $0 + exact.irreps[$1].levelCount },
            field: isReal ? .real : .complex))
      }
    }
    self.factors = factors
    irreps = ExactIrreps(found, isComplete: exact.isComplete)
  }

  /// Exact irreps with one branching vector as irreps of G, those of most levels first; `joins` says whether levels of such irreps are
  /// joined elsewhere. Shape: [irrep of G, exact irrep].
  private static func copies(_ places: [Int], _ exact: ExactIrreps, joins: Bool) -> [[Int]] {
    let sorted = places.sorted {
      (-exact.irreps[$0].levelCount, $0) < (-exact.irreps[$1].levelCount, $1)
    }
    guard joins else { return sorted.map { [$0] } }
    var copies = sorted.filter { exact.irreps[$0].levelCount > 1 }.map { [$0] }
    let single = sorted.filter { exact.irreps[$0].levelCount <= 1 }
    if copies.isEmpty { return [single] }
    copies[0] += single
    return copies
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
