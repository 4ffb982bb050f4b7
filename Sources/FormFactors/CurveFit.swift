import Foundation
import LinearAlgebra

/// The parameters with which a model explains curves best, and how likely it makes them.
///
/// ln L = -Σ_k n_k (ln det C_k + tr C_k⁻¹ W_k), the likelihood of Whittle and Wishart, with normal priors of the parameters, which
/// are integrated over in the approximation of Laplace. Found by scoring: Newton's method with Fisher's information, damped.
///
/// Source: P. Whittle, J. R. Stat. Soc. B 15, 125 (1953), for several series.
struct CurveFit: Sendable {
  /// In units of the widths of their priors.
  private(set) var parameters: [Double]
  /// ln L at its largest, without priors.
  private(set) var likelihood: Double
  /// ln of the integral of L and the priors over all parameters.
  private(set) var evidence: Double

  private static let (mostSteps, precision, reach) = (40, 1e-3, 12.0)

  /// Fits a model, from some parameters on; `isFree` says which may change.
  init(
    _ model: CurveModel, to curves: BinnedCurves, from start: [Double]
  ) {
    var place = Self.Place(model, curves, start)
    var damping = 1e-2
    for _ in 0..<Self.mostSteps {
      guard let step = place.step(damping: damping) else {
        damping *= 10
        if damping > 1e8 { break }
        continue
      }
      let moved = zip(place.parameters, step).map { min(max($0 + $1, -Self.reach), Self.reach) }
      let next = Self.Place(model, curves, moved)
      if next.posterior > place.posterior {
        let gain = next.posterior - place.posterior
        place = next
        damping = max(damping / 5, 1e-9)
        if gain < Self.precision { break }
      } else {
        damping *= 8
        if damping > 1e8 { break }
      }
    }
    parameters = place.parameters
    likelihood = place.likelihood
    evidence = place.posterior - place.halfLogDeterminant
  }

  /// The likelihood at given parameters, with no fit.
  static func likelihood(
    _ model: CurveModel, _ curves: BinnedCurves, _ parameters: [Double]
  ) -> Double {
    let factors = model.formFactors(parameters, at: curves.times)
    var sum = 0.0
    for k in curves.times.indices {
      guard let point = CovariancePoint(model, curves, k, factors.map { $0[k] }) else {
        return -.infinity
      }
      sum += point.logLikelihood
    }
    return sum
  }

  /// How far each interval is from the model: twice what is missing to the likelihood of the best covariance. Shape: [interval].
  static func deviances(
    _ model: CurveModel, _ curves: BinnedCurves, _ parameters: [Double]
  ) -> [Double] {
    let factors = model.formFactors(parameters, at: curves.times)
    return curves.times.indices.map { k in
      CovariancePoint(model, curves, k, factors.map { $0[k] })?.deviance ?? .infinity
    }
  }

  /// Likelihood, gradient and information at some parameters.
  private struct Place {
    let parameters: [Double]
    var likelihood = 0.0
    private var gradient: [Double]
    private var information: [[Double]]

    init(_ model: CurveModel, _ curves: BinnedCurves, _ parameters: [Double]) {
      self.parameters = parameters
      let count = parameters.count
      gradient = [Double](repeating: 0, count: count)
      information = [[Double]](repeating: gradient, count: count)
      let factors = model.formFactors(parameters, at: curves.times)
      let slopes = model.slopes(of: factors, parameters, at: curves.times)
      for k in curves.times.indices {
        guard let point = CovariancePoint(model, curves, k, factors.map { $0[k] }) else {
          likelihood = -.infinity
          return
        }
        likelihood += point.logLikelihood
        add(point.slopes, slopes.map { $0.map { $0[k] } })
      }
      for i in parameters.indices {
        gradient[i] -= parameters[i]
        information[i][i] += 1
      }
    }

    /// Shape of `derivatives`, of the form factors: [parameter][signature].
    private mutating func add(
      _ slopes: (gradient: [Double], information: [Double]), _ derivatives: [[Double]]
    ) {
      let signatures = slopes.gradient.indices
      var folded = [Double](repeating: 0, count: signatures.count)
      for (i, own) in derivatives.enumerated() {
        for b in signatures { folded[b] = 0 }
        for b in signatures where own[b] != 0 {
          gradient[i] += own[b] * slopes.gradient[b]
          for c in signatures {
            folded[c] += own[b] * slopes.information[b * signatures.count + c]
          }
        }
        for j in 0...i {
          let other = derivatives[j]
          var sum = 0.0
          for b in signatures { sum += folded[b] * other[b] }
          information[i][j] += sum
          if j < i { information[j][i] += sum }
        }
      }
    }

    var posterior: Double {
      likelihood - parameters.reduce(0) { $0 + $1 * $1 } / 2
    }

    var halfLogDeterminant: Double {
      CholeskyFactor(information)?.halfLogDeterminant(log) ?? 0
    }

    func step(damping: Double) -> [Double]? {
      var matrix = information
      for i in matrix.indices { matrix[i][i] *= 1 + damping }
      return CholeskyFactor(matrix)?.solve(gradient)
    }
  }
}
