/// What the solvers of real and of complex matrices share: the matrix, a driver, and the scale.
final class DenseEigensolver<Scalar: BandScalar> {
  let dimension: Int
  let matrix: UnsafeMutableBufferPointer<Scalar>
  private let driver: Driver
  private let memory: MatrixMemory

  /// Known cases instead of a protocol, so that the optimizer sees which scalars they work on.
  private enum Driver {
    case oneStage(OneStageDriver<Scalar>)
    case twoStages(TwoStageDriver<Scalar>)
  }

  /// In two stages with a band of 16, 32, 48 or 64 subdiagonals, or in one stage.
  init(dimension: Int, bandWidth: Int?, memory: MatrixMemory) {
    precondition(dimension >= 0 && dimension <= Int(Int32.max), "dimension out of range")
    self.dimension = dimension
    self.memory = memory
    matrix = memory.buffer(of: Scalar.self, count: dimension * dimension)
    driver =
      bandWidth.map { .twoStages(TwoStageDriver(dimension: dimension, width: $0)) }
      ?? .oneStage(OneStageDriver(dimension: dimension))
  }

  static func workspaceBytes(dimension: Int, bandWidth: Int?) -> Int {
    let driver =
      bandWidth.map { TwoStageDriver<Scalar>.workspaceBytes(dimension: dimension, width: $0) }
      ?? OneStageDriver<Scalar>.workspaceBytes(dimension: dimension)
    return dimension * dimension * MemoryLayout<Scalar>.stride + driver
  }

  func eigenvalues() throws -> [Double] {
    if dimension == 0 { return [] }
    let largest = try Scalar.largestMagnitude(in: matrix, dimension: dimension)
    // Squares of the entries must neither overflow nor vanish; a power of two rescales exactly.
    guard largest > 0, largest < 0x1p-400 || largest > 0x1p400 else {
      return try scaledEigenvalues()
    }
    let scale = largest.binade
    for index in matrix.indices { matrix[index] = matrix[index].divided(by: scale) }
    return try scaledEigenvalues().map { $0 * scale }
  }

  private func scaledEigenvalues() throws -> [Double] {
    switch driver {
    case .oneStage(let driver): try driver.eigenvalues(of: matrix)
    case .twoStages(let driver): try driver.eigenvalues(of: matrix)
    }
  }
}
