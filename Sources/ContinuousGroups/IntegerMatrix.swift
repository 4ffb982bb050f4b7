/// Determinants and adjugates of small integer matrices.
enum IntegerMatrix {
  /// The determinant, by expansion; 1 for the empty matrix.
  static func determinant(_ matrix: [[Int]]) -> Int {
    guard let first = matrix.first else { return 1 }
    return first.indices.reduce(0) { sum, column in
      guard first[column] != 0 else { return sum }
      let sign = column % 2 == 0 ? 1 : -1
      return sum + sign * first[column] * determinant(minor(matrix, row: 0, column: column))
    }
  }

  /// adj(A), with A adj(A) = det(A).
  static func adjugate(_ matrix: [[Int]]) -> [[Int]] {
    matrix.indices.map { i in
      matrix.indices.map { j in
        ((i + j) % 2 == 0 ? 1 : -1) * determinant(minor(matrix, row: j, column: i))
      }
    }
  }

  /// A B.
  static func product(_ a: [[Int]], _ b: [[Int]]) -> [[Int]] {
    a.map { row in
      (b.first ?? []).indices.map { column in
        zip(row, b).reduce(0) { $0 + $1.0 * $1.1[column] }
      }
    }
  }

  /// A v.
  static func apply(_ matrix: [[Int]], _ vector: [Int]) -> [Int] {
    matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private static func minor(_ matrix: [[Int]], row: Int, column: Int) -> [[Int]] {
    matrix.indices.filter { $0 != row }.map { i in
      matrix[i].indices.filter { $0 != column }.map { matrix[i][$0] }
    }
  }
}
