import Branching
import ContinuousGroups
import GroupTheory
import TestSupport
import Testing
import Verdicts

/// SO(3) times a finite group of which nothing is visible: the charge shows copies of spins.
@Suite("Copies of irreps beside charges")
struct IrrepCopiesTests {
  @Test("single levels are no copies where other irreps have several levels")
  func singleLevels() {
    func irrep(_ branching: [Int], _ levels: Int) -> ExactIrrep {
      ExactIrrep(branching: branching, dimension: 1, levelCount: levels, field: .real)
    }
    let single = [irrep([1, 0], 1), irrep([1, 0], 1)]
    #expect(ExactIrreps(single).copyCounts == [[1, 0]: 2])
    #expect(ExactIrreps(single + [irrep([0, 1], 5)]).copyCounts == [[0, 1]: 1])
    // Frozen states beside an irrep, few and many.
    #expect(ExactIrreps(single + [irrep([1, 0], 200)]).copyCounts == [[1, 0]: 1])
    #expect(ExactIrreps(single + [irrep([1, 0], 20)]).copyCounts == [[1, 0]: 3])
    #expect(
      ExactIrreps([irrep([1, 0], 4), irrep([1, 0], 3)]).copyCounts == [[1, 0]: 2])
  }

  /// Spins from 0 to `largest`, each with some irreps of the finite group, which has irreps of these dimensions.
  private func planted(
    _ dimensions: [Int], largest: Int, using random: inout SeededGenerator
  ) -> (irreps: ExactIrreps, symmetry: VisibleSymmetry) {
    let values = (-largest...largest).map { [2 * $0] }
    let irreps = (0...largest).flatMap { spin -> [ExactIrrep] in
      var own = dimensions.filter { _ in Double.random(in: 0..<1, using: &random) < 0.7 }
      if own.isEmpty { own = [dimensions.last!] }
      return own.map { d in
        ExactIrrep(
          branching: values.map { abs($0[0]) <= 2 * spin ? d : 0 }, dimension: d * (2 * spin + 1),
          levelCount: Int.random(in: 1...20, using: &random), field: .real)
      }
    }
    return (
      ExactIrreps(irreps),
      .charges(SectorCharges(names: ["M"], values: values, units: [1]))
    )
  }

  @Test(
    "the connected group is found, and the finite one is no smaller than it is", arguments: 0..<40)
  func planted(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let dimensions = [
      [1, 1, 2], [1, 1, 2, 2], [1, 1, 1, 1, 2, 2, 2], [1, 1, 1, 3], [1, 3, 3, 4, 5],
    ][seed % 5]
    let (irreps, symmetry) = planted(dimensions, largest: 3 + seed % 2, using: &random)
    let vectors = irreps.vectors
    let diagrams = vectors.map { vector in
      WeightDiagram(
        signature: vector, charges: symmetry.charges!.values,
        irrepDimensions: symmetry.irrepDimensions)
    }
    let answer = ContinuousBootstrap.solve(
      irreps: diagrams, counts: vectors.map { irreps.multiplicities[$0]! },
      levels: vectors.map { vector in
        Double(irreps.irreps.filter { $0.branching == vector }.reduce(0) { $0 + $1.levelCount })
      })
    let first = try #require(answer.readings.first)
    // Few spins may as well be those of a larger group of which the charge spans no maximal torus.
    if !first.hasHiddenTorus { #expect(first.isConnected && first.group == "SO(3)", "\(first)") }
    guard let copies = IrrepCopies(of: irreps, symmetry: symmetry) else { return }
    #expect(copies.order <= dimensions.reduce(0) { $0 + $1 * $1 })
    for (dimension, count) in copies.least {
      #expect(count <= dimensions.count { $0 == dimension })
    }
    let verdict = Verdict(
      answer, from: .commutant, beside: .irreps(irreps.multiplicities.values.max()!, copies),
      irreps: irreps)
    #expect(verdict.kind != .decided)
    if verdict.groups == ["SO(3)"] {
      #expect(verdict.reason.contains("its order is \(copies.order) or more"), "\(verdict)")
    }
  }

  @Test("without copies there is no finite group to speak of")
  func alone() {
    let values = (-2...2).map { [2 * $0] }
    let irreps = ExactIrreps(
      (0...2).map { spin in
        ExactIrrep(
          branching: values.map { abs($0[0]) <= 2 * spin ? 1 : 0 }, dimension: 2 * spin + 1,
          levelCount: 5, field: .real)
      })
    let symmetry = VisibleSymmetry.charges(SectorCharges(names: ["M"], values: values, units: [1]))
    #expect(IrrepCopies(of: irreps, symmetry: symmetry) == nil)
  }
}
