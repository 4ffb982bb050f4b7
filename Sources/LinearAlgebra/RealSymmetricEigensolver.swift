import CLAPACK

/// The eigenvalues of a dense real symmetric matrix, with memory that is allocated once.
///
/// Drivers: LAPACK's dsyevd below dimension ``twoStageDimension``, dsyevd_2stage from there on,
/// where the reduction in two stages begins to win. Not `Sendable`: one solver per thread.
/// - Accuracy: backward stable, about 1e-15 ‖A‖ times a slowly growing function of the dimension.
/// - Complexity: (4/3) n³ floating-point operations.
public final class RealSymmetricEigensolver {
  /// The smallest dimension that is solved in two stages.
  public static let twoStageDimension = 1800

  /// The number n of rows.
  public let dimension: Int

  /// The n × n matrix, to be filled before each call of ``eigenvalues()``.
  ///
  /// Shape: [column, row], the row running fastest; only row ≥ column is read.
  public let matrix: UnsafeMutableBufferPointer<Double>

  private let values: UnsafeMutableBufferPointer<Double>
  private let work: UnsafeMutableBufferPointer<Double>
  private let integerWork: UnsafeMutableBufferPointer<Int32>

  /// Allocates the matrix, filled with zeros, and all workspace.
  public init(dimension: Int) {
    precondition(dimension >= 0 && dimension <= Int(Int32.max), "dimension out of range")
    let sizes = Self.workspaceSizes(dimension: dimension)
    self.dimension = dimension
    matrix = .allocate(capacity: dimension * dimension)
    values = .allocate(capacity: max(1, dimension))
    work = .allocate(capacity: sizes.real)
    integerWork = .allocate(capacity: sizes.integer)
    matrix.initialize(repeating: 0)
    values.initialize(repeating: 0)
    work.initialize(repeating: 0)
    integerWork.initialize(repeating: 0)
  }

  deinit {
    matrix.deallocate()
    values.deallocate()
    work.deallocate()
    integerWork.deallocate()
  }

  /// The bytes that a solver of this dimension allocates.
  public static func workspaceBytes(dimension: Int) -> Int {
    let sizes = workspaceSizes(dimension: dimension)
    let doubles = dimension * dimension + max(1, dimension) + sizes.real
    return doubles * MemoryLayout<Double>.stride + sizes.integer * MemoryLayout<Int32>.stride
  }

  /// The eigenvalues in ascending order; destroys the content of ``matrix``.
  /// - Throws: ``LinearAlgebraError`` when an entry is not finite or LAPACK fails.
  public func eigenvalues() throws -> [Double] {
    if dimension == 0 { return [] }
    _ = try largestMagnitude(ofLowerTriangle: matrix, dimension: dimension)
    let info = Self.solve(
      Int32(dimension), matrix.baseAddress!, values.baseAddress!, work.baseAddress!,
      Int32(work.count), integerWork.baseAddress!, Int32(integerWork.count))
    if info != 0 {
      let name = dimension < Self.twoStageDimension ? "dsyevd" : "dsyevd_2stage"
      throw LinearAlgebraError.routineFailed(name: name, info: Int(info), dimension: dimension)
    }
    return Array(values[..<dimension])
  }

  private static func workspaceSizes(dimension: Int) -> (real: Int, integer: Int) {
    if dimension == 0 { return (1, 1) }
    var unused = 0.0
    var real = 0.0
    var integer: Int32 = 0
    let info = withUnsafeMutablePointer(to: &unused) {
      solve(Int32(dimension), $0, $0, &real, -1, &integer, -1)
    }
    precondition(info == 0, "LAPACK refused a workspace query for dimension \(dimension)")
    return (max(1, Int(real)), max(1, Int(integer)))
  }

  private static func solve(
    _ n: Int32, _ matrix: UnsafeMutablePointer<Double>, _ values: UnsafeMutablePointer<Double>,
    _ work: UnsafeMutablePointer<Double>, _ workCount: Int32,
    _ integerWork: UnsafeMutablePointer<Int32>, _ integerCount: Int32
  ) -> Int32 {
    Int(n) < twoStageDimension
      ? clapack_dsyevd(n, matrix, values, work, workCount, integerWork, integerCount)
      : clapack_dsyevd_2stage(n, matrix, values, work, workCount, integerWork, integerCount)
  }
}
