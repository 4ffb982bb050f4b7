import SpectralStatistics
import TestSupport
import Testing

@Suite("Windows of incomplete spectra")
struct IncompleteSpectraTests {
  /// Levels of an irrep over sector a and of one over sectors b and c.
  private func complete(seed: UInt64) throws -> SectorSpectra {
    try SyntheticSpectra(
      branching: [[1, 0, 0], [0, 1, 1]], levelCounts: [60, 50], samples: 3, noise: 1e-14
    ).make(seed: seed)
  }

  /// The same levels, those outside a window kept with probability 1/2 and off by up to 0.1.
  private func spoiled(
    _ spectra: SectorSpectra, outside window: ClosedRange<Double>, seed: UInt64
  ) throws -> SectorSpectra {
    var generator = SeededGenerator(seed: seed)
    let levels = spectra.levels.map { sample in
      sample.map { levels in
        levels.compactMap { energy -> Double? in
          if window.contains(energy) { return energy }
          guard Bool.random(using: &generator) else { return nil }
          let error = Double.random(in: 0...0.1, using: &generator)
          return energy < window.lowerBound ? energy - error : energy + error
        }.sorted()
      }
    }
    return try SectorSpectra(
      sectorNames: spectra.sectorNames, levels: levels, multiplicities: spectra.multiplicities,
      window: window)
  }

  @Test("only levels inside count, and none is cut at an end", arguments: 0..<30)
  func levelsInside(seed: UInt64) throws {
    let spectra = try complete(seed: seed)
    let all = try SpectralSignatures(of: spectra)
    // Both ends are one copy of a twofold level of sample 0: its other copy may lie outside.
    let shared = spectra.levels[0]
    let window = shared[1][8]...shared[2][41]
    let partial = try SpectralSignatures(of: spoiled(spectra, outside: window, seed: seed + 100))
    #expect(partial.vectors == all.vectors)
    #expect(partial.isWindow && !all.isWindow)
    let tolerance = partial.degeneracyWindow.tolerance
    for (found, complete) in zip(partial.energies, all.energies) {
      for (levels, expected) in zip(found, complete) {
        #expect(
          levels
            == expected.filter {
              $0 - window.lowerBound > 2 * tolerance && window.upperBound - $0 > 2 * tolerance
            })
      }
    }
    // Samples differ in their numbers of levels, which is no reason to warn.
    #expect(partial.warnings.isEmpty)
  }

  @Test("samples differ in their numbers of levels, up to the multiplicities")
  func numbers() throws {
    let levels = [[[0.0, 1], [1]], [[0.5], []]]
    let spectra = try SectorSpectra(
      sectorNames: ["a", "b"], levels: levels, multiplicities: [9, 7], window: -1...2)
    #expect(spectra.multiplicities == [9, 7])
    #expect(spectra.hilbertSpaceDimension == 16)
    let signatures = try SpectralSignatures(of: spectra)
    #expect(signatures.vectors == [[1, 0], [1, 1]])
    #expect(signatures.levels == [[1, 1], [1, 0]])
    #expect(throws: SectorSpectraError.self) {
      try SectorSpectra(
        sectorNames: ["a", "b"], levels: levels, multiplicities: [1, 7], window: -1...2)
    }
    #expect(throws: SectorSpectraError.self) {
      try SectorSpectra(sectorNames: ["a", "b"], levels: levels, multiplicities: [9, 7])
    }
    let defaults = try SectorSpectra(sectorNames: ["a", "b"], levels: levels, window: -1...2)
    #expect(defaults.multiplicities == [2, 1])
  }

  @Test("a window without levels is refused")
  func empty() throws {
    let spectra = try SectorSpectra(
      sectorNames: ["a"], levels: [[[0, 3]]], multiplicities: [5], window: 1...2)
    #expect(throws: SpectralSignaturesError.noLevels) { try SpectralSignatures(of: spectra) }
    #expect(SpectralSignaturesError.noLevels.description.hasSuffix("."))
  }
}
