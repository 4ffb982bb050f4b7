import Branching
import Foundation
import SpectralStatistics

/// The solutions of Frobenius reciprocity for one index and one reading that explain the levels at least as well as demanded.
///
/// A choice for a signature b is a number of co-representations of each Wigner type with the weight w_b = 4 (r^a + r^c/2 + r^b/4);
/// Σ_b w_b b_λ D_b = 4 p d_λ for every λ. What the levels say of a choice is a list of logarithms, one for each pattern of
/// ensembles, that add up over signatures; the evidence is the logarithm of the sum of their exponentials.
///
/// Method: branch and bound over the weights by falling dimension, then over the types.
struct ScoredReciprocity {
  /// What one signature can be.
  struct Choice {
    let counts: WignerTypeCounts
    /// Shape [pattern], the level count's part included.
    let scores: [Double]
  }

  /// A solution. Shape of `counts`: [signature].
  struct Solution {
    let counts: [WignerTypeCounts]
    let score: Double
  }

  /// The signatures by falling dimension; dual ones, which have equal numbers of irreps, share a place.
  private let places: [[Int]]
  /// Shape [place, irrep of N]: b_λ D_b, the sum over signatures.
  private let weights: [[Int]]
  /// Shape [place]: the irreps of N that no later vector contains.
  private let lastOver: [[Int]]
  private let target: [Int]
  /// Shape [place]: the choices by weight, and for every weight the largest score of each pattern.
  private let choices: [[Int: [Choice]]]
  private let largest: [[Int: [Double]]]
  /// Shape [place, pattern]: what the places from this one on can add at most.
  private let rest: [[Double]]
  private let prior: [Double]

  private var solutions: [Solution] = []
  private var lowest = -Double.infinity
  private var limit = Int.max
  private var wasPruned = false

  /// The problem of one index; `choices` have the shape [signature][choice], `prior` is the logarithm for each pattern. Without
  /// `sharesDuals` dual signatures may have different numbers of irreps.
  init(
    _ data: SignatureData, index: Int, choices all: [[Choice]], prior: [Double],
    sharesDuals: Bool = true
  ) {
    let places = data.vectors.indices.sorted {
      (-data.dimensions[$0], $0) < (-data.dimensions[$1], $1)
    }
    .compactMap { k -> [Int]? in
      guard sharesDuals, let dual = data.dual(of: k), dual != k else { return [k] }
      return k < dual ? [k, dual] : nil
    }
    let weights = places.map { members in
      data.visible.dimensions.indices.map { irrep in
        members.reduce(0) { $0 + data.vectors[$1][irrep] * data.dimensions[$1] }
      }
    }
    lastOver = places.indices.map { place in
      weights[place].indices.filter { irrep in
        weights[place][irrep] > 0 && weights[(place + 1)...].allSatisfy { $0[irrep] == 0 }
      }
    }
    target = data.visible.dimensions.map { 4 * index * $0 }
    choices = places.map { members in
      Dictionary(grouping: Self.shared(members.map { all[$0] })) { $0.counts.weight }
    }
    largest = choices.map { $0.mapValues { Self.largest($0.map(\.scores)) } }
    var rest = [[Double](repeating: 0, count: prior.count)]
    for place in places.indices.reversed() {
      rest.append(zip(rest.last!, Self.largest(Array(largest[place].values))).map(+))
    }
    self.rest = rest.reversed()
    (self.places, self.weights, self.prior) = (places, weights, prior)
  }

  /// No solution has more evidence.
  var bound: Double {
    choices.contains(where: \.isEmpty) ? -.infinity : logSum(zip(prior, rest[0]).map(+))
  }

  /// All solutions with at least the evidence `lowest`; `isComplete` is false when there are others, or when the search was
  /// stopped or found more than `limit`.
  mutating func solve(
    lowest: Double, limit: Int, _ shouldStop: () -> Bool
  ) -> (solutions: [Solution], isComplete: Bool, isFinished: Bool) {
    (solutions, wasPruned, self.lowest, self.limit) = ([], false, lowest, limit)
    guard bound >= lowest else { return ([], bound == -.infinity, true) }
    let isFinished = choose(weightsFrom: 0, target, prior, [], shouldStop)
    return (solutions, isFinished && !wasPruned, isFinished)
  }

  // MARK: - Branch and bound

  private mutating func choose(
    weightsFrom place: Int, _ left: [Int], _ sums: [Double], _ chosen: [Int],
    _ shouldStop: () -> Bool
  ) -> Bool {
    guard place < places.count else {
      return left.allSatisfy { $0 == 0 }
        ? choose(typesFor: chosen, [], prior, shouldStop) : true
    }
    if shouldStop() { return false }
    let weight = weights[place]
    for (amount, scores) in feasible(place, left) {
      let next = zip(sums, scores).map(+)
      guard logSum(zip(next, rest[place + 1]).map(+)) >= lowest else {
        wasPruned = true
        continue
      }
      let after = left.indices.map { left[$0] - amount * weight[$0] }
      guard choose(weightsFrom: place + 1, after, next, chosen + [amount], shouldStop) else {
        return false
      }
    }
    return true
  }

  /// The weights that the equations leave, with their largest scores.
  private func feasible(_ place: Int, _ left: [Int]) -> [(Int, [Double])] {
    let weight = weights[place]
    if let irrep = lastOver[place].first {
      let amount = left[irrep] / weight[irrep]
      guard let scores = largest[place][amount],
        lastOver[place].allSatisfy({ left[$0] == amount * weight[$0] }),
        left.indices.allSatisfy({ left[$0] >= amount * weight[$0] })
      else { return [] }
      return [(amount, scores)]
    }
    let most = weight.indices.filter { weight[$0] > 0 }.map { left[$0] / weight[$0] }.min()!
    return largest[place].filter { $0.key <= most }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  private mutating func choose(
    typesFor chosen: [Int], _ counts: [WignerTypeCounts], _ sums: [Double],
    _ shouldStop: () -> Bool
  ) -> Bool {
    let place = counts.count
    guard place < places.count else {
      var sorted = [WignerTypeCounts](
        repeating: WignerTypeCounts(real: 0), count: places.joined().count)
      for (place, members) in places.enumerated() {
        for k in members { sorted[k] = counts[place] }
      }
      solutions.append(Solution(counts: sorted, score: logSum(sums)))
      return solutions.count <= limit
    }
    if shouldStop() { return false }
    let later = (place + 1..<places.count).reduce([Double](repeating: 0, count: sums.count)) {
      zip($0, largest[$1][chosen[$1]]!).map(+)
    }
    for choice in choices[place][chosen[place]]! {
      let next = zip(sums, choice.scores).map(+)
      guard logSum(zip(next, later).map(+)) >= lowest else {
        wasPruned = true
        continue
      }
      guard choose(typesFor: chosen, counts + [choice.counts], next, shouldStop) else {
        return false
      }
    }
    return true
  }

  /// The choices that all signatures of a place have, with the sums of their scores.
  private static func shared(_ lists: [[Choice]]) -> [Choice] {
    lists.dropFirst().reduce(lists[0]) { first, second in
      let known = Dictionary(uniqueKeysWithValues: second.map { ($0.counts, $0.scores) })
      return first.compactMap { choice in
        known[choice.counts].map { scores in
          Choice(counts: choice.counts, scores: zip(choice.scores, scores).map(+))
        }
      }
    }
  }

  private static func largest(_ lists: [[Double]]) -> [Double] {
    guard var result = lists.first else { return [] }
    for list in lists.dropFirst() { result = zip(result, list).map { max($0, $1) } }
    return result
  }
}
