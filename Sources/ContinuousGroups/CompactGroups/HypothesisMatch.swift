import Branching

/// The observed irreps under one twist, against one hypothesis.
struct HypothesisMatch {
  let hypothesis: GroupHypothesis
  let irreps: [ExactIrrep]
  /// Products of restrictions of the first factor with those of channels, by the irrep of the first one. Shape: [channel].
  private let products: [[FactorIrrep: [Int]]]
  /// Shape: [shape, channel, ladder].
  private let shapes: [[[Ladder]]]

  init(
    _ hypothesis: GroupHypothesis, _ irreps: [ExactIrrep], _ visible: VisibleRepresentations,
    largest: Int
  ) {
    (self.hypothesis, self.irreps) = (hypothesis, irreps)
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
    let form = SupportForm(hypothesis, shape)
    let slots = form.slots { channel, irrep in ids[products[channel][irrep]!] ?? -1 }
    var search = SupportSearch(
      slots, counts: components.map(\.count), isOpenEnded: hypothesis.isOpenEnded,
      mayBegin: form.mayBegin(_:remaining:), isAdmissible: form.isAdmissible)
    return search.supports().map { runs in
      let places = form.places(of: runs, in: slots)
      return LabelledSupport(
        places, factor: hypothesis.first.factor, weight: { weight(of: $0, in: places) },
        components: components, sizes: irreps.map(\.levelCount))
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
