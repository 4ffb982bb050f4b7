import Commutant

/// The irreps of a family's commutant as the sectors of the visible symmetry show them, in canonical order.
public struct CommutantIrreps: Sendable {
  /// D_α. Shape: [component].
  public let dimensions: [Int]
  /// n_α. Shape: [component].
  public let levelCounts: [Int]
  /// b_αλ. Shape: [component][sector].
  public let branching: [[Int]]
  /// The field of the component's matrices. Shape: [component].
  public let fields: [NumberField]
  /// The component that an anti-unitary symmetry joins each to; nil where that is not known. Shape: [component].
  public let conjugates: [Int?]
  /// The component of each level of the first member; nil outside a window. Shape: [sector][level].
  public let membership: [[Int?]]
  /// Two components, and the strength of an edge between them that is neither generic nor rounding. Shape: [edge].
  public let weakEdges: [(first: Int, second: Int, strength: Double)]

  /// What was found in the sectors themselves.
  public init(of found: FamilyCommutant) {
    self.init(
      of: found, branching: found.decomposition.components.map(\.branching),
      membership: found.membership)
  }

  /// What was found in the sectors of a larger symmetry, of which the sectors here consist.
  ///
  /// `shares` says of which and how often. Shape: [sector][share]. The commutant must be that of all levels.
  package init(of found: FamilyCommutant, shares: [[SectorBlocks.Share]]) {
    let branching = found.decomposition.components.map { component in
      shares.map { shares in
        shares.reduce(0) { $0 + $1.copies * component.branching[$1.block] }
      }
    }
    let membership = shares.map { shares in
      shares.flatMap { share in
        repeatElement(
          zip(found.levels[share.block], found.membership[share.block]), count: share.copies
        ).joined()
      }.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
        .map(\.element.1)
    }
    self.init(of: found, branching: branching, membership: membership)
  }

  private init(of found: FamilyCommutant, branching: [[Int]], membership: [[Int?]]) {
    let components = found.decomposition.components
    let appearance = Self.appearance(of: components.count, in: membership)
    let order = components.indices.sorted { first, second in
      let (left, right) = (components[first], components[second])
      if left.dimension != right.dimension { return left.dimension < right.dimension }
      if branching[first] != branching[second] {
        return branching[second].lexicographicallyPrecedes(branching[first])
      }
      return (right.levelCount, appearance[first]) < (left.levelCount, appearance[second])
    }
    var places = order
    for (place, number) in order.enumerated() { places[number] = place }
    dimensions = order.map { components[$0].dimension }
    levelCounts = order.map { components[$0].levelCount }
    fields = order.map { components[$0].field }
    conjugates = order.map { components[$0].conjugate.map { places[$0] } }
    self.branching = order.map { branching[$0] }
    self.membership = membership.map { $0.map { $0.map { places[$0] } } }
    weakEdges = found.decomposition.weakEdges.map {
      (places[$0.first.component], places[$0.second.component], $0.strength)
    }
  }

  /// The place of each component's first level, sector by sector: it tells apart what is alike otherwise.
  private static func appearance(of count: Int, in membership: [[Int?]]) -> [Int] {
    var places = [Int](repeating: .max, count: count)
    for (place, component) in membership.joined().enumerated() {
      if let component, places[component] == .max { places[component] = place }
    }
    return places
  }
}
