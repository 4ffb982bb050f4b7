import GroupTheory
import SpectralStatistics

/// What speaks against the levels of a file, or against what they are said to be.
enum LevelWarnings {
  static func all(_ symmetry: VisibleSymmetry, _ spectra: SectorSpectra) -> [String] {
    var warnings: [String] = []
    if let charges = symmetry.charges, spectra.window == nil {
      for (charge, name) in charges.names.enumerated() {
        let levels = counts(charges.values.map { $0[charge] }, spectra)
        // A total that is conserved has as many states at one end as at the other.
        let ends = (levels.first, levels.last)
        if let first = ends.0, let last = ends.1, levels.count > 1, first.states != last.states {
          warnings.append(
            "The smallest value of \(name) has \(first.states) states and the largest \(last.states): if sectors were left "
              + "out, the hidden group found from the others may be wrong.")
        }
      }
    }
    if spectra.window == nil, spectra.period == nil, spectra.sampleCount == 1,
      spectra.multiplicities.max() ?? 0 < fewLevels
    {
      warnings.append(
        "One sample of at most \(spectra.multiplicities.max() ?? 0) levels in a sector: chance decides much."
      )
    }
    return warnings
  }

  private static let fewLevels = 20

  /// The numbers of states of the values of one charge, ascending.
  private static func counts(
    _ values: [Int], _ spectra: SectorSpectra
  ) -> [(value: Int, states: Int)] {
    var counts: [Int: Int] = [:]
    for (sector, value) in values.enumerated() {
      counts[value, default: 0] += spectra.irrepDimensions[sector] * spectra.multiplicities[sector]
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
