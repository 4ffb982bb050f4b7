/// A renumbering of classes and irreps that carries one character table into another:
/// χ'_{irreps[α]}(classes[c]) = χ_α(c).
public struct TableIsomorphism: Hashable, Sendable {
  /// Shape [class of the source]: the class of the target.
  public let classes: [Int]
  /// Shape [irrep of the source]: the irrep of the target.
  public let irreps: [Int]

  /// What a renumbering has to preserve.
  public enum Structure: Hashable, Sendable {
    /// Only the characters (and with them class sizes and the fusion ring): D4 and Q8 are equal.
    case characters
    /// Power maps too (and with them element orders and indicators): D4 and Q8 differ.
    case charactersAndPowerMaps
  }

  /// One renumbering, if there is any.
  ///
  /// Each pair of `fixing` demands that the class `source` goes to the class `target`, which is how a known class fusion
  /// of a subgroup enters.
  /// Complexity: O(rank²) for each class that symmetry leaves free, a few milliseconds at rank 100.
  public static func first(
    from source: CharacterTable, to target: CharacterTable,
    respecting structure: Structure = .charactersAndPowerMaps,
    fixing pairs: [(source: Int, target: Int)] = []
  ) -> TableIsomorphism? {
    var found: TableIsomorphism?
    forEach(from: source, to: target, respecting: structure, fixing: pairs) {
      found = $0
      return false
    }
    return found
  }

  /// All renumberings, in lexicographic order of `classes`; the first `limit` that are found if there are more, those
  /// before `shouldStop` says true otherwise.
  ///
  /// There can be very many: the table of Z2×Z2×Z2×Z2 has 20160 automorphisms.
  public static func all(
    from source: CharacterTable, to target: CharacterTable,
    respecting structure: Structure = .charactersAndPowerMaps,
    fixing pairs: [(source: Int, target: Int)] = [], limit: Int = .max,
    shouldStop: () -> Bool = { false }
  ) -> [TableIsomorphism] {
    var found: [TableIsomorphism] = []
    forEach(from: source, to: target, respecting: structure, fixing: pairs) {
      found.append($0)
      return found.count < limit && !shouldStop()
    }
    return found.sorted { $0.classes.lexicographicallyPrecedes($1.classes) }
  }

  /// Visits the renumberings one after the other, until `visit` returns false.
  ///
  /// Method: classes and irreps of both tables are coloured by what surrounds them until nothing more splits; then one
  /// class of the smallest free colour is paired with each class of that colour in turn, and so on. Every result is
  /// compared entry by entry, exactly.
  public static func forEach(
    from source: CharacterTable, to target: CharacterTable,
    respecting structure: Structure = .charactersAndPowerMaps,
    fixing pairs: [(source: Int, target: Int)] = [],
    _ visit: (TableIsomorphism) -> Bool
  ) {
    guard haveEqualInvariants(source, target, structure) else { return }
    var a = TableColoring(source, structure)
    var b = TableColoring(target, structure)
    for (tag, pair) in pairs.enumerated() {
      a.mark(class: pair.source, tag: tag)
      b.mark(class: pair.target, tag: tag)
    }
    let search = TableIsomorphismSearch(source: source, target: target, structure: structure)
    _ = search.run(a, b, tag: pairs.count, visit)
  }

  /// Cheap tests first: a catalogue is mostly other groups.
  private static func haveEqualInvariants(
    _ a: CharacterTable, _ b: CharacterTable, _ structure: Structure
  ) -> Bool {
    guard a.rank == b.rank, a.classSizes.sorted() == b.classSizes.sorted(),
      a.dimensions.sorted() == b.dimensions.sorted()
    else { return false }
    guard structure == .charactersAndPowerMaps else { return true }
    return a.elementOrders.sorted() == b.elementOrders.sorted()
      && a.frobeniusSchurIndicators.sorted() == b.frobeniusSchurIndicators.sorted()
  }
}
