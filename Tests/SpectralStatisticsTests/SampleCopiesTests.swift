import Foundation
import SpectralStatistics
import TestSupport
import Testing

/// Samples that are one spectrum, rescaled and shifted.
@Suite struct SampleCopiesTests {
  private let recipe = SyntheticSpectra(
    branching: [[1, 0, 0], [0, 1, 1]], levelCounts: [60, 50], levels: .repelling)

  /// Copies of spectra by the maps E' = a E + b.
  static func copies(
    of spectra: SectorSpectra, maps: [(sample: Int, scale: Double, shift: Double)]
  ) throws -> SectorSpectra {
    try SectorSpectra(
      sectorNames: spectra.sectorNames,
      levels: maps.map { map in
        spectra.levels[map.sample].map { levels in
          levels.map { map.scale * $0 + map.shift }.sorted()
        }
      })
  }

  @Test(arguments: [
    (0.0, 0.0, "equal"), (0.3, 0.0, "rescaled"), (0.0, 2.0, "shifted"),
    (0.3, 2.0, "rescaled and shifted"),
  ])
  func oneSpectrum(width: Double, shift: Double, kind: String) throws {
    var generator = SeededGenerator(seed: 3)
    let maps = (0..<40).map { _ in
      (
        sample: 0, scale: 1 + width * Double.random(in: -1...1, using: &generator),
        shift: shift * Double.random(in: -1...1, using: &generator)
      )
    }
    let copies = try Self.copies(of: recipe.make(seed: 1), maps: maps).copies
    #expect(copies.distinctCount == 1 && copies.kind == kind)
    #expect(copies.original == Array(repeating: 0, count: 40))
  }

  @Test func aNegativeScaleTurnsASpectrumAround() throws {
    let copies = try Self.copies(
      of: recipe.make(seed: 1), maps: [(0, 1, 0), (0, -1.3, 0), (0, -0.7, 0.2)]
    ).copies
    #expect(copies.distinctCount == 1 && copies.kind == "rescaled and shifted")
  }

  @Test func groupsOfEqualSamples() throws {
    var recipe = recipe
    recipe.samples = 10
    var generator = SeededGenerator(seed: 4)
    let maps = (0..<200).map { _ in
      (
        sample: Int.random(in: 0..<10, using: &generator),
        scale: Double.random(in: 0.5...2, using: &generator), shift: 0.0
      )
    }
    let copies = try Self.copies(of: recipe.make(seed: 2), maps: maps).copies
    #expect(copies.distinctCount == 10 && copies.kind == "rescaled")
    for group in copies.groups { #expect(Set(group.map { maps[$0].sample }).count == 1) }
  }

  /// 200 ensembles of 20 samples each, from three levels on: a false alarm needs shape ratios equal to about 1e-12.
  @Test func independentSamplesAreDistinct() throws {
    for seed in 0..<200 {
      var recipe = SyntheticSpectra(
        branching: [[1, 0], [0, 1]], levelCounts: [2 + seed % 7, 1 + seed % 5])
      recipe.samples = 20
      let copies = try recipe.make(seed: UInt64(seed)).copies
      #expect(copies.isEmpty && copies.kind == "none", "\(recipe.levelCounts)")
    }
  }

  /// Any two pairs of levels are related by a map; that makes no copies of them.
  @Test func twoLevelsAreCopiesOnlyIfEqual() throws {
    let different = SampleCopies(of: [[[0, 1]], [[0, 2]], [[1, 2]]])
    #expect(different.isEmpty)
    #expect(SampleCopies(of: [[[0, 1]], [[0, 1]], [[0, 2]]]).distinctCount == 2)
  }

  @Test func sectorsWithFactorsOfTheirOwnAreNoCopiesTogether() throws {
    let one = try recipe.make(seed: 5)
    let levels = (1...8).map { k in
      one.levels[0].enumerated().map { sector, levels in
        sector == 0 ? levels.map { Double(k) * $0 } : levels
      }
    }
    let spectra = try SectorSpectra(sectorNames: one.sectorNames, levels: levels)
    #expect(spectra.copies.isEmpty)
    #expect(SampleCopies(of: levels.map { [$0[0]] }).distinctCount == 1)
    #expect(SampleCopies(of: levels.map { [$0[1], $0[2]] }).kind == "equal")
    // Their gap ratios count once all the same.
    let signatures = try SpectralSignatures(of: spectra)
    let single = try SpectralSignatures(of: one)
    #expect(
      signatures.blockEvidence().map(\.ratioCount) == single.blockEvidence().map(\.ratioCount))
  }

  @Test func shiftedQuasiEnergies() throws {
    var generator = SeededGenerator(seed: 6)
    let period = 2 * Double.pi
    let base = (0..<30).map { _ in Double.random(in: 0..<period, using: &generator) }
    let levels = [0, 1.3, 4.0].map { shift in
      [base.map { ($0 + shift).truncatingRemainder(dividingBy: period) }.sorted()]
    }
    let copies = SampleCopies(of: levels, period: period)
    #expect(copies.distinctCount == 1 && copies.kind == "shifted")
    let scaled = SampleCopies(
      of: [[base.sorted()], [base.sorted().map { $0 / 2 }]], period: period)
    #expect(scaled.isEmpty)
  }

  @Test func statementsNameTheCause() throws {
    let one = try recipe.make(seed: 1)
    let rescaled = try Self.copies(of: one, maps: [(0, 1, 0), (0, 2, 0)]).copies
    #expect(
      rescaled.statement(varying: ["U"])
        == "All 2 samples are one spectrum, rescaled: disorder in U alone multiplies H. They count as one sample in all "
        + "statistics and errors.")
    #expect(rescaled.statement(varying: ["J", "U"])?.contains("multiplies") == false)
    let equal = try Self.copies(of: one, maps: [(0, 1, 0), (0, 1, 0)]).copies
    #expect(equal.statement(varying: [])?.contains("no coupling is random") == true)
    #expect(one.copies.statement(varying: ["U"]) == nil)
  }
}
