import SpectralStatistics
import Testing

@Suite struct SectorSpectraTests {
  @Test func countsFollowFromTheLevels() throws {
    let spectra = try SectorSpectra(
      sectorNames: ["+", "-", "E"], irrepDimensions: [1, 1, 2],
      levels: [[[1, 2], [], [-7, 0, 0]], [[1, 3], [], [0, 1, 5]]])
    #expect(spectra.sampleCount == 2)
    #expect(spectra.multiplicities == [2, 0, 3])
    #expect(spectra.hilbertSpaceDimension == 8)
    #expect(spectra.largestMagnitude == 7)
  }

  @Test(
    arguments: [
      ([], SectorSpectraError.noSamples),
      ([[[], []]], .noLevels),
      ([[[1], [2]], [[1]]], .sectorCount(sample: 1, found: 1, expected: 2)),
      ([[[1], [2]], [[1], []]], .levelCount(sample: 1, sector: "b", found: 0, expected: 1)),
      ([[[1, 0], [2]]], .badLevel(sample: 0, sector: "a", level: 1)),
      ([[[1], [.nan]]], .badLevel(sample: 0, sector: "b", level: 0)),
      ([[[1, .infinity], [2]]], .badLevel(sample: 0, sector: "a", level: 1)),
    ] as [([[[Double]]], SectorSpectraError)])
  func refusesBadLevels(levels: [[[Double]]], error: SectorSpectraError) {
    #expect(throws: error) { try SectorSpectra(sectorNames: ["a", "b"], levels: levels) }
    #expect(error.description.hasSuffix("."))
  }

  @Test func refusesBadDimensions() {
    #expect(throws: SectorSpectraError.dimensionCount(names: 1, irrepDimensions: 2)) {
      try SectorSpectra(sectorNames: ["a"], irrepDimensions: [1, 1], levels: [[[1]]])
    }
    #expect(throws: SectorSpectraError.badDimension(sector: "a", dimension: 0)) {
      try SectorSpectra(sectorNames: ["a"], irrepDimensions: [0], levels: [[[1]]])
    }
  }
}
