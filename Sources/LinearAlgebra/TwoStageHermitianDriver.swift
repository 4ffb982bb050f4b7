import CLAPACK
import Numerics

/// Reduction of a Hermitian matrix to a band and then to tridiagonal form, without eigenvectors.
///
/// Source: A. Haidar, H. Ltaief, J. Dongarra, *Parallel reduction to condensed forms for symmetric
/// eigenvalue problems using aggregated fine-grained and memory-aware kernels*, SC '11 (2011).
final class TwoStageHermitianDriver: HermitianDriver {
  private static let bandWidth = ComplexHermitianEigensolver.bandWidth

  private let dimension: Int
  private let diagonal: UnsafeMutableBufferPointer<Double>
  private let subdiagonal: UnsafeMutableBufferPointer<Double>
  private let band: UnsafeMutableBufferPointer<Complex<Double>>
  private let reflectors: UnsafeMutableBufferPointer<Complex<Double>>
  private let chaseReflectors: UnsafeMutableBufferPointer<Complex<Double>>
  private let work: UnsafeMutableBufferPointer<Complex<Double>>

  init(dimension: Int) {
    let sizes = Self.workspaceSizes(dimension: dimension)
    self.dimension = dimension
    diagonal = .allocate(capacity: dimension)
    subdiagonal = .allocate(capacity: dimension)
    band = .allocate(capacity: (Self.bandWidth + 1) * dimension)
    reflectors = .allocate(capacity: dimension)
    chaseReflectors = .allocate(capacity: sizes.chase)
    work = .allocate(capacity: sizes.work)
    diagonal.initialize(repeating: 0)
    subdiagonal.initialize(repeating: 0)
    for buffer in [band, reflectors, chaseReflectors, work] { buffer.initialize(repeating: .zero) }
  }

  deinit {
    diagonal.deallocate()
    subdiagonal.deallocate()
    for buffer in [band, reflectors, chaseReflectors, work] { buffer.deallocate() }
  }

  static func workspaceBytes(dimension: Int) -> Int {
    let sizes = workspaceSizes(dimension: dimension)
    let complex = (bandWidth + 2) * dimension + sizes.chase + sizes.work
    return complex * MemoryLayout<Complex<Double>>.stride
      + 2 * dimension * MemoryLayout<Double>.stride
  }

  func eigenvalues(of matrix: UnsafeMutableBufferPointer<Complex<Double>>) throws -> [Double] {
    let n = Int32(dimension)
    let width = Int32(Self.bandWidth)
    try check(
      "zhetrd_he2hb",
      clapack_zhetrd_he2hb(
        n, width, matrix.baseAddress!, band.baseAddress!, reflectors.baseAddress!,
        work.baseAddress!, Int32(work.count)))
    try check(
      "zhetrd_hb2st",
      clapack_zhetrd_hb2st(
        n, width, band.baseAddress!, diagonal.baseAddress!, subdiagonal.baseAddress!,
        chaseReflectors.baseAddress!, Int32(chaseReflectors.count), work.baseAddress!,
        Int32(work.count)))
    try check("dsterf", clapack_dsterf(n, diagonal.baseAddress!, subdiagonal.baseAddress!))
    return Array(diagonal)
  }

  private func check(_ name: String, _ info: Int32) throws {
    if info != 0 {
      throw LinearAlgebraError.routineFailed(name: name, info: Int(info), dimension: dimension)
    }
  }

  /// The sizes that LAPACK asks for; both stages share one work array.
  private static func workspaceSizes(dimension: Int) -> (chase: Int, work: Int) {
    let n = Int32(dimension)
    let width = Int32(bandWidth)
    var matrix = Complex<Double>.zero
    var (value, offDiagonal) = (0.0, 0.0)
    var (band, first, chase, second) = (matrix, matrix, matrix, matrix)
    var scalar = matrix
    let info = clapack_zhetrd_he2hb(n, width, &matrix, &band, &scalar, &first, -1)
    let info2 = clapack_zhetrd_hb2st(
      n, width, &band, &value, &offDiagonal, &chase, -1, &second, -1)
    precondition(
      info == 0 && info2 == 0, "LAPACK refused a workspace query for dimension \(dimension)")
    return (max(1, Int(chase.real)), max(1, Int(first.real), Int(second.real)))
  }
}
