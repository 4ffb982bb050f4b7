import Branching
import Foundation
import SpectralStatistics

/// The candidates that the levels support best: with a large index all are too many to list.
///
/// Candidates are enumerated in rounds, each down to a lower evidence than the one before, over all indices and readings, until
/// there are enough, none is left, or the time is over. Those with unequal numbers of dual irreps are left out.
struct LikelyCandidates {
  /// With so many candidates no further round begins.
  static let limit = 1000
  /// The first round goes so far below the bound on the evidence; each further one half as far again.
  private static let firstDepth = 8.0
  /// Lower evidence than that is not looked for in steps: the last round takes everything.
  private static let largestDepth = 3000.0

  /// The rest of the time is left for the search.
  private static let timeShare = 0.2

  private let data: SignatureData
  private let options: BootstrapOptions
  private let evidence: LevelEvidence
  private let shouldStop: () -> Bool

  private var problems: [Problem] = []
  private var splitting: AntiunitaryCandidates
  private let bound: Double
  private var depth = 0.0
  private var listedCount = 0
  private var time = Duration.zero

  /// One index in one reading.
  private struct Problem {
    let index: Int
    let reading: Reading
    var reciprocity: ScoredReciprocity
    /// No candidate that was not listed has more evidence.
    var unlisted = Double.infinity
    /// Whether a round came to no end, so that further ones would not either.
    var isExhausted = false

    var isOpen: Bool { unlisted > -.infinity && !isExhausted }
  }

  /// Indices whose candidates were not all listed.
  var incompleteIndices: [Int] {
    options.indices.filter { index in
      problems.contains { $0.index == index && $0.unlisted > -.infinity }
    }
  }
  /// No candidate that was not listed has more evidence; -∞ when none is left.
  var highest: Double { min(bound, problems.map(\.unlisted).max() ?? -.infinity) }

  /// The candidates without unobserved signatures; `shouldStop` ends the enumeration.
  init(
    data: SignatureData, options: BootstrapOptions, evidence: LevelEvidence,
    shouldStop: @escaping () -> Bool
  ) {
    (self.data, self.options, self.evidence) = (data, options, evidence)
    self.shouldStop = shouldStop
    let splitting = AntiunitaryCandidates(
      data, declared: options.declaredAntiunitary, shouldStop: shouldStop)
    self.splitting = splitting
    let scores = CandidateScores(data, options: options, evidence: evidence, splitting)
    problems = options.indices.flatMap { index in
      [Reading.unitary, .antiunitary].filter(options.readings.contains).map { reading in
        Problem(
          index: index, reading: reading,
          reciprocity: ScoredReciprocity(
            data, index: index, choices: scores.choices(index, reading),
            prior: evidence.priors(of: reading), sharesDuals: !data.mayExchangeTrivial))
      }
    }
    bound = problems.map(\.reciprocity.bound).max() ?? -.infinity
    if bound == -.infinity { problems.removeAll() }
  }

  /// The next round's candidates by index, unitary readings first; nil when there is none.
  mutating func next() -> [IndexCandidate]? {
    let start = ContinuousClock.now
    let end = start + .seconds(Self.timeShare * options.timeLimit) - time
    let mustEnd = { [shouldStop] in shouldStop() || .now > end }
    guard problems.contains(where: \.isOpen), listedCount < Self.limit, !mustEnd() else {
      return nil
    }
    let highest = depth == 0 ? Double.infinity : bound - depth
    depth = max(Self.firstDepth, 1.5 * depth)
    let lowest = depth < Self.largestDepth ? bound - depth : -.infinity
    var candidates: [IndexCandidate] = []
    for k in problems.indices where problems[k].isOpen {
      candidates += list(k, lowest..<highest, mustEnd)
    }
    time += start.duration(to: .now)
    return candidates
  }

  /// Lists the candidates of one problem in an interval of evidence.
  private mutating func list(
    _ k: Int, _ interval: Range<Double>, _ mustEnd: () -> Bool
  ) -> [IndexCandidate] {
    let room = 2 * Self.limit - listedCount
    guard room > 0 else {
      problems[k].isExhausted = true
      return []
    }
    let found = problems[k].reciprocity.solve(
      lowest: interval.lowerBound, limit: 10 * Self.limit, mustEnd)
    var isFinished = found.isFinished
    var candidates: [IndexCandidate] = []
    let index = problems[k].index
    for solution in found.solutions where solution.score < interval.upperBound {
      if problems[k].reading == .antiunitary {
        isFinished = splitting.append(solution.counts, index: index, limit: room) && isFinished
      } else {
        candidates.append(
          IndexCandidate(
            data: data, index: index, multiplicities: solution.counts.map(\.real)))
      }
    }
    candidates += splitting.removeAll()
    listedCount += candidates.count
    if isFinished {
      problems[k].unlisted = found.isComplete ? -.infinity : interval.lowerBound
    } else {
      problems[k].isExhausted = true
    }
    return candidates
  }
}
