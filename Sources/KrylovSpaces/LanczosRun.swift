import LinearAlgebra

/// A block Lanczos run that keeps two blocks only, in the complement of some vectors.
///
/// Without orthogonalization against its older blocks copies of levels appear, which the lowest one does not mind.
struct LanczosRun<Operator: HermitianOperator> {
  typealias Scalar = Operator.Scalar

  private let matrix: Operator
  /// The vectors that are projected out, then room for the next block, the newest one and the one before.
  private let vectors: VectorColumns<Scalar>
  private let projectedOut: Int
  private let room: Int
  private var width: Int
  private var previousWidth = 0
  /// R of the newest block. Shape: width × previous width.
  private var coupling: [Scalar] = []
  /// The blocks of the tridiagonal matrix on and below the diagonal.
  private var blocks: [(diagonal: [Scalar], width: Int, below: [Scalar])] = []
  private let scale: Double
  private(set) var products = 0

  init(
    _ matrix: Operator, vectors: VectorColumns<Scalar>, projectedOut: Int, width: Int, seed: UInt64
  ) throws {
    (self.matrix, self.vectors, self.projectedOut) = (matrix, vectors, projectedOut)
    (room, self.width) = (width, width)
    scale = max(abs(matrix.bounds.lowerBound), abs(matrix.bounds.upperBound))
    vectors.fillRandomly(projectedOut..<(projectedOut + width), seed: seed)
    self.width = try vectors.orthonormalize(
      after: projectedOut, width: width, smallest: 1e-13
    ).width
    vectors.copy(projectedOut..<(projectedOut + self.width), to: projectedOut + room)
  }

  /// One more block; false where the space is exhausted.
  mutating func step() throws -> Bool {
    let (next, newest, previous) = (
      projectedOut, projectedOut + room, projectedOut + 2 * room
    )
    let images = vectors.column(next)
    matrix.multiply(vectors.column(newest), columns: width, into: images, rows: vectors.rows)
    products += width
    vectors.subtract(
      previous..<(previous + previousWidth), times: adjoint(coupling, width, previousWidth),
      from: images, width: width)
    let diagonal = vectors.overlaps(of: newest..<(newest + width), with: images, width: width)
    vectors.subtract(newest..<(newest + width), times: diagonal, from: images, width: width)
    let made = try vectors.orthonormalize(
      after: projectedOut, width: width, smallest: 1e-13 * scale)
    blocks.append((diagonal, width, made.factor))
    vectors.copy(newest..<(newest + width), to: previous)
    vectors.copy(next..<(next + made.width), to: newest)
    (previousWidth, width, coupling) = (width, made.width, made.factor)
    return made.width > 0
  }

  /// The lowest eigenvalue of the tridiagonal matrix.
  func lowest() throws -> Double { try levels().first ?? .infinity }

  /// The eigenvalues of the tridiagonal matrix, ascending.
  func levels() throws -> [Double] {
    let size = blocks.reduce(0) { $0 + $1.width }
    var whole = DenseMatrix<Scalar>(
      rowCount: size, columnCount: size, storage: Array(repeating: .zero, count: size * size))
    var start = 0
    for (number, block) in blocks.enumerated() {
      for column in 0..<block.width {
        for row in 0..<block.width {
          whole[start + row, start + column] = block.diagonal[column * block.width + row]
        }
      }
      let end = start + block.width
      if number + 1 < blocks.count {
        let rows = blocks[number + 1].width
        for column in 0..<block.width {
          for row in 0..<rows {
            whole[end + row, start + column] = block.below[column * rows + row]
          }
        }
      }
      start = end
    }
    return try Scalar.eigensystem(of: whole, agreedOn: vectors.rows).values
  }

  /// The adjoint of a small matrix. Shape: rows × columns becomes columns × rows.
  private func adjoint(_ matrix: [Scalar], _ rows: Int, _ columns: Int) -> [Scalar] {
    var result = [Scalar](repeating: .zero, count: rows * columns)
    for column in 0..<columns {
      for row in 0..<rows {
        result[row * columns + column] = Scalar.conjugate(of: matrix[column * rows + row])
      }
    }
    return result
  }
}
