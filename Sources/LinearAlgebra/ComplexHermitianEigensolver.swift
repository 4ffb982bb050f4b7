import CLAPACK
import Numerics

/// The eigenvalues of a dense complex Hermitian matrix, with memory that is allocated once.
///
/// From dimension ``twoStageDimension`` on, the matrix is reduced in two stages, to a band of width
/// ``bandWidth`` (zhetrd_he2hb) and from there to tridiagonal form (zhetrd_hb2st), and dsterf finds
/// the eigenvalues; LAPACK's own two-stage driver chooses a wider band that costs more here. Below,
/// zheevd solves it in one stage. Not `Sendable`: one solver per thread.
/// - Accuracy: backward stable, about 1e-15 ‖A‖ times a slowly growing function of the dimension.
/// - Complexity: (16/3) n³ floating-point operations.
public final class ComplexHermitianEigensolver {
  /// The smallest dimension that is solved in two stages.
  public static let twoStageDimension = 288

  /// The number of subdiagonals after the first stage.
  public static let bandWidth = 32

  /// The number n of rows.
  public let dimension: Int

  /// The n × n matrix, to be filled before each call of ``eigenvalues()``.
  ///
  /// Shape: [column, row], the row running fastest; only row ≥ column is read.
  public let matrix: UnsafeMutableBufferPointer<Complex<Double>>

  private let driver: any HermitianDriver

  /// Allocates the matrix, filled with zeros, and all workspace.
  public init(dimension: Int) {
    precondition(dimension >= 0 && dimension <= Int(Int32.max), "dimension out of range")
    self.dimension = dimension
    matrix = .allocate(capacity: dimension * dimension)
    matrix.initialize(repeating: .zero)
    driver = Self.driverType(dimension).init(dimension: dimension)
  }

  deinit { matrix.deallocate() }

  /// The bytes that a solver of this dimension allocates.
  public static func workspaceBytes(dimension: Int) -> Int {
    dimension * dimension * MemoryLayout<Complex<Double>>.stride
      + driverType(dimension).workspaceBytes(dimension: dimension)
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
    for index in matrix.indices {
      matrix[index] = Complex(matrix[index].real / scale, matrix[index].imaginary / scale)
    }
    return try driver.eigenvalues(of: matrix).map { $0 * scale }
  }

  private static func driverType(_ dimension: Int) -> any HermitianDriver.Type {
    dimension < twoStageDimension ? OneStageHermitianDriver.self : TwoStageHermitianDriver.self
  }
}

/// Workspace and calls of one way to find the eigenvalues of a Hermitian matrix.
protocol HermitianDriver: AnyObject {
  init(dimension: Int)
  static func workspaceBytes(dimension: Int) -> Int
  func eigenvalues(of matrix: UnsafeMutableBufferPointer<Complex<Double>>) throws -> [Double]
}
