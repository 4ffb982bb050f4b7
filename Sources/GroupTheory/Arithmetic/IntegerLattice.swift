/// A lattice in Z^n, by a basis in echelon form.
public struct IntegerLattice: Hashable, Sendable {
  /// Independent rows; each has a pivot, right of the one before it, with zeros below and, above, remainders.
  public let basis: [[Int]]
  /// The column of every row's pivot.
  public let pivots: [Int]

  /// The lattice that the vectors generate.
  ///
  /// Complexity: polynomial in the vectors' number and length.
  public init(generatedBy vectors: [[Int]]) {
    var rows: [[Int]] = []
    for vector in vectors { Self.insert(vector, into: &rows) }
    for upper in rows.indices {
      for lower in (upper + 1)..<max(rows.count, upper + 1) {
        let pivot = Self.pivot(rows[lower])!
        let factor = Self.floorQuotient(rows[upper][pivot], rows[lower][pivot])
        rows[upper] = Self.subtract(rows[lower], times: factor, from: rows[upper])
      }
    }
    basis = rows
    pivots = rows.map { Self.pivot($0)! }
  }

  /// The dimension of the span.
  public var rank: Int { basis.count }

  /// Whether a vector lies in the lattice.
  public func contains(_ vector: [Int]) -> Bool {
    var rest = vector
    for (row, pivot) in zip(basis, pivots) where rest[pivot] % row[pivot] == 0 {
      rest = Self.subtract(row, times: rest[pivot] / row[pivot], from: rest)
    }
    return rest.allSatisfy { $0 == 0 }
  }

  /// The coordinates of a vector of the span, with their common denominator; nil outside the span.
  public func coordinates(of vector: [Int]) -> (numerators: [Int], denominator: Int)? {
    let denominator = zip(basis, pivots).reduce(1) { $0 * $1.0[$1.1] }
    var rest = vector.map { $0 * denominator }
    var numerators: [Int] = []
    for (row, pivot) in zip(basis, pivots) {
      guard rest[pivot] % row[pivot] == 0 else { return nil }
      numerators.append(rest[pivot] / row[pivot])
      rest = Self.subtract(row, times: numerators.last!, from: rest)
    }
    guard rest.allSatisfy({ $0 == 0 }) else { return nil }
    return (numerators, denominator)
  }

  /// Keeps the rows in echelon form by Euclid's algorithm on the pivots.
  private static func insert(_ vector: [Int], into rows: inout [[Int]]) {
    var vector = vector
    var place = 0
    while let column = pivot(vector) {
      while place < rows.count, pivot(rows[place])! < column { place += 1 }
      guard place < rows.count, pivot(rows[place])! == column else {
        rows.insert(vector[column] < 0 ? vector.map { -$0 } : vector, at: place)
        return
      }
      while vector[column] != 0 {
        let factor = floorQuotient(rows[place][column], vector[column])
        let rest = subtract(vector, times: factor, from: rows[place])
        rows[place] = vector
        vector = rest
      }
      if rows[place][column] < 0 { rows[place] = rows[place].map { -$0 } }
    }
  }

  private static func pivot(_ vector: [Int]) -> Int? { vector.firstIndex { $0 != 0 } }

  private static func subtract(_ row: [Int], times factor: Int, from vector: [Int]) -> [Int] {
    zip(vector, row).map { $0 - factor * $1 }
  }

  private static func floorQuotient(_ a: Int, _ b: Int) -> Int {
    let quotient = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
  }
}
