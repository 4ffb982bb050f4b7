import CharacterTables
import GroupTheory
import Identification

/// Whether a group of the catalogue has the anti-unitary symmetry T of a reading, decided element by element.
///
/// All that characters and power maps demand of T does not prove that it exists.
package struct AntiunitaryRealization {
  /// The group.
  package let candidate: CatalogueGroup
  private let group: FiniteGroup
  private let solution: TableSolution
  private let classes: AntiunitaryClassAction
  private let visible: CharacterTable
  private let visibleGroups: [(group: CatalogueGroup, copy: FiniteGroup)]
  private let shouldStop: () -> Bool

  /// What was decided already, with classes numbered as in the group.
  private var symmetries: [Symmetry: SearchVerdict] = [:]
  private var places: [[Int]: SearchVerdict] = [:]

  /// What T does to the classes of G.
  private struct Symmetry: Hashable {
    let classMap: [Int]
    let squareCounts: [Int]
  }

  /// At most so many renumberings of the table's classes are tried for one action.
  private static let renumberingLimit = 2000

  /// A group with the table and the power maps of a solution; without `visibleGroups` the place of N is not looked at.
  ///
  /// Throws: `GroupError` when stored permutations are wrong.
  init(
    of solution: TableSolution, in candidate: CatalogueGroup, visible: CharacterTable,
    visibleGroups: [CatalogueGroup], shouldStop: @escaping () -> Bool
  ) throws {
    (self.solution, self.candidate, self.visible) = (solution, candidate, visible)
    self.shouldStop = shouldStop
    group = try candidate.permutationGroup()
    classes = AntiunitaryClassAction(solution.table)
    self.visibleGroups = try visibleGroups.map { ($0, try $0.permutationGroup()) }
  }

  /// Whether T can act on the irreps of G as given, with N where the solution says.
  package mutating func verdict(on action: AntiunitaryAction) -> SearchVerdict {
    guard let classMap = classes.classMap(action), let counts = classes.squareCounts(action),
      counts.allSatisfy({ $0 >= 0 })
    else { return .absent }
    var (verdict, tried) = (SearchVerdict.absent, 0)
    TableIsomorphism.forEach(from: solution.table, to: candidate.table) { renumbering in
      tried += 1
      guard tried <= Self.renumberingLimit, !shouldStop() else {
        verdict = .undecided
        return false
      }
      let found = self.verdict(classMap, counts, renumbering.classes)
      if found != .absent { verdict = found }
      return found != .found
    }
    return verdict
  }

  /// Whether T and N both are where a renumbering of the classes puts them.
  private mutating func verdict(
    _ classMap: [Int], _ counts: [Int], _ renumbering: [Int]
  ) -> SearchVerdict {
    var (images, moved) = (classMap, counts)
    for (own, place) in renumbering.enumerated() {
      images[place] = renumbering[classMap[own]]
      moved[place] = counts[own]
    }
    let symmetry = Symmetry(classMap: images, squareCounts: moved)
    let first =
      symmetries[symmetry]
      ?? group.hasOuterCoset(
        classMap: images, squareCounts: moved, shouldStop: shouldStop)
    symmetries[symmetry] = first
    guard first != .absent else { return .absent }
    let fusion = solution.visibleFusion.map { renumbering[$0] }
    let second = places[fusion] ?? place(of: fusion)
    places[fusion] = second
    return first == .found ? second : second == .absent ? .absent : .undecided
  }

  /// Whether N lies in these classes of the group.
  private func place(of fusion: [Int]) -> SearchVerdict {
    guard !visibleGroups.isEmpty else { return .found }
    for (subgroup, copy) in visibleGroups {
      var isFound = false
      subgroup.forEachNumbering(of: copy, by: visible) { numbering in
        isFound = !group.classFusions(of: copy, required: numbering.map { fusion[$0] }).isEmpty
        return !isFound
      }
      if isFound { return .found }
    }
    return .absent
  }
}

extension GroupIdentification {
  /// The same groups, for a solution with an anti-unitary symmetry: whether they have it is left to be decided.
  ///
  /// Empty when the catalogue does not cover the order. Throws: when a catalogue file cannot be read.
  package func realizations(
    of solution: TableSolution, shouldStop: @escaping () -> Bool
  ) throws -> [AntiunitaryRealization] {
    try (match(solution.table, visibleFusion: solution.visibleFusion)?.groups ?? []).map {
      try AntiunitaryRealization(
        of: solution, in: $0, visible: visible, visibleGroups: visibleGroups, shouldStop: shouldStop
      )
    }
  }
}
