extension SectorSpectra {
  /// The Heisenberg time of the largest sector, from its levels.
  ///
  ///     t_H = √(2π) R/s,   s² = the variance of the levels, mean over samples
  ///
  /// This is 2π times the level density at the centre of a Gaussian density of states. Nil when the
  /// largest sector has no spread.
  ///
  /// Units: ħ = 1.
  public var heisenbergTime: Double? {
    guard let sector = multiplicities.indices.max(by: { multiplicities[$0] < multiplicities[$1] }),
      multiplicities[sector] > 1
    else { return nil }
    let variance =
      levels.reduce(0) { $0 + Self.variance(of: $1[sector]) } / Double(sampleCount)
    guard variance > 1e-24 * largestMagnitude * largestMagnitude else { return nil }
    return (2 * Double.pi / variance).squareRoot() * Double(multiplicities[sector])
  }

  private static func variance(of levels: [Double]) -> Double {
    let mean = levels.reduce(0, +) / Double(levels.count)
    return levels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(levels.count)
  }
}
