import GroupTheory

/// All ways in which one group lies in the groups of the catalogue, from permutation groups alone: no solver is asked.
///
/// Two class fusions are one place when automorphisms of the two tables carry one into the other, which is how far tables can
/// tell them apart.
struct GenuinePlaces {
  /// One way in which N lies in a group.
  struct Place {
    let index: Int
    let group: CatalogueGroup
    /// Shape [class of N]: the class of the group; one of those that count as this place.
    let fusion: [Int]
    /// The place in `signatures` of the restrictions of the group's irreps.
    let problem: Int
  }

  /// Shape [place].
  private(set) var places: [Place] = []
  /// Shape [problem]: different sets of restrictions; automorphisms of N's table do not make them different.
  private(set) var signatures: [[[Int]]] = []

  private let visible: CharacterTable
  private let automorphisms: [TableIsomorphism]
  private var problems: [[[Int]]: Int] = [:]
  /// Shape [index][group][fusion]: the place.
  private var numbers: [Int: [[[Int]: Int]]] = [:]
  private let catalogue: GroupCatalogue

  /// The places of one group at the given indices.
  init(of visible: CatalogueGroup, indices: ClosedRange<Int>, in catalogue: GroupCatalogue) throws {
    self.visible = visible.table
    self.catalogue = catalogue
    automorphisms = Self.generators(of: visible.table)
    let subgroup = try visible.permutationGroup()
    for index in indices {
      for group in try catalogue.groups(order: index * visible.order) {
        numbers[index, default: []].append(try insert(subgroup, into: group, index))
      }
    }
  }

  /// The places with the given signatures.
  func places(problem: Int, index: Int) -> [Int] {
    places.indices.filter { places[$0].problem == problem && places[$0].index == index }
  }

  /// The places that a table with a class fusion of N describes; several when groups share the table.
  func places(index: Int, table: CharacterTable, fusion: [Int]) throws -> [Int] {
    let groups = try catalogue.groups(order: index * visible.order)
    return zip(groups, numbers[index] ?? []).compactMap { group, places in
      guard let renaming = TableIsomorphism.first(from: table, to: group.table) else { return nil }
      return places[fusion.map { renaming.classes[$0] }]
    }
  }

  // MARK: - Orbits

  /// Shape [fusion]: its place, for all class fusions of N in a group and what counts as the same.
  private mutating func insert(
    _ subgroup: FiniteGroup, into group: CatalogueGroup, _ index: Int
  ) throws -> [[Int]: Int] {
    let outer = Self.generators(of: group.table)
    var numbers: [[Int]: Int] = [:]
    for fusion in try group.permutationGroup().classFusions(of: subgroup)
    where numbers[fusion] == nil {
      Self.mark(fusion, as: places.count, in: &numbers) { fusion in
        automorphisms.map { inner in inner.classes.map { fusion[$0] } }
          + outer.map { outer in fusion.map { outer.classes[$0] } }
      }
      let problem = problem(restrictions(of: group.table, along: fusion))
      places.append(Place(index: index, group: group, fusion: fusion, problem: problem))
    }
    return numbers
  }

  private mutating func problem(_ vectors: [[Int]]) -> Int {
    if let known = problems[vectors] { return known }
    Self.mark(vectors, as: signatures.count, in: &problems) { vectors in
      automorphisms.map { automorphism in
        Self.sorted(vectors.map { vector in automorphism.irreps.map { vector[$0] } })
      }
    }
    signatures.append(vectors)
    return signatures.count - 1
  }

  /// Numbers everything that is reached from a start.
  private static func mark<Element: Hashable>(
    _ start: Element, as number: Int, in numbers: inout [Element: Int],
    images: (Element) -> [Element]
  ) {
    numbers[start] = number
    var open = [start]
    while let element = open.popLast() {
      for image in images(element) where numbers[image] == nil {
        numbers[image] = number
        open.append(image)
      }
    }
  }

  /// The different restrictions of irreps to N.
  private func restrictions(of table: CharacterTable, along fusion: [Int]) -> [[Int]] {
    let rows = Set(table.complexCharacters.map { row in fusion.map { row[$0] } })
    return Self.sorted(
      Set(
        rows.map { row in
          guard let vector = visible.decomposition(of: row) else {
            preconditionFailure("restrictions of characters are characters")
          }
          return vector
        }))
  }

  private static func sorted(_ vectors: some Sequence<[Int]>) -> [[Int]] {
    vectors.sorted { $0.lexicographicallyPrecedes($1) }
  }

  // MARK: - Automorphisms

  /// Few automorphisms that generate all: Z2×Z2×Z2×Z2×Z2 has ten million.
  ///
  /// For each class, those that fix all classes before it are found from those that fix one class more: one for every orbit
  /// that its own orbit has to be joined with.
  private static func generators(of table: CharacterTable) -> [TableIsomorphism] {
    var generators: [TableIsomorphism] = []
    for base in (0..<table.rank).reversed() {
      let fixed = (0..<base).map { (source: $0, target: $0) }
      for target in base..<table.rank
      where !orbit(of: base, generators).contains(target) {
        let pairs = fixed + [(source: base, target: target)]
        if let found = TableIsomorphism.first(from: table, to: table, fixing: pairs) {
          generators.append(found)
        }
      }
    }
    return generators
  }

  private static func orbit(of start: Int, _ generators: [TableIsomorphism]) -> Set<Int> {
    var numbers: [Int: Int] = [:]
    mark(start, as: 0, in: &numbers) { c in generators.map { $0.classes[c] } }
    return Set(numbers.keys)
  }
}
