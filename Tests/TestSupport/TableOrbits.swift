import GroupTheory

/// What automorphisms of a character table do not tell apart.
public struct TableOrbits: Sendable {
  /// Few automorphisms that generate all: Z2×Z2×Z2×Z2×Z2 has ten million.
  public let generators: [TableIsomorphism]

  /// The automorphisms of a table.
  ///
  /// For each class, those that fix all classes before it are found from those that fix one class more: one for every orbit
  /// that its own orbit has to be joined with.
  public init(_ table: CharacterTable) {
    var generators: [TableIsomorphism] = []
    for base in (0..<table.rank).reversed() {
      let fixed = (0..<base).map { (source: $0, target: $0) }
      for target in base..<table.rank
      where !Self.orbit(of: base, { c in generators.map { $0.classes[c] } }).contains(target) {
        let pairs = fixed + [(source: base, target: target)]
        if let found = TableIsomorphism.first(from: table, to: table, fixing: pairs) {
          generators.append(found)
        }
      }
    }
    self.generators = generators
  }

  /// Sets of signatures that are carried into each other. Shape [signature, irrep], sorted, in argument and result.
  public func orbit(signatures: [[Int]]) -> Set<[[Int]]> {
    Self.orbit(of: signatures) { signatures in
      generators.map { automorphism in
        signatures.map { vector in automorphism.irreps.map { vector[$0] } }
          .sorted { $0.lexicographicallyPrecedes($1) }
      }
    }
  }

  /// Class fusions of a subgroup, whose table this is, that are carried into each other by automorphisms of both tables.
  public func orbit(fusion: [Int], in group: TableOrbits) -> Set<[Int]> {
    Self.orbit(of: fusion) { fusion in
      generators.map { inner in inner.classes.map { fusion[$0] } }
        + group.generators.map { outer in fusion.map { outer.classes[$0] } }
    }
  }

  /// Everything that is reached from a start.
  private static func orbit<Element: Hashable>(
    of start: Element, _ images: (Element) -> [Element]
  ) -> Set<Element> {
    var orbit: Set = [start]
    var open = [start]
    while let element = open.popLast() {
      for image in images(element) where orbit.insert(image).inserted { open.append(image) }
    }
    return orbit
  }
}
