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
  /// C⁻¹, row-major.
  private let inverse: [Double]

  /// Nil when the covariance of the model is singular. Shape of `factors`: [signature].
  init?(_ model: CurveModel, _ curves: BinnedCurves, _ k: Int, _ factors: [Double]) {
    let size = curves.size
    var covariance = [Double](repeating: 0, count: size * size)
    for (vector, factor) in zip(model.vectors, factors) {
      for a in 0..<size where vector[a] != 0 {
        let scaled = factor * vector[a]
        for b in 0...a { covariance[a * size + b] += scaled * vector[b] }
      }
    }
    for a in 0..<size { covariance[a * size + a] += curves.noise[a] }
    guard let factor = CholeskyFactor(covariance, size: size) else { return nil }
    (self.size, measured, vectors) = (size, curves.matrices[k], model.vectors)
    inverse = factor.inverse
    count = curves.weight(k)
    var trace = 0.0
    for entry in measured.indices { trace += inverse[entry] * measured[entry] }
    logLikelihood = -count * (2 * factor.halfLogDeterminant(log) + trace)
  }

  /// Twice what is missing to the likelihood of the best covariance.
  var deviance: Double {
    if let own = CholeskyFactor(measured, size: size) {
      return -2 * (logLikelihood + count * (2 * own.halfLogDeterminant(log) + Double(size)))
    }
    // W of few noisy values has no logarithm: the quadratic approximation, n tr (C⁻¹ W - 1)².
    let rows = (0..<size).map { a in
      product(Array(measured[a * size..<(a + 1) * size]))
    }
    var square = 0.0
    for a in 0..<size {
      for b in 0..<size {
        let one = a == b ? 1.0 : 0
        square += (rows[a][b] - one) * (rows[b][a] - one)
      }
    }
    return count * square
  }

  /// d ln L/dF_b, and Fisher's information of the F_b. Shapes: [signature]; [signature][signature], row-major.
  var slopes: (gradient: [Double], information: [Double]) {
    let solved = vectors.map(product)
    let gradient = zip(vectors, solved).map { vector, y in
      var (plain, seen) = (0.0, 0.0)
      for a in 0..<size {
        plain += vector[a] * y[a]
        for b in 0..<size { seen += y[a] * measured[a * size + b] * y[b] }
      }
      return count * (seen - plain)
    }
    var information = [Double](repeating: 0, count: vectors.count * vectors.count)
    for (i, vector) in vectors.enumerated() {
      for (j, y) in solved.enumerated() {
        var overlap = 0.0
        for a in 0..<size { overlap += vector[a] * y[a] }
        information[i * vectors.count + j] = count * overlap * overlap
      }
    }
    return (gradient, information)
  }

  /// C⁻¹ v.
  private func product(_ vector: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: size)
    for a in 0..<size where vector[a] != 0 {
      for b in 0..<size { result[b] += vector[a] * inverse[a * size + b] }
    }
    return result
  }
}
