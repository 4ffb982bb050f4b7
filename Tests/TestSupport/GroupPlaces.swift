import GroupTheory

/// The ways in which one group lies in another one, from permutation groups alone: no solver is asked.
///
/// Two class fusions are one place when automorphisms of the two tables carry one into the other, which is how far tables can
/// tell them apart.
public struct GroupPlaces: Sendable {
  /// Shape [place, class of the subgroup]: the class of the group, for one class fusion of each place.
  public let fusions: [[Int]]
  private let numbers: [[Int]: Int]

  /// The places of a subgroup; its orbits come with it because many groups are asked.
  ///
  /// Complexity: as many steps as there are class fusions, 624960 for Z2×Z2×Z2×Z2 in Z2×Z2×Z2×Z2×Z2.
  public init(of subgroup: CatalogueGroup, _ orbits: TableOrbits, in group: CatalogueGroup) throws {
    let outer = TableOrbits(group.table)
    var fusions: [[Int]] = []
    var numbers: [[Int]: Int] = [:]
    for fusion in try group.permutationGroup().classFusions(of: subgroup.permutationGroup())
    where numbers[fusion] == nil {
      for image in orbits.orbit(fusion: fusion, in: outer) { numbers[image] = fusions.count }
      fusions.append(fusion)
    }
    self.fusions = fusions
    self.numbers = numbers
  }

  /// The place of a class fusion; nil when the subgroup does not lie so.
  public func place(of fusion: [Int]) -> Int? { numbers[fusion] }

  /// The different restrictions of irreps along a class fusion. Shape [signature, irrep of the subgroup], sorted.
  public static func signatures(
    of group: CharacterTable, over subgroup: CharacterTable, _ fusion: [Int]
  ) -> [[Int]] {
    let rows = Set(group.complexCharacters.map { row in fusion.map { row[$0] } })
    let vectors = rows.map { row in
      guard let vector = subgroup.decomposition(of: row) else {
        preconditionFailure("restrictions of characters are characters")
      }
      return vector
    }
    // Rounding can tell equal restrictions apart.
    return Set(vectors).sorted { $0.lexicographicallyPrecedes($1) }
  }
}
