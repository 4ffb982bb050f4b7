import Commutant
import ExactDiagonalization
import LatticeModels
import LinearAlgebra
import ModelFiles
import SpectralWindows
import TestSupport
import Testing

@Suite("Windows in the middle of random models")
struct InteriorWindowTests {
  @Test("All levels between two energies are those of the whole spectrum", arguments: 0..<20)
  func between(seed: UInt64) throws {
    LinearAlgebraLibrary.useOneThread()
    let exact = try ExactDiagonalization(model: RandomClockModel(seed: seed).model(), seed: seed)
    let coefficients = exact.model.coefficients(seed: seed, sample: 0)
    let whole = try exact.sectors.indices.map {
      try exact.spectrum(sector: $0, coefficients: coefficients)
    }
    // From one level to another one: both are inside, and their copies in other sectors.
    let middle = whole[0].count / 2
    let wanted = whole[0][middle - 4]...whole[0][middle + 4]
    let run = WindowRun(exact, target: .between(wanted), threads: 2, largestWhole: 0)
    let windows = try run.windows(coefficients)
    let common = CommonWindow(windows, target: run.target)
    for (sector, window) in windows.enumerated() {
      let expected = whole[sector].filter(common.energies.contains)
      #expect(
        expected.count
          == whole[sector].count { $0 > wanted.lowerBound - 1e-9 && $0 < wanted.upperBound + 1e-9 })
      let found = window.levels[common.ranges[sector]]
      #expect(found.count == expected.count)
      for (level, expected) in zip(found, expected) { #expect(abs(level - expected) < 1e-10) }
    }
  }

  @Test("The nearest levels are those of the whole spectrum", arguments: 0..<20)
  func nearest(seed: UInt64) throws {
    LinearAlgebraLibrary.useOneThread()
    let exact = try ExactDiagonalization(model: RandomClockModel(seed: seed).model(), seed: seed)
    let coefficients = exact.model.coefficients(seed: seed, sample: 0)
    let run = WindowRun(exact, target: .nearest(8, to: 0.3), threads: 1, largestWhole: 0)
    let windows = try run.windows(coefficients)
    for (sector, window) in windows.enumerated() {
      let whole = try exact.spectrum(sector: sector, coefficients: coefficients)
      let expected = whole.filter(window.complete.contains)
      #expect(expected.count >= 8 && window.levels.count == expected.count)
      for (level, expected) in zip(window.levels, expected) {
        #expect(abs(level - expected) < 1e-10)
      }
    }
    let common = CommonWindow(windows, target: run.target)
    #expect(common.energies.contains(0.3))
  }

  @Test("Irreps of a window in the middle are among those of all levels", arguments: 0..<6)
  func irreps(seed: UInt64) throws {
    let exact = try ExactDiagonalization(model: RandomClockModel(seed: seed).model(), seed: 4)
    let family = try #require(ModelFamily(of: exact.model, seed: 4))
    let whole = CommutantIrreps(of: try CommutantRun(exact, family: family, threads: 2).run())
    let run = WindowRun(exact, target: .nearest(30, to: 0), threads: 2, largestWhole: 0)
    let window = CommutantIrreps(of: try run.commutant(of: family))
    func kinds(_ irreps: CommutantIrreps) -> Set<[[Int]]> {
      Set(irreps.dimensions.indices.map { [[irreps.dimensions[$0]], irreps.branching[$0]] })
    }
    #expect(kinds(window).isSubset(of: kinds(whole)))
    #expect(!window.dimensions.isEmpty)
  }
}
