/// Symmetry breaking: of all solutions that differ by renaming irreps, keep those that are lexicographically not larger than
/// their images under some chosen renamings.
///
/// The smallest solution of each orbit satisfies all these conditions at once, so none is lost.
struct LexicographicLeader: Sendable {
  /// Shape [pair]: an unknown that moves, ascending within each renaming, and its image.
  private let sources: [Int32]
  private let targets: [Int32]
  /// Shape [renaming]: where its pairs end.
  private let ends: [Int]
  /// Shape [renaming]: its first pair that is not yet known to be equal. To be put back when the search goes back.
  var positions: [Int]

  init(permutations: [[Int]]) {
    let moves = Set(permutations).map { permutation in
      permutation.enumerated().filter { $0.offset != $0.element }
    }.filter { !$0.isEmpty }.sorted { a, b in
      a.map(\.offset).lexicographicallyPrecedes(b.map(\.offset))
        || a.map(\.offset) == b.map(\.offset)
          && a.map(\.element).lexicographicallyPrecedes(b.map(\.element))
    }
    sources = moves.joined().map { Int32($0.offset) }
    targets = moves.joined().map { Int32($0.element) }
    var end = 0
    ends = moves.map { move in
      end += move.count
      return end
    }
    positions = zip(ends, moves).map { $0 - $1.count }
  }

  /// Narrows the first pair of unknowns that is not yet known to be equal; false when a condition is violated.
  mutating func narrow(_ domains: inout FusionDomains) -> Bool {
    for renaming in ends.indices {
      while positions[renaming] < ends[renaming] {
        let (v, w) = (Int(sources[positions[renaming]]), Int(targets[positions[renaming]]))
        guard domains.reduce(v, to: domains.upper[w]), domains.raise(w, to: domains.lower[v]) else {
          return false
        }
        guard domains.isFixed(v), domains.isFixed(w), domains.lower[v] == domains.lower[w] else {
          break
        }
        positions[renaming] += 1
      }
    }
    return true
  }
}
