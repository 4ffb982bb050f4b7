extension ExactDiagonalization {
  /// The Heisenberg time of the largest sector, from the couplings' distributions alone.
  ///
  ///     t_H = 2π ρ,   ρ = R / (√(2π) s),   s² = Σ_kl (m_k m_l + δ_kl v_k) (Tr A_k A_l / R - T_k T_l / R²)
  ///
  /// ρ is the mean level density at the centre of a Gaussian density of states with the mean variance
  /// s²; m_k and v_k are mean and variance of the coupling c_k, T_k = Tr A_k, and R is the number of
  /// levels. Elsewhere in the spectrum the density is lower, so all levels have reached their plateau
  /// when those at the centre have. Nil when the largest sector has no spread.
  ///
  /// Quasi-energies have the density R/2π on the whole circle, so that t_H = R periods.
  ///
  /// Units: ħ = 1.
  public var heisenbergTime: Double? {
    if schedule != nil { return matrices.map { Double($0.dimension) }.max() }
    return matrices.max { $0.dimension < $1.dimension }?
      .heisenbergTime(means: model.meanCoefficients, variances: model.coefficientVariances)
  }
}

extension SectorMatrix {
  /// The Heisenberg time of this sector; see `ExactDiagonalization.heisenbergTime`.
  public func heisenbergTime(means: [Double], variances: [Double]) -> Double? {
    let count = traces.count
    let rows = Double(dimension)
    guard dimension > 1 else { return nil }
    var variance = 0.0
    var square = 0.0
    for first in 0..<count {
      for second in 0..<count {
        let product = means[first] * means[second] + (first == second ? variances[first] : 0)
        let mean = products[first * count + second] / rows
        square += product * mean
        variance += product * (mean - traces[first] * traces[second] / (rows * rows))
      }
    }
    guard variance > 1e-12 * square else { return nil }
    return (2 * Double.pi / variance).squareRoot() * rows
  }
}
