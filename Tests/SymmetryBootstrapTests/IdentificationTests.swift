import Branching
import Foundation
import GroupTheory
import Identification
import ResultFiles
import SymmetryBootstrap
import TestSupport
import Testing

/// Groups are named only where the visible group is found inside them.
@Suite struct IdentificationTests {
  private static let catalogue = Result {
    try CatalogueFile.open(
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data/groups.h5"))
  }

  private func group(_ order: Int, _ id: Int) throws -> CatalogueGroup {
    try Self.catalogue.get().group(order: order, id: id)
  }

  /// A catalogue with some orders of the real one.
  private func catalogue(orders: [Int]) throws -> GroupCatalogue {
    let whole = try Self.catalogue.get()
    return GroupCatalogue(
      groupCounts: whole.groupCounts.filter { orders.contains($0.key) },
      load: { try whole.groups(order: $0) })
  }

  @Test(.enabled(if: DevelopmentSuite.file != nil)) func everyPairOfTheSuiteIsVerified() throws {
    let catalogue = try Self.catalogue.get()
    var seconds: [Double] = []
    for pair in try DevelopmentSuite.load() ?? []
    where catalogue.covers(order: pair.hidden.order) {
      let visible = try pair.visibleTable.characterTable()
      let hidden = try pair.hiddenTable.characterTable()
      let start = ContinuousClock.now
      let group = try catalogue.group(order: pair.hidden.order, id: pair.hidden.id)
      let verdict = try group.verifySubgroup(
        catalogue.group(order: pair.visible.order, id: pair.visible.id), visible: visible,
        of: hidden, fusion: pair.classFusion)
      seconds.append(start.duration(to: .now) / .seconds(1))
      #expect(verdict == .found, "\(pair.key)")
    }
    seconds.sort()
    print(
      "subgroups verified: \(seconds.count), median \(seconds[seconds.count / 2]) s, longest "
        + "\(seconds.last ?? 0) s")
    #expect(seconds.count > 1400)
  }

  /// Class maps that keep element orders, most of them no class fusions, against all embeddings and all automorphisms of
  /// both tables.
  @Test func agreesWithAllEmbeddings() throws {
    let catalogue = try Self.catalogue.get()
    var random = SeededGenerator(seed: 11)
    var verdicts: [Bool: Int] = [:]
    for group in try [8, 12, 16, 18, 24].flatMap(catalogue.groups) {
      let whole = try group.permutationGroup()
      for order in 2..<group.order where group.order % order == 0 {
        for subgroup in try catalogue.groups(order: order) where subgroup.table.rank <= 8 {
          let genuine = Set(whole.classFusions(of: try subgroup.permutationGroup()))
          let inner = TableIsomorphism.all(from: subgroup.table, to: subgroup.table)
          let outer = TableIsomorphism.all(from: group.table, to: group.table, limit: 500)
          for fusion in randomMaps(subgroup.table, group.table, &random) {
            let expected = outer.contains { renumbering in
              inner.contains { own in
                genuine.contains(own.classes.map { renumbering.classes[fusion[$0]] })
              }
            }
            let verdict = try group.verifySubgroup(
              subgroup, visible: subgroup.table, of: group.table, fusion: fusion)
            #expect(verdict == (expected ? .found : .absent), "\(subgroup) in \(group): \(fusion)")
            verdicts[expected, default: 0] += 1
          }
        }
      }
    }
    #expect(verdicts[true, default: 0] > 100 && verdicts[false, default: 0] > 100, "\(verdicts)")
  }

  private func randomMaps(
    _ visible: CharacterTable, _ table: CharacterTable, _ random: inout SeededGenerator
  ) -> [[Int]] {
    (0..<4).compactMap { _ in
      let map = visible.elementOrders.compactMap { order in
        table.elementOrders.indices.filter { table.elementOrders[$0] == order }
          .randomElement(using: &random)
      }
      return map.count == visible.rank ? map : nil
    }
  }

  /// D4 has two classes of Z2×Z2, each with the centre; three elements outside the centre are no such subgroup.
  @Test func groupsWithoutTheVisibleGroup() throws {
    let dihedral = try group(8, 3)
    let klein = try group(4, 2).table
    let identification = try GroupIdentification(
      catalogue: Self.catalogue.get(), visible: klein)
    #expect(identification.visibleGroups.map(\.id) == [2])
    let centre = try #require(dihedral.table.classSizes.dropFirst().firstIndex(of: 1))
    let noncentral = dihedral.table.elementOrders.indices.filter {
      dihedral.table.elementOrders[$0] == 2 && $0 != centre
    }
    let right = try #require(
      try identification.match(
        dihedral.table, visibleFusion: [0, noncentral[0], centre, noncentral[0]]))
    #expect(right.groups.map(\.id) == [3] && right.unverified.isEmpty)
    for wrong in [[0, noncentral[0], noncentral[0], noncentral[0]], [0, centre, centre, centre]] {
      let match = try #require(try identification.match(dihedral.table, visibleFusion: wrong))
      #expect(match.groups.isEmpty)
      #expect(match.withoutVisibleGroup.map(\.id) == [3])
    }
  }

