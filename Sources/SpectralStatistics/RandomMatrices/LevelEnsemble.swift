import Foundation
import LinearAlgebra

/// The statistics of the levels inside one symmetry block.
public enum LevelEnsemble: String, Sendable, CaseIterable {
  /// Random real symmetric matrices: chaotic levels with an anti-unitary symmetry T, T² = 1.
  case orthogonal = "GOE"
  /// Random Hermitian matrices: chaotic levels without an anti-unitary symmetry.
  case unitary = "GUE"
  /// Random quaternionic matrices: chaotic levels, each a Kramers pair, T² = -1.
  case symplectic = "GSE"
  /// Independent levels: integrable or localized systems.
  case poisson = "Poisson"

  /// The three ensembles of random matrices.
  public static let wignerDyson: [LevelEnsemble] = [.orthogonal, .unitary, .symplectic]

  /// The exponent β of the level repulsion, p(s) ∝ s^β: 1, 2, 4, and 0 for independent levels.
  public var dysonIndex: Int {
    switch self {
    case .orthogonal: 1
    case .unitary: 2
    case .symplectic: 4
    case .poisson: 0
    }
  }
}

extension LevelEnsemble {
  /// The name of the ensemble of unitary matrices with the same distances between neighbours: COE, CUE, CSE.
  public var circularName: String {
    switch self {
    case .orthogonal: "COE"
    case .unitary: "CUE"
    case .symplectic: "CSE"
    case .poisson: rawValue
    }
  }

  /// A text about levels as one about quasi-energies.
  public static func circular(_ text: String) -> String {
    wignerDyson.reduce(text) { $0.replacing($1.rawValue, with: $1.circularName) }
  }
}

extension LevelEnsemble {
  /// The levels of one random matrix, or independent levels, with the density of the semicircle
  /// (2/π) √(1 - E²) in the limit of many levels; ascending.
  ///
  /// The matrix is the tridiagonal one that has the eigenvalues of the Gaussian ensemble of Dyson
  /// index β: normal entries of variance 2 on the diagonal and χ with β, 2β, … degrees of freedom
  /// beside it. Kramers pairs of the symplectic ensemble count once.
  ///
  /// Complexity: count².
  /// Source: I. Dumitriu, A. Edelman, *Matrix models for beta ensembles*, J. Math. Phys. 43, 5830
  /// (2002).
  public func randomLevels(
    count: Int, using generator: inout some RandomNumberGenerator
  ) throws -> [Double] {
    guard self != .poisson else {
      return (0..<count).map { _ in
        // The projection of a point in the disc.
        Double.random(in: 0..<1, using: &generator).squareRoot()
          * cos(2 * Double.pi * Double.random(in: 0..<1, using: &generator))
      }.sorted()
    }
    let beta = Double(dysonIndex)
    let diagonal = (0..<count).map { _ in 2.0.squareRoot() * Self.normal(using: &generator) }
    let subdiagonal = (1..<max(count, 1)).map { row in
      Self.chiSquared(beta * Double(row), using: &generator).squareRoot()
    }
    let radius = 2 * (beta * Double(count)).squareRoot()
    return try TridiagonalEigenvalues.eigenvalues(diagonal: diagonal, subdiagonal: subdiagonal)
      .map { $0 / radius }
  }

  /// A draw from the standard normal distribution, by the Box-Muller transform.
  private static func normal(using generator: inout some RandomNumberGenerator) -> Double {
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &generator))).squareRoot()
    return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &generator))
  }

  /// A draw from χ² with any positive number of degrees of freedom.
  ///
  /// Source: G. Marsaglia, W. W. Tsang, *A simple method for generating gamma variables*, ACM TOMS
  /// 26, 363 (2000).
  private static func chiSquared(
    _ degreesOfFreedom: Double, using generator: inout some RandomNumberGenerator
  ) -> Double {
    let shape = degreesOfFreedom / 2
    if shape < 1 {
      // Γ(a) is Γ(a + 1) U^{1/a}.
      let larger = chiSquared(degreesOfFreedom + 2, using: &generator)
      return larger * pow(1 - Double.random(in: 0..<1, using: &generator), 1 / shape)
    }
    let d = shape - 1 / 3.0
    while true {
      let x = normal(using: &generator)
      let root = 1 + x / (9 * d).squareRoot()
      guard root > 0 else { continue }
      let v = root * root * root
      let uniform = 1 - Double.random(in: 0..<1, using: &generator)
      if log(uniform) < x * x / 2 + d * (1 - v + log(v)) { return 2 * d * v }
    }
  }
}

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
