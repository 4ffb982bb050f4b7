/// LAPACK's reduction to tridiagonal form in one stage, and the QL algorithm.
final class OneStageDriver<Scalar: BandScalar> {
  private let dimension: Int
  private let diagonal: UnsafeMutableBufferPointer<Double>
  private let subdiagonal: UnsafeMutableBufferPointer<Double>
  private let reflectors: UnsafeMutableBufferPointer<Scalar>
  private let work: UnsafeMutableBufferPointer<Scalar>

  init(dimension: Int) {
    self.dimension = dimension
    diagonal = .allocate(capacity: dimension)
    subdiagonal = .allocate(capacity: dimension)
    reflectors = .allocate(capacity: dimension)
    work = .allocate(capacity: Self.workCount(dimension: dimension))
    for buffer in [diagonal, subdiagonal] { buffer.initialize(repeating: 0) }
    for buffer in [reflectors, work] { buffer.initialize(repeating: .zero) }
  }

  deinit {
    for buffer in [diagonal, subdiagonal] { buffer.deallocate() }
    for buffer in [reflectors, work] { buffer.deallocate() }
  }

  static func workspaceBytes(dimension: Int) -> Int {
    (dimension + workCount(dimension: dimension)) * MemoryLayout<Scalar>.stride
      + 2 * dimension * MemoryLayout<Double>.stride
  }

  /// The eigenvalues in ascending order, with the lower triangle of a column-major matrix of at
  /// least one row, which is destroyed; squares of its entries must neither overflow nor vanish.
  func eigenvalues(of matrix: UnsafeMutableBufferPointer<Scalar>) throws -> [Double] {
    let info = Scalar.tridiagonalize(
      dimension: dimension, matrix.baseAddress!, diagonal.baseAddress!, subdiagonal.baseAddress!,
      reflectors: reflectors.baseAddress!, work: work.baseAddress!, workCount: work.count)
    if info != 0 {
      throw LinearAlgebraError.routineFailed(
        name: "tridiagonal form", info: Int(info), dimension: dimension)
    }
    try TridiagonalEigenvalues.solve(diagonal, subdiagonal)
    return Array(diagonal)
  }

  /// The size that LAPACK asks for.
  private static func workCount(dimension: Int) -> Int {
    if dimension == 0 { return 1 }
    var (first, second) = (0.0, 0.0)
    var (matrix, reflector, count) = (Scalar.zero, Scalar.zero, Scalar.zero)
    let info = Scalar.tridiagonalize(
      dimension: dimension, &matrix, &first, &second, reflectors: &reflector, work: &count,
      workCount: -1)
    precondition(info == 0, "LAPACK refused a workspace query for dimension \(dimension)")
    return max(1, Int(count.realValue))
  }
}
