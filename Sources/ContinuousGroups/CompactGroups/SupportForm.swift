/// Which irreps of a product may occur together: no holes, and every irrep of a finite factor with about the same charges.
///
/// In a large system an irrep of a product with a finite group F has n(m, f) = n(m) D(f) / |F| levels, so runs differ where n is
/// small only: by a rung at their beginning, and at their end. Runs of different length that share no charge would split the
/// irreps of any group in two.
struct SupportForm {
  private let hypothesis: GroupHypothesis
  /// Shape: [channel, ladder].
  private let shape: [[Ladder]]
  private let positions: [(channel: Int, ladder: Int)]

  init(_ hypothesis: GroupHypothesis, _ shape: [[Ladder]]) {
    (self.hypothesis, self.shape) = (hypothesis, shape)
    positions = shape.enumerated().flatMap { channel, ladders in
      ladders.indices.map { (channel, $0) }
    }
  }

  private var factor: CompactFactor { hypothesis.first.factor }

  /// The ladders of all channels; `number` is that of a restriction.
  func slots(_ number: (_ channel: Int, FactorIrrep) -> Int) -> [SupportSearch.Slot] {
    positions.map { channel, ladder in
      let rungs = shape[channel][ladder].rungs
      return SupportSearch.Slot(
        rungs: rungs.map { $0.map { $0.map { number(channel, $0) } } },
        starts: starts(rungs.count, channel),
        mayBeEmpty: hypothesis.isOpenEnded && shape[channel].count > 1)
    }
  }

  /// The first channel of U(1) starts at m = 0, which a twist makes general; runs of other channels may be shifted a little.
  private func starts(_ count: Int, _ channel: Int) -> [Int] {
    let isSingle = hypothesis.channels.count == 1
    switch factor {
    case .circle:
      let shifts = channel == 0 ? [0] : [0, 1, -1, 2, -2]
      return shifts.map { count / 2 + $0 }.filter((0..<count).contains)
    case .rotations, .spins: return Array(0..<(isSingle ? count : min(2, count)))
    case .dihedral, .dicyclic: return Array(0..<min(isSingle ? 1 : 2, count))
    }
  }

  /// Runs of channels of a finite group overlap, none is less than half as long as another one, and later ones can be so as well.
  func mayBegin(_ runs: [SupportSearch.Run?], remaining: Int) -> Bool {
    guard case .finite = hypothesis.second, let last = runs.last, let last else { return true }
    let ladder = positions[runs.count - 1].ladder
    var (shortest, longest) = (last.count, last.count)
    for (position, run) in zip(positions, runs) where position.ladder == ladder {
      guard let run else { continue }
      guard run.start < last.end, last.start < run.end else { return false }
      (shortest, longest) = (min(shortest, run.count), max(longest, run.count))
    }
    guard longest <= 2 * shortest else { return false }
    guard shape[0].count == 1 else { return true }
    // A rung holds one irrep, or the two signs of O(2).
    let later = positions.count - runs.count
    return remaining >= later * ((longest + 1) / 2) && remaining <= later * (2 * shortest + 1)
  }

  /// No holes, enough charges, and those of the channels overlap.
  func isAdmissible(_ runs: [SupportSearch.Run?]) -> Bool {
    var charges: [Int: Set<Int>] = [:]
    for (position, run) in zip(positions, runs) {
      guard let run else { continue }
      let rungs = shape[position.channel][position.ladder].rungs[run.start..<run.end]
      charges[position.channel, default: []].formUnion(rungs.map { $0[0][0].charge })
    }
    let all = charges.values.reduce(Set()) { $0.union($1) }
    let least = Self.least(factor)
    guard all.count >= least, Ladder.isWithoutHoles(all, of: factor) else { return false }
    switch hypothesis.second {
    case .finite:
      // A single charge would leave the product nothing to say.
      return charges.count == hypothesis.channels.count
        && charges.values.allSatisfy { $0.count >= least - 1 }
    case .continuous(let other, let isLocked):
      let seconds = Set(charges.keys.map { hypothesis.channels[$0].irrep.charge })
      return seconds.count >= Self.least(other.factor)
        && (other.factor != .spins || isLocked || seconds.contains { $0 % 2 == 1 })
        && (0...1).allSatisfy { parity in
          let own = charges.filter { !isLocked || $0.key % 2 == parity }.map(\.value)
          return own.isEmpty || !own.dropFirst().reduce(own[0]) { $0.intersection($1) }.isEmpty
        }
    }
  }

  /// Three different |m| take five charges of U(1).
  private static func least(_ factor: CompactFactor) -> Int {
    let least = CompactGroupReading.leastCharges
    return factor == .circle ? 2 * least - 1 : least
  }

  /// The irreps on the runs, with the numbers of their restrictions.
  func places(
    of runs: [SupportSearch.Run?], in slots: [SupportSearch.Slot]
  ) -> [LabelledSupport.Place] {
    var result: [LabelledSupport.Place] = []
    for (slot, run) in runs.enumerated() {
      guard let run else { continue }
      let (channel, ladder) = positions[slot]
      for rung in run.start..<run.end {
        let alternative = run.alternative(at: rung)
        let irreps = shape[channel][ladder].rungs[rung][alternative]
        for (irrep, number) in zip(irreps, slots[slot].rungs[rung][alternative]) {
          result.append(
            LabelledSupport.Place(
              channel: channel, ladder: ladder, rung: rung, irrep: irrep, restriction: number))
        }
      }
    }
    return result
  }
}
