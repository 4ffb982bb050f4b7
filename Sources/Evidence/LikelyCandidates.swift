import Branching
import Foundation
import SpectralStatistics

/// The candidates that the levels support best: with a large index all are too many to list.
///
/// Candidates are enumerated in rounds, each down to a lower evidence than the one before, over all indices and readings, until
/// there are enough, none is left, or the time is over. Those with unequal numbers of dual irreps are left out. An open-ended search
/// takes up twice as many indices whenever the larger ones can have as much evidence as is asked for, unless the levels set no
/// bound to the index at all.
struct LikelyCandidates {
  /// With so many candidates no further round begins.
  static let limit = 1000
  /// The first round goes so far below the bound on the evidence; each further one half as far again.
  private static let firstDepth = 8.0
  /// Lower evidence than that is not looked for in steps: the last round takes everything.
  private static let largestDepth = 3000.0
  /// While nothing so far below the bound is a solution, larger indices come before anything further below.
  private static let patience = 20.0
  /// The rest of the time is left for the search.
  private static let timeShare = 0.2

  private let data: SignatureData
  private let options: BootstrapOptions
  private let evidence: LevelEvidence
  private let least: LeastIndex
  private let shouldStop: () -> Bool

  private var problems: [Problem] = []
  private var splitting: AntiunitaryCandidates?
  private var scores: CandidateScores
  /// Of an open-ended search.
  private let outlook: IndexOutlook?
  private let limitOfOutlook: Double
  private var bound = -Double.infinity
  private var depth = 0.0
  private var listedCount = 0
  private var time = Duration.zero

  /// The largest index whose candidates were taken up.
  private(set) var largestIndex: Int
  /// No candidate with a larger index has more evidence; -∞ where larger indices were not asked for.
  private(set) var beyond: Double

  /// One index in one reading.
  private struct Problem {
    let index: Int
    let reading: Reading
    var reciprocity: ScoredReciprocity
    /// No candidate that was not listed has more evidence.
    var unlisted: Double
    /// Whether candidates with more evidence than `unlisted` were listed.
    var wasListed = false
    /// Whether a round came to no end, so that further ones would not either.
    var isExhausted = false

    var isOpen: Bool { unlisted > -.infinity && !isExhausted }
  }

  /// Indices whose candidates were not all listed.
  var incompleteIndices: [Int] {
    Set(problems.filter { $0.unlisted > -.infinity }.map(\.index)).sorted()
  }
  /// No candidate that was not listed has more evidence, of an open-ended search also none of a larger index if the levels bound
  /// it; -∞ when none is left.
  func highest(above floor: Double) -> Double {
    let own = problems.map(\.unlisted).max() ?? -.infinity
    return mayGoOn(above: floor) ? max(own, beyond) : own
  }

  /// The candidates without unobserved signatures; `shouldStop` ends the enumeration.
  init(
    data: SignatureData, options: BootstrapOptions, evidence: LevelEvidence, least: LeastIndex,
    shouldStop: @escaping () -> Bool
  ) {
    (self.data, self.options, self.evidence, self.least) = (data, options, evidence, least)
    self.shouldStop = shouldStop
    let splitting =
      options.readings.contains(.antiunitary)
      ? AntiunitaryCandidates(
        data, declared: options.declaredAntiunitary, shouldStop: shouldStop) : nil
    self.splitting = splitting
    scores = CandidateScores(data, evidence: evidence, splitting)
    outlook =
      options.isOpenEnded
      ? IndexOutlook(data, readings: options.readings, evidence: evidence, splitting) : nil
    limitOfOutlook = outlook?.limit ?? -.infinity
    largestIndex = options.largestIndex(least)
    beyond = -.infinity
    takeUp(options.indices.lowerBound...largestIndex)
  }

  /// Adds the problems of some indices.
  private mutating func takeUp(_ indices: ClosedRange<Int>) {
    largestIndex = indices.upperBound
    for index in indices {
      for reading in [Reading.unitary, .antiunitary] where options.readings.contains(reading) {
        guard let first = least.least(of: [reading]), index >= first, !shouldStop() else {
          continue
        }
        let reciprocity = ScoredReciprocity(
          data, index: index, choices: scores.choices(index, reading),
          prior: evidence.priors(of: reading), sharesDuals: !data.mayExchangeTrivial)
        problems.append(
          Problem(
            index: index, reading: reading, reciprocity: reciprocity,
            unlisted: reciprocity.bound))
      }
    }
    beyond = outlook?.bound(beyond: largestIndex) ?? -.infinity
    (depth, listedCount) = (0, 0)
    bound = problems.filter(\.isOpen).map(\.unlisted).max() ?? -.infinity
  }

