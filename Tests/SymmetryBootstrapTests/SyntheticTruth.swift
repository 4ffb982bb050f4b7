import GroupTheory
import TestSupport

/// The groups that no observer of the signatures can tell from the hidden one, from the catalogue's groups and their subgroups
/// alone: no solver is asked.
struct SyntheticTruth {
  /// A group's number in the SmallGroups library.
  struct Number: Hashable, Comparable, CustomStringConvertible {
    let order, id: Int
    var description: String { "(\(order),\(id))" }
    static func < (a: Number, b: Number) -> Bool { (a.order, a.id) < (b.order, b.id) }
  }

  /// All groups with a place for N that has these signatures.
  private(set) var groups: Set<Number> = []
  private let visible: CatalogueGroup
  /// The signatures up to automorphisms of N's table.
  let equivalents: Set<SyntheticSignatures>

  init(of synthetic: SyntheticCase, in catalogue: GroupCatalogue) throws {
    visible = synthetic.visible
    // Where T ties no levels nobody sees that it commutes with the group.
    let mode = synthetic.signatures.reading == .unitary ? .orthogonal : synthetic.mode
    let orbits = TableOrbits(visible.table)
    equivalents = synthetic.signatures.orbit(orbits)
    let dimensions = synthetic.signatures.dimensions(visible.table.dimensions)
    for group in try catalogue.groups(order: synthetic.pair.hidden.order)
    where group.table.dimensions.sorted() == dimensions {
      let places = try GroupPlaces(of: visible, orbits, in: group)
      let fits = places.fusions.contains { fusion in
        let branching = group.table.complexCharacters.map { row in
          visible.table.decomposition(of: fusion.map { row[$0] })!
        }
        return equivalents.contains(
          SyntheticSignatures(
            branching: branching, dual: group.table.dual,
            indicators: group.table.frobeniusSchurIndicators, mode: mode))
      }
      if fits { groups.insert(Number(order: group.order, id: group.id)) }
    }
  }

  /// Whether a group that is not among `groups` shows the signatures too, with an anti-unitary symmetry that does not commute
  /// with it.
  func admits(_ group: CatalogueGroup) throws -> Bool {
    let own = try group.permutationGroup()
    let branchings = try own.classFusions(of: visible.permutationGroup()).map { fusion in
      group.table.complexCharacters.map { row in
        visible.table.decomposition(of: fusion.map { row[$0] })!
      }
    }
    return try SyntheticAntiunitary(group).contains { action in
      Set(branchings).contains {
        equivalents.contains(SyntheticSignatures(branching: $0, action))
      }
    }
  }
}
