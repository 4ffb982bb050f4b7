/// The eigenvalues of a dense real symmetric matrix, with memory that is allocated once.
///
/// From dimension ``twoStageDimension`` on the matrix is reduced in two stages, to a band of
/// ``bandWidth(dimension:)`` and from there to tridiagonal form; below, LAPACK's dsytrd does it in
/// one. Not `Sendable`: one solver per thread.
/// - Accuracy: backward stable, about 1e-15 ‖A‖ times a slowly growing function of the dimension.
/// - Complexity: (4/3) n³ floating-point operations.
public final class RealSymmetricEigensolver {
  /// The smallest dimension that is solved in two stages.
  public static let twoStageDimension = 1300

  /// The number of subdiagonals after the first stage: a wider band costs less in the first stage
  /// and more in the second, whose part in the whole is the smaller the larger the matrix.
  public static func bandWidth(dimension: Int) -> Int {
    dimension < 2500 ? 32 : 48
  }

  /// The number n of rows.
  public let dimension: Int

  /// The n × n matrix, to be filled before each call of ``eigenvalues()``.
  ///
  /// Shape: [column, row], the row running fastest; only row ≥ column is read.
  public let matrix: UnsafeMutableBufferPointer<Double>

  private let driver: any SymmetricDriver

  /// Allocates the matrix, filled with zeros, and all workspace.
  public convenience init(dimension: Int) {
    self.init(
      dimension: dimension,
      bandWidth: dimension < Self.twoStageDimension ? nil : Self.bandWidth(dimension: dimension))
  }

  /// A solver in two stages with a band of 16, 32, 48 or 64 subdiagonals, or in one stage.
  package init(dimension: Int, bandWidth: Int?) {
    precondition(dimension >= 0 && dimension <= Int(Int32.max), "dimension out of range")
    self.dimension = dimension
    matrix = .allocate(capacity: dimension * dimension)
    matrix.initialize(repeating: 0)
    driver =
      bandWidth.map { TwoStageDriver<Double>(dimension: dimension, width: $0) }
      ?? OneStageSymmetricDriver(dimension: dimension)
  }

  deinit { matrix.deallocate() }

  /// The bytes that a solver of this dimension allocates.
  public static func workspaceBytes(dimension: Int) -> Int {
    let driver =
      dimension < twoStageDimension
      ? OneStageSymmetricDriver.workspaceBytes(dimension: dimension)
      : TwoStageDriver<Double>.workspaceBytes(
        dimension: dimension, width: bandWidth(dimension: dimension))
    return dimension * dimension * MemoryLayout<Double>.stride + driver
  }

  /// The eigenvalues in ascending order; destroys the content of ``matrix``.
  /// - Throws: ``LinearAlgebraError`` when an entry is not finite or LAPACK fails.
  public func eigenvalues() throws -> [Double] {
    if dimension == 0 { return [] }
    let largest = try largestMagnitude(ofLowerTriangle: matrix, dimension: dimension)
    // Squares of the entries must neither overflow nor vanish; a power of two rescales exactly.
    guard largest > 0, largest < 0x1p-400 || largest > 0x1p400 else {
      return try driver.eigenvalues(of: matrix)
    }
    let scale = largest.binade
    for index in matrix.indices { matrix[index] /= scale }
    return try driver.eigenvalues(of: matrix).map { $0 * scale }
  }
}

/// Workspace and calls of one way to find the eigenvalues of a real symmetric matrix.
protocol SymmetricDriver: AnyObject {
  func eigenvalues(of matrix: UnsafeMutableBufferPointer<Double>) throws -> [Double]
}

extension TwoStageDriver: SymmetricDriver where Scalar == Double {}
