import GroupTheory

extension ExactIrreps {
  /// These irreps but for few levels, with which Frobenius reciprocity gives one p.
  package struct Reduction {
    /// What is left.
    package let irreps: ExactIrreps
    /// The irreps that were taken away, by their numbers.
    package let leftOut: [Int]
  }

  /// The largest part of all states that may be taken away.
  private static let largestShare = 0.02
  private static let mostSmallIrreps = 10

  /// All ways to take few states away, the fewest first.
  ///
  /// In a small system an operator that belongs to no group may split levels off an irrep; they carry sums of the irreps that are
  /// left.
  package func reductions(_ visible: CharacterTable) -> [Reduction] {
    let sizes = irreps.map { $0.dimension * $0.levelCount }
    let most = Self.largestShare * Double(sizes.reduce(0, +))
    let small = irreps.indices.filter { Double(sizes[$0]) <= most }
      .sorted { (sizes[$0], $0) < (sizes[$1], $1) }.prefix(Self.mostSmallIrreps)
    var found: [(size: Int, reduction: Reduction)] = []
    for subset in 1..<max(1, 1 << small.count) {
      let chosen = small.enumerated().filter { subset >> $0.offset & 1 == 1 }.map(\.element)
      let size = chosen.reduce(0) { $0 + sizes[$1] }
      guard Double(size) <= most, let rest = without(Set(chosen)), rest.index(visible) != nil else {
        continue
      }
      var sums = BranchingSums(rest.irreps.map(\.branching))
      let order = rest.index(visible)! * visible.order
      if rest.misfits(order: order).isEmpty,
        chosen.allSatisfy({ sums.contains(irreps[$0].branching) })
      {
        found.append((size, Reduction(irreps: rest, leftOut: chosen.sorted())))
      }
    }
    return found.sorted {
      ($0.size, $0.reduction.leftOut.count) < ($1.size, $1.reduction.leftOut.count)
    }
    .map(\.reduction)
  }

  /// The irreps with far fewer levels than D_α dim H/|G|, the number that a large system of a finite group has: they speak for
  /// an infinite group, or for something that splits few levels off.
  package func misfits(order: Int) -> [Int] {
    let states = Double(irreps.reduce(0) { $0 + $1.dimension * $1.levelCount })
    return irreps.indices.filter { k in
      let expected = Double(irreps[k].dimension) * states / Double(order)
      let least = Self.leastRatios.last { expected >= $0.expected }?.ratio ?? 0
      return Double(irreps[k].levelCount) < least * expected
    }
  }

  /// In small systems numbers differ by much, in large ones of a finite group they do not; calibrated on space groups of rings and
  /// clusters of eight to sixteen sites.
  private static let leastRatios: [(expected: Double, ratio: Double)] = [
    (5, 0.1), (50, 0.3), (500, 0.6),
  ]

  /// The same without some; nil where an irrep would lose its partner.
  private func without(_ numbers: Set<Int>) -> ExactIrreps? {
    let kept = irreps.indices.filter { !numbers.contains($0) }
    let places = Dictionary(uniqueKeysWithValues: zip(kept, 0...))
    var result: [ExactIrrep] = []
    for k in kept {
      var partner = irreps[k].partner
      if case .other(let number) = partner {
        guard let place = places[number] else { return nil }
        partner = .other(place)
      }
      result.append(
        ExactIrrep(
          branching: irreps[k].branching, dimension: irreps[k].dimension,
          levelCount: irreps[k].levelCount, field: irreps[k].field, partner: partner))
    }
    return result.isEmpty ? nil : ExactIrreps(result, isComplete: isComplete)
  }
}
