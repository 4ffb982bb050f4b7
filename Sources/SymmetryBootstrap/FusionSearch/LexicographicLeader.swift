/// Symmetry breaking: of all solutions that differ by renaming irreps, keep those that are lexicographically not larger than
/// their images under some chosen renamings.
///
/// The smallest solution of each orbit satisfies all these conditions at once, so none is lost.
struct LexicographicLeader: Sendable {
  /// Shape [renaming, unknown]: only the unknowns that move, in ascending order, with their images.
  private let moves: [[(from: Int, to: Int)]]

  init(permutations: [[Int]]) {
    moves = permutations.map { permutation in
      permutation.enumerated().filter { $0.offset != $0.element }.map { ($0.offset, $0.element) }
    }
  }

  /// Narrows the first pair of unknowns that is not yet known to be equal; false when a condition is violated.
  func apply(to domains: inout FusionDomains) -> Bool {
    for renaming in moves {
      for (v, w) in renaming {
        if domains.isFixed(v), domains.isFixed(w), domains.lower[v] == domains.lower[w] { continue }
        guard domains.reduce(v, to: domains.upper[w]), domains.raise(w, to: domains.lower[v]) else {
          return false
        }
        break
      }
    }
    return true
  }
}
