import Branching
import Evidence
import GroupTheory
import SpectralStatistics
import SymmetryBootstrap
import TestSupport
import Testing
import Verdicts

@Suite("Verdicts on levels")
struct LevelVerdictTests {
  /// Levels of irreps in random matrices of the orthogonal ensemble.
  private func answer(
    _ visible: CharacterTable, _ blocks: [(levels: Int, signature: [Int])], samples: Int,
    seed: UInt64
  ) throws -> BootstrapAnswer {
    var generator = SeededGenerator(seed: seed)
    let levels = try (0..<samples).map { _ in
      var sectors = [[Double]](repeating: [], count: visible.rank)
      for block in blocks {
        let own = try LevelEnsemble.orthogonal.randomLevels(count: block.levels, using: &generator)
        for (sector, copies) in block.signature.enumerated() where copies > 0 {
          sectors[sector] += own
        }
      }
      return sectors.map { $0.sorted() }
    }
    let spectra = try SectorSpectra(
      sectorNames: visible.dimensions.indices.map(String.init),
      irrepDimensions: visible.dimensions, levels: levels)
    let signatures = try SpectralSignatures(of: spectra)
    let vectors = signatures.vectors.indices.filter { !signatures.composite[$0] }
      .map { signatures.vectors[$0] }
    return try Bootstrap.solve(
      SignatureData(visible: visible, vectors: vectors),
      evidence: LevelEvidence(of: signatures, spectra: spectra), options: options,
      catalogue: Catalogue.all.get())
  }

  private var options: Bootstrap.Options {
    var options = Bootstrap.Options.allReadings
    options.indices = 1...3
    return options
  }

  private func s3(_ scale: Int, samples: Int, seed: UInt64 = 5) throws -> BootstrapAnswer {
    try answer(
      Catalogue.cyclicTable(3),
      [(scale, [1, 0, 0]), (scale, [1, 0, 0]), (2 * scale, [0, 1, 1])], samples: samples,
      seed: seed)
  }

  @Test("many levels decide for S3")
  func decided() throws {
    let verdict = Verdict(levels: try s3(100, samples: 20), alternative: nil)
    #expect(verdict.kind == .decided && verdict.groups == ["S3"] && verdict.source == .spectra)
    #expect(verdict.index == 2 && verdict.reading == "unitary")
  }

  @Test("silent statistics decide nothing")
  func silent() throws {
    let bare = try Bootstrap.solve(
      SignatureData(visible: Catalogue.cyclicTable(3), vectors: [[1, 0, 0], [0, 1, 1]]),
      options: options, catalogue: Catalogue.all.get())
    for answer in [bare, try s3(4, samples: 1)] {
      let verdict = Verdict(levels: answer, alternative: nil)
      #expect(verdict.kind == .undecided && verdict.groups.contains("S3"))
      #expect(verdict.reason.contains("silent") && verdict.wouldDecide != nil)
    }
  }

  @Test("a lead of less than 10 in ln L decides nothing")
  func nearLead() throws {
    var near = 0
    for seed in UInt64(0)..<12 {
      let answer = try s3(40, samples: 2, seed: seed)
      let verdict = Verdict(levels: answer, alternative: nil)
      let totals = answer.solutions.compactMap { solution in
        solution.evidence.map { (solution.rank, $0.total) }
      }
      let best = totals.map(\.1).max() ?? 0
      let lead = totals.filter { $0.0 > 1 }.map { best - $0.1 }.min() ?? .infinity
      guard lead < Verdict.leastLead else { continue }
      near += 1
      #expect(verdict.kind != .decided, "lead \(lead)")
      if verdict.groups.count == 1 { #expect(verdict.reason.contains("in ln L only")) }
    }
    #expect(near > 0)
  }

  /// The Z4 clock chain with independent couplings, five sites: every finite group that levels prefer is wrong.
  @Test("a U(1) behind Z4 is never decided to be a finite group", arguments: [UInt64(6), 7, 8])
  func hiddenCharge(seed: UInt64) throws {
    let answer = try answer(
      Catalogue.cyclicTable(4),
      [
        (126, [1, 0, 0, 0]), (126, [0, 0, 1, 0]), (120, [1, 0, 1, 0]), (10, [1, 0, 1, 0]),
        (210, [0, 1, 0, 1]), (45, [0, 1, 0, 1]), (1, [0, 1, 0, 1]),
      ], samples: 8, seed: seed)
    let verdict = Verdict(levels: answer, alternative: nil)
    #expect(verdict.kind == .undecided && !verdict.groups.isEmpty, "\(verdict)")
  }

  @Test("D4 and Q8 over Z4 are not told apart")
  func twoGroups() throws {
    let answer = try answer(
      Catalogue.cyclicTable(4),
      [
        (100, [1, 0, 0, 0]), (100, [1, 0, 0, 0]), (100, [0, 0, 1, 0]), (100, [0, 0, 1, 0]),
        (200, [0, 1, 0, 1]),
      ], samples: 20, seed: 7)
    let verdict = Verdict(levels: answer, alternative: nil)
    #expect(verdict.kind == .undecided && Set(verdict.groups) == ["D4", "Q8"])
    #expect(verdict.reason.contains("do not tell these 2 groups apart"))
    let other = Verdict(levels: try s3(100, samples: 20), alternative: answer)
    #expect(other.kind == .undecided && other.reason.contains("accidental coincidences"))
  }
}
