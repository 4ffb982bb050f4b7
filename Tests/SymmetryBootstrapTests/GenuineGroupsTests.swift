import Foundation
import GroupTheory
import ResultFiles
import SymmetryBootstrap
import TestSupport
import Testing

/// The solutions for a set of signatures are exactly the groups of the catalogue that have N with this branching: none is
/// missing, none is invented. The catalogue's subgroups are the independent path.
@Suite struct GenuineGroupsTests {
  private static let catalogue = Result {
    try CatalogueFile.open(
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data/groups.h5"))
  }

  /// Whether larger groups are tried as well; what does not finish then is reported.
  private static let isLong = ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil
  private static let largestOrder = isLong ? 24 : 16

  /// SmallGroups numbers of visible groups.
  private static let visibleGroups = [(1, 1), (2, 1), (3, 1), (4, 1), (4, 2), (6, 1), (6, 2)]

  @Test(arguments: visibleGroups.map { [$0.0, $0.1] }) func solutionsAreTheGenuineGroups(
    number: [Int]
  ) throws {
    let catalogue = try Self.catalogue.get()
    let visible = try catalogue.group(order: number[0], id: number[1])
    let subgroup = try visible.permutationGroup()
    for index in 2...max(2, Self.largestOrder / visible.order)
    where index * visible.order <= Self.largestOrder {
      var genuine: [[[Int]]: Set<Int>] = [:]
      for group in try catalogue.groups(order: index * visible.order) {
        for fusion in try group.permutationGroup().classFusions(of: subgroup) {
          let branching = try #require(restriction(group.table, visible.table, fusion))
          genuine[Set(branching).sorted(by: { $0.lexicographicallyPrecedes($1) }), default: []]
            .insert(group.id)
        }
      }
      for (vectors, expected) in genuine {
        let answer = try Bootstrap.solve(
          SignatureData(visible: visible.table, vectors: vectors),
          options: .init(indices: index...index, timeLimit: Self.isLong ? 10 : 120),
          catalogue: catalogue)
        let found = Set(answer.solutions.flatMap(\.groups).map(\.id))
        let isFinished = answer.exhaustive
        #expect(
          isFinished ? found == expected : found.isSubset(of: expected),
          "\(visible.name), index \(index), signatures \(vectors): found \(found), genuine \(expected)"
        )
        #expect(isFinished || Self.isLong)
        if !isFinished { print("not finished: \(visible.name), index \(index), \(vectors)") }
        let haveOneName = answer.solutions.allSatisfy { $0.groups.count == 1 }
        #expect(haveOneName)
      }
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
