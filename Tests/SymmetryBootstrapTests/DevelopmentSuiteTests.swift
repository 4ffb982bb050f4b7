import Foundation
import GroupTheory
import SymmetryBootstrap
import TestSupport
import Testing

/// Pairs N < G with known branching: the group has to be among the solutions.
@Suite struct DevelopmentSuiteTests {
  /// The rank up to which pairs are tried; a longer run sets XSFF_SUITE_RANK and XSFF_SUITE_SECONDS, a single pair is chosen
  /// with XSFF_SUITE_KEY.
  private var largestRank: Int {
    Int(ProcessInfo.processInfo.environment["XSFF_SUITE_RANK"] ?? "") ?? 7
  }
  private var seconds: Double {
    Double(ProcessInfo.processInfo.environment["XSFF_SUITE_SECONDS"] ?? "") ?? 60
  }
  private var isVerbose: Bool {
    ProcessInfo.processInfo.environment["XSFF_SUITE_VERBOSE"] != nil
  }

  @Test func hiddenGroupIsFound() throws {
    guard let pairs = try DevelopmentSuite.load() else {
      print("skipped: the development suite is not beside the project")
      return
    }
    var finished = 0
    var unfinished: [String] = []
    let key = ProcessInfo.processInfo.environment["XSFF_SUITE_KEY"]
    for pair in pairs
    where key.map({ pair.key == $0 }) ?? (pair.branching.count <= largestRank) {
      let start = ContinuousClock.now
      let visible = try pair.visibleTable.characterTable()
      let hidden = try pair.hiddenTable.characterTable()
      let data = try SignatureData(visible: visible, vectors: Array(Set(pair.branching)))
      let answer = try Bootstrap.solve(
        data, options: .init(indices: pair.index...pair.index, timeLimit: seconds))
      if isVerbose {
        print(
          pair.key, pair.hidden.name, "rank", pair.branching.count, "solutions",
          answer.solutions.count, "seconds", start.duration(to: .now) / .seconds(1),
          answer.exhaustive ? "" : "UNFINISHED")
      }
      guard answer.exhaustive else {
        unfinished.append(pair.key)
        continue
      }
      finished += 1
      let isFound = answer.solutions.contains { solution in
        isEquivalent(solution, hidden, pair, visible)
      }
      #expect(
        isFound, "\(pair.key) \(pair.hidden.name) is not among \(answer.solutions.count) solutions")
    }
    print(
      "development suite to rank \(largestRank): \(finished) finished, not finished: \(unfinished)")
    #expect(finished > 0)
    // A longer run reports what is left over instead.
    #expect(unfinished.isEmpty || largestRank > 7)
  }

  /// Whether a solution is the pair's group with the pair's class fusion, up to automorphisms of N's table.
  private func isEquivalent(
    _ solution: BootstrapSolution, _ hidden: CharacterTable, _ pair: GroupPair,
    _ visible: CharacterTable
  ) -> Bool {
    guard solution.table.rank == hidden.rank else { return false }
    return TableIsomorphism.all(from: visible, to: visible).contains { automorphism in
      let pairs = (0..<visible.rank).map { c in
        (source: solution.visibleFusion[c], target: pair.classFusion[automorphism.classes[c]])
      }
      return TableIsomorphism.first(from: solution.table, to: hidden, fixing: pairs) != nil
    }
  }
}
