import ExactDiagonalization
import GroupTheory
import LatticeModels

/// To which sector a symmetry outside the visible group takes each one: sectors with equal levels.
///
/// With U g U⁻¹ = c h for elements g and h of the group and a phase c, states of the irrep χ become states of χ' with
/// χ'(h) = c* χ(g), and for an anti-unitary U K, with g* in the place of g, of χ'(h) = c* χ(g)*. Charges become other charges, of
/// either sign.
struct SectorImages {
  /// Nil where a sector goes to none of them as a whole. Shape [sector].
  let images: [Int?]

  /// Nil where the operator mixes what labels the sectors.
  init?(_ operation: MonomialOperator, isAntiunitary: Bool, of plan: SectorPlan, model: Model) {
    guard let charges = ChargeImages(operation, charges: model.charges),
      let irreps = Self.classImages(operation, isAntiunitary: isAntiunitary, of: plan.visible)
    else { return nil }
    let count = plan.visible.names.count
    let places = Dictionary(
      uniqueKeysWithValues: plan.chargeSectors.enumerated().map { ($1.charges, $0) })
    images = plan.sectors.map { sector in
      guard let place = places[charges.image(of: sector.charges)] else { return nil }
      let candidates = plan.visible.names.indices.filter { other in
        let target = plan.sectors[place * count + other]
        return target.multiplicity == sector.multiplicity
          && target.irrepDimension == sector.irrepDimension
          && Self.isImage(other, of: sector.irrep, irreps, isAntiunitary, plan.visible)
      }
      return candidates.count == 1 ? place * count + candidates[0] : nil
    }
  }

  /// h and c for one element g of each class; nil where U g U⁻¹ is no multiple of an element.
  private static func classImages(
    _ operation: MonomialOperator, isAntiunitary: Bool, of visible: VisibleGroup
  ) -> [(element: Int, phase: RootOfUnity)]? {
    let elements = PhasedElements(visible)
    let inverse = operation.inverse
    let images = visible.group.classes.map { members in
      let element = visible.elements[members[0]]
      return elements.matches(
        operation.multiplied(by: isAntiunitary ? element.conjugate : element)
          .multiplied(by: inverse)
      ).first
    }
    let found = images.compactMap(\.self)
    return found.count == images.count ? found : nil
  }

  private static func isImage(
    _ irrep: Int, of origin: Int, _ images: [(element: Int, phase: RootOfUnity)],
    _ isAntiunitary: Bool, _ visible: VisibleGroup
  ) -> Bool {
    let (row, target) = (
      visible.table.characters[origin], visible.table.characters[irrep]
    )
    return images.indices.allSatisfy { place in
      let value = isAntiunitary ? row[place].conjugate : row[place]
      return target[visible.group.classOf[images[place].element]]
        == images[place].phase.conjugate.value * value
    }
  }
}

/// What a monomial operator makes of charges: each becomes ± one of them, up to a constant.
private struct ChargeImages {
  private let sources: [(charge: Int, sign: Int, constant: Int)]

  /// Nil where a charge becomes another combination.
  init?(_ operation: MonomialOperator, charges: [ConservedCharge]) {
    func relative(_ weights: [[Int]]) -> [[Int]] {
      weights.map { site in site.map { $0 - site[0] } }
    }
    let plain = charges.map { relative($0.weights) }
    var sources: [(charge: Int, sign: Int, constant: Int)] = []
    for charge in charges {
      let moved = charge.weights.indices.map { site in
        operation.levelPermutations[site].map {
          charge.weights[operation.sitePermutation[site]][$0]
        }
      }
      let own = relative(moved)
      let match = plain.indices.lazy.flatMap { [($0, 1), ($0, -1)] }.first { place, sign in
        own == plain[place].map { $0.map { $0 * sign } }
      }
      guard let (place, sign) = match else { return nil }
      let constant = charges[place].weights.indices.reduce(0) {
        $0 + moved[$1][0] - sign * charges[place].weights[$1][0]
      }
      sources.append((place, sign, constant))
    }
    self.sources = sources
  }

  func image(of values: [Int]) -> [Int] {
    sources.map { $0.constant + $0.sign * values[$0.charge] }
  }
}
