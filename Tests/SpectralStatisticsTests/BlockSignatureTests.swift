import SpectralStatistics
import TestSupport
import Testing

/// Evidence for each signature of synthetic spectra.
@Suite struct BlockSignatureTests {
  @Test func twoIrrepsInOneSignatureAndOneInAnother() throws {
    // S3 over Z3: two one-dimensional irreps in sector 0, one irrep in sectors 1 and 2.
    var generator = SeededGenerator(seed: 21)
    let alone = try BlockSpectrum(blocks: [(.orthogonal, 200), (.orthogonal, 190)])
      .levels(samples: 30, using: &generator)
    let tied = try BlockSpectrum(blocks: [(.orthogonal, 390)])
      .levels(samples: 30, using: &generator)
    let spectra = try SectorSpectra(
      sectorNames: ["0", "1", "2"], levels: zip(alone, tied).map { [$0, $1, $1] })
    let signatures = try SpectralSignatures(of: spectra)
    #expect(signatures.vectors == [[1, 0, 0], [0, 1, 1]])
    let evidence = signatures.blockEvidence()
    #expect(evidence[0].best.count == 2)
    #expect(evidence[0].confidence > 0.99)
    #expect(evidence[1].verdict == .decided(blocks: 1, ensemble: .orthogonal))
    #expect(evidence[1].ratioCount == 30 * (390 - 2 * 78 - 2))
    #expect(abs(evidence[1].meanRatios[0] - signatures.gapRatio(of: 1).mean) < 1e-12)
  }

  @Test func samplesWithFewLevelsAreLeftOut() throws {
    let levels = (0..<19).map { Double($0 * $0) }
    let spectra = try SectorSpectra(
      sectorNames: ["0"], levels: Array(repeating: [levels], count: 100))
    let evidence = try SpectralSignatures(of: spectra).blockEvidence()
    #expect(evidence[0].ratioCount == 0)
    #expect(evidence[0].verdict == .tooFewLevels)
  }
}
