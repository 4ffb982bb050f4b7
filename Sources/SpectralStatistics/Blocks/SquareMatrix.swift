/// A small dense matrix, for inverses and determinants.
struct SquareMatrix {
  let size: Int
  /// Shape: [row, column], row by row.
  private(set) var elements: [Double]

  /// The identity.
  init(identity size: Int) {
    self.size = size
    elements = [Double](repeating: 0, count: size * size)
    for k in 0..<size { elements[k * size + k] = 1 }
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set { elements[row * size + column] = newValue }
  }

  /// Replaces the matrix by its inverse and returns its determinant; a singular one is left
  /// meaningless and has determinant 0.
  ///
  /// Gauss-Jordan elimination with row pivots. Complexity: 2 n³.
  mutating func invert() -> Double {
    let n = size
    return elements.withUnsafeMutableBufferPointer { a in
      var determinant = 1.0
      var pivots: [Int] = []
      for k in 0..<n {
        var pivot = k
        for i in k..<n where abs(a[i * n + k]) > abs(a[pivot * n + k]) { pivot = i }
        pivots.append(pivot)
        if pivot != k {
          for j in 0..<n { a.swapAt(k * n + j, pivot * n + j) }
          determinant = -determinant
        }
        let value = a[k * n + k]
        if value == 0 { return 0 }
        determinant *= value
        a[k * n + k] = 1
        for j in 0..<n { a[k * n + j] /= value }
        for i in 0..<n where i != k {
          let factor = a[i * n + k]
          a[i * n + k] = 0
          for j in 0..<n { a[i * n + j] -= factor * a[k * n + j] }
        }
      }
      for (k, pivot) in pivots.enumerated().reversed() where pivot != k {
        for i in 0..<n { a.swapAt(i * n + k, i * n + pivot) }
      }
      return determinant
    }
  }
}
