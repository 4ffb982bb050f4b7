import SpectralStatistics
import TestSupport
import Testing

/// Levels of scale 1e-300 were taken for one level.
@Suite("Levels near the smallest numbers")
struct TinyLevelsTests {
  @Test(arguments: [1e-300, 1e-305, 1e290])
  func scale(factor: Double) throws {
    let spectra = try MultipletSpectra.s3(30, samples: 3).spectra(seed: 31)
    let scaled = try SectorSpectra(
      sectorNames: spectra.sectorNames,
      levels: spectra.levels.map { $0.map { $0.map { $0 * factor } } })
    let (found, expected) = (
      try SpectralSignatures(of: scaled), try SpectralSignatures(of: spectra)
    )
    #expect(found.vectors == expected.vectors && found.levels == expected.levels)
  }
}
