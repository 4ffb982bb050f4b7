import Foundation
import SymmetryBootstrap
import Verdicts

/// How an answer compares with the truth.
struct SyntheticOutcome {
  let title: String
  let mode: SyntheticMode
  /// Nil when the groups of the first rank are the right ones.
  private(set) var fault: String?
  let isFirstRankComplete: Bool
  /// What the command would say.
  let verdict: Verdict
  let seconds: Double

  /// Whether a group is called decided although others are as good or better.
  var isWronglyDecided: Bool { verdict.kind == .decided && fault != nil }

  init(
    _ answer: BootstrapAnswer, _ truth: SyntheticTruth, _ synthetic: SyntheticCase,
    _ seconds: Double, isAdmitted: (SyntheticTruth.Number) -> Bool
  ) {
    (title, mode) = (synthetic.title, synthetic.mode)
    (isFirstRankComplete, self.seconds) = (answer.isFirstRankComplete, seconds)
    verdict = Verdict(levels: answer, alternative: nil)
    let first = answer.solutions.filter { $0.rank == 1 }
    let right = first.filter { truth.equivalents.contains(SyntheticSignatures($0)) }
    let groups = Self.numbers(right)
    if right.isEmpty {
      fault = Self.absence(answer, truth)
    } else if right.count < first.count {
      let others = first.filter { !truth.equivalents.contains(SyntheticSignatures($0)) }
      fault = "shares the first rank with " + Self.text(others, right[0])
    } else if !groups.isSuperset(of: truth.groups)
      || !groups.subtracting(truth.groups).allSatisfy(isAdmitted)
    {
      let difference = [truth.groups.subtracting(groups), groups.subtracting(truth.groups)]
      fault = "groups missing \(difference[0].sorted()), unexpected \(difference[1].sorted())"
    }
  }

  /// Why no solution of the first rank is right.
  private static func absence(_ answer: BootstrapAnswer, _ truth: SyntheticTruth) -> String {
    if let found = answer.solutions.first(where: {
      truth.equivalents.contains(SyntheticSignatures($0))
    }) {
      let first = answer.solutions.filter { $0.rank == 1 }
      return "has rank \(found.rank), first is " + text(first, found)
    }
    let fates = answer.fates.filter {
      truth.equivalents.contains(SyntheticSignatures($0.candidate))
    }
    guard let likeliest = fates.compactMap(\.evidence?.total).max() else {
      let reasons = Set(fates.flatMap(\.reasons).map(\.rawValue)).sorted()
      return reasons.isEmpty
        ? "not listed, of \(answer.fates.count); indices left out \(answer.unlistedIndices)"
        : "excluded by \(reasons)"
    }
    let before = answer.fates.count { $0.evidence.map { $0.total > likeliest } ?? false }
    let reasons = Set(fates.flatMap(\.reasons).map(\.rawValue)).sorted()
    return fates.contains(where: \.isUndecided)
      ? "undecided in the time, \(before) candidates are likelier" : "excluded by \(reasons)"
  }

  /// Some solutions with their evidence less that of another one.
  private static func text(_ solutions: [BootstrapSolution], _ reference: BootstrapSolution)
    -> String
  {
    solutions.prefix(3).map { solution in
      let (a, b) = (solution.evidence, reference.evidence)
      let difference = String(
        format: "blocks %+.1f, counts %+.1f", (a?.blocks ?? 0) - (b?.blocks ?? 0),
        (a?.levelCounts ?? 0) - (b?.levelCounts ?? 0))
      return
        "\(solution.reading) index \(solution.index) \(numbers([solution]).sorted()) (\(difference))"
    }.joined(separator: ", ") + (solutions.count > 3 ? ", … \(solutions.count)" : "")
  }

  private static func numbers(_ solutions: [BootstrapSolution]) -> Set<SyntheticTruth.Number> {
    Set(solutions.flatMap(\.groups).map { SyntheticTruth.Number(order: $0.order, id: $0.id) })
  }
}

/// The outcomes of many cases.
struct SyntheticReport {
  private var outcomes: [SyntheticOutcome] = []

  mutating func add(_ outcome: SyntheticOutcome) { outcomes.append(outcome) }

  var rightFraction: Double {
    Double(outcomes.count { $0.fault == nil }) / Double(max(outcomes.count, 1))
  }

  /// What was decided and is not so.
  var wrongDecisions: [String] {
    outcomes.filter(\.isWronglyDecided).map { "\($0.title): \($0.verdict.groups)" }
  }

  /// Finite groups for which an infinite one is said to be likely.
  var suspicions: [String] {
    outcomes.filter { !$0.verdict.likelyInfinite.isEmpty }
      .map { "\($0.title): \($0.verdict.likelyInfinite) \($0.verdict.reason)" }
  }

  var text: String {
    var lines = ["mode               cases  right    complete   decided  median s  largest s"]
    for mode in SyntheticMode.allCases {
      lines += line(mode.rawValue, outcomes.filter { $0.mode == mode })
    }
    lines += line("all", outcomes)
    lines.append("taken for infinite: \(suspicions.count)")
    lines += outcomes.compactMap { outcome in outcome.fault.map { "\(outcome.title): \($0)" } }
    return lines.joined(separator: "\n")
  }

  private func line(_ title: String, _ part: [SyntheticOutcome]) -> [String] {
    guard !part.isEmpty else { return [] }
    let times = part.map(\.seconds).sorted()
    let counts = [
      part.count, part.count { $0.fault == nil }, part.count(where: \.isFirstRankComplete),
      part.count { $0.verdict.kind == .decided },
    ]
    return [
      title.padding(toLength: 18, withPad: " ", startingAt: 0)
        + String(
          format: "%6d %6d %11d %9d %9.2f %10.2f", counts[0], counts[1], counts[2], counts[3],
          times[times.count / 2], times.last!)
    ]
  }
}
