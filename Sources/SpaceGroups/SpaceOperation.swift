import LatticeModels

/// A motion of space that takes the sites of a crystal to each other: x ↦ M x + v, in units of the vectors between cells.
struct SpaceOperation {
  /// M. Shape [row][column].
  let matrix: [[Int]]
  /// v, along periodic directions up to the length of the crystal.
  let shift: [Double]

  /// M x + v.
  func image(of point: [Double]) -> [Double] {
    matrix.indices.map { row in
      zip(matrix[row], point).reduce(shift[row]) { $0 + Double($1.0) * $1.1 }
    }
  }

  /// M n, for whole numbers of cells.
  func turned(_ cell: [Int]) -> [Int] {
    matrix.map { row in zip(row, cell).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  var isTranslation: Bool {
    matrix.indices.allSatisfy { row in
      matrix.indices.allSatisfy { matrix[row][$0] == (row == $0 ? 1 : 0) }
    }
  }
}

/// Sites in space, and which motions of space permutations of them are.
struct CrystalMotions {
  let cells: CrystalCells
  /// The point group of the lattice as far as it keeps the shape of the crystal, the identity first. Shape [element][row][column].
  private let matrices: [[[Int]]]
  private let positions: [[Double]]

  init(_ cells: CrystalCells) {
    self.cells = cells
    positions = (0..<cells.siteCount).map(cells.position)
    let size = cells.lengths.count
    let identity = (0..<size).map { row in (0..<size).map { row == $0 ? 1 : 0 } }
    let others = Self.candidates(size).filter { matrix in
      matrix != identity && Self.keepsLengths(matrix, cells.vectors)
        && Self.keepsShape(matrix, cells)
    }
    matrices = [identity] + others
  }

  /// All matrices of -1, 0 and 1.
  private static func candidates(_ size: Int) -> [[[Int]]] {
    let entries = (0..<size * size).reduce([[Int]]([[]])) { rows, _ in
      rows.flatMap { row in [-1, 0, 1].map { row + [$0] } }
    }
    return entries.map { entries in
      (0..<size).map { Array(entries[$0 * size..<($0 + 1) * size]) }
    }
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Whether distances stay as they are.
  private static func keepsLengths(_ matrix: [[Int]], _ vectors: [[Double]]) -> Bool {
    let images = vectors.indices.map { column in
      vectors[0].indices.map { axis in
        vectors.indices.reduce(0) { $0 + Double(matrix[$1][column]) * vectors[$1][axis] }
      }
    }
    return vectors.indices.allSatisfy { a in
      vectors.indices.allSatisfy { b in
        abs(product(images[a], images[b]) - product(vectors[a], vectors[b])) < 1e-9
      }
    }
  }

  /// Whether ways around the crystal stay such.
  private static func keepsShape(_ matrix: [[Int]], _ cells: CrystalCells) -> Bool {
    cells.lengths.indices.allSatisfy { column in
      guard cells.isPeriodic[column] else { return true }
      return cells.lengths.indices.allSatisfy { row in
        cells.isPeriodic[row]
          ? cells.lengths[column] * matrix[row][column] % cells.lengths[row] == 0
          : matrix[row][column] == 0
      }
    }
  }

  /// Whether two points are one, around periodic directions.
  func areSame(_ a: [Double], _ b: [Double]) -> Bool {
    a.indices.allSatisfy { direction in
      let way = a[direction] - b[direction]
      guard cells.isPeriodic[direction] else { return abs(way) < 1e-9 }
      let length = Double(cells.lengths[direction])
      return abs(way - (way / length).rounded() * length) < 1e-9
    }
  }

  /// The motions that a permutation is, translations first: none, or several on crystals of two cells.
  func operations(of permutation: [Int]) -> [SpaceOperation] {
    matrices.compactMap { matrix in
      let turned = SpaceOperation(
        matrix: matrix, shift: [Double](repeating: 0, count: matrix.count)
      ).image(of: positions[0])
      let shift = zip(positions[permutation[0]], turned).map { $0 - $1 }
      let operation = SpaceOperation(matrix: matrix, shift: shift)
      let fits = positions.indices.allSatisfy {
        areSame(operation.image(of: positions[$0]), positions[permutation[$0]])
      }
      return fits ? operation : nil
    }
  }

  /// M in Cartesian coordinates. Shape [row][column].
  func orthogonal(_ matrix: [[Int]]) -> [[Double]] {
    // Columns of the vectors V: M ↦ V M V⁻¹; the vectors are an upper triangular matrix.
    let vectors = cells.vectors
    let size = vectors.count
    var inverse = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    for column in 0..<size {
      for row in (0...column).reversed() {
        var rest = row == column ? 1.0 : 0
        for k in row + 1..<max(row + 1, column + 1) { rest -= vectors[k][row] * inverse[k][column] }
        inverse[row][column] = rest / vectors[row][row]
      }
    }
    return (0..<size).map { axis in
      (0..<size).map { column in
        (0..<size).reduce(0) { sum, row in
          (0..<size).reduce(sum) {
            $0 + vectors[row][axis] * Double(matrix[row][$1]) * inverse[$1][column]
          }
        }
      }
    }
  }
}
