import LinearAlgebra

/// The eigensolver of one thread, kept as long as matrices have one size.
///
/// Solvers of all sizes together would take several times the memory of the largest; they have their matrices in the same place, one after
/// the other.
struct SectorSolvers {
  private var real: RealSymmetricEigensolver?
  private var complex: ComplexHermitianEigensolver?
  private let memory = MatrixMemory()

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
    if let real, real.dimension == dimension { return real }
    // The old one gives its memory back first.
    (real, complex) = (nil, nil)
    let solver = RealSymmetricEigensolver(dimension: dimension, memory: memory)
    real = solver
    return solver
  }

  private mutating func complexSolver(_ dimension: Int) -> ComplexHermitianEigensolver {
    if let complex, complex.dimension == dimension { return complex }
    (real, complex) = (nil, nil)
    let solver = ComplexHermitianEigensolver(dimension: dimension, memory: memory)
    complex = solver
    return solver
  }
}
