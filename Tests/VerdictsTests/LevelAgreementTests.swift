import Branching
import Evidence
import SpectralStatistics
import TestSupport
import Testing
import Verdicts

@Suite("Levels against exact irreps")
struct LevelAgreementTests {
  /// The chiral clock chain: one irrep in sector 0, and two that an anti-unitary symmetry joins.
  private static let chiral = ExactIrreps([
    ExactIrrep(branching: [1, 0, 0], dimension: 1, levelCount: 8, field: .real),
    ExactIrrep(
      branching: [0, 1, 0], dimension: 1, levelCount: 8, field: .complex, partner: .other(2)),
    ExactIrrep(
      branching: [0, 0, 1], dimension: 1, levelCount: 8, field: .complex, partner: .other(1)),
  ])

  private static let single = [-3.1, -2.2, -1.4, -0.3, 0.8, 1.7, 2.9, 3.6]
  private static let joined = [-3.7, -2.6, -1.9, -0.9, 0.2, 1.1, 2.3, 3.2]

  private func agreement(
    _ irreps: ExactIrreps, _ levels: [[[Double]]]
  ) throws -> LevelAgreement {
    let spectra = try SectorSpectra(
      sectorNames: levels[0].indices.map(String.init), levels: levels)
    let signatures = try SpectralSignatures(of: spectra)
    return LevelAgreement(
      of: irreps, signatures: signatures,
      evidence: LevelEvidence(of: signatures, spectra: spectra))
  }

  @Test("ties as the irreps demand")
  func agreeing() throws {
    let sample = [Self.single, Self.joined, Self.joined]
    let own = try agreement(Self.chiral, [sample, sample])
    #expect(own.holds && own.broken.isEmpty && own.beyond.isEmpty && own.unlikely.isEmpty)
    #expect(own.samples == 2 && own.samplesBeyond == 0)
  }

  @Test("a level without its partner breaks the irreps")
  func broken() throws {
    var spoiled = Self.joined
    spoiled[3] += 0.05
    let sound = [Self.single, Self.joined, Self.joined]
    let own = try agreement(Self.chiral, [sound, [Self.single, Self.joined, spoiled]])
    #expect(!own.holds && Set(own.broken) == [[0, 1, 0], [0, 0, 1]] && own.beyond.isEmpty)
    let table = try Catalogue.cyclicTable(3)
    let reading = try ExactCase(table, Self.chiral).finite()
    let verdict = Verdict(reading, agreement: own, strength: nil)
    #expect(verdict.kind == .undecided && verdict.groups == ["Z3"])
    #expect(verdict.reason.contains("lack partners"))
  }

  @Test("a chance tie of two irreps is beyond the family, and breaks nothing")
  func beyond() throws {
    var moved = Self.single
    moved[3] = Self.joined[3]
    moved.sort()
    let sound = [Self.single, Self.joined, Self.joined]
    let own = try agreement(Self.chiral, [sound, [moved, Self.joined, Self.joined]])
    #expect(own.holds && own.samplesBeyond == 1 && own.samples == 2)
    #expect(own.beyond.map(\.vector) == [[1, 1, 1]])
    #expect(own.beyond.map(\.levels) == [0.5])
    let reading = try ExactCase(Catalogue.cyclicTable(3), Self.chiral).finite()
    let plain = Verdict(reading, agreement: nil, strength: nil)
    #expect(Verdict(reading, agreement: own, strength: nil) == plain)
  }

  @Test("Kramers pairs show in twos")
  func kramers() throws {
    let irreps = ExactIrreps([
      ExactIrrep(branching: [1], dimension: 1, levelCount: 16, field: .quaternionic)
    ])
    #expect(irreps.signatures == [[2]] && irreps.levelCounts == [[2]: 8])
    let pairs = Self.single.flatMap { [$0, $0] }
    #expect(try agreement(irreps, [[pairs]]).holds)
    var split = pairs
    split[5] += 0.05
    #expect(try agreement(irreps, [[split]]).broken == [[1]])
  }

  /// One block of the orthogonal ensemble where the irreps say two.
  @Test("statistics of another number of blocks are unlikely, those of the right one speak for it")
  func statistics() throws {
    var generator = SeededGenerator(seed: 8)
    let levels = try (0..<20).map { _ in
      [try LevelEnsemble.orthogonal.randomLevels(count: 200, using: &generator).sorted()]
    }
    let one = try agreement(irreps([(1, 200, [1])]), levels)
    #expect(one.holds && one.speaking == 1)
    let two = try agreement(irreps([(1, 100, [1]), (1, 100, [1])]), levels)
    #expect(!two.holds && two.unlikely.map(\.vector) == [[1]] && two.broken.isEmpty)
    #expect(two.unlikely[0].blocks < -8)
  }
}
