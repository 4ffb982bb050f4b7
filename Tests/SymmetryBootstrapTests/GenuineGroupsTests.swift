import Branching
import Foundation
import GroupTheory
import ResultFiles
import SymmetryBootstrap
import Testing

/// The solutions for a set of signatures are exactly the groups of the catalogue that have N with this branching and class
/// fusion: none is missing, none is invented. The catalogue's subgroups are the independent path.
///
/// Signatures that occur at one index are asked for at every index, where the answer may be that there is no group.
@Suite(.serialized) struct GenuineGroupsTests {
  private static let catalogue = Result {
    try CatalogueFile.open(
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data/groups.h5"))
  }

  /// `make genuine` tries all groups to order 32 with all their subgroups of order 2 to 16.
  private static let isLong = ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil
  private static let largestOrder = isLong ? 32 : 16

  /// SmallGroups numbers of visible groups; the test itself says so when there is no catalogue.
  private static var visibleGroups: [[Int]] {
    let orders = (isLong ? 2 : 1)...largestOrder / 2
    return orders.flatMap { order in
      (try? catalogue.get().groups(order: order).map { [$0.order, $0.id] }) ?? [[order, 1]]
    }
  }

  @Test(arguments: visibleGroups) func solutionsAreTheGenuineGroups(number: [Int]) throws {
    let catalogue = try Self.catalogue.get()
    let visible = try catalogue.group(order: number[0], id: number[1])
    let start = ContinuousClock.now
    let indices = 2...Self.largestOrder / visible.order
    let genuine = try GenuinePlaces(of: visible, indices: indices, in: catalogue)
    var count = GenuineCount()
    count.preparation = start.duration(to: .now)
    for problem in genuine.signatures.indices {
      for index in indices {
        try compare(genuine, problem, index, visible, &count)
      }
    }
    if Self.isLong { count.report("\(visible)") }
  }

  private func compare(
    _ genuine: GenuinePlaces, _ problem: Int, _ index: Int, _ visible: CatalogueGroup,
    _ count: inout GenuineCount
  ) throws {
    let signatures = genuine.signatures[problem]
    let expected = genuine.places(problem: problem, index: index)
    let start = ContinuousClock.now
    let answer = try Bootstrap.solve(
      SignatureData(visible: visible.table, vectors: signatures),
      options: .init(indices: index...index, timeLimit: 60))
    let time = start.duration(to: .now)
    let title = "N = \(visible), index \(index), signatures \(signatures)"
    let isFinished = answer.exhaustive
    #expect(isFinished, "\(title) is not finished")
    count.add(
      GenuineCount(
        problems: 1, problemsWithGroup: expected.isEmpty ? 0 : 1, genuine: expected.count,
        unfinished: isFinished ? 0 : 1, solving: time, slowest: time))

    var found: Set<GenuinePlaces.Place> = []
    for solution in answer.solutions {
      let places = genuine.places(
        index: index, table: solution.table, fusion: solution.visibleFusion)
      // A second solution for one place is not genuine either.
      if expected.isDisjoint(with: places.subtracting(found)) {
        count.invented += 1
        Issue.record(
          "\(title): invented a table with element orders \(solution.table.elementOrders)")
      }
      found.formUnion(places)
    }
    for place in expected.subtracting(found) where isFinished {
      count.missing += 1
      Issue.record("\(title): \(genuine.description(of: place)) is missing")
    }
  }
}
