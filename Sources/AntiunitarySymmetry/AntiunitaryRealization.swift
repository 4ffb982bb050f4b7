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
  private var squares: [Symmetry: [[RootOfUnity: Int]]] = [:]
  /// The squares (T x)² of the action with a character that was found last, with classes numbered as in the solution.
  package private(set) var lastSquares: [AntiunitarySquare] = []

  /// What T does to the classes of G.
  fileprivate struct Symmetry: Hashable {
    let classMap: [Int]
    let squareCounts: [Int]
    /// With a character χ: χ, and the sums of the phases of the squares.
    var phases: Phases?

    struct Phases: Hashable {
      let character, squareSums: [Cyclotomic]
    }
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
    guard let symmetry = symmetry(action) else { return .absent }
    var (verdict, tried) = (SearchVerdict.absent, 0)
    TableIsomorphism.forEach(from: solution.table, to: candidate.table) { renumbering in
      tried += 1
      guard tried <= Self.renumberingLimit, !shouldStop() else {
        verdict = .undecided
        return false
      }
      let found = self.verdict(symmetry, renumbering.classes)
      if found != .absent { verdict = found }
      return found != .found
    }
    return verdict
  }

  /// Whether T and N both are where a renumbering of the classes puts them.
  private mutating func verdict(_ action: Symmetry, _ renumbering: [Int]) -> SearchVerdict {
    let symmetry = action.renumbered(renumbering)
    let first = verdict(on: symmetry)
    guard first != .absent else { return .absent }
    let fusion = solution.visibleFusion.map { renumbering[$0] }
    let second = places[fusion] ?? place(of: fusion)
    places[fusion] = second
    if first == .found, second == .found, let counts = squares[symmetry] {
      lastSquares = renumbering.indices.flatMap { c in
        counts[renumbering[c]].sorted { $0.key.exponent < $1.key.exponent }.map {
          AntiunitarySquare(elementClass: c, phase: $0.key, count: $0.value)
        }
      }
    }
    return first == .found ? second : second == .absent ? .absent : .undecided
  }

  /// What an action does to the classes; nil where it cannot be that of an anti-unitary symmetry.
  private func symmetry(_ action: AntiunitaryAction) -> Symmetry? {
    guard let classMap = classes.classMap(action) else { return nil }
    if let character = classes.character(action) {
      return Symmetry(
        classMap: classMap, squareCounts: [],
        phases: .init(character: character, squareSums: classes.squareSums(action)))
    }
    guard let counts = classes.squareCounts(action), counts.allSatisfy({ $0 >= 0 }) else {
      return nil
    }
    return Symmetry(classMap: classMap, squareCounts: counts)
  }

  /// Whether elements outside the group do this.
  private mutating func verdict(on symmetry: Symmetry) -> SearchVerdict {
    if let known = symmetries[symmetry] { return known }
    if let phases = symmetry.phases {
      let coset = group.outerCoset(
        classMap: symmetry.classMap, character: phases.character, squareSums: phases.squareSums,
        shouldStop: shouldStop)
      (symmetries[symmetry], squares[symmetry]) = (coset.verdict, coset.squares)
    } else {
      symmetries[symmetry] = group.hasOuterCoset(
        classMap: symmetry.classMap, squareCounts: symmetry.squareCounts, shouldStop: shouldStop)
    }
    return symmetries[symmetry]!
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

extension AntiunitaryRealization.Symmetry {
  /// The same with other numbers of the classes.
  fileprivate func renumbered(_ places: [Int]) -> Self {
    func moved<Value>(_ values: [Value]) -> [Value] {
      var result = values
      for (value, place) in zip(values, places) { result[place] = value }
      return result
    }
    return Self(
      classMap: moved(classMap.map { places[$0] }), squareCounts: moved(squareCounts),
      phases: phases.map {
        Phases(character: moved($0.character), squareSums: moved($0.squareSums))
      })
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
