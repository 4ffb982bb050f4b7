import GroupTheory
import TestSupport

/// All ways in which one group lies in the groups of the catalogue with some indices.
struct GenuinePlaces {
  /// One way in which N lies in a group.
  struct Place: Hashable {
    /// The place of the group in the catalogue's list of groups with this index.
    let group: Int
    let index: Int
    /// The number of the place in that group.
    let number: Int
  }

  /// Shape [problem]: different sets of restrictions; automorphisms of N's table do not make them different.
  private(set) var signatures: [[[Int]]] = []
  /// Shape [problem]: where N lies with these restrictions.
  private var placesOfProblem: [Set<Place>] = []
  /// Shape [index][group].
  private var groups: [Int: [(group: CatalogueGroup, places: GroupPlaces)]] = [:]

  /// The places of one group at the given indices.
  init(of visible: CatalogueGroup, indices: ClosedRange<Int>, in catalogue: GroupCatalogue) throws {
    let orbits = TableOrbits(visible.table)
    var problems: [[[Int]]: Int] = [:]
    for index in indices {
      for (k, group) in try catalogue.groups(order: index * visible.order).enumerated() {
        let places = try GroupPlaces(of: visible, orbits, in: group)
        groups[index, default: []].append((group, places))
        for (number, fusion) in places.fusions.enumerated() {
          let vectors = GroupPlaces.signatures(of: group.table, over: visible.table, fusion)
          if problems[vectors] == nil {
            for image in orbits.orbit(signatures: vectors) { problems[image] = signatures.count }
            signatures.append(vectors)
            placesOfProblem.append([])
          }
          placesOfProblem[problems[vectors]!].insert(Place(group: k, index: index, number: number))
        }
      }
    }
  }

  /// The places with the given signatures.
  func places(problem: Int, index: Int) -> Set<Place> {
    placesOfProblem[problem].filter { $0.index == index }
  }

  /// The places that a table with a class fusion of N describes; several when groups share the table.
  func places(index: Int, table: CharacterTable, fusion: [Int]) -> Set<Place> {
    let found = groups[index, default: []].enumerated().compactMap { k, entry -> Place? in
      TableIsomorphism.first(from: table, to: entry.group.table)
        .flatMap { renaming in entry.places.place(of: fusion.map { renaming.classes[$0] }) }
        .map { Place(group: k, index: index, number: $0) }
    }
    return Set(found)
  }

  /// A place in words.
  func description(of place: Place) -> String {
    let (group, places) = groups[place.index]![place.group]
    return "\(group) with the classes \(places.fusions[place.number])"
  }
}
