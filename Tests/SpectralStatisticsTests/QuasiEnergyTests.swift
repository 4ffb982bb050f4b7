import SpectralStatistics
import TestSupport
import Testing

@Suite("Quasi-energies")
struct QuasiEnergyTests {
  private static let period = 2 * Double.pi

  /// Distinct levels on the circle, and copies of the same in two sectors.
  private func spectra(
    seed: UInt64, shift: Double = 0, noise: Double = 1e-14, period: Double? = Self.period
  ) throws -> SectorSpectra {
    var generator = SeededGenerator(seed: seed)
    let energies = (0..<80).map { _ in Double.random(in: 0..<Self.period, using: &generator) }
    // The first twofold level stands at the end of the period when `shift` is 0.
    let shared = [0] + (0..<40).map { _ in Double.random(in: 0..<Self.period, using: &generator) }
    let sectors = [energies, shared, shared].map { levels in
      levels.map { level in
        let error = Double.random(in: -noise...noise, using: &generator)
        let turns = Double(Int.random(in: -1...1, using: &generator))
        let exact = level + shift
        return period == nil ? exact + error : exact + error + turns * Self.period
      }.sorted()
    }
    return try SectorSpectra(sectorNames: ["a", "b", "c"], levels: [sectors], period: period)
  }

  @Test("levels are compared modulo the period", arguments: 0..<20)
  func moduloPeriod(seed: UInt64) throws {
    for shift in [0, 1.3, -20] {
      let signatures = try SpectralSignatures(of: spectra(seed: seed, shift: shift))
      #expect(signatures.vectors == [[1, 0, 0], [0, 1, 1]])
      #expect(signatures.levels == [[80, 41]])
      for energy in signatures.energies.joined().joined() {
        #expect(energy >= 0 && energy <= Self.period)
      }
      #expect(signatures.largestSpread < 1e-12)
      #expect(signatures.warnings.isEmpty)
    }
  }

  @Test("a level is merged across the boundary of the period")
  func boundary() throws {
    let levels = [[[1e-15, 2.0, 4], [3, 6 - 1e-15]]]
    let circle = try SpectralSignatures(
      of: SectorSpectra(sectorNames: ["a", "b"], levels: levels, period: 6))
    #expect(circle.vectors == [[1, 0], [0, 1], [1, 1]])
    #expect(circle.levels == [[2, 1, 1]])
    let line = try SpectralSignatures(of: SectorSpectra(sectorNames: ["a", "b"], levels: levels))
    #expect(line.levels == [[3, 2]])
  }

  @Test("a single level and a fully degenerate one have no gap but the period")
  func degenerate() throws {
    for levels in [[[7.5]], [[-1.0, 5, 11]]] {
      let signatures = try SpectralSignatures(
        of: SectorSpectra(sectorNames: ["a"], levels: [levels], period: 6))
      #expect(signatures.vectors == [[levels[0].count]])
      #expect(signatures.energies == [[[levels[0].count == 1 ? 1.5 : 5]]])
      #expect(signatures.degeneracyWindow.upper == 6)
    }
  }

  @Test("a window of quasi-energies may lie across the boundary")
  func window() throws {
    // Complete between 5 and 7 ≡ 1: the levels 5.5, 6 ≡ 0 and 0.5.
    let signatures = try SpectralSignatures(
      of: SectorSpectra(
        sectorNames: ["a", "b"], levels: [[[0, 0.5, 3], [5.5, 6]]], multiplicities: [9, 9],
        window: 5...7, period: 6))
    #expect(signatures.vectors == [[1, 0], [0, 1], [1, 1]])
    #expect(signatures.energies == [[[6.5], [5.5], [6]]])
  }

  @Test("impossible periods and windows are refused")
  func refusals() {
    func make(window: ClosedRange<Double>?, period: Double?) throws -> SectorSpectra {
      try SectorSpectra(sectorNames: ["a"], levels: [[[1]]], window: window, period: period)
    }
    #expect(throws: SectorSpectraError.badPeriod(0)) { try make(window: nil, period: 0) }
    #expect(throws: SectorSpectraError.badPeriod(-.infinity)) {
      try make(window: nil, period: -.infinity)
    }
    #expect(throws: SectorSpectraError.windowExceedsPeriod(width: 6, period: 6)) {
      try make(window: 0...6, period: 6)
    }
    #expect(throws: SectorSpectraError.badWindow(lower: 0, upper: .infinity)) {
      try make(window: 0 ... .infinity, period: nil)
    }
  }
}
