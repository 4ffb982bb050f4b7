import SpectralStatistics
import TestSupport
import Testing

@Suite("Gap ratios on the circle")
struct CircularGapRatioTests {
  private static let period = 2 * Double.pi

  private func levels(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in Double.random(in: 0..<Self.period, using: &generator) }
      .sorted()
  }

  private func turned(_ levels: [Double], by shift: Double) -> [Double] {
    levels.map { level in
      let moved = level + shift
      return moved - Self.period * (moved / Self.period).rounded(.down)
    }.sorted()
  }

  @Test("do not depend on where the circle is cut", arguments: 1...10)
  func turn(seed: UInt64) {
    let sample = levels(40, seed: seed)
    for order in 1...3 {
      let ratios = GapRatio.ratios(of: [sample], order: order, period: Self.period).sorted()
      #expect(ratios.count == 40)
      for shift in [0.4, 2, 5.5] {
        let other = GapRatio.ratios(
          of: [turned(sample, by: shift)], order: order, period: Self.period
        ).sorted()
        #expect(zip(ratios, other).allSatisfy { abs($0 - $1) < 1e-10 })
      }
    }
    #expect(GapRatio(of: [sample], period: Self.period).ratios.count == 40)
  }

  @Test("quasi-energies on a part of the circle have ends, wherever that lies", arguments: 1...5)
  func arc(seed: UInt64) {
    let sample = levels(100, seed: seed).map { $0 / 3 }
    let line = GapRatio.ratios(of: [sample], order: 1).sorted()
    for shift in [0.0, 1, 5] {
      let found = GapRatio.ratios(
        of: [turned(sample, by: shift)], order: 1, period: Self.period
      ).sorted()
      #expect(found.count == line.count)
      #expect(zip(found, line).allSatisfy { abs($0 - $1) < 1e-9 })
    }
  }

  @Test("signatures of spectra with a period use them")
  func signatures() throws {
    let sample = levels(50, seed: 3)
    func ratios(_ period: Double?) throws -> Int {
      let spectra = try SectorSpectra(
        sectorNames: ["a", "b"], levels: [[sample, sample]], period: period)
      return try SpectralSignatures(of: spectra).gapRatio(of: 0).ratios.count
    }
    #expect(try ratios(Self.period) == 50)
    #expect(try ratios(nil) == 28)
  }

  @Test("the Heisenberg time is the density of the circle")
  func heisenbergTime() throws {
    let spectra = try SectorSpectra(
      sectorNames: ["a"], levels: [levels(30, seed: 4)].map { [$0] }, period: Self.period)
    #expect(spectra.heisenbergTime == 30)
  }
}
