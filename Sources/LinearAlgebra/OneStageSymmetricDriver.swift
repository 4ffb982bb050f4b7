import CLAPACK

/// LAPACK's reduction to tridiagonal form, and the QL algorithm.
final class OneStageSymmetricDriver: SymmetricDriver {
  private let dimension: Int
  private let diagonal: UnsafeMutableBufferPointer<Double>
  private let subdiagonal: UnsafeMutableBufferPointer<Double>
  private let reflectors: UnsafeMutableBufferPointer<Double>
  private let work: UnsafeMutableBufferPointer<Double>

  init(dimension: Int) {
    self.dimension = dimension
    diagonal = .allocate(capacity: dimension)
    subdiagonal = .allocate(capacity: dimension)
    reflectors = .allocate(capacity: dimension)
    work = .allocate(capacity: Self.workCount(dimension: dimension))
    for buffer in [diagonal, subdiagonal, reflectors, work] { buffer.initialize(repeating: 0) }
  }

  deinit { for buffer in [diagonal, subdiagonal, reflectors, work] { buffer.deallocate() } }

  static func workspaceBytes(dimension: Int) -> Int {
    (3 * dimension + workCount(dimension: dimension)) * MemoryLayout<Double>.stride
  }

  func eigenvalues(of matrix: UnsafeMutableBufferPointer<Double>) throws -> [Double] {
    if dimension == 0 { return [] }
    let info = clapack_dsytrd(
      Int32(dimension), matrix.baseAddress!, diagonal.baseAddress!, subdiagonal.baseAddress!,
      reflectors.baseAddress!, work.baseAddress!, Int32(work.count))
    if info != 0 {
      throw LinearAlgebraError.routineFailed(name: "dsytrd", info: Int(info), dimension: dimension)
    }
    try TridiagonalEigenvalues.solve(diagonal, subdiagonal)
    return Array(diagonal)
  }

  /// The size that LAPACK asks for.
  private static func workCount(dimension: Int) -> Int {
    if dimension == 0 { return 1 }
    var (unused, count) = (0.0, 0.0)
    let info = withUnsafeMutablePointer(to: &unused) {
      clapack_dsytrd(Int32(dimension), $0, $0, $0, $0, &count, -1)
    }
    precondition(info == 0, "LAPACK refused a workspace query for dimension \(dimension)")
    return max(1, Int(count))
  }
}
