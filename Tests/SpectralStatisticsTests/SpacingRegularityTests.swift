import LevelTies
import SpectralStatistics
import TestSupport
import Testing

@Suite("Levels that are spaced too regularly")
struct SpacingRegularityTests {
  private func regular(_ sectors: [[Double]]) throws -> [Int] {
    SpacingRegularity(
      of: try SectorSpectra(
        sectorNames: sectors.indices.map(String.init), levels: [sectors.map { $0.sorted() }])
    ).regularSectors
  }

  @Test("equal spacings, with jitter, and commensurate energies")
  func found() throws {
    var generator = SeededGenerator(seed: 21)
    let fence = (0..<60).map(Double.init)
    let jittered = fence.map { $0 + 0.1 * generator.nextNormal() }
    let commensurate = fence.shuffled(using: &generator).prefix(40).map { 0.5 * $0 }
    #expect(try regular([fence, jittered, commensurate]) == [0, 1, 2])
  }

  @Test("not those of random matrices, of independent levels, of mirror symmetric spectra")
  func notFound() throws {
    for ensemble in LevelEnsemble.allCases {
      for seed in UInt64(0)..<20 {
        let spectra = try MultipletSpectra.unrelated([60, 200], ensemble, samples: 2)
          .spectra(seed: seed)
        #expect(SpacingRegularity(of: spectra).regularSectors.isEmpty, "\(ensemble) \(seed)")
        let mirrored = spectra.levels[0].map { $0 + $0.map { -$0 } }
        #expect(try regular(mirrored).isEmpty, "\(ensemble) \(seed)")
      }
    }
  }
}
