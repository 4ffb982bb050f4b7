import Commutant
import ExactDiagonalization
import LatticeModels
import LinearAlgebra
import ModelFiles
import SpectralWindows
import TestSupport
import Testing

@Suite("Windows of random models")
struct WindowRunTests {
  @Test("The levels are the lowest of the whole spectrum", arguments: 0..<50)
  func agreesWithWholeSpectrum(seed: UInt64) throws {
    LinearAlgebraLibrary.useOneThread()
    let exact = try ExactDiagonalization(model: RandomClockModel(seed: seed).model(), seed: seed)
    let coefficients = exact.model.coefficients(seed: seed, sample: 0)
    let run = WindowRun(exact, target: .lowest(6), threads: 2, largestWhole: 0)
    let windows = try run.windows(coefficients)
    for (sector, window) in windows.enumerated() {
      let whole = try exact.spectrum(sector: sector, coefficients: coefficients)
      #expect(window.products > 0 && window.levels.count >= 6)
      #expect(window.levels.count == whole.count { $0 < window.completeBelow })
      for (level, expected) in zip(window.levels, whole) { #expect(abs(level - expected) < 1e-10) }
    }
  }

  @Test("Small sectors are diagonalized as a whole, without any doubt")
  func smallSectors() throws {
    let exact = try ExactDiagonalization(model: RandomClockModel(seed: 3).model())
    let windows = try WindowRun(exact, levels: 6, threads: 1)
      .windows(exact.model.coefficients(seed: 1, sample: 0))
    #expect(windows.allSatisfy { $0.failureProbability == 0 && $0.products == 0 })
    let everything = try WindowRun(exact, levels: 100_000, threads: 1)
      .windows(exact.model.coefficients(seed: 1, sample: 0))
    #expect(everything.map(\.levels.count) == exact.sectors.map(\.multiplicity))
    #expect(everything.allSatisfy { $0.completeBelow == .infinity })
    let common = CommonWindow(everything)
    #expect(common.counts == exact.sectors.map(\.multiplicity))
    #expect(common.energies.upperBound.isFinite)
  }

  @Test("More copies than any block has vectors leave the whole matrix")
  func manyCopies() throws {
    // Free spins in one field: level k stands C(11, k) times.
    let text = """
      format: 1
      name: free
      sites: {count: 11, local: qubit}
      terms:
        - {name: h, over: sites, operator: Z(j)}
      symmetry:
        anti-unitary: none

      """
    let exact = try ExactDiagonalization(
      model: ModelFile.parse(source: text, sourceName: "free"))
    let window = try WindowRun(exact, levels: 100, threads: 1)
      .windows(exact.model.coefficients(seed: 1, sample: 0))[0]
    #expect(window.levels.count == 1 + 11 + 55 + 165 && window.failureProbability == 0)
    #expect(window.levels.first == -11 && window.levels.last == -5)
  }

  @Test("Irreps of a window are those of all levels", arguments: 0..<10)
  func irreps(seed: UInt64) throws {
    let exact = try ExactDiagonalization(model: RandomClockModel(seed: seed).model(), seed: 4)
    let family = try #require(ModelFamily(of: exact.model, seed: 4))
    let whole = CommutantIrreps(of: try CommutantRun(exact, family: family, threads: 2).run())
    let run = WindowRun(exact, target: .lowest(40), threads: 2, largestWhole: 0)
    let found = try run.commutant(of: family)
    #expect(!found.decomposition.isComplete)
    let window = CommutantIrreps(of: found)
    func kinds(_ irreps: CommutantIrreps) -> Set<[[Int]]> {
      Set(irreps.dimensions.indices.map { [[irreps.dimensions[$0]], irreps.branching[$0]] })
    }
    #expect(kinds(window).isSubset(of: kinds(whole)))
    #expect(!window.dimensions.isEmpty)
  }
}
