import GroupTheory
import Numerics

/// Characters of representations of N, and what they say of determinants and reality.
struct VisibleCharacters {
  typealias Character = [Complex<Double>]

  let table: CharacterTable
  /// Classes of squares and cubes. Shape: [class].
  private let squares, cubes: [Int]

  init(_ table: CharacterTable) {
    self.table = table
    let powers = table.classPowers
    (squares, cubes) = (powers.classes(power: 2), powers.classes(power: 3))
  }

  /// The character of a sum of irreps with multiplicities.
  func character(_ vector: [Int]) -> Character {
    (0..<table.rank).map { c in
      zip(vector, table.complexCharacters).reduce(.zero) { $0 + Complex(Double($1.0)) * $1.1[c] }
    }
  }

  /// How often a one-dimensional real irrep occurs in a class function, as far as it is real.
  func multiplicity(of irrep: Int, in values: Character) -> Int {
    let sum = (0..<table.rank).reduce(0.0) {
      $0 + Double(table.classSizes[$1]) * (values[$1] * table.complexCharacters[irrep][$1]).real
    }
    return Int((sum / Double(table.order)).rounded())
  }

  /// The determinant of a representation of dimension 2 or 3.
  func determinant(_ x: Character) -> Character {
    let isPlane = Int(x[0].real.rounded()) == 2
    return x.indices.map { c -> Complex<Double> in
      let (own, square, cube) = (x[c], x[squares[c]], x[cubes[c]])
      if isPlane { return (own * own - square) / Complex(2) }
      let power: Complex<Double> = own * own * own
      let mixed: Complex<Double> = own * square * Complex(3)
      return (power - mixed + cube * Complex(2)) / Complex(6)
    }
  }

  /// Whether a representation is real: its character is, and quaternionic irreps occur in pairs.
  func isReal(_ vector: [Int]) -> Bool {
    character(vector).allSatisfy { abs($0.imaginary) < 1e-6 }
      && vector.indices.allSatisfy { vector[$0] % 2 == 0 || indicator($0) != -1 }
  }

  /// Whether two class functions agree.
  static func agree(_ a: Character, _ b: Character) -> Bool {
    zip(a, b).allSatisfy { ($0 - $1).length < 1e-6 }
  }

  /// The product of class functions.
  static func product(_ a: Character, _ b: Character) -> Character { zip(a, b).map { $0 * $1 } }

  /// The Frobenius-Schur indicator, the mean of χ(g²).
  private func indicator(_ irrep: Int) -> Int {
    let sum = (0..<table.rank).reduce(0.0) {
      $0 + Double(table.classSizes[$1]) * table.complexCharacters[irrep][squares[$1]].real
    }
    return Int((sum / Double(table.order)).rounded())
  }
}
