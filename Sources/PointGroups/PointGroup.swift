/// A point group by its Schoenflies symbol, with its abstract group and the abelian point groups that it contains.
package struct PointGroup: Sendable {
  /// "D6h".
  package let symbol: String
  /// The name of the abstract group in the catalogue, or of the compact group.
  package let abstractGroup: String
  private let subgroups: Set<AbelianPointGroup>

  private init(_ symbol: String, _ abstractGroup: String, _ largest: [AbelianPointGroup]) {
    (self.symbol, self.abstractGroup) = (symbol, abstractGroup)
    subgroups = Set(largest.flatMap(\.subgroups))
  }

  /// The point groups with an abstract group that hold an abelian one.
  package static func all(abstractGroup name: String, over visible: AbelianPointGroup)
    -> [PointGroup]
  {
    all.filter { $0.abstractGroup == name && $0.subgroups.contains(visible) }
  }

  /// The abstract group times Z2, as the catalogue names it; nil for groups that are none of a molecule.
  package static func timesReflection(_ name: String) -> String? { products[name] }

  private static let products = [
    "Z1": "Z2", "Z2": "Z2×Z2", "Z2×Z2": "Z2×Z2×Z2", "Z3": "Z6", "Z4": "Z4×Z2", "Z5": "Z10",
    "Z6": "Z6×Z2",
    "S3": "D6", "D4": "D4×Z2", "D5": "D10", "D6": "S3×Z2×Z2", "D8": "D8×Z2", "A4": "A4×Z2",
    "S4": "S4×Z2", "A5": "A5×Z2", "O(2)": "O(2)×Z2", "SO(3)": "SO(3)×Z2",
  ]

  /// The finite groups of usual molecules, and those of atoms and linear molecules. Each with the largest of D2h and its subgroups in it.
  private static let all: [PointGroup] = [
    PointGroup("C1", "Z1", [.c1]), PointGroup("Cs", "Z2", [.cs]), PointGroup("C2", "Z2", [.c2]),
    PointGroup("Ci", "Z2", [.ci]), PointGroup("C2v", "Z2×Z2", [.c2v]),
    PointGroup("C2h", "Z2×Z2", [.c2h]), PointGroup("D2", "Z2×Z2", [.d2]),
    PointGroup("D2h", "Z2×Z2×Z2", [.d2h]),
    PointGroup("C3", "Z3", [.c1]), PointGroup("C3v", "S3", [.cs]), PointGroup("D3", "S3", [.c2]),
    PointGroup("C3h", "Z6", [.cs]), PointGroup("S6", "Z6", [.ci]), PointGroup("C6", "Z6", [.c2]),
    PointGroup("D3h", "D6", [.c2v]), PointGroup("D3d", "D6", [.c2h]),
    PointGroup("C6v", "D6", [.c2v]), PointGroup("D6", "D6", [.d2]),
    PointGroup("C6h", "Z6×Z2", [.c2h]), PointGroup("D6h", "S3×Z2×Z2", [.d2h]),
    PointGroup("C4", "Z4", [.c2]), PointGroup("S4", "Z4", [.c2]),
    PointGroup("C4h", "Z4×Z2", [.c2h]), PointGroup("C4v", "D4", [.c2v]),
    PointGroup("D4", "D4", [.d2]), PointGroup("D2d", "D4", [.d2, .c2v]),
    PointGroup("D4h", "D4×Z2", [.d2h]), PointGroup("D4d", "D8", [.d2, .c2v]),
    PointGroup("C5", "Z5", [.c1]), PointGroup("C5v", "D5", [.cs]), PointGroup("D5", "D5", [.c2]),
    PointGroup("D5h", "D10", [.c2v]), PointGroup("D5d", "D10", [.c2h]),
    PointGroup("T", "A4", [.d2]), PointGroup("Th", "A4×Z2", [.d2h]),
    PointGroup("Td", "S4", [.d2, .c2v]), PointGroup("O", "S4", [.d2]),
    PointGroup("Oh", "S4×Z2", [.d2h]), PointGroup("I", "A5", [.d2]),
    PointGroup("Ih", "A5×Z2", [.d2h]),
    PointGroup("C∞v", "O(2)", [.c2v]), PointGroup("D∞", "O(2)", [.d2]),
    PointGroup("D∞h", "O(2)×Z2", [.d2h]), PointGroup("SO(3)", "SO(3)", [.d2]),
    PointGroup("O(3)", "SO(3)×Z2", [.d2h]),
  ]
}

extension AbelianPointGroup {
  /// The group itself and its subgroups.
  fileprivate var subgroups: [AbelianPointGroup] {
    switch self {
    case .d2h: AbelianPointGroup.allCases
    case .c2v: [.c2v, .cs, .c2, .c1]
    case .c2h: [.c2h, .cs, .c2, .ci, .c1]
    case .d2: [.d2, .c2, .c1]
    case .cs: [.cs, .c1]
    case .c2: [.c2, .c1]
    case .ci: [.ci, .c1]
    case .c1: [.c1]
    }
  }

  /// The smallest group that has irreps of these names with these products; nil where there is none.
  ///
  /// Shape of `products`: [irrep, irrep], the number of the product of two irreps of dimension 1. Fewer irreps than the group has are those
  /// of a factor group: the others occur nowhere.
  package static func named(_ names: [String], products: [[Int]]) -> AbelianPointGroup? {
    allCases.reversed().sorted { $0.order < $1.order }.first { group in
      let symbols = group.symbols(.pyscf)
      let numbers = names.compactMap(symbols.firstIndex)
      guard numbers.count == names.count, Set(numbers).count == names.count else { return false }
      return numbers.indices.allSatisfy { a in
        numbers.indices.allSatisfy { b in numbers[a] ^ numbers[b] == numbers[products[a][b]] }
      }
    }
  }

  /// The number of elements, and of irreps.
  package var order: Int { symbols(.pyscf).count }
}
