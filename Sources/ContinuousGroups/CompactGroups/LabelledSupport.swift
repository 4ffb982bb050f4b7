import Branching

/// A support with an observed irrep on each of its places.
///
/// Irreps of the group with one restriction cannot be told apart by N; the one with the smaller charge gets more levels.
struct LabelledSupport {
  /// A place: an irrep of the first factor in a channel.
  struct Place: Hashable {
    let channel: Int
    let ladder: Int
    let rung: Int
    let irrep: FactorIrrep
    let restriction: Int
  }

  /// The observed irrep on each place.
  let assignment: [(place: Place, component: Int)]
  /// Twice the charge m that counts as 0 of U(1).
  let doubledCentre: Int
  let roughness: Double

  /// The labels with the smoothest sizes. `components` are the observed irreps by restriction, those with most levels first.
  init(
    _ places: [Place], factor: CompactFactor, weight: (Int) -> Int, components: [[Int]],
    sizes: [Int]
  ) {
    var best: LabelledSupport?
    for centre in Self.centres(places, factor) {
      let labelled = LabelledSupport(
        places, centre: centre, isCircle: factor == .circle, weight, components, sizes)
      if best.map({ labelled.roughness < $0.roughness - 1e-9 }) ?? true { best = labelled }
    }
    self = best!
  }

  private init(
    _ places: [Place], centre: Int, isCircle: Bool, _ weight: (Int) -> Int, _ components: [[Int]],
    _ sizes: [Int]
  ) {
    func distance(_ place: Place) -> Int {
      let own = isCircle ? 2 * place.irrep.charge - centre : 2 * place.irrep.charge
      return own * own + weight(place.channel)
    }
    let order = places.enumerated().sorted {
      (distance($0.element), $0.element.irrep.isOdd ? 1 : 0, $0.offset)
        < (distance($1.element), $1.element.irrep.isOdd ? 1 : 0, $1.offset)
    }
    var next = [Int](repeating: 0, count: components.count)
    var result: [(place: Place, component: Int)] = []
    for (_, place) in order {
      result.append((place, components[place.restriction][next[place.restriction]]))
      next[place.restriction] += 1
    }
    assignment = result
    let runs = Dictionary(grouping: result) { [$0.place.channel, $0.place.ladder] }
    roughness = runs.values.reduce(0) { sum, run in
      let rungs = Dictionary(grouping: run, by: \.place.rung).sorted { $0.key < $1.key }
      return sum
        + SizeProfile.roughness(
          rungs.map { Double($0.value.reduce(0) { $0 + sizes[$1.component] }) })
    }
    doubledCentre = isCircle ? Self.shown(centre, result, sizes) : 0
  }

  /// Where a charge distribution of U(1) may have its middle, twice; that of the run first.
  private static func centres(_ places: [Place], _ factor: CompactFactor) -> [Int] {
    guard factor == .circle else { return [0] }
    let charges = places.map(\.irrep.charge)
    let (first, last) = (charges.min()!, charges.max()!)
    return (2 * first...2 * last).sorted {
      (abs($0 - first - last), $0) < (abs($1 - first - last), $1)
    }
  }

  /// Charges are counted from the middle of a symmetric distribution, otherwise from the charge with most levels.
  private static func shown(
    _ centre: Int, _ assignment: [(place: Place, component: Int)], _ sizes: [Int]
  ) -> Int {
    let charges = assignment.map(\.place.irrep.charge)
    if centre == charges.min()! + charges.max()! { return centre }
    let largest = assignment.max { sizes[$0.component] < sizes[$1.component] }!
    return 2 * largest.place.irrep.charge
  }
}
