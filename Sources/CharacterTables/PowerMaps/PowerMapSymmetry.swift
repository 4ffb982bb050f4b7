import GroupTheory

/// One representative of partial power maps that automorphisms of the characters, fixing every class of N, carry into each
/// other: they have the same completions up to renaming.
struct PowerMapSymmetry {
  private let source: RingCharacters
  private let marks: [UInt64]
  /// Bits that hold a place in the list of values, or "unknown".
  private let width: Int

  init(_ source: RingCharacters, visibleFusion: [Int]) {
    self.source = source
    var marks = [UInt64](repeating: 1, count: source.classSizes.count)
    for (tag, c) in visibleFusion.enumerated() where marks[c] == 1 { marks[c] = UInt64(tag) + 2 }
    self.marks = marks
    width = UInt64.bitWidth - source.values.count.leadingZeroBitCount
  }

  /// The states without repetition, in the order given; some repetitions may stay where it is hard to decide.
  func distinct(
    _ states: [PowerMapState], _ stage: QuotientStage, shouldStop: () -> Bool
  ) -> [PowerMapState] {
    guard states.count > 1, width * (stage.domains.count + 1) <= 64 else { return states }
    var kept: [UInt64: [LabelledTable]] = [:]
    var result: [PowerMapState] = []
    for state in states {
      if shouldStop() { return states }
      let table = LabelledTable(labels: labels(state, stage), marks: marks)
      let known = kept[table.invariant] ?? []
      if known.contains(where: { table.isIsomorphic(to: $0, limit: 400) == true }) { continue }
      kept[table.invariant, default: []].append(table)
      result.append(state)
    }
    return result
  }

  /// χ_α(c) with χ_α(c^q) for every prime q, as far as irreps and images of this stage and the one before tell.
  private func labels(_ state: PowerMapState, _ stage: QuotientStage) -> [UInt64] {
    let rank = source.classSizes.count
    var labels = source.rows.flatMap { row in row.map { UInt64($0) + 1 } }
    for (k, images) in state.images.enumerated() {
      for a in 0..<rank {
        let isKnown = stage.isOwnIrrep[a]
        let isEarlier = stage.isEarlierIrrep[a]
        for c in 0..<rank {
          let own = stage.classOf[c]
          var label: UInt64 = 0
          if isKnown, images[own] >= 0 {
            label = UInt64(source.rows[a][stage.representatives[images[own]]]) + 1
          } else if isEarlier {
            label = UInt64(source.rows[a][stage.earlierRepresentatives[state.earlier[k][own]]]) + 1
          }
          labels[a * rank + c] = labels[a * rank + c] << UInt64(width) | label
        }
      }
    }
    return labels
  }
}
