import LinearAlgebra

/// A space that grows by the images of its newest block, with the matrix of a Hermitian operator on it.
///
/// Columns are kept orthonormal against all others to rounding, in two passes, so that no level appears twice, and the matrix is
/// kept whole. Shape of the basis: dimension × (count + width), of which the images of the first `count` are known.
final class KrylovSpace<Operator: HermitianOperator> {
  typealias Scalar = Operator.Scalar

  private let matrix: Operator
  let basis: VectorColumns<Scalar>
  private let blockWidth: Int
  private let scale: Double
  private var seed: UInt64
  /// The number of columns whose images are known.
  private(set) var count = 0
  /// The number of columns of the newest block, whose images are not.
  private(set) var width = 0
  /// The products of the operator with single vectors.
  private(set) var products = 0
  /// V† A V. Shape: capacity × capacity, column-major.
  private var projection: [Scalar]
  /// R of the newest block: A V = V (V† A V) + Q R in the last columns. Shape: width × columns of the block before.
  private var residue: (factor: [Scalar], columns: Int) = ([], 0)

  private let capacity: Int

  /// Directions smaller than this fraction of the operator's size are rounding.
  private static var relativeNoise: Double { 1e-13 }

  init(_ matrix: Operator, capacity: Int, blockWidth: Int, rows: RowChunks, seed: UInt64) throws {
    self.matrix = matrix
    self.blockWidth = blockWidth
    self.seed = seed
    scale = max(abs(matrix.bounds.lowerBound), abs(matrix.bounds.upperBound))
    self.capacity = capacity
    basis = VectorColumns(rows: rows, capacity: capacity)
    projection = Array(repeating: .zero, count: capacity * capacity)
    try replenish()
  }

  /// Whether there is no room for the images of the newest block.
  var isFull: Bool { count + 2 * width > capacity }

  /// Multiplies the newest block and makes the next one.
  func expand() throws {
    let known = count + width
    let next = basis.column(known)
    matrix.multiply(basis.column(count), columns: width, into: next, rows: basis.rows)
    products += width
    let step = try basis.orthonormalize(
      after: known, width: width, smallest: Self.relativeNoise * scale)
    for column in 0..<width {
      for row in 0..<known {
        let entry = step.coefficients[column * known + row]
        projection[(count + column) * capacity + row] = entry
        projection[row * capacity + count + column] = Scalar.conjugate(of: entry)
      }
    }
    residue = (step.factor, width)
    (count, width) = (known, step.width)
    if width < blockWidth { try replenish() }
  }

  /// Levels and vectors of the operator on the space.
  struct Ritz {
    /// Ascending.
    let values: [Double]
    /// Shape: count × count.
    let vectors: DenseMatrix<Scalar>
    /// ‖A x - θ x‖.
    let residuals: [Double]
  }

  func ritz() throws -> Ritz {
    var matrix = DenseMatrix<Scalar>(
      rowCount: count, columnCount: count, storage: Array(repeating: .zero, count: count * count))
    for column in 0..<count {
      for row in 0..<count { matrix[row, column] = projection[column * capacity + row] }
    }
    let (values, vectors) = try Scalar.eigensystem(of: matrix, agreedOn: basis.rows)
    let residuals = basis.rows.agreed(values.indices.map { residual(of: vectors, $0) })
    return Ritz(values: values, vectors: vectors, residuals: residuals)
  }

  /// ‖R y‖ for the part of y in the last block.
  private func residual(of vectors: DenseMatrix<Scalar>, _ number: Int) -> Double {
    let columns = residue.columns
    let rows = columns == 0 ? 0 : residue.factor.count / columns
    if rows == 0 { return 0 }
    let part = Array(
      vectors.storage[(number * count + count - columns)..<(number * count + count)])
    var image = [Scalar](repeating: .zero, count: rows)
    Scalar.multiply(
      adjoint: false, rows: rows, columns: 1, inner: columns, residue.factor, rows, part, columns,
      into: &image, rows)
    return image.reduce(0) { $0 + Scalar.squaredModulus(of: $1) }.squareRoot()
  }

  /// Keeps the lowest vectors and the newest block.
  func restart(_ ritz: Ritz, keeping kept: Int) {
    basis.combine(0..<count, with: Array(ritz.vectors.storage[..<(count * kept)]), width: kept)
    basis.copy(count..<(count + width), to: kept)
    for column in 0..<kept {
      for row in 0..<kept { projection[column * capacity + row] = .zero }
      projection[column * capacity + column] = Scalar.entry { $0 == 0 ? ritz.values[column] : 0 }
    }
    count = kept
  }

  /// Adds random directions to a block that has become narrow.
  private func replenish() throws {
    while width < blockWidth {
      let first = count + width
      basis.fillRandomly(first..<(count + blockWidth), seed: seed)
      seed &+= 1
      width += try basis.orthonormalize(
        after: first, width: blockWidth - width, smallest: Self.relativeNoise
      ).width
    }
  }
}
