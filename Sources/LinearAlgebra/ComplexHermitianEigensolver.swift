import Numerics

/// The eigenvalues of a dense complex Hermitian matrix, with memory that is allocated once.
///
/// From dimension ``twoStageDimension`` on the matrix is reduced in two stages, to a band of
/// ``bandWidth(dimension:)`` subdiagonals and from there to tridiagonal form; below, LAPACK's zhetrd
/// does it in one. Not `Sendable`: one solver per thread.
/// - Accuracy: backward stable, about 1e-15 ‖A‖ times a slowly growing function of the dimension.
/// - Complexity: (16/3) n³ floating-point operations.
public final class ComplexHermitianEigensolver {
  /// The smallest dimension that is solved in two stages.
  public static let twoStageDimension = 350

  /// The number of subdiagonals after the first stage, nil for one stage.
  ///
  /// A wider band costs less in the first stage and more in the second, whose part in the whole is
  /// the smaller the larger the matrix; see `Documentation/Benchmarks.md`.
  public static func bandWidth(dimension: Int) -> Int? {
    dimension < twoStageDimension ? nil : dimension < 800 ? 16 : dimension < 2000 ? 32 : 48
  }

  /// The number n of rows.
  public var dimension: Int { solver.dimension }

  /// The n × n matrix, to be filled before each call of ``eigenvalues()``.
  ///
  /// Shape: [column, row], the row running fastest; only row ≥ column is read.
  public var matrix: UnsafeMutableBufferPointer<Complex<Double>> { solver.matrix }

  private let solver: DenseEigensolver<Complex<Double>>

  /// Allocates the matrix, filled with zeros, and all workspace.
  public convenience init(dimension: Int) {
    self.init(dimension: dimension, bandWidth: Self.bandWidth(dimension: dimension))
  }

  /// A solver in two stages with a band of 16, 32, 48 or 64 subdiagonals, or in one stage.
  package init(dimension: Int, bandWidth: Int?) {
    solver = DenseEigensolver(dimension: dimension, bandWidth: bandWidth, memory: MatrixMemory())
  }

  /// A solver whose matrix takes the memory of another one's, which is of no use from then on; it has to be filled with zeros too.
  package init(dimension: Int, memory: MatrixMemory) {
    solver = DenseEigensolver(
      dimension: dimension, bandWidth: Self.bandWidth(dimension: dimension), memory: memory)
  }

  /// The bytes that a solver of this dimension allocates.
  public static func workspaceBytes(dimension: Int) -> Int {
    DenseEigensolver<Complex<Double>>.workspaceBytes(
      dimension: dimension, bandWidth: bandWidth(dimension: dimension))
  }

  /// The eigenvalues in ascending order; destroys the content of ``matrix``.
  /// - Throws: ``LinearAlgebraError`` when an entry is not finite or an iteration fails.
  public func eigenvalues() throws -> [Double] { try solver.eigenvalues() }
}