  /// The next round's candidates by index, unitary readings first, as far as they may have the evidence `floor`; nil when there is
  /// none.
  mutating func next(above floor: Double) -> [IndexCandidate]? {
    let start = ContinuousClock.now
    let end = start + .seconds(Self.timeShare * options.timeLimit) - time
    let mustEnd = { [shouldStop] in shouldStop() || .now > end }
    let farthest = options.farthestIndex(of: data)
    while isStageOver(above: floor) {
      guard !mustEnd(), mayGoOn(above: floor), largestIndex < farthest else { break }
      takeUp(largestIndex + 1...min(2 * largestIndex, farthest))
    }
    guard problems.contains(where: { $0.isOpen && $0.unlisted >= floor }),
      listedCount < Self.limit, !mustEnd()
    else { return nil }
    depth = max(Self.firstDepth, 1.5 * depth)
    let lowest = depth < Self.largestDepth ? bound - depth : -.infinity
    var candidates: [IndexCandidate] = []
    for k in problems.indices where problems[k].isOpen && problems[k].unlisted > lowest {
      candidates += list(k, lowest, mustEnd)
    }
    time += start.duration(to: .now)
    return candidates
  }

  /// Whether the indices that were taken up have nothing more to offer, or, while there is no solution, nothing that larger ones
  /// may not surpass.
  private func isStageOver(above floor: Double) -> Bool {
    if listedCount >= Self.limit { return true }
    if floor == -.infinity, depth >= Self.patience, beyond > bound - depth { return true }
    return !problems.contains { $0.isOpen && $0.unlisted >= floor }
  }

  /// Whether larger indices are worth a look: their candidates may have the evidence, and fall below it in the end. Where levels
  /// count no blocks they never do.
  private func mayGoOn(above floor: Double) -> Bool {
    options.isOpenEnded
      && (floor == -.infinity || (limitOfOutlook < floor && beyond >= floor))
  }

  /// Lists the candidates of one problem down to some evidence.
  private mutating func list(
    _ k: Int, _ lowest: Double, _ mustEnd: () -> Bool
  ) -> [IndexCandidate] {
    let room = 2 * Self.limit - listedCount
    guard room > 0 else {
      problems[k].isExhausted = true
      return []
    }
    let found = problems[k].reciprocity.solve(lowest: lowest, limit: 10 * Self.limit, mustEnd)
    var isFinished = found.isFinished
    var candidates: [IndexCandidate] = []
    let index = problems[k].index
    for solution in found.solutions
    where solution.score < problems[k].unlisted || !problems[k].wasListed {
      if problems[k].reading == .antiunitary {
        isFinished = splitting!.append(solution.counts, index: index, limit: room) && isFinished
      } else {
        candidates.append(
          IndexCandidate(
            data: data, index: index, multiplicities: solution.counts.map(\.real)))
      }
    }
    candidates += splitting?.removeAll() ?? []
    listedCount += candidates.count
    problems[k].wasListed = true
    if isFinished {
      problems[k].unlisted = found.isComplete ? -.infinity : lowest
    } else {
      problems[k].isExhausted = true
    }
    return candidates
  }
}

extension BootstrapOptions {
  /// The largest index that is searched at first: an open-ended search looks at the least one that is possible in every reading.
  package func largestIndex(_ least: LeastIndex) -> Int {
    guard isOpenEnded else { return indices.upperBound }
    let first =
      readings
      .compactMap { least.least(of: [$0]) }.filter { $0 <= Self.farthestIndex }
    return max(indices.upperBound, first.max() ?? 0)
  }

  /// Where an open-ended search ends, whatever the levels say.
  func farthestIndex(of data: SignatureData) -> Int {
    max(indices.upperBound, Self.farthestIndex, 255 / data.visible.order)
  }

  /// Beyond it the candidates are too many.
  private static let farthestIndex = 96
}
