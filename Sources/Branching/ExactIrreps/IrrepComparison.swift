import GroupTheory

/// The irreps of one family at several sizes, side by side.
///
/// A finite group has the same irreps at every size that is large enough to show all; an infinite one shows new ones with every
/// size. Irreps are known by their branching: of several with one branching their number is compared, and they stand in the order
/// of descending numbers of levels.
public struct IrrepComparison: Hashable, Sendable {
  /// Ascending sizes, branching vectors in common sectors. Shape: [size].
  public let sizes: [ExactIrreps]
  /// By ascending dimension, then branching, descending, then numbers of levels, descending.
  public let rows: [Row]

  /// An irrep at all sizes.
  public struct Row: Hashable, Sendable {
    /// b. Shape: [common sector].
    public let branching: [Int]
    /// D.
    public let dimension: Int
    /// The number of levels, nil where it does not occur. Shape: [size].
    public let levels: [Int?]
  }

  /// How the list of irreps changes from size to size.
  public enum Course: String, Hashable, Sendable {
    /// It does not.
    case same
    /// Irreps are added, and none at the last size.
    case settled
    /// Irreps are added up to the last size.
    case growing
    /// Irreps vanish.
    case changing
  }

  /// At least two sizes, from the smallest.
  public init(_ sizes: [ExactIrreps]) {
    precondition(sizes.count >= 2, "one size has nothing to be compared with")
    self.sizes = sizes
    let lists = sizes.map { Dictionary(grouping: $0.irreps, by: \.branching) }
    let levels = lists.map { $0.mapValues { $0.map(\.levelCount).sorted(by: >) } }
    let vectors = Set(lists.flatMap(\.keys))
    rows = vectors.flatMap { vector in
      let own = levels.map { $0[vector] ?? [] }
      let dimension = lists.compactMap { $0[vector]?.first?.dimension }[0]
      return (0..<own.map(\.count).max()!).map { place in
        Row(
          branching: vector, dimension: dimension,
          levels: own.map { place < $0.count ? $0[place] : nil })
      }
    }
    .sorted { a, b in
      if a.dimension != b.dimension { return a.dimension < b.dimension }
      if a.branching != b.branching { return b.branching.lexicographicallyPrecedes(a.branching) }
      return b.levels.map { $0 ?? 0 }.lexicographicallyPrecedes(a.levels.map { $0 ?? 0 })
    }
  }

  /// The number of irreps. Shape: [size].
  public var counts: [Int] { sizes.map(\.irreps.count) }

  /// Those that occur at every size.
  public var common: [Row] { rows.filter { !$0.levels.contains(nil) } }

  /// Those that the last size has and not every smaller one.
  public var new: [Row] { rows.filter { $0.levels.last! != nil && $0.levels.contains(nil) } }

  /// Those that a smaller size has and a larger one lacks.
  public var vanishing: [Row] { rows.filter(\.vanishes) }

  /// The course of the whole list.
  public var course: Course {
    guard vanishing.isEmpty else { return .changing }
    guard !new.isEmpty else { return .same }
    let last = counts.suffix(2)
    return last.first == last.last ? .settled : .growing
  }
}

extension IrrepComparison.Row {
  /// Whether a size lacks it that is larger than one that has it.
  public var vanishes: Bool {
    zip(levels, levels.dropFirst()).contains { $0 != nil && $1 == nil }
  }
}

extension IrrepComparison {
  /// What the course supports behind a finite visible group; two sizes or three prove none of it.
  public enum Claim: Hashable, Sendable {
    /// A finite group with index p: the largest size shows all its irreps, by Frobenius reciprocity.
    case finite(index: Int)
    /// An infinite group, a quantum group, or fragmentation.
    case infinite
    /// A group with another index at every size: an infinite one, or local symmetries. Shape: [size].
    case growing(indices: [Int])
    /// Nothing.
    case open
  }

  /// What the irreps support; windows, where irreps may be missing, support nothing.
  ///
  /// A growing list speaks for an infinite group if irreps of the last size have far fewer levels than the least finite group that
  /// leaves room for them would give: such a group would have shown all its irreps at the smaller size. Closing proves nothing
  /// there: the charges of a U(1) behind its parity close at every odd number of spins.
  public func claim(_ visible: CharacterTable) -> Claim {
    guard sizes.allSatisfy(\.isComplete) else { return .open }
    let indices = sizes.map { $0.index(visible) }
    switch course {
    case .changing: return .open
    case .same, .settled: return indices.last!.map { .finite(index: $0) } ?? .open
    case .growing:
      let last = sizes.last!
      if !last.misfits(order: last.leastIndex(visible) * visible.order).isEmpty { return .infinite }
      let closed = indices.compactMap(\.self)
      return closed.count == indices.count && Set(closed).count == closed.count
        ? .growing(indices: closed) : .open
    }
  }

  /// The least p that leaves room for all irreps of all sizes, if they are those of one group.
  public func leastIndex(_ visible: CharacterTable) -> Int {
    let sums = visible.dimensions.indices.map { sector in
      let total = rows.reduce(0) { $0 + $1.branching[sector] * $1.dimension }
      return (total + visible.dimensions[sector] - 1) / visible.dimensions[sector]
    }
    return sums.max()!
  }
}
