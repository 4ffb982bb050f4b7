import Commutant
import LinearAlgebra
import Numerics
import TestSupport
import Testing

@Suite("The commutant from a window of levels")
struct WindowTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  @Test("shows the irreps with levels inside, as many as lie there", arguments: 0..<familyCount)
  func window(seed: UInt64) throws {
    let planted = try PlantedFamily(seed: 5000 + seed)
    let levels = try planted.irreps.indices.map { try planted.levels(ofIrrep: $0) }
    let all = levels.joined().sorted()
    // Ends in the middle between two levels, far from both.
    let gaps = zip(all, all.dropFirst()).filter { $1 - $0 > 0.1 }
    guard gaps.count >= 3 else { return }
    let ends = [gaps[gaps.count / 4], gaps[gaps.count * 3 / 4]].map { ($0 + $1) / 2 }
    let window = ends[0]...ends[1]
    let family = try planted.family(window: window)
    let found = try CommutantDecomposition(of: family)
    let inside = zip(planted.irreps, levels).compactMap { irrep, levels -> PlantedIrrep? in
      let count = levels.filter(window.contains).count
      return count == 0
        ? nil
        : PlantedIrrep(
          kind: irrep.kind, levels: count, branching: irrep.branching,
          conjugateBranching: irrep.conjugateBranching)
    }
    let expected = inside.flatMap { $0.summaries(irrepDimensions: planted.irrepDimensions) }
    #expect(found.summaries == expected.sorted())
    #expect(!found.isComplete)
    #expect(found.weights.leastJoining ?? 1 >= 1e-3)
    #expect(found.weights.largestBetween ?? 0 <= 1e-9)
    #expect(found.membership.allSatisfy { $0.allSatisfy { $0 != nil } })
  }

  @Test("a level at an end of the window is left out: its copies may lie outside")
  func ends() throws {
    var generator = SeededGenerator(seed: 3)
    let planted = try PlantedFamily(
      irreps: [
        PlantedIrrep(kind: .real, levels: 9, branching: [1, 1], conjugateBranching: [0, 0])
      ],
      irrepDimensions: [1, 1], using: &generator)
    let levels = try planted.levels(ofIrrep: 0)
    let window = (levels[1] - 1e-9)...(levels[7] + 1e-9)
    let found = try CommutantDecomposition(of: planted.family(window: window))
    #expect(found.summaries.map(\.levels) == [5])
    let expected: [Int?] = [nil, 0, 0, 0, 0, 0, nil]
    #expect(found.membership == [expected, expected])
  }

  @Test("copies that are missing inside the window show as degeneracies that nothing explains")
  func missingCopy() throws {
    var generator = SeededGenerator(seed: 4)
    let planted = try PlantedFamily(
      irreps: [
        PlantedIrrep(kind: .real, levels: 6, branching: [1, 1], conjugateBranching: [0, 0])
      ],
      irrepDimensions: [1, 1], using: &generator)
    let whole = try planted.family()
    #expect(try CommutantDecomposition(of: whole).chanceDegeneracies == 0)
    let kept = [0, 1, 2, 4, 5]
    let broken = MatrixFamily(
      sectors: [
        whole.sectors[0],
        .init(
          levels: kept.map { whole.sectors[1].levels[$0] }, dimension: 6,
          members: whole.sectors[1].members.map { $0.restricted(to: kept) }),
      ], window: -100...100)
    #expect(try CommutantDecomposition(of: broken).chanceDegeneracies == 5)
  }

  @Test("multiplets that are joined with unequal states are refused with their levels")
  func unequalMultiplets() throws {
    // The lowest levels coincide, and their rows have the same small weight beside the diagonal.
    let member = DenseMatrix<Double>(rowCount: 3, columnCount: 3) { row, column in
      row != column ? 1 : [0, 10, -10][row]
    }
    let family = MatrixFamily(sectors: [
      .init(levels: [0, 1, 2], members: [.real(member)]),
      .init(levels: [0, 5, 7], members: [.real(member)]),
    ])
    #expect(throws: CommutantError.unequalMultiplets(energy: 0, other: 1)) {
      try CommutantDecomposition(of: family, threshold: 0.3)
    }
    #expect(
      try CommutantDecomposition(of: family).components.map(\.branching) == [[1, 0], [0, 1]])
  }
}