  @Test func whatCannotBeLookedForIsUnverified() throws {
    let dihedral = try group(8, 3)
    let cyclic = try group(4, 1)
    let four = try #require(dihedral.table.elementOrders.firstIndex(of: 4))
    let two = try #require(dihedral.table.classSizes.dropFirst().firstIndex(of: 1))
    let fusion = cyclic.table.elementOrders.map { [1: 0, 2: two, 4: four][$0]! }
    let small = try GroupIdentification(
      catalogue: catalogue(orders: [8]), visible: cyclic.table)
    let match = try #require(try small.match(dihedral.table, visibleFusion: fusion))
    #expect(match.groups.map(\.id) == [3] && match.unverified == match.groups)
    #expect(try small.match(cyclic.table, visibleFusion: [0, 1, 2, 3]) == nil)
    for (steps, isStopped) in [(0, false), (20_000, true)] {
      let verdict = try dihedral.verifySubgroup(
        cyclic, visible: cyclic.table, of: dihedral.table, fusion: fusion, steps: steps,
        shouldStop: { isStopped })
      #expect(verdict == .undecided)
    }
    #expect(
      try dihedral.verifySubgroup(
        cyclic, visible: cyclic.table, of: dihedral.table, fusion: fusion) == .found)
  }

  // MARK: - What answers say

  private func solve(
    _ visible: CharacterTable, _ vectors: [[Int]], index: Int, _ catalogue: GroupCatalogue
  ) throws -> BootstrapAnswer {
    try Bootstrap.solve(
      SignatureData(visible: visible, vectors: vectors), options: .init(indices: index...index),
      catalogue: catalogue)
  }

  private func names(_ answer: BootstrapAnswer) -> [[String]] {
    answer.solutions.map { $0.groups.map(\.name) }
  }

  /// D4 and Q8 over their centre and over Z4: both remain, and the answer says what differs.
  @Test func dihedralOrQuaternion() throws {
    let catalogue = try Self.catalogue.get()
    let two = try group(2, 1).table
    let cyclic = try group(4, 1).table
    let four = try #require(
      cyclic.frobeniusSchurIndicators.indices.dropFirst().first {
        cyclic.frobeniusSchurIndicators[$0] == 1
      })
    var (trivial, sign, complex) = ([1, 0, 0, 0], [0, 0, 0, 0], [1, 1, 1, 1])
    (sign[four], complex[four], complex[0]) = (1, 0, 0)
    trivial[0] = 1
    for (visible, vectors, index) in [
      (two, [[1, 0], [0, 2]], 4), (cyclic, [trivial, sign, complex], 2),
    ] {
      let answer = try solve(visible, vectors, index: index, catalogue)
      #expect(names(answer) == [["D4"], ["Q8"]])
      #expect(answer.excludedGroups.isEmpty)
      let note = try #require(answer.notes.first { $0.contains("They differ outside N") })
      #expect(note.contains("elements of order 2: 5 in D4, 1 in Q8"))
      #expect(note.contains("quaternionic irreps: 0 in D4, 1 in Q8"))
      #expect(note.contains("the same irrep numbers and characters"))
    }
  }

  @Test func quaternionIsExcludedByFourElements() throws {
    let klein = try group(4, 2).table
    let answer = try solve(
      klein, [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1]], index: 2, Self.catalogue.get())
    #expect(names(answer) == [["D4"]])
    #expect(answer.excludedGroups.map(\.group.name) == ["Q8"])
    #expect(!answer.notes.contains { $0.contains("They differ") })
  }

  @Test func ordersOutsideTheCatalogue() throws {
    let cyclic = try group(3, 1).table
    let answer = try solve(
      cyclic, [[1, 0, 0], [0, 1, 1]], index: 2, catalogue(orders: [1, 2, 3]))
    let solution = try #require(answer.solutions.first)
    #expect(answer.solutions.count == 1 && solution.groups.isEmpty)
    #expect(answer.notes.contains { $0.contains("No catalogue covers order 6") })
    #expect(solution.structure.isSolvable && !solution.structure.isAbelian)
    let unverified = try solve(
      cyclic, [[1, 0, 0], [0, 1, 1]], index: 2, catalogue(orders: [6]))
    #expect(names(unverified) == [["S3"]])
    #expect(unverified.solutions[0].unverifiedGroups == unverified.solutions[0].groups)
    #expect(unverified.notes.contains { $0.contains("was not decided") })
  }
}
