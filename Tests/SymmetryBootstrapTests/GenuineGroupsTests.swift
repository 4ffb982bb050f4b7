import Foundation
import GroupTheory
import ResultFiles
import SymmetryBootstrap
import TestSupport
import Testing

/// The solutions for a set of signatures are exactly the groups of the catalogue that have N with this branching and class
/// fusion: none is missing, none is invented. The catalogue's subgroups are the independent path.
@Suite struct GenuineGroupsTests {
  private static let catalogue = Result {
    try CatalogueFile.open(
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data/groups.h5"))
  }

  /// `make genuine` tries all groups to order 32 with all their subgroups but the trivial one.
  private static let isLong = ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil
  private static let largestOrder = isLong ? 32 : 16

  /// SmallGroups numbers of visible groups.
  private static var visibleGroups: [[Int]] {
    guard isLong, let catalogue = try? catalogue.get() else {
      return [[1, 1], [2, 1], [3, 1], [4, 1], [4, 2], [6, 1], [6, 2], [8, 3], [8, 4]]
    }
    return (2...16).flatMap { order in
      ((try? catalogue.groups(order: order)) ?? []).map { [$0.order, $0.id] }
    }
  }

  /// A group with the class fusion of a subgroup.
  private struct Genuine {
    let group: CatalogueGroup
    let fusion: [Int]
  }

  @Test(arguments: visibleGroups) func solutionsAreTheGenuineGroups(number: [Int]) throws {
    let catalogue = try Self.catalogue.get()
    let visible = try catalogue.group(order: number[0], id: number[1])
    let subgroup = try visible.permutationGroup()
    for index in 2...max(2, Self.largestOrder / visible.order)
    where index * visible.order <= Self.largestOrder {
      var genuine: [[[Int]]: [Genuine]] = [:]
      for group in try catalogue.groups(order: index * visible.order) {
        for fusion in try group.permutationGroup().classFusions(of: subgroup) {
          let branching = try #require(restriction(group.table, visible.table, fusion))
          genuine[Set(branching).sorted(by: { $0.lexicographicallyPrecedes($1) }), default: []]
            .append(Genuine(group: group, fusion: fusion))
        }
      }
      for (vectors, expected) in genuine { try compare(vectors, expected, visible.table, index) }
    }
  }

  private func compare(
    _ vectors: [[Int]], _ expected: [Genuine], _ visible: CharacterTable, _ index: Int
  ) throws {
    let answer = try Bootstrap.solve(
      SignatureData(visible: visible, vectors: vectors),
      options: .init(indices: index...index, timeLimit: 120))
    let place = "N of order \(visible.order), index \(index), signatures \(vectors)"
    let isFinished = answer.exhaustive
    #expect(isFinished, "\(place) is not finished")
    let automorphisms = TableIsomorphism.all(from: visible, to: visible)
    var matched: Set<Int> = []
    for pair in expected {
      let solution = answer.solutions.firstIndex { isSame($0, pair, automorphisms) }
      #expect(solution != nil, "\(place): \(pair.group) with \(pair.fusion) is missing")
      if let solution { matched.insert(solution) }
    }
    for solution in answer.solutions.indices where !matched.contains(solution) {
      let table = answer.solutions[solution].table
      Issue.record("\(place): invented a table with element orders \(table.elementOrders)")
    }
  }

  private func isSame(
    _ solution: BootstrapSolution, _ pair: Genuine, _ automorphisms: [TableIsomorphism]
  ) -> Bool {
    automorphisms.contains { automorphism in
      let fixed = pair.fusion.indices.map { c in
        (source: solution.visibleFusion[c], target: pair.fusion[automorphism.classes[c]])
      }
      return TableIsomorphism.first(from: solution.table, to: pair.group.table, fixing: fixed)
        != nil
    }
  }

  /// Shape [irrep of G, irrep of N].
  private func restriction(
    _ table: CharacterTable, _ visible: CharacterTable, _ fusion: [Int]
  ) -> [[Int]]? {
    let rows = table.complexCharacters.map { row in
      visible.decomposition(of: fusion.map { row[$0] })
    }
    return rows.contains(where: { $0 == nil }) ? nil : rows.map { $0! }
  }
}
