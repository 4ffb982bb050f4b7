/// The irreps of a semisimple Lie algebra by dimension, with their characters; remembers what was asked for.
struct SemisimpleIrreps {
  /// The simple factors.
  let factors: [SimpleLieAlgebra]
  /// Shape: [factor]; Dynkin labels of all irreps up to the largest dimension, by dimension.
  private let labels: [[Int: [[Int]]]]
  /// Shape: [factor].
  private var characters: [[[Int]: [[Int]: Int]]]

  /// Irreps of at most this dimension.
  init(_ factors: [SimpleLieAlgebra], largestDimension: Int) {
    self.factors = factors
    labels = factors.map { Self.irreps(of: $0, largestDimension) }
    characters = factors.map { _ in [:] }
  }

  /// All irreps of one dimension, by the labels in every factor. Shape: [irrep, factor, simple root].
  func irreps(ofDimension dimension: Int) -> [[[Int]]] {
    func extend(_ factor: Int, _ rest: Int) -> [[[Int]]] {
      guard factor < factors.count else { return rest == 1 ? [[]] : [] }
      return labels[factor].sorted { $0.key < $1.key }.filter { rest % $0.key == 0 }
        .flatMap { size, own in
          let others = extend(factor + 1, rest / size)
          return own.flatMap { first in others.map { [first] + $0 } }
        }
    }
    return extend(0, dimension)
  }

  /// Multiplicities by how often every simple root of a factor is subtracted from its highest weight.
  mutating func character(_ factor: Int, _ highest: [Int]) -> [[Int]: Int] {
    if let known = characters[factor][highest] { return known }
    let new = IrreducibleCharacter(factors[factor], highestWeight: highest).multiplicities
    characters[factor][highest] = new
    return new
  }

  /// Highest weight minus lowest weight in simple roots; no entry is 0 but for the trivial irrep.
  mutating func depth(_ factor: Int, _ highest: [Int]) -> [Int] {
    character(factor, highest).keys.max { $0.reduce(0, +) < $1.reduce(0, +) }!
  }

  /// Dimensions grow with every label.
  private static func irreps(
    of algebra: SimpleLieAlgebra, _ largestDimension: Int
  ) -> [Int: [[Int]]] {
    var result: [Int: [[Int]]] = [:]
    func extend(_ labels: [Int], from place: Int) {
      guard
        let dimension = IrreducibleCharacter.dimension(algebra, highestWeight: labels),
        dimension <= largestDimension
      else { return }
      result[dimension, default: []].append(labels)
      for next in place..<labels.count {
        var higher = labels
        higher[next] += 1
        extend(higher, from: next)
      }
    }
    extend([Int](repeating: 0, count: algebra.rank), from: 0)
    return result
  }
}

extension SimpleLieAlgebra {
  /// All sums of simple algebras with these ranks in total, each once.
  static func sums(ofRanks ranks: ClosedRange<Int>) -> [[SimpleLieAlgebra]] {
    var result: [[SimpleLieAlgebra]] = []
    func extend(_ chosen: [SimpleLieAlgebra], _ rank: Int, from first: Int) {
      if ranks.contains(rank) { result.append(chosen) }
      for next in first..<allCases.count where rank + allCases[next].rank <= ranks.upperBound {
        extend(chosen + [allCases[next]], rank + allCases[next].rank, from: next)
      }
    }
    extend([], 0, from: 0)
    return result
  }
}
