import CharacterTables
import Identification

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
