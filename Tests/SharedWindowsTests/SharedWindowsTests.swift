import ExactDiagonalization
import KrylovSpaces
import LatticeModels
import LinearAlgebra
import ModelFiles
import ProcessGroups
import SharedWindows
import SpectralWindows
import Synchronization
import TestSupport
import Testing

@Suite("Windows of several processes")
struct SharedWindowsTests {
  @Test(
    "Levels are those of one process, copies included",
    arguments: [
      ("ashkin-teller", ["L": "5"]), ("z4-clock", ["L": "5"]), ("chiral-clock", ["L": "7"]),
      ("heisenberg", ["L": "12"]),
    ], 1...3)
  func agrees(model: (name: String, set: [String: String]), count: Int) throws {
    let model = try ColumnAssemblyTests.load(model.name, model.set)
    let exact = try ExactDiagonalization(model: model, seed: 3)
    let coefficients = model.coefficients(seed: 3, sample: 0)
    let alone = try WindowRun(exact, levels: 8, threads: 1).windows(coefficients)
    let bases = try SectorBases(model: model, seed: 3)
    let results = ThreadGroup.run(count) { group in
      try SharedWindows(bases, levels: 8, threads: 1, group: group, largestWhole: 0)
        .windows(coefficients, members: [])
    }
    for other in results.dropFirst() { #expect(try other.get().isEmpty) }
    let together = try results[0].get()
    #expect(together.count == alone.count)
    #expect(together.contains { $0.products > 0 })
    for (own, other) in zip(together, alone) {
      #expect(own.levels.count == other.levels.count)
      for (level, expected) in zip(own.levels, other.levels) {
        #expect(abs(level - expected) < 1e-12 * max(1, abs(expected)))
      }
    }
  }

  @Test("Exact irreps are those of one process", arguments: 1...3)
  func irreps(count: Int) throws {
    let model = try ColumnAssemblyTests.load("s3-chain", ["L": "7"])
    let exact = try ExactDiagonalization(model: model, seed: 1)
    let family = try #require(ModelFamily(of: model, seed: 1, varying: nil))
    let alone = try WindowRun(exact, levels: 20, threads: 1).commutant(of: family)
    let bases = try SectorBases(model: model, seed: 1)
    let results = ThreadGroup.run(count) { group in
      let windows = SharedWindows(
        bases, levels: 20, threads: 1, group: group, largestWhole: 0)
      guard group.isFirst else {
        _ = try windows.windows(family.first, members: family.differences)
        return nil as CommutantIrreps?
      }
      return CommutantIrreps(
        of: try WindowRun(
          ExactDiagonalization(withoutMatrices: model, seed: 1, plan: bases.plan), levels: 20,
          threads: 1,
          engine: Direct(windows: windows)
        ).commutant(of: family))
    }
    let (own, other) = (try #require(try results[0].get()), CommutantIrreps(of: alone))
    #expect(own.dimensions == other.dimensions && own.branching == other.branching)
  }

  private struct Direct: WindowEngine {
    let windows: SharedWindows

    func windows(
      _ coefficients: [Double], members: [[Double]], progress: (String) -> Void
    ) throws -> [SectorWindow] {
      try windows.windows(coefficients, members: members, progress: progress)
    }
  }

  @Test("Process 0 stops all")
  func stops() throws {
    let bases = try SectorBases(
      model: ColumnAssemblyTests.load("s3-chain", ["L": "7"]), seed: 1)
    let coefficients = bases.model.coefficients(seed: 1, sample: 0)
    let asked = Atomic<Int>(0)
    let results = ThreadGroup.run(3) { group in
      try SharedWindows(
        bases, levels: 8, threads: 1, group: group, largestWhole: 0,
        isCancelled: {
          group.isFirst && asked.add(1, ordering: .relaxed).newValue > 5
        }
      ).windows(coefficients, members: [])
    }
    for result in results { #expect(throws: CancellationError.self) { try result.get() } }
  }

  @Test("Couplings that break a symmetry are refused by all")
  func refuses() throws {
    // Two equal halves whose exchange is visible; then one of them is stronger.
    let text = """
      format: 1
      name: halves
      sites: {count: 10, local: qubit}
      terms:
        - {name: a, over: [[0, 1], [1, 2], [2, 3], [3, 4]], operator: X(j)*X(k) + Z(j)*Z(k)}
        - {name: b, over: [[5, 6], [6, 7], [7, 8], [8, 9]], operator: X(j)*X(k) + Z(j)*Z(k)}
        - {name: h, over: sites, operator: 0.7*X(j) + 0.3*Z(j)}
      symmetry:
        visible:
          - {name: S, permute: (j + 5) mod 10}

      """
    let model = try ModelFile.parse(source: text, sourceName: "halves")
    var coefficients = model.coefficients(seed: 1, sample: 0)
    coefficients[0] += 0.5
    let uneven = coefficients
    let exact = try ExactDiagonalization(model: model, seed: 1)
    #expect(throws: SectorMatrixError.self) {
      try WindowRun(exact, levels: 4, threads: 1).windows(uneven)
    }
    let bases = try SectorBases(model: model, seed: 1)
    let results = ThreadGroup.run(2) { group in
      try SharedWindows(bases, levels: 4, threads: 1, group: group, largestWhole: 0)
        .windows(uneven, members: [])
    }
    for result in results { #expect(throws: WindowEngineError.self) { try result.get() } }
  }
}
