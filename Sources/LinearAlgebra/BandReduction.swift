/// The first of two stages: a unitary transformation of a dense Hermitian matrix to a band.
///
/// Panels of as many columns as the band is wide are factored, Q = 1 - V T Vᴴ, and the rest of the
/// matrix becomes Qᴴ A Q = A - V Xᴴ - X Vᴴ. Nearly all of it are products with dgemm's speed: the
/// lower triangle is cut into strips of columns, because dsymm and dsyr2k are slower for thin
/// factors.
///
/// Source: C. H. Bischof, B. Lang, X. Sun, *A framework for symmetric band reduction*, ACM Trans.
/// Math. Softw. 26, 581 (2000).
final class BandReduction<Scalar: BandScalar> {
  /// The number of columns of a strip.
  private static var stripWidth: Int { 128 }

  private let dimension: Int
  private let width: Int

  /// Columns of V, X and V again, so that (V X) and (X V) are both there without a copy.
  private let factors: UnsafeMutableBufferPointer<Scalar>
  private let triangle: UnsafeMutableBufferPointer<Scalar>
  private let products: UnsafeMutableBufferPointer<Scalar>
  private let square: UnsafeMutableBufferPointer<Scalar>

  init(dimension: Int, width: Int) {
    self.dimension = dimension
    self.width = width
    factors = .allocate(capacity: 3 * width * dimension)
    triangle = .allocate(capacity: width * width)
    products = .allocate(capacity: width * width)
    square = .allocate(capacity: Self.stripWidth * Self.stripWidth)
    for buffer in [factors, triangle, products, square] { buffer.initialize(repeating: .zero) }
  }

  deinit {
    for buffer in [factors, triangle, products, square] { buffer.deallocate() }
  }

  static func workspaceCount(dimension: Int, width: Int) -> Int {
    3 * width * dimension + 2 * width * width + stripWidth * stripWidth
  }

  /// Leaves the band in the lower triangle of `matrix`, and reflectors below it.
  func reduce(_ matrix: UnsafeMutablePointer<Scalar>) throws {
    var first = 0
    while first + width < dimension - 1 {
      let start = first + width
      let rows = dimension - start
      let columns = min(width, rows)
      let panel = matrix + start + first * dimension
      try factor(panel, rows: rows, columns: columns)
      if columns < width { reflectRest(of: panel, rows: rows, columns: columns) }
      transform(matrix + start * (dimension + 1), rows: rows, columns: columns)
      first = start
    }
  }

  /// Factors a panel, and copies V.
  private func factor(
    _ panel: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int
  ) throws {
    let info = Scalar.factorPanel(
      rows: rows, columns: columns, panel, dimension, triangle.baseAddress!, width)
    if info != 0 {
      throw LinearAlgebraError.routineFailed(name: "geqrt3", info: Int(info), dimension: dimension)
    }
    for column in 0..<columns {
      for copy in [column, column + 2 * columns] {
        let target = factors.baseAddress! + copy * dimension
        for row in 0..<column { target[row] = .zero }
        target[column] = Scalar(1)
        for row in column + 1..<max(rows, column + 1) {
          target[row] = panel[row + column * dimension]
        }
      }
    }
  }

  /// The last panel has more columns than rows; what was not factored is multiplied by Qᴴ.
  private func reflectRest(of panel: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int) {
    let v = factors.baseAddress!
    let s = products.baseAddress!
    let rest = panel + columns * dimension
    let count = width - columns
    Scalar.update(
      adjointA: true, adjointB: false, rows: columns, columns: count, inner: rows, alpha: 1, v,
      dimension, rest, dimension, beta: 0, s, width)
    Scalar.multiplyTriangle(
      left: true, rows: columns, columns: count, triangle.baseAddress!, width, s, width)
    Scalar.update(
      adjointA: false, adjointB: false, rows: rows, columns: count, inner: columns, alpha: -1, v,
      dimension, s, width, beta: 1, rest, dimension)
  }

  /// A ← Qᴴ A Q for the matrix to the right of the panel.
  private func transform(_ a: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int) {
    let v = factors.baseAddress!
    let x = v + columns * dimension
    let s = products.baseAddress!
    multiply(a, v, into: x, rows: rows, columns: columns)
    Scalar.multiplyTriangle(
      left: false, rows: rows, columns: columns, triangle.baseAddress!, width, x, dimension)
    Scalar.update(
      adjointA: true, adjointB: false, rows: columns, columns: columns, inner: rows, alpha: 1, v,
      dimension, x, dimension, beta: 0, s, width)
    Scalar.multiplyTriangle(
      left: true, rows: columns, columns: columns, triangle.baseAddress!, width, s, width)
    Scalar.update(
      adjointA: false, adjointB: false, rows: rows, columns: columns, inner: columns, alpha: -0.5,
      v, dimension, s, width, beta: 1, x, dimension)
    for strip in stride(from: 0, to: rows, by: Self.stripWidth) {
      // Above the diagonal of the strip's first square is nothing that is read.
      Scalar.update(
        adjointA: false, adjointB: true, rows: rows - strip,
        columns: min(Self.stripWidth, rows - strip), inner: 2 * columns, alpha: -1, v + strip,
        dimension, x + strip, dimension, beta: 1, a + strip * (dimension + 1), dimension)
    }
  }

  /// X ← A V with the lower triangle of A.
  private func multiply(
    _ a: UnsafePointer<Scalar>, _ v: UnsafePointer<Scalar>, into x: UnsafeMutablePointer<Scalar>,
    rows: Int, columns: Int
  ) {
    for strip in stride(from: 0, to: rows, by: Self.stripWidth) {
      let count = min(Self.stripWidth, rows - strip)
      let below = rows - strip - count
      let beta: Double = strip == 0 ? 0 : 1
      fillSquare(from: a + strip * (dimension + 1), count: count)
      Scalar.update(
        adjointA: false, adjointB: false, rows: count, columns: columns, inner: count, alpha: 1,
        square.baseAddress!, count, v + strip, dimension, beta: beta, x + strip, dimension)
      if below == 0 { continue }
      let block = a + strip + count + strip * dimension
      Scalar.update(
        adjointA: true, adjointB: false, rows: count, columns: columns, inner: below, alpha: 1,
        block, dimension, v + strip + count, dimension, beta: 1, x + strip, dimension)
      Scalar.update(
        adjointA: false, adjointB: false, rows: below, columns: columns, inner: count, alpha: 1,
        block, dimension, v + strip, dimension, beta: beta, x + strip + count, dimension)
    }
  }

  /// Both triangles of a square on the diagonal.
  private func fillSquare(from a: UnsafePointer<Scalar>, count: Int) {
    for column in 0..<count {
      square[column * (count + 1)] = Scalar.realPart(of: a[column * (dimension + 1)])
      for row in column + 1..<max(count, column + 1) {
        let entry = a[row + column * dimension]
        square[row + column * count] = entry
        square[column + row * count] = Scalar.conjugate(of: entry)
      }
    }
  }
}
