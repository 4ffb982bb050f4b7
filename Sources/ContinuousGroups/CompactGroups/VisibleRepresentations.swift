import GroupTheory

/// Representations of a finite visible group as vectors of multiplicities, and what defines homomorphisms to compact groups.
struct VisibleRepresentations {
  let table: CharacterTable
  let ring: FusionRing
  /// The one-dimensional irreps; the trivial one comes first.
  let linear: [Int]
  /// The determinant of each irrep of dimension at most 3, as the number of a one-dimensional irrep. Shape: [irrep].
  private let determinants: [Int?]

  /// Complexity: O(rank⁴), for the fusion ring.
  init(_ table: CharacterTable) {
    self.table = table
    ring = table.fusion
    linear = table.dimensions.indices.filter { table.dimensions[$0] == 1 }
    determinants = Self.determinants(table, linear)
  }

  /// The representation that is one irrep.
  func unit(_ irrep: Int) -> [Int] {
    var result = [Int](repeating: 0, count: ring.rank)
    result[irrep] = 1
    return result
  }

  /// All representations of a dimension.
  func all(dimension: Int) -> [[Int]] { Self.vectors(of: dimension, table.dimensions[...]) }

  /// The determinant of a representation whose irreps have dimension at most 3, as the number of a one-dimensional irrep.
  func determinant(of vector: [Int]) -> Int {
    var result = unit(0)
    for (irrep, multiplicity) in vector.enumerated() where multiplicity > 0 {
      for _ in 0..<multiplicity { result = ring.times(result, determinants[irrep]!) }
    }
    return result.firstIndex(of: 1)!
  }

  /// Whether the representation is real: quaternionic irreps occur in pairs, complex ones with their duals.
  func isReal(_ vector: [Int]) -> Bool {
    vector.indices.allSatisfy { irrep in
      vector[irrep] == vector[table.dual[irrep]]
        && (table.frobeniusSchurIndicators[irrep] != -1 || vector[irrep] % 2 == 0)
    }
  }

  /// The powers of a one-dimensional irrep until the trivial one comes again; it comes first.
  func powers(of character: Int) -> [Int] {
    var result = [0]
    while let next = ring.coefficients[result.last!][character].firstIndex(of: 1), next != 0 {
      result.append(next)
    }
    return result
  }

  /// The orders that elements have in a representation; of those on which a one-dimensional irrep is 1.
  func imageOrders(of vector: [Int], where sign: Int = 0) -> Set<Int> {
    let character = (0..<table.rank).map { c in
      zip(vector, table.characters).reduce(Cyclotomic.zero) { sum, term in
        term.0 == 0 ? sum : sum + Cyclotomic(term.0) * term.1[c]
      }
    }
    let rows = table.classPowers.powers.enumerated().filter {
      table.characters[sign][$0.offset] == .one
    }
    return Set(
      rows.map { _, row in
        (1...row.count).first { character[row[$0 % row.count]] == character[0] }!
      })
  }

  private static func determinants(_ table: CharacterTable, _ linear: [Int]) -> [Int?] {
    let powers = table.classPowers
    let (squares, cubes) = (powers.classes(power: 2), powers.classes(power: 3))
    return table.characters.indices.map { irrep in
      let x = table.characters[irrep]
      let multiple: Int
      let values: [Cyclotomic]
      switch table.dimensions[irrep] {
      case 1: return irrep
      case 2: (multiple, values) = (2, x.indices.map { x[$0] * x[$0] - x[squares[$0]] })
      case 3:
        multiple = 6
        values = x.indices.map {
          x[$0] * x[$0] * x[$0] - Cyclotomic(3) * x[$0] * x[squares[$0]] + Cyclotomic(2)
            * x[cubes[$0]]
        }
      default: return nil
      }
      return linear.first { row in
        values.indices.allSatisfy {
          values[$0] == Cyclotomic(multiple) * table.characters[row][$0]
        }
      }
    }
  }

  private static func vectors(of dimension: Int, _ irreps: ArraySlice<Int>) -> [[Int]] {
    guard let first = irreps.first else { return dimension == 0 ? [[]] : [] }
    return (0...dimension / first).reversed().flatMap { count in
      vectors(of: dimension - count * first, irreps.dropFirst()).map { [count] + $0 }
    }
  }
}
