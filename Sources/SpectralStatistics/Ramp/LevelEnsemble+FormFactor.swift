import Foundation

extension LevelEnsemble {
  /// K(τ)/n, the spectral form factor of one block of many levels, by τ = t/t_H ≥ 0 in units of the
  /// block's own Heisenberg time t_H = 2π times its density of distinct levels.
  ///
  ///     GOE   2τ - τ ln(1 + 2τ) for τ ≤ 1,   2 - τ ln((2τ + 1)/(2τ - 1)) beyond
  ///     GUE   min(τ, 1)
  ///     GSE   τ/2 - (τ/4) ln|1 - τ| for τ ≤ 2,   1 beyond; infinite at τ = 1
  ///
  /// and 1 for independent levels. It starts as (2/β) τ.
  ///
  /// Source: M. L. Mehta, *Random Matrices* (2004), chapters 6, 7 and 8.
  public func formFactor(at time: Double) -> Double {
    precondition(time >= 0, "the form factor is even in time; give |τ|")
    switch self {
    case .orthogonal:
      return time <= 1
        ? 2 * time - time * log(1 + 2 * time)
        : 2 - time * log((2 * time + 1) / (2 * time - 1))
    case .unitary: return min(time, 1)
    case .symplectic: return time < 2 ? time / 2 - time / 4 * log(abs(1 - time)) : 1
    case .poisson: return 1
    }
  }
}
