import ContinuousGroups
import GroupTheory
import Plateaus
import TestSupport
import Testing
import Verdicts

/// Weight diagrams from plateaus of sectors with charges.
@Suite struct PlateauChargesTests {
  /// Multiplets of SU(2) by twice their spin; sectors are 2 S_z = -largest … largest.
  private func plateau(
    spins: [Int: Int], error: Double, seed: UInt64, extra: [[Int]: Int] = [:]
  ) throws -> MeasuredPlateau {
    let largest = spins.keys.max()!
    let sectors = Array(stride(from: -largest, through: largest, by: 2))
    var counts = extra
    for (spin, count) in spins {
      counts[sectors.map { abs($0) <= spin ? 1 : 0 }, default: 0] += count
    }
    var generator = SeededGenerator(seed: seed)
    var average = sectors.map { _ in sectors.map { _ in 0.0 } }
    for a in sectors.indices {
      for b in a..<sectors.count {
        average[a][b] =
          Double(counts.reduce(0) { $0 + $1.key[a] * $1.key[b] * $1.value })
          + error * generator.nextNormal()
        average[b][a] = average[a][b]
      }
    }
    return try MeasuredPlateau(
      irrepDimensions: sectors.map { _ in 1 },
      multiplicities: sectors.indices.map { k in counts.reduce(0) { $0 + $1.key[k] * $1.value } },
      average: average, standardError: average.map { $0.map { _ in error } })
  }

  @Test func multipletsOfSpins() throws {
    let plateau = try plateau(spins: [0: 14, 2: 28, 4: 20, 6: 7, 8: 1], error: 0.1, seed: 1)
    let (sets, isComplete) = ExtremalSignatures.all(of: plateau)
    #expect(isComplete && sets.count == 1)
    let found = Dictionary(uniqueKeysWithValues: zip(sets[0].vectors, sets[0].levels))
    #expect(found.count == 5)
    #expect(found[[1, 1, 1, 1, 1, 1, 1, 1, 1]] == 1)
    #expect(found[[0, 0, 0, 1, 1, 1, 0, 0, 0]] == 28)
    #expect(found[[0, 0, 0, 0, 1, 0, 0, 0, 0]] == 14)
    #expect(sets[0].excessCount == 0 && sets[0].deficitCount == 0)
  }

  /// An entry that the error leaves open is tried with all its values.
  @Test func openEntriesAreTried() throws {
    let plateau = try plateau(spins: [0: 14, 2: 28, 4: 20, 6: 2], error: 0.5, seed: 2)
    let (sets, isComplete) = ExtremalSignatures.all(
      of: plateau, largestEntry: 1, limit: 5000)
    #expect(isComplete && sets.count > 1)
    let all = sets.map { Dictionary(uniqueKeysWithValues: zip($0.vectors, $0.levels)) }
    #expect(
      all.contains([
        [0, 0, 0, 1, 0, 0, 0]: 14, [0, 0, 1, 1, 1, 0, 0]: 28, [0, 1, 1, 1, 1, 1, 0]: 20,
        [1, 1, 1, 1, 1, 1, 1]: 2,
      ]))
  }

  /// Levels that coincide raise plateaus; the irreps are found all the same, and the excess is reported.
  @Test func coincidencesAreReported() throws {
    let plateau = try plateau(
      spins: [0: 30, 2: 40, 4: 20], error: 0.2, seed: 3, extra: [[0, 2, 2, 2, 0]: 3])
    let (sets, _) = ExtremalSignatures.all(of: plateau)
    let first = try #require(sets.first)
    #expect(first.excessCount > 0)
    let found = Dictionary(uniqueKeysWithValues: zip(first.vectors, first.levels))
    #expect(found == [[1, 1, 1, 1, 1]: 20, [0, 1, 1, 1, 0]: 46, [0, 0, 1, 0, 0]: 30])
  }

  /// Plateaus of multiplets say nothing of a finite group that commutes with rotations, and open errors nothing at all.
  @Test func verdictLeavesOpenWhatPlateausDoNotTell() {
    let diagrams = [0, 2, 4].map { spin in
      WeightDiagram(
        weights: Dictionary(
          uniqueKeysWithValues: stride(from: -spin, through: spin, by: 2).map { ([$0], 1) }))
    }
    let answer = ContinuousBootstrap.solve(
      diagrams, levels: [14, 28, 20], isSum: diagrams.map { _ in false })
    func verdict(
      _ beside: Verdict.Beside, others: [String] = [], isComplete: Bool = true
    ) -> Verdict {
      Verdict(plateaus: answer, beside: beside, otherGroups: others, isComplete: isComplete)
    }
    #expect(verdict(.none).kind == .decided && verdict(.none).groups == ["SO(3)"])
    #expect(verdict(.unresolved).kind == .undecided)
    #expect(verdict(.none, isComplete: false).kind == .undecided)
    #expect(verdict(.none, others: ["O(3)"]).groups == ["SO(3)", "O(3)"])
    #expect(verdict(.none, others: ["O(3)"]).kind == .undecided)
  }
}
