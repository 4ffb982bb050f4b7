/// The Smith normal form U C V = diag(d_1, d_2, …) of an integer matrix, U and V unimodular.
struct SmithForm {
  /// d_1, d_2, … without zeros, positive; not necessarily divisors of each other.
  let divisors: [Int]
  private let left: [[Int]]
  private let right: [[Int]]

  /// Shape of `matrix`: [row][column].
  ///
  /// Throws: `PhaseError` where integers grow too large.
  init(_ matrix: [[Int]], columnCount: Int) throws {
    var form = Reduction(matrix, columnCount: columnCount)
    try form.run()
    divisors = form.divisors
    left = form.left
    right = form.right
  }

  /// Integer vectors that C maps to zero: a basis of all.
  var kernel: [[Int]] { (divisors.count..<right.count).map(column) }

  /// Vectors that become solutions of C x = 0 modulo 1 when they are divided by their order; orders above 1.
  var torsion: [(order: Int, vector: [Int])] {
    divisors.indices.filter { divisors[$0] > 1 }.map { (divisors[$0], column($0)) }
  }

  /// The class of a solution x of C x = c, c integer, up to those with C x = 0: numbers modulo the orders of `torsion`.
  func torsionClass(of right: [Int]) -> [Int] {
    divisors.indices.filter { divisors[$0] > 1 }.map { place in
      let sum = zip(left[place], right).reduce(0) { $0 + $1.0 * $1.1 } % divisors[place]
      return (sum + divisors[place]) % divisors[place]
    }
  }

  /// One solution of C x = c modulo 1, where there is one.
  func solution(_ right: [Double]) -> [Double] {
    let numbers = divisors.indices.map { place in
      let sum = zip(left[place], right).reduce(0.0) { $0 + Double($1.0) * $1.1 }
      return ModularEquations.wrapped(sum) / Double(divisors[place])
    }
    return self.right.map { row in
      numbers.indices.reduce(0.0) { $0 + Double(row[$1]) * numbers[$1] }
    }
  }

  private func column(_ place: Int) -> [Int] { right.map { $0[place] } }
}

/// Row and column operations until the matrix is diagonal.
private struct Reduction {
  private var matrix: [[Int]]
  private(set) var left: [[Int]]
  private(set) var right: [[Int]]
  private(set) var divisors: [Int] = []

  init(_ matrix: [[Int]], columnCount: Int) {
    self.matrix = matrix
    left = Reduction.identity(matrix.count)
    right = Reduction.identity(columnCount)
  }

  private static func identity(_ count: Int) -> [[Int]] {
    (0..<count).map { row in (0..<count).map { $0 == row ? 1 : 0 } }
  }

  mutating func run() throws {
    while let pivot = smallest(from: divisors.count) {
      let place = divisors.count
      matrix.swapAt(place, pivot.row)
      left.swapAt(place, pivot.row)
      swapColumns(place, pivot.column)
      if try clear(place) {
        if matrix[place][place] < 0 { negate(row: place) }
        divisors.append(matrix[place][place])
      }
    }
  }

  /// The entry of the smallest modulus other than zero in rows and columns from a place on.
  private func smallest(from place: Int) -> (row: Int, column: Int)? {
    var best: (row: Int, column: Int, size: Int)?
    for row in place..<max(place, matrix.count) {
      for column in place..<max(place, right.count) {
        let size = abs(matrix[row][column])
        if size > 0, size < best?.size ?? .max { best = (row, column, size) }
      }
    }
    return best.map { ($0.row, $0.column) }
  }

  /// Subtracts the pivot's row and column; false where remainders are left.
  private mutating func clear(_ place: Int) throws -> Bool {
    let pivot = matrix[place][place]
    for row in (place + 1)..<max(place + 1, matrix.count) where matrix[row][place] != 0 {
      let factor = -(matrix[row][place] / pivot)
      matrix[row] = try Reduction.sum(matrix[row], factor, matrix[place])
      left[row] = try Reduction.sum(left[row], factor, left[place])
    }
    for column in (place + 1)..<max(place + 1, right.count) where matrix[place][column] != 0 {
      let factor = -(matrix[place][column] / pivot)
      for row in matrix.indices {
        matrix[row][column] = try ModularEquations.checked(
          matrix[row][column], factor, matrix[row][place])
      }
      for row in right.indices {
        right[row][column] = try ModularEquations.checked(
          right[row][column], factor, right[row][place])
      }
    }
    return (place + 1..<max(place + 1, matrix.count)).allSatisfy { matrix[$0][place] == 0 }
      && (place + 1..<max(place + 1, right.count)).allSatisfy { matrix[place][$0] == 0 }
  }

  private static func sum(_ a: [Int], _ factor: Int, _ b: [Int]) throws -> [Int] {
    try zip(a, b).map { try ModularEquations.checked($0, factor, $1) }
  }

  private mutating func swapColumns(_ a: Int, _ b: Int) {
    for row in matrix.indices { matrix[row].swapAt(a, b) }
    for row in right.indices { right[row].swapAt(a, b) }
  }

  private mutating func negate(row: Int) {
    matrix[row] = matrix[row].map { -$0 }
    left[row] = left[row].map { -$0 }
  }
}
