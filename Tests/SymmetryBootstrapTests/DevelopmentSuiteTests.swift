import Branching
import Foundation
import GroupTheory
import SymmetryBootstrap
import TestSupport
import Testing

/// Pairs N < G with known branching: the group has to be among the solutions.
///
/// `make suite` runs all of them; XSFF_SUITE_RANK and XSFF_SUITE_SECONDS choose a part, XSFF_SUITE_KEY a single pair.
@Suite struct DevelopmentSuiteTests {
  private static let environment = ProcessInfo.processInfo.environment
  private let largestRank = environment["XSFF_SUITE_RANK"].flatMap(Int.init) ?? 11
  private let seconds = environment["XSFF_SUITE_SECONDS"].flatMap(Double.init) ?? 60
  private let key = environment["XSFF_SUITE_KEY"]
  private let isVerbose = environment["XSFF_SUITE_VERBOSE"] != nil

  @Test func hiddenGroupIsFound() throws {
    guard let pairs = try DevelopmentSuite.load() else {
      print("skipped: the development suite is not beside the project")
      return
    }
    var report = SuiteReport()
    for pair in pairs
    where key.map({ pair.key == $0 }) ?? (pair.branching.count <= largestRank) {
      let start = ContinuousClock.now
      let answer = try solve(pair)
      let time = start.duration(to: .now) / .seconds(1)
      report.add(pair, time, isFinished: answer.exhaustive)
      if isVerbose {
        print(
          pair.key, pair.hidden.name, "rank", pair.branching.count, "solutions",
          answer.solutions.count, "seconds", time, answer.exhaustive ? "" : "UNFINISHED")
      }
      guard answer.exhaustive else { continue }
      let isFound = try answer.solutions.contains { try isEquivalent($0, pair) }
      #expect(
        isFound, "\(pair.key) \(pair.hidden.name) is not among \(answer.solutions.count) solutions")
    }
    print(report.text)
    #expect(report.finished > 0)
    // A longer run reports what is left over instead.
    #expect(report.unfinished.isEmpty || largestRank > 11)
  }

  private func solve(_ pair: GroupPair) throws -> BootstrapAnswer {
    let data = try SignatureData(
      visible: pair.visibleTable.characterTable(), vectors: Array(Set(pair.branching)))
    return try Bootstrap.solve(
      data, options: .init(indices: pair.index...pair.index, timeLimit: seconds))
  }

  /// Whether a solution is the pair's group with the pair's class fusion, up to automorphisms of N's table.
  private func isEquivalent(_ solution: BootstrapSolution, _ pair: GroupPair) throws -> Bool {
    let visible = try pair.visibleTable.characterTable()
    let hidden = try pair.hiddenTable.characterTable()
    guard solution.table.rank == hidden.rank else { return false }
    return TableIsomorphism.all(from: visible, to: visible).contains { automorphism in
      let pairs = (0..<visible.rank).map { c in
        (source: solution.visibleFusion[c], target: pair.classFusion[automorphism.classes[c]])
      }
      return TableIsomorphism.first(from: solution.table, to: hidden, fixing: pairs) != nil
    }
  }
}

/// How many pairs finished, and in which time, by rank.
private struct SuiteReport {
  private(set) var finished = 0
  private(set) var unfinished: [String] = []
  private var times: [Int: [Double]] = [:]

  mutating func add(_ pair: GroupPair, _ time: Double, isFinished: Bool) {
    times[pair.branching.count, default: []].append(time)
    if isFinished { finished += 1 } else { unfinished.append(pair.key) }
  }

  var text: String {
    var lines = ["rank  pairs  median s  largest s"]
    for (rank, list) in times.sorted(by: { $0.key < $1.key }) {
      lines.append(
        String(
          format: "%4d %6d %9.3f %10.2f", rank, list.count, list.sorted()[list.count / 2],
          list.max()!))
    }
    lines.append("finished: \(finished), not finished: \(unfinished)")
    return lines.joined(separator: "\n")
  }
}
