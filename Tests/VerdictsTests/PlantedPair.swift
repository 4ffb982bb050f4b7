import Branching
import GroupTheory

/// A group G of the catalogue and the irreps of a subgroup N in its irreps: what a commutant would show.
struct PlantedPair: CustomStringConvertible {
  let group: CatalogueGroup
  let visible: CatalogueGroup
  /// Shape [irrep of G, irrep of N].
  let branching: [[Int]]

  /// What an anti-unitary symmetry does.
  enum Conjugation: CaseIterable {
    /// There is none: all blocks are complex.
    case none
    /// T commutes with all of G and T² = 1: fields are Frobenius-Schur indicators.
    case commuting
  }

  init(_ group: CatalogueGroup, over visible: CatalogueGroup, fusion: [Int]) {
    (self.group, self.visible) = (group, visible)
    branching = group.table.complexCharacters.map { row in
      guard let vector = visible.table.decomposition(of: fusion.map { row[$0] }) else {
        preconditionFailure("restrictions of characters are characters")
      }
      return vector
    }
  }

  var index: Int { group.order / visible.order }

  var description: String { "\(group) over \(visible)" }

  /// All irreps, with about `scale` D levels each.
  func irreps(
    _ conjugation: Conjugation, scale: Double = 40,
    using generator: inout some RandomNumberGenerator
  ) -> ExactIrreps {
    let table = group.table
    let (dual, indicators) = (table.dual, table.frobeniusSchurIndicators)
    var counts = table.dimensions.map {
      Int(scale * Double($0) * .random(in: 0.85...1.15, using: &generator))
    }
    if conjugation == .commuting {
      for alpha in counts.indices {
        counts[alpha] =
          indicators[alpha] < 0 ? counts[alpha] / 2 * 2 : counts[min(alpha, dual[alpha])]
      }
    }
    return ExactIrreps(
      branching.indices.map { alpha in
        let isComplex = conjugation == .none || indicators[alpha] == 0
        let isJoined = conjugation == .commuting && isComplex
        return ExactIrrep(
          branching: branching[alpha], dimension: table.dimensions[alpha],
          levelCount: counts[alpha],
          field: isComplex ? .complex : indicators[alpha] > 0 ? .real : .quaternionic,
          partner: isJoined ? .other(dual[alpha]) : .noOther)
      })
  }

  /// Pairs drawn at random: first the orders, then the groups, then the place of N in G.
  static func random(
    count: Int, orders: ClosedRange<Int>, largestRank: Int,
    using generator: inout some RandomNumberGenerator
  ) throws -> [PlantedPair] {
    let catalogue = try Catalogue.all.get()
    var pairs: [PlantedPair] = []
    while pairs.count < count {
      let order = Int.random(in: orders, using: &generator)
      let divisors = (1..<order).filter { order % $0 == 0 }
      let group = try catalogue.groups(order: order).randomElement(using: &generator)!
      let visible = try catalogue.groups(order: divisors.randomElement(using: &generator)!)
        .randomElement(using: &generator)!
      guard group.table.rank <= largestRank else { continue }
      let fusions = try group.permutationGroup().classFusions(of: visible.permutationGroup())
      if let fusion = fusions.randomElement(using: &generator) {
        pairs.append(PlantedPair(group, over: visible, fusion: fusion))
      }
    }
    return pairs
  }
}
