import SpectralStatistics
import TestSupport
import Testing

/// Irreps and accidental coincidences of all pairs of groups of the development suite.
@Suite struct CompositionSuiteTests {
  /// Six samples with about 20 D_α levels of each irrep; in the second sample, a level of the first
  /// signature coincides with one of the last.
  private func spectra(
    of pair: GroupPair, using generator: inout SeededGenerator
  ) throws -> (spectra: SectorSpectra, coincidence: [Int]) {
    let counts = pair.dimensions.map { dimension in
      Int((Double(20 * dimension) * Double.random(in: 0.9...1.1, using: &generator)).rounded())
    }
    let last = pair.branching.count - 1
    let levels = (0..<6).map { sample in
      var energies = counts.map { count in
        (0..<count).map { _ in Double.random(in: -1...1, using: &generator) }
      }
      if sample == 1 { energies[0][0] = energies[last][1] }
      return pair.branching[0].indices.map { sector in
        zip(pair.branching, energies).flatMap { row, energies in
          energies.flatMap { Array(repeating: $0, count: row[sector]) }
        }.sorted()
      }
    }
    let spectra = try SectorSpectra(
      sectorNames: pair.branching[0].indices.map(String.init),
      irrepDimensions: pair.visibleTable.dimensions, levels: levels)
    return (spectra, zip(pair.branching[0], pair.branching[last]).map { $0 + $1 })
  }

  @Test func irrepsAreKeptAndCoincidencesAreNot() throws {
    guard let pairs = try DevelopmentSuite.load() else {
      print("skipped: there is no development suite beside the project")
      return
    }
    var generator = SeededGenerator(seed: 41)
    var (sums, lostIrreps, coincidences, recognized) = (0, 0, 0, 0)
    for pair in pairs {
      let (spectra, coincidence) = try spectra(of: pair, using: &generator)
      let found = try SpectralSignatures(of: spectra)
      let irreps = Set(pair.branching)
      for (vector, composition) in zip(found.vectors, found.compositions) {
        if irreps.contains(vector) {
          sums += composition.parts.isEmpty ? 0 : 1
          lostIrreps += composition.isComposite ? 1 : 0
        } else {
          #expect(vector == coincidence && composition.occurrences == 1)
          coincidences += 1
          recognized += composition.isComposite ? 1 : 0
        }
      }
    }
    print(
      """
      \(sums) signatures of irreps are sums of others, \(lostIrreps) were taken for composites; \
      \(recognized) of \(coincidences) coincidences were recognized
      """)
    #expect(sums > 100 && coincidences > 500)
    #expect(lostIrreps == 0)
    #expect(Double(recognized) > 0.9 * Double(coincidences))
  }
}
