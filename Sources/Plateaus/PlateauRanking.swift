import Branching
import Evidence
import GroupTheory
import SymmetryBootstrap

/// The order of the solutions for all sets of signatures.
///
/// By likelihood in bands: a band ends where a solution is less likely than its first one by
/// `SolutionEvidence.leastDifference`. The fit cannot tell the solutions of a band apart, so unitary readings come first
/// there, and small groups before large ones.
enum PlateauRanking {
  /// Sets by likelihood in bands like those of solutions; in a band those with a small likeliest index first, then small sets.
  static func ordered(_ sets: [SignatureSet]) -> [SignatureSet] {
    let band = bands(sets.map(\.logLikelihood))
    func key(_ place: Int) -> [Int] {
      [band[place], sets[place].likeliestIndex, sets[place].vectors.count]
    }
    return sets.indices.sorted { a, b in
      let (x, y) = (key(a), key(b))
      if x != y { return x.lexicographicallyPrecedes(y) }
      let (p, q) = (sets[a].logLikelihood, sets[b].logLikelihood)
      return p != q ? p > q : a < b
    }.map { sets[$0] }
  }

  /// For each value the place of the first of its band among all in descending order.
  private static func bands(_ values: [Double]) -> [Int] {
    let descending = values.indices.sorted { a, b in
      values[a] != values[b] ? values[a] > values[b] : a < b
    }
    var bands = [Int](repeating: 0, count: values.count)
    var first = 0
    for (k, place) in descending.enumerated() {
      let distance = values[descending[first]] - values[place]
      if !(distance < SolutionEvidence.leastDifference) { first = k }
      bands[place] = first
    }
    return bands
  }

  /// All solutions with their likelihoods and ranks.
  static func entries(
    of sets: [SignatureSet], likelihood: PlateauLikelihood, visible: CharacterTable
  ) -> [PlateauAnswer.Entry] {
    var entries: [PlateauAnswer.Entry] = []
    for (number, set) in sets.enumerated() {
      guard let answer = set.answer else { continue }
      let original = originals(of: set, answer, visible)
      for (place, solution) in answer.solutions.enumerated() {
        entries.append(
          PlateauAnswer.Entry(
            set: number, place: place, reading: solution.reading, index: solution.index,
            logLikelihood: value(weights(of: solution), original, solution.index, likelihood)))
      }
      for (place, solution) in (answer.projective?.solutions ?? []).enumerated() {
        let candidate = solution.candidate
        let weights = Dictionary(
          uniqueKeysWithValues: zip(candidate.data.vectors, candidate.multiplicities.map { 4 * $0 })
        )
        entries.append(
          PlateauAnswer.Entry(
            set: number, place: place, reading: .projective, index: solution.index,
            logLikelihood: value(weights, [:], solution.index, likelihood)))
      }
    }
    return ranked(entries, sets)
  }

  /// All solutions with the evidence that they were found with, and their ranks.
  static func entriesByEvidence(of sets: [SignatureSet]) -> [PlateauAnswer.Entry] {
    var entries: [PlateauAnswer.Entry] = []
    for (number, set) in sets.enumerated() {
      guard let answer = set.answer else { continue }
      func append(_ place: Int, _ reading: Reading, _ index: Int, _ evidence: SolutionEvidence?) {
        entries.append(
          PlateauAnswer.Entry(
            set: number, place: place, reading: reading, index: index,
            logLikelihood: evidence?.total ?? -.infinity))
      }
      for (place, solution) in answer.solutions.enumerated() {
        append(place, solution.reading, solution.index, solution.evidence)
      }
      for (place, solution) in (answer.projective?.solutions ?? []).enumerated() {
        append(place, .projective, solution.index, solution.evidence)
      }
    }
    return ranked(entries, sets)
  }

  /// w_b by signature.
  private static func weights(of solution: BootstrapSolution) -> [[Int]: Int] {
    if let corepresentations = solution.corepresentations {
      return Dictionary(
        uniqueKeysWithValues: corepresentations.parts.map { ($0.signature, $0.counts.weight) })
    }
    return Dictionary(grouping: solution.branching) { $0 }.mapValues { 4 * $0.count }
  }

  /// What was observed in place of each signature after a twist.
  private static func originals(
    of set: SignatureSet, _ answer: BootstrapAnswer, _ visible: CharacterTable
  ) -> [[Int]: [Int]] {
    guard let twist = answer.twist else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: set.vectors.map { (visible.twisted($0, by: twist), $0) })
  }

  private static func value(
    _ weights: [[Int]: Int], _ originals: [[Int]: [Int]], _ index: Int,
    _ likelihood: PlateauLikelihood
  ) -> Double {
    let ordered = weights.sorted { $1.key.lexicographicallyPrecedes($0.key) }
    return likelihood.logLikelihood(
      ordered.map { originals[$0.key] ?? $0.key }, weights: ordered.map(\.value), index: index)
  }

  private static func ranked(
    _ entries: [PlateauAnswer.Entry], _ sets: [SignatureSet]
  ) -> [PlateauAnswer.Entry] {
    let band = bands(entries.map(\.logLikelihood))
    let readings = Reading.allCases
    func key(_ place: Int) -> [Int] {
      [band[place], readings.firstIndex(of: entries[place].reading)!, entries[place].index]
    }
    let order = entries.indices.sorted { a, b in
      let (x, y) = (key(a), key(b))
      return x != y ? x.lexicographicallyPrecedes(y) : a < b
    }
    var result = order.map { entries[$0] }
    for (k, place) in order.enumerated() {
      result[k].rank = k > 0 && key(order[k - 1]) == key(place) ? result[k - 1].rank : k + 1
    }
    markTwins(&result, sets)
    return result
  }

  private static func markTwins(_ entries: inout [PlateauAnswer.Entry], _ sets: [SignatureSet]) {
    let twins = sets.map { $0.answer?.twins ?? [] }
    for k in entries.indices where entries[k].reading == .antiunitary {
      let own = twins[entries[k].set][entries[k].place]
      entries[k].twinOf = entries.indices.filter {
        entries[$0].set == entries[k].set && entries[$0].reading == .unitary
          && own.contains(entries[$0].place)
      }
    }
  }
}
