import Foundation
import SpectralStatistics

/// The candidates that the levels support best: with a large index all are too many to list.
///
/// Candidates are enumerated in rounds, each down to a lower evidence than the one before, over all indices and readings, until
/// there are enough, none is left, or the time is over.
struct LikelyCandidates {
  private var candidates: [IndexCandidate] = []
  private var incompleteIndices: [Int] = []

  /// With so many candidates no further round begins.
  static let limit = 1000
  /// The first round goes so far below the bound on the evidence; each further one half as far again.
  private static let firstDepth = 8.0
  /// Lower evidence than that is not looked for in steps: the last round takes everything.
  private static let largestDepth = 3000.0

  /// The rest of the time is left for the search.
  private static let timeShare = 0.2

  private let data: SignatureData
  private let options: Bootstrap.Options
  private let evidence: LevelEvidence
  private let shouldStop: () -> Bool

  /// One index in one reading.
  private struct Problem {
    let index: Int
    let reading: Reading
    var reciprocity: ScoredReciprocity
    var isComplete = false
    /// Whether a round came to no end, so that further ones would not either.
    var isExhausted = false
  }

  /// The candidates without unobserved signatures, by index, unitary readings first; and the indices that have more.
  static func all(
    of data: SignatureData, options: Bootstrap.Options, evidence: LevelEvidence,
    shouldStop: () -> Bool
  ) -> (candidates: [IndexCandidate], incompleteIndices: [Int]) {
    withoutActuallyEscaping(shouldStop) { shouldStop in
      var search = LikelyCandidates(
        data: data, options: options, evidence: evidence, shouldStop: shouldStop)
      search.run()
      return (search.candidates, search.incompleteIndices)
    }
  }

  private init(
    data: SignatureData, options: Bootstrap.Options, evidence: LevelEvidence,
    shouldStop: @escaping () -> Bool
  ) {
    (self.data, self.options, self.evidence) = (data, options, evidence)
    let end = ContinuousClock.now + .seconds(Self.timeShare * options.timeLimit)
    self.shouldStop = { shouldStop() || .now > end }
  }

  private mutating func run() {
    var splitting = AntiunitaryCandidates(
      data, declared: options.declaredAntiunitary, shouldStop: shouldStop)
    let readings = [Reading.unitary, .antiunitary].filter(options.readings.contains)
      .map { (reading: $0, scores: scores($0, splitting)) }
    var problems = options.indices.flatMap { index in
      readings.map { problem(index, $0.reading, $0.scores) }
    }
    let bound = problems.map(\.reciprocity.bound).max() ?? -.infinity
    var (depth, highest) = (0.0, Double.infinity)
    while bound > -.infinity, candidates.count < Self.limit, !shouldStop(),
      problems.contains(where: { !$0.isComplete && !$0.isExhausted })
    {
      depth = max(Self.firstDepth, 1.5 * depth)
      let lowest = depth < Self.largestDepth ? bound - depth : -.infinity
      for k in problems.indices where !problems[k].isComplete && !problems[k].isExhausted {
        problems[k].isComplete = add(&problems[k], lowest..<highest, &splitting)
      }
      highest = lowest
    }
    candidates = (candidates + splitting.candidates).enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.index != y.index { return x.index < y.index }
      return x.reading == y.reading ? a.offset < b.offset : x.reading == .unitary
    }.map(\.element)
    incompleteIndices = options.indices.filter { index in
      problems.contains { $0.index == index && !$0.isComplete }
    }
  }

  /// Adds the candidates of one problem in an interval of evidence; false when there may be more.
  private mutating func add(
    _ problem: inout Problem, _ interval: Range<Double>,
    _ splitting: inout AntiunitaryCandidates
  ) -> Bool {
    let room = 2 * Self.limit - candidates.count - splitting.candidates.count
    guard room > 0 else { return false }
    let found = problem.reciprocity.solve(
      lowest: interval.lowerBound, limit: 10 * Self.limit, shouldStop)
    var isComplete = found.isComplete
    problem.isExhausted = !found.isFinished
    for solution in found.solutions where solution.score < interval.upperBound {
      if problem.reading == .antiunitary {
        let limit = splitting.candidates.count + room
        let hasAll = splitting.append(solution.counts, index: problem.index, limit: limit)
        isComplete = isComplete && hasAll
      } else {
        candidates.append(
          IndexCandidate(
            data: data, index: problem.index, multiplicities: solution.counts.map(\.real)))
      }
    }
    return isComplete
  }

  private func problem(
    _ index: Int, _ reading: Reading, _ known: [[WignerTypeCounts: [Double]]]
  ) -> Problem {
    let visible = data.visible
    let choices = data.vectors.indices.map { k -> [ScoredReciprocity.Choice] in
      let (vector, dimension) = (data.vectors[k], data.dimensions[k])
      let most = largestWeight(k, index: index)
      return known[k].filter { $0.key.weight <= most }.map { counts, scores in
        let count = evidence.countScore(
          of: counts, signature: vector, dimension: dimension, order: index * visible.order)
        return ScoredReciprocity.Choice(counts: counts, scores: scores.map { $0 + count })
      }.sorted { $0.counts < $1.counts }
    }
    return Problem(
      index: index, reading: reading,
      reciprocity: ScoredReciprocity(
        data, index: index, choices: choices, prior: evidence.priors(of: reading)))
  }

  /// What every signature can be at the largest index, with what the levels say of it.
  private func scores(
    _ reading: Reading, _ splitting: AntiunitaryCandidates
  ) -> [[WignerTypeCounts: [Double]]] {
    data.vectors.indices.map { k in
      let most = largestWeight(k, index: options.indices.upperBound)
      let counts =
        reading == .unitary
        ? (0...most / 4).dropFirst().map { WignerTypeCounts(real: $0) }
        : (0...most).dropFirst().flatMap { splitting.allCounts(of: k, weight: $0) }
      return Dictionary(
        uniqueKeysWithValues: counts.map {
          ($0, evidence.scores(of: $0, signature: data.vectors[k], reading))
        })
    }
  }

  /// The largest w_b that Frobenius reciprocity leaves room for.
  private func largestWeight(_ k: Int, index: Int) -> Int {
    let (vector, irreps) = (data.vectors[k], data.visible.dimensions)
    return irreps.indices.filter { vector[$0] > 0 }
      .map { 4 * index * irreps[$0] / (vector[$0] * data.dimensions[k]) }.min()!
  }
}

extension WignerTypeCounts {
  /// An order for repeatable searches.
  fileprivate static func < (a: WignerTypeCounts, b: WignerTypeCounts) -> Bool {
    (a.real, a.complex, a.quaternionic) > (b.real, b.complex, b.quaternionic)
  }
}
