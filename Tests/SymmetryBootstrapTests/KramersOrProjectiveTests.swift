import Branching
import Evidence
import GroupTheory
import SpectralStatistics
import SymmetryBootstrap
import TestSupport
import Testing
import Verdicts

/// Doubled levels with nothing visible: Kramers pairs, a projective symmetry, or an anti-unitary one with a character. The
/// statistics of the levels tell them apart, and what a model declares.
@Suite("Kramers pairs or a projective symmetry")
struct KramersOrProjectiveTests {
  /// The answer for random levels of one block, each found twice.
  private func answer(
    _ ensemble: LevelEnsemble, count: Int, samples: Int, seed: UInt64,
    declared: SectorPermutation? = nil
  ) throws -> BootstrapAnswer {
    var generator = SeededGenerator(seed: seed)
    let levels = try (0..<samples).map { _ in
      let own = try ensemble.randomLevels(count: count, using: &generator)
      return [(own + own).sorted()]
    }
    let spectra = try SectorSpectra(sectorNames: ["all"], irrepDimensions: [1], levels: levels)
    let signatures = try SpectralSignatures(of: spectra)
    let visible = try CatalogueRings.catalogue.get().group(order: 1, id: 1).table
    var evidence = LevelEvidence(of: signatures, spectra: spectra)
    evidence.hasDeclaredAntiunitary = declared != nil
    var options = Bootstrap.Options(indices: 1...4)
    options.readings = Set(Reading.allCases)
    options.declaredAntiunitary = declared
    return try Bootstrap.solve(
      SignatureData(visible: visible, observed: signatures), evidence: evidence, options: options,
      catalogue: CatalogueRings.catalogue.get())
  }

  private func first(_ answer: BootstrapAnswer) -> Set<String> {
    let linear = answer.solutions.filter { $0.rank == 1 }.map {
      "\($0.reading.rawValue) \($0.groups[0].name) \($0.antiunitary!.types[0].rawValue)"
    }
    let projective = (answer.projective?.solutions ?? []).filter { $0.rank == 1 }.map {
      "projective \($0.groups[0].name)"
    }
    return Set(linear + projective)
  }

  @Test(
    "levels of the orthogonal ensemble: a projective Z2×Z2", arguments: 1...4 as ClosedRange<UInt64>
  )
  func orthogonal(seed: UInt64) throws {
    let answer = try answer(.orthogonal, count: 200, samples: 15, seed: seed)
    #expect(first(answer) == ["projective Z2×Z2"])
    let kramers = try #require(answer.solutions.first { $0.index == 1 }?.evidence?.total)
    #expect(answer.bestEvidence! - kramers > 20)
  }

  @Test("levels of the symplectic ensemble: Kramers pairs", arguments: 1...4 as ClosedRange<UInt64>)
  func symplectic(seed: UInt64) throws {
    let answer = try answer(.symplectic, count: 200, samples: 15, seed: seed)
    #expect(first(answer) == ["antiunitary Z1 quaternionic"])
    let verdict = Verdict(levels: answer, alternative: nil)
    #expect(verdict.kind == .decided && verdict.groups == ["Z1"])
  }

  /// Nothing in the levels separates these two.
  @Test("levels of the unitary ensemble decide nothing", arguments: 1...4 as ClosedRange<UInt64>)
  func unitary(seed: UInt64) throws {
    let answer = try answer(.unitary, count: 200, samples: 15, seed: seed)
    #expect(first(answer) == ["antiunitary Z2 complex", "projective Z2×Z2"])
    let verdict = Verdict(levels: answer, alternative: nil)
    #expect(verdict.kind == .undecided && verdict.reason.contains("χ(g)"))
  }

  /// K² = 1 is declared: Kramers pairs are impossible, and real levels are expected.
  @Test("a declared T with T² = 1 rules Kramers pairs out", arguments: 1...4 as ClosedRange<UInt64>)
  func declared(seed: UInt64) throws {
    let square = SectorPermutation([0], squares: [1])
    let answer = try answer(.orthogonal, count: 200, samples: 15, seed: seed, declared: square)
    #expect(first(answer) == ["projective Z2×Z2"])
    #expect(answer.solutions.allSatisfy { !$0.antiunitary!.types.contains(.quaternionic) })
    #expect(!answer.notes.contains { $0.contains("declared one joins the levels") })
    let verdict = Verdict(levels: answer, alternative: nil)
    #expect(verdict.kind == .decided && verdict.groups == ["Z2×Z2"])
    #expect(verdict.reading == "projective" && verdict.index == 4)
  }
}
