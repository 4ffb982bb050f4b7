import LinearAlgebra

/// The eigensolvers of one thread, kept for reuse.
struct SectorSolvers {
  private let keepsEverySize: Bool
  private var real: [Int: RealSymmetricEigensolver] = [:]
  private var complex: [Int: ComplexHermitianEigensolver] = [:]

  /// - Parameter keepsEverySize: Whether a solver stays for every dimension met, or only the last.
  init(keepsEverySize: Bool) {
    self.keepsEverySize = keepsEverySize
  }

  /// The levels of Σ_k c_k A_k, checked against its traces, ascending.
  mutating func levels(of matrix: SectorMatrix, coefficients: [Double]) throws -> [Double] {
    if matrix.dimension == 0 { return [] }
    try matrix.checkHermiticity(coefficients: coefficients)
    let levels: [Double]
    if matrix.isReal {
      let solver = realSolver(matrix.dimension)
      matrix.fill(coefficients, into: solver.matrix)
      levels = try solver.eigenvalues()
    } else {
      let solver = complexSolver(matrix.dimension)
      matrix.fill(coefficients, into: solver.matrix)
      levels = try solver.eigenvalues()
    }
    try matrix.check(levels: levels, coefficients: coefficients)
    return levels
  }

  private mutating func realSolver(_ dimension: Int) -> RealSymmetricEigensolver {
    if let solver = real[dimension] { return solver }
    releaseUnlessKept()
    let solver = RealSymmetricEigensolver(dimension: dimension)
    real[dimension] = solver
    return solver
  }

  private mutating func complexSolver(_ dimension: Int) -> ComplexHermitianEigensolver {
    if let solver = complex[dimension] { return solver }
    releaseUnlessKept()
    let solver = ComplexHermitianEigensolver(dimension: dimension)
    complex[dimension] = solver
    return solver
  }

  private mutating func releaseUnlessKept() {
    if keepsEverySize { return }
    real = [:]
    complex = [:]
  }
}
