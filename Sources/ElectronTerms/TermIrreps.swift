import GroupTheory

/// Levels of electrons that belong together: so many electrons, one spin, one irrep of the point group, seen through a subgroup.
package struct ElectronTerm: Hashable, Sendable {
  package let electrons: Int
  /// 2S.
  package let doubledSpin: Int
  /// How often the irrep holds each irrep of the visible group.
  package let branching: [Int]
  package let levels: Int

  package init(electrons: Int, doubledSpin: Int, branching: [Int], levels: Int) {
    (self.electrons, self.doubledSpin) = (electrons, doubledSpin)
    (self.branching, self.levels) = (branching, levels)
  }
}

/// Which irreps of the full point group terms are, where several have one branching.
///
/// The irreps of the orbitals fix how often each irrep occurs among the states of N electrons with spin S. All irreps of the orbitals with
/// the branching of the one-electron terms are tried; those remain whose numbers can be made of the terms, each of which has one irrep.
/// g ↦ χ(g)^N g with a sign χ that is +1 on the visible group is as good a point group as g ↦ g: the one with the most totally symmetric
/// orbitals is taken.
package struct TermIrreps {
  /// The irreps that a term may be, ascending; those of its branching where nothing tells more. Shape [term][choice].
  package let possible: [[Int]]

  /// Largest number of representations of the orbitals that are tried.
  private static let most = 5000

  /// `branching` and `table` are those of the full group, the trivial irrep first in the table. Shape of `branching`:
  /// [irrep][visible irrep].
  package init(_ terms: [ElectronTerm], branching: [[Int]], table: CharacterTable) {
    let alike = terms.map { term in branching.indices.filter { branching[$0] == term.branching } }
    let trivial = table.characters.firstIndex { $0.allSatisfy { $0 == .one } }!
    guard let candidates = Self.orbitals(terms, alike, count: branching.count) else {
      possible = alike
      return
    }
    let groups = Dictionary(grouping: terms.indices) { k in
      [terms[k].electrons, terms[k].doubledSpin] + alike[k]
    }.values.map { Array($0) }
    let twists = Self.twists(branching, table, trivial)
    var found: [[[Int]]] = []
    for orbitals in candidates {
      let most = twists.map { orbitals[$0[trivial]] }.max()!
      guard orbitals[trivial] == most else { continue }
      let filling = OrbitalFilling(orbitals, table: table)
      if let choices = Self.choices(terms, alike, groups, filling) { found.append(choices) }
    }
    possible =
      found.isEmpty ? alike : terms.indices.map { k in Set(found.flatMap { $0[k] }).sorted() }
  }

  /// What the signs that are +1 on the visible group make of irreps, χ ⊗ γ. Shape [sign][irrep].
  private static func twists(
    _ branching: [[Int]], _ table: CharacterTable, _ trivial: Int
  ) -> [[Int]] {
    let rows = table.characters
    let signs = rows.indices.filter { row in
      branching[row] == branching[trivial] && rows[row].allSatisfy { $0 == .one || $0 == -.one }
    }
    return signs.map { sign in
      rows.map { row in
        let product = row.indices.map { row[$0] * rows[sign][$0] }
        return rows.firstIndex(of: product)!
      }
    }
  }

  /// All representations with the branching of the one-electron terms; nil where there are too many or none.
  private static func orbitals(
    _ terms: [ElectronTerm], _ alike: [[Int]], count: Int
  ) -> [[Int]]? {
    var totals: [[Int]: Int] = [:]
    for (k, term) in terms.enumerated() where term.electrons == 1 {
      guard !alike[k].isEmpty else { return nil }
      totals[alike[k], default: 0] += term.levels
    }
    guard !totals.isEmpty else { return nil }
    var result = [[Int](repeating: 0, count: count)]
    for (irreps, total) in totals {
      let shares = shares(of: total, among: irreps.count)
      guard result.count * shares.count <= most else { return nil }
      result = result.flatMap { orbitals in
        shares.map { share in
          var next = orbitals
          for (irrep, own) in zip(irreps, share) { next[irrep] = own }
          return next
        }
      }
    }
    return result
  }

  private static func shares(of total: Int, among count: Int) -> [[Int]] {
    if count == 1 { return [[total]] }
    return (0...total).flatMap { first in
      shares(of: total - first, among: count - 1).map { [first] + $0 }
    }
  }

  /// What every term may be with these orbitals; nil where numbers of levels contradict them.
  private static func choices(
    _ terms: [ElectronTerm], _ alike: [[Int]], _ groups: [[Int]], _ filling: OrbitalFilling
  ) -> [[Int]]? {
    var result = alike
    for members in groups where !alike[members[0]].isEmpty {
      let term = terms[members[0]]
      let expected = alike[members[0]].map { irrep in
        filling.count(irrep, electrons: term.electrons, doubledSpin: term.doubledSpin)
      }
      let sums = SharedSums(levels: members.map { terms[$0].levels }, totals: expected)
      for (place, k) in members.enumerated() {
        let own = expected.indices.filter { sums.allows(place, in: $0) }
        guard !own.isEmpty else { return nil }
        result[k] = own.map { alike[k][$0] }
      }
    }
    return result
  }
}
