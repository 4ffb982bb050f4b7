import GroupTheory

/// Which signatures an irrep of G may have that the Hilbert space lacks.
public enum UnobservedSignatures: Hashable, Sendable {
  /// Every irrep of G was observed.
  case none
  /// These may exist, besides the observed ones.
  case listed([[Int]])
  /// Any may exist.
  case any

  /// The same when branching vectors are written in another way.
  package func mapped(_ transform: ([Int]) -> [Int]) -> UnobservedSignatures {
    guard case .listed(let vectors) = self else { return self }
    return .listed(vectors.map(transform))
  }

  /// The allowed vectors that are not observed and that the index leaves room for; and whether these are all.
  ///
  /// With given numbers r of irreps of each observed signature, an irrep b has room if b_λ D_b ≤ p d_λ - Σ r_b' b'_λ D_b' for
  /// every λ, and D_b divides |G|.
  func vectors(
    for data: SignatureData, _ counts: [Int], index: Int, shouldStop: () -> Bool
  ) -> (vectors: [[Int]], isComplete: Bool) {
    let observed = Set(data.vectors)
    switch self {
    case .none: return ([], true)
    case .listed(let vectors):
      return (Set(vectors).subtracting(observed).sorted { $0.lexicographicallyPrecedes($1) }, true)
    case .any:
      let rest = data.visible.dimensions.enumerated().map { irrep, dimension in
        index * dimension
          - data.vectors.indices.reduce(0) {
            $0 + counts[$1] * data.vectors[$1][irrep] * data.dimensions[$1]
          }
      }
      guard rest.allSatisfy({ $0 >= 0 }) else { return ([], true) }
      var found: [[Int]] = []
      let irreps = data.visible.dimensions
      for dimension in (index * data.visible.order).divisors {
        let bounds = rest.map { $0 / dimension }
        var room = [0]
        for (bound, own) in zip(bounds, irreps).reversed() { room.append(room.last! + bound * own) }
        let isComplete = Self.extend(
          [], dimension, bounds, irreps, room.reversed(),
          { shouldStop() || found.count > Self.mostVectors }
        ) { if !observed.contains($0) { found.append($0) } }
        guard isComplete, found.count <= Self.mostVectors else { return (found, false) }
      }
      return (found, true)
    }
  }

  /// Every vector is a step of a recursion; with so many nothing could be decided.
  private static let mostVectors = 2000

  /// Visits the vectors of one dimension below some bounds; false when it was stopped. Shape of `room`: [irrep], the largest
  /// dimension from there on.
  private static func extend(
    _ partial: [Int], _ rest: Int, _ bounds: [Int], _ dimensions: [Int], _ room: [Int],
    _ shouldStop: () -> Bool, _ visit: ([Int]) -> Void
  ) -> Bool {
    guard rest <= room[partial.count] else { return true }
    guard partial.count < bounds.count else {
      if rest == 0 { visit(partial) }
      return true
    }
    if shouldStop() { return false }
    let dimension = dimensions[partial.count]
    for count in 0...min(bounds[partial.count], rest / dimension) {
      guard
        extend(
          partial + [count], rest - count * dimension, bounds, dimensions, room, shouldStop, visit)
      else { return false }
    }
    return true
  }
}
