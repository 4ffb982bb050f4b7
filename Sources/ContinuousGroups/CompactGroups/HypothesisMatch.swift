import Branching

/// The observed irreps under one twist, against one hypothesis.
struct HypothesisMatch {
  let hypothesis: GroupHypothesis
  let irreps: [ExactIrrep]
  private let largest: Int
  /// Products of restrictions of the first factor with those of channels, by the irrep of the first one. Shape: [channel].
  private let products: [[FactorIrrep: [Int]]]
  /// Shape: [shape, channel, ladder].
  private let shapes: [[[Ladder]]]

  init(
    _ hypothesis: GroupHypothesis, _ irreps: [ExactIrrep], _ visible: VisibleRepresentations,
    largest: Int
  ) {
    (self.hypothesis, self.irreps, self.largest) = (hypothesis, irreps, largest)
    shapes = hypothesis.shapes(largest: largest)
    let needed = Set(shapes.joined().joined().flatMap { $0.rungs.joined().joined() })
    var known: [[[Int]]: [Int]] = [:]
    products = hypothesis.channels.map { channel in
      Dictionary(
        uniqueKeysWithValues: needed.map { irrep in
          let own = hypothesis.first.restriction(of: irrep)
          let product =
            known[[own, channel.restriction]] ?? visible.ring.product(own, channel.restriction)
          known[[own, channel.restriction]] = product
          return (irrep, product)
        })
    }
  }

  /// The labelled supports for observed irreps with these branching vectors, the twist taken off.
  func supports(_ vectors: [[Int]]) -> [LabelledSupport] {
    let distinct = Array(Set(vectors)).sorted { $0.lexicographicallyPrecedes($1) }
    let ids = Dictionary(uniqueKeysWithValues: zip(distinct, 0...))
    guard Set(products.flatMap(\.values)).isSuperset(of: distinct) else { return [] }
    let components = distinct.map { vector in
      vectors.indices.filter { vectors[$0] == vector }
        .sorted { (-irreps[$0].levelCount, $0) < (-irreps[$1].levelCount, $1) }
    }
    return shapes.flatMap { shape in supports(shape, ids, components) }
  }

  private func supports(
    _ shape: [[Ladder]], _ ids: [[Int]: Int], _ components: [[Int]]
  ) -> [LabelledSupport] {
    let places = shape.enumerated().flatMap { channel, ladders in
      ladders.indices.map { (channel: channel, ladder: $0) }
    }
    let slots = places.map { place in
      let rungs = shape[place.channel][place.ladder].rungs
      return SupportSearch.Slot(
        rungs: rungs.map { $0.map { $0.map { ids[products[place.channel][$0]!] ?? -1 } } },
        starts: starts(rungs.count, isFirst: place.channel == 0),
        mayBeEmpty: shape[place.channel].count > 1)
    }
    var search = SupportSearch(
      slots, counts: components.map(\.count), isOpenEnded: hypothesis.isOpenEnded)
    return search.supports().compactMap { runs in
      var chosen: [LabelledSupport.Place] = []
      for (slot, run) in runs.enumerated() {
        guard let run else { continue }
        let (channel, ladder) = places[slot]
        for rung in run.start..<run.end {
          let alternative = run.alternative(at: rung)
          for (k, irrep) in shape[channel][ladder].rungs[rung][alternative].enumerated() {
            chosen.append(
              LabelledSupport.Place(
                channel: channel, ladder: ladder, rung: rung, irrep: irrep,
                restriction: slots[slot].rungs[rung][alternative][k]))
          }
        }
      }
      guard isAdmissible(chosen) else { return nil }
      return LabelledSupport(
        chosen, factor: hypothesis.first.factor, weight: { weight(of: $0, in: chosen) },
        components: components, sizes: irreps.map(\.levelCount))
    }
  }

  /// The first channel of U(1) starts at m = 0, which a twist makes general; runs of other channels may be shifted.
  private func starts(_ count: Int, isFirst: Bool) -> [Int] {
    switch hypothesis.first.factor {
    case .circle:
      return isFirst
        ? [count / 2]
        : (0..<count).sorted { (abs($0 - count / 2), $0) < (abs($1 - count / 2), $1) }
    case .rotations, .spins: return Array(0..<count)
    case .dihedral, .dicyclic:
      return Array(0..<(hypothesis.channels.count == 1 ? min(1, count) : count))
    }
  }

  /// No holes, enough charges, and every irrep of the finite factor.
  private func isAdmissible(_ places: [LabelledSupport.Place]) -> Bool {
    let factor = hypothesis.first.factor
    let charges = Set(places.map(\.irrep.charge))
    // Three different |m| take five charges of U(1).
    let least = CompactGroupReading.leastCharges * (factor == .circle ? 2 : 1)
    guard charges.count >= (factor == .circle ? least - 1 : least),
      Ladder.isWithoutHoles(charges, of: factor)
    else { return false }
    let channels = Set(places.map(\.channel))
    switch hypothesis.second {
    case .finite: return channels.count == hypothesis.channels.count
    case .continuous(let other, let isLocked):
      let seconds = Set(channels.map { hypothesis.channels[$0].irrep.charge })
      return seconds.count >= CompactGroupReading.leastCharges
        && (other.factor != .spins || isLocked || seconds.contains { $0 % 2 == 1 })
    }
  }

  /// The square of twice the second factor's charge, from the middle for U(1).
  private func weight(of channel: Int, in places: [LabelledSupport.Place]) -> Int {
    guard case .continuous(let other, _) = hypothesis.second else { return 0 }
    let charge = 2 * hypothesis.channels[channel].irrep.charge
    let own = other.factor == .circle ? charge - places.map(\.channel).max()! : charge
    return own * own
  }
}
