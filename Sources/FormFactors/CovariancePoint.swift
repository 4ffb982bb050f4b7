import Foundation
import LinearAlgebra

/// The likelihood of the matrix of one interval of time, and how it depends on the form factors of the signatures.
struct CovariancePoint {
  /// -n (ln det C + tr C⁻¹ W).
  let logLikelihood: Double
  private let vectors: [[Double]]
  private let measured: [Double]
  private let size: Int
  private let count: Double
  private let factor: CholeskyFactor

  /// Nil when the covariance of the model is singular. Shape of `factors`: [signature][interval].
  init?(_ model: CurveModel, _ curves: BinnedCurves, _ k: Int, _ factors: [[Double]]) {
    let (size, measured) = (curves.size, curves.matrices[k])
    count = curves.weight(k)
    vectors = model.signatures.map(\.vector)
    var covariance = [[Double]](
      repeating: [Double](repeating: 0, count: size), count: size)
    for (vector, factor) in zip(vectors, factors) {
      for a in 0..<size where vector[a] != 0 {
        let scaled = factor[k] * vector[a]
        for b in 0..<size { covariance[a][b] += scaled * vector[b] }
      }
    }
    for a in 0..<size { covariance[a][a] += curves.noise[a] }
    guard let factor = CholeskyFactor(covariance) else { return nil }
    (self.size, self.measured, self.factor) = (size, measured, factor)
    let trace = (0..<size).reduce(0) { sum, b in
      sum + Self.column(b, measured, size, factor)[b]
    }
    logLikelihood = -count * (2 * factor.halfLogDeterminant(log) + trace)
  }

  /// A column of C⁻¹ W.
  private static func column(
    _ b: Int, _ measured: [Double], _ size: Int, _ factor: CholeskyFactor
  ) -> [Double] {
    factor.solve((0..<size).map { measured[$0 * size + b] })
  }

  /// Twice what is missing to the likelihood of the best covariance.
  var deviance: Double {
    let rows = (0..<size).map { a in (0..<size).map { measured[a * size + $0] } }
    if let own = CholeskyFactor(rows) {
      return -2 * (logLikelihood + count * (2 * own.halfLogDeterminant(log) + Double(size)))
    }
    // W of few noisy values has no logarithm: the quadratic approximation.
    let columns = (0..<size).map { Self.column($0, measured, size, factor) }
    var square = 0.0
    for a in 0..<size {
      for b in 0..<size {
        let one = a == b ? 1.0 : 0
        square += (columns[b][a] - one) * (columns[a][b] - one)
      }
    }
    return count * square
  }

  /// d ln L/dF_b, and Fisher's information of the F_b. Shapes: [signature], [signature][signature].
  var slopes: (gradient: [Double], information: [[Double]]) {
    let solved = vectors.map(factor.solve)
    let gradient = zip(vectors, solved).map { vector, y in
      var (plain, seen) = (0.0, 0.0)
      for a in 0..<size {
        plain += vector[a] * y[a]
        for b in 0..<size { seen += y[a] * measured[a * size + b] * y[b] }
      }
      return count * (seen - plain)
    }
    let information = vectors.map { vector in
      solved.map { y in
        let overlap = zip(vector, y).reduce(0) { $0 + $1.0 * $1.1 }
        return count * overlap * overlap
      }
    }
    return (gradient, information)
  }
}
