/// The eigenvalues of a real symmetric matrix, and the components of a few vectors along its eigenvectors, without the
/// eigenvectors: in little more than the time of the eigenvalues alone.
///
/// The vectors are the first columns of a bordered matrix [[0, Wᵀ], [W, A]], whose reduction to a band leaves them in the span of the
/// first basis vectors. The rotations that go on to tridiagonal form, and those of the QL iteration, act on these few rows.
///
/// Accuracy: components along v_k are known to about ε ‖A‖ over the distance of level k from the next.
/// Complexity: (4/3) n³ operations.
public struct SpectralComponents: Sendable {
  /// The most vectors.
  public static let vectorCount = 8

  /// Ascending. Shape: [level].
  public let levels: [Double]
  /// v_kᵀ w, up to one sign for each level k. Shape: [level][vector].
  public let components: [SIMD8<Double>]

  /// - Parameters:
  ///   - vectors: At most ``vectorCount``. Shape: [vector][row].
  ///   - dimension: The number n of rows.
  ///   - fill: Fills an n × n matrix of zeros, column-major; only row ≥ column is read.
  /// - Throws: ``LinearAlgebraError`` when an entry is not finite or an iteration fails.
  public init(
    of vectors: [[Double]], dimension: Int,
    fill: (UnsafeMutableBufferPointer<Double>) throws -> Void
  ) throws {
    precondition(vectors.count <= Self.vectorCount, "too many vectors")
    precondition(vectors.allSatisfy { $0.count == dimension }, "a vector has a number for each row")
    let width = RealSymmetricEigensolver.bandWidth(dimension: dimension) ?? Self.narrowBand
    let found =
      dimension < Self.leastBands * width
      ? try Self.byEigenvectors(vectors, dimension: dimension, fill: fill)
      : try Self.byBorder(vectors, dimension: dimension, width: width, fill: fill)
    let order = found.levels.indices.sorted { found.levels[$0] < found.levels[$1] }
    levels = order.map { found.levels[$0] }
    components = order.map { found.components[$0] }
  }

  private typealias Found = (levels: [Double], components: [SIMD8<Double>])

  private static let narrowBand = 16
  /// Smaller matrices are diagonalized with eigenvectors, in bands.
  private static let leastBands = 4

  private static func byEigenvectors(
    _ vectors: [[Double]], dimension n: Int,
    fill: (UnsafeMutableBufferPointer<Double>) throws -> Void
  ) throws -> Found {
    var matrix = DenseMatrix<Double>(
      rowCount: n, columnCount: n, storage: Array(repeating: 0, count: n * n))
    try matrix.storage.withUnsafeMutableBufferPointer { try fill($0) }
    let (levels, states) = try matrix.symmetricEigensystem()
    let components = levels.indices.map { level in
      var sum = SIMD8<Double>(repeating: 0)
      for (place, vector) in vectors.enumerated() {
        for row in vector.indices { sum[place] += states[row, level] * vector[row] }
      }
      return sum
    }
    return (levels, components)
  }

  private static func byBorder(
    _ vectors: [[Double]], dimension n: Int, width: Int,
    fill: (UnsafeMutableBufferPointer<Double>) throws -> Void
  ) throws -> Found {
    let size = n + width
    let matrix = UnsafeMutableBufferPointer<Double>.allocate(capacity: size * size)
    defer { matrix.deallocate() }
    matrix.initialize(repeating: 0)
    try fill(UnsafeMutableBufferPointer(rebasing: matrix[..<(n * n)]))
    let scale = try largestMagnitude(
      ofLowerTriangle: UnsafeMutableBufferPointer(rebasing: matrix[..<(n * n)]), dimension: n
    ).binade
    border(
      matrix.baseAddress!, dimension: n, width: width, scale: max(scale, .leastNormalMagnitude))
    for (place, vector) in vectors.enumerated() {
      for row in 0..<n { matrix[place * size + width + row] = vector[row] }
    }
    try BandReduction<Double>(dimension: size, width: width).reduce(matrix.baseAddress!)
    // Blocks of reflectors reach past the last row.
    var rows = [SIMD8<Double>](repeating: .zero, count: n + width + 2)
    for place in vectors.indices {
      for row in 0...place { rows[row][place] = matrix[place * size + width + row] }
    }
    let band = HermitianBand<Double>(dimension: n, width: width)
    band.fill(from: matrix.baseAddress! + width * (size + 1), leading: size)
    var (diagonal, subdiagonal) = (
      [Double](repeating: 0, count: n), [Double](repeating: 0, count: n)
    )
    rows.withUnsafeMutableBufferPointer { rows in
      band.tridiagonalize(diagonal: &diagonal, subdiagonal: &subdiagonal) { first, v, tau in
        var sum = SIMD8<Double>.zero
        for place in 0..<width { sum += rows[first + place] * v[place] }
        sum *= tau
        for place in 0..<width { rows[first + place] -= sum * v[place] }
      }
    }
    rows.removeLast(width + 2)
    try TridiagonalRotations.solve(&diagonal, &subdiagonal, rotating: &rows)
    return (diagonal.map { $0 * scale }, rows)
  }

  /// Moves an n × n matrix to the lower right of a larger one, divided by a power of two; the rest becomes zero.
  private static func border(
    _ matrix: UnsafeMutablePointer<Double>, dimension n: Int, width: Int, scale: Double
  ) {
    let size = n + width
    for column in (0..<n).reversed() {
      let (source, target) = (matrix + column * n, matrix + (column + width) * size + width)
      for row in (column..<n).reversed() { target[row] = source[row] / scale }
      for row in -width..<column { target[row] = 0 }
    }
    for place in 0..<(width * size) { matrix[place] = 0 }
  }
}
