/// Reduction of a Hermitian matrix to a band, from there to tridiagonal form, and the QL algorithm.
final class TwoStageDriver<Scalar: BandScalar> {
  private let reduction: BandReduction<Scalar>
  private let band: HermitianBand<Scalar>
  private let diagonal: UnsafeMutableBufferPointer<Double>
  private let subdiagonal: UnsafeMutableBufferPointer<Double>

  init(dimension: Int, width: Int) {
    reduction = BandReduction(dimension: dimension, width: width)
    band = HermitianBand(dimension: dimension, width: width)
    diagonal = .allocate(capacity: dimension)
    subdiagonal = .allocate(capacity: dimension)
    diagonal.initialize(repeating: 0)
    subdiagonal.initialize(repeating: 0)
  }

  deinit {
    diagonal.deallocate()
    subdiagonal.deallocate()
  }

  static func workspaceBytes(dimension: Int, width: Int) -> Int {
    let entries =
      BandReduction<Scalar>.workspaceCount(dimension: dimension, width: width)
      + HermitianBand<Scalar>.workspaceCount(dimension: dimension, width: width)
    return entries * MemoryLayout<Scalar>.stride + 2 * dimension * MemoryLayout<Double>.stride
  }

  /// The eigenvalues in ascending order, with the lower triangle of a column-major matrix of at
  /// least one row, which is destroyed; squares of its entries must neither overflow nor vanish.
  func eigenvalues(of matrix: UnsafeMutableBufferPointer<Scalar>) throws -> [Double] {
    try reduction.reduce(matrix.baseAddress!)
    band.fill(from: matrix.baseAddress!)
    band.tridiagonalize(diagonal: diagonal.baseAddress!, subdiagonal: subdiagonal.baseAddress!)
    try TridiagonalEigenvalues.solve(diagonal, subdiagonal)
    return Array(diagonal)
  }
}
