import LatticeModels
import LinearAlgebra

/// The eigenvector at one end of the spectrum of a real symmetric matrix, at the end that has the wider gap.
///
/// A Lanczos run with full orthogonalization. It knows nothing of copies of a level: who uses the state has to know that its level is
/// a single one.
struct ExtremalState {
  let vector: [Double]
  let energy: Double
  /// ‖A v - E v‖.
  let residual: Double

  /// When the ends of the tridiagonal matrix are looked at, in steps.
  private static let looks = [30, 60, 100, 150, 220]
  /// In units of the largest level.
  private static let accuracy = 1e-12

  /// Nil where neither end converges, or where the space ends early, as it does with copies of levels.
  init?(
    dimension n: Int,
    multiply: @escaping (UnsafeBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) -> Void
  ) throws {
    var space = LanczosSpace(dimension: n, capacity: min(n, Self.looks.last!), multiply: multiply)
    for look in Self.looks {
      let isWhole = space.extend(to: min(look, n))
      if !isWhole && space.count < n { return nil }
      let (levels, states) = try space.ritzSystem()
      let scale = max(abs(levels.first!), abs(levels.last!))
      let count = levels.count
      let gaps = count > 1 ? (levels[1] - levels[0], levels[count - 1] - levels[count - 2]) : (1, 0)
      let end = gaps.0 >= gaps.1 ? 0 : count - 1
      let distance = abs(space.nextCoupling * states[count - 1, end])
      if distance <= Self.accuracy * scale || space.count == n {
        (energy, residual) = (levels[end], distance)
        vector = space.combination((0..<count).map { states[$0, end] })
        return
      }
    }
    return nil
  }
}

/// An orthonormal basis in which a matrix is tridiagonal.
private struct LanczosSpace {
  private let dimension: Int
  private let multiply: (UnsafeBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) -> Void
  /// Columns, with room for one more.
  private var basis: [Double]
  private var diagonal: [Double] = []
  private var couplings: [Double] = []

  var count: Int { diagonal.count }
  /// What couples the last vector to the next one.
  var nextCoupling: Double { couplings.last ?? 0 }

  init(
    dimension: Int, capacity: Int,
    multiply: @escaping (UnsafeBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    (self.dimension, self.multiply) = (dimension, multiply)
    basis = [Double](repeating: 0, count: dimension * (capacity + 1))
    var stream = RandomStream(seed: 0, coupling: "extremal state", sample: 0, index: 0)
    for row in 0..<dimension { basis[row] = stream.standardNormal() }
    let length = basis[..<dimension].reduce(0) { $0 + $1 * $1 }.squareRoot()
    for row in 0..<dimension { basis[row] /= length }
  }

  /// More steps; false where the space ends before.
  mutating func extend(to steps: Int) -> Bool {
    let n = dimension
    while count < steps {
      let newest = count
      let (alpha, beta) = basis.withUnsafeMutableBufferPointer { basis in
        let image = UnsafeMutableBufferPointer(
          rebasing: basis[((newest + 1) * n)..<((newest + 2) * n)])
        multiply(UnsafeBufferPointer(rebasing: basis[(newest * n)..<((newest + 1) * n)]), image)
        var overlaps = [Double](repeating: 0, count: newest + 1)
        var alpha = 0.0
        // Twice is enough (Kahan and Parlett).
        for turn in 0..<2 {
          Double.multiply(
            adjoint: true, rows: newest + 1, columns: 1, inner: n, basis.baseAddress!, n,
            image.baseAddress!, n, into: &overlaps, newest + 1)
          if turn == 0 { alpha = overlaps[newest] }
          Double.subtractProduct(
            rows: n, columns: 1, inner: newest + 1, basis.baseAddress!, n, overlaps, newest + 1,
            from: image.baseAddress!, n)
        }
        let beta = image.reduce(0) { $0 + $1 * $1 }.squareRoot()
        for row in image.indices { image[row] = beta > 0 ? image[row] / beta : 0 }
        return (alpha, beta)
      }
      diagonal.append(alpha)
      couplings.append(beta)
      let scale = diagonal.reduce(0) { max($0, abs($1)) } + couplings[0]
      if beta <= 1e-13 * scale { return false }
    }
    return true
  }

  /// Eigenvalues and eigenvectors of the tridiagonal matrix.
  func ritzSystem() throws -> (values: [Double], vectors: DenseMatrix<Double>) {
    try DenseMatrix(rowCount: count, columnCount: count) { row, column in
      switch row - column {
      case 0: diagonal[row]
      case 1: couplings[column]
      case -1: couplings[row]
      default: 0
      }
    }.symmetricEigensystem()
  }

  /// A combination of the basis vectors.
  func combination(_ coefficients: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: dimension)
    Double.multiply(
      adjoint: false, rows: dimension, columns: 1, inner: coefficients.count, basis, dimension,
      coefficients, coefficients.count, into: &result, dimension)
    return result
  }
}
