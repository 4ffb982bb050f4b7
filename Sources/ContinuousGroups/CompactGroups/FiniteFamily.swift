/// The finite groups of the family of an infinite one that have the same irreps.
enum FiniteFamily {
  /// Z_n, D_n and Dic_n with n above a bound, A5 and its double cover 2.A5; nil where there is none, or two continuous factors.
  ///
  /// N must have its image in the finite group, too.
  static func name(
    of hypothesis: GroupHypothesis, _ places: [LabelledSupport.Place],
    _ visible: VisibleRepresentations
  ) -> String? {
    guard case .finite(let finite) = hypothesis.second else { return nil }
    let beside = finite.factor.name.isEmpty ? "" : "×" + finite.factor.name
    let charges = places.map(\.irrep.charge)
    let (first, last) = (charges.min()!, charges.max()!)
    switch hypothesis.first.factor {
    case .circle:
      return "Z_n\(beside) with n >= "
        + bound(last - first + 1, multipleOf: hypothesis.first.period)
    case .dihedral where hypothesis.first.isProjective:
      // N has its image in D_n up to -1, by what it does to the pair of charge 2.
      let order = rotationOrder(
        hypothesis.first.restriction(of: FactorIrrep(2)), hypothesis.first.sign, visible)
      return "D_n\(beside) with n >= " + bound(2 * last + 1, multipleOf: 2 * order)
    case .dihedral:
      return "D_n\(beside) with n >= "
        + bound(
          2 * last + 1,
          multipleOf: rotationOrder(
            hypothesis.first.fundamental, hypothesis.first.sign, visible))
    case .dicyclic:
      let order = rotationOrder(hypothesis.first.fundamental, hypothesis.first.sign, visible)
      return "Dic_n\(beside) with n >= "
        + bound(last + 1, multipleOf: order % 2 == 0 ? order / 2 : order)
    case .rotations, .spins:
      let isSpin = hypothesis.first.factor == .spins
      let isVector = !isSpin || hypothesis.first.isProjective
      let orders = visible.imageOrders(
        of: hypothesis.first.isProjective
          ? hypothesis.first.restriction(of: FactorIrrep(2)) : hypothesis.first.fundamental)
      // They keep all j up to 2 and 5/2 irreducible, and hold all groups with elements of these orders.
      let allowed: Set<Int> = isVector ? [1, 2, 3, 5] : [1, 2, 3, 4, 5, 6, 10]
      return last <= (isSpin ? 5 : 4) && orders.isSubset(of: allowed)
        ? (isSpin ? "2.A5" : "A5") + beside : nil
    }
  }

  private static func bound(_ least: Int, multipleOf divisor: Int) -> String {
    let smallest = (least + divisor - 1) / divisor * divisor
    return divisor == 1 ? "\(smallest)" : "\(smallest), a multiple of \(divisor)"
  }

  /// The order of the group of rotations in the image of N: the largest order of an element that keeps the plane's orientation.
  private static func rotationOrder(
    _ plane: [Int], _ sign: Int, _ visible: VisibleRepresentations
  ) -> Int {
    visible.imageOrders(of: plane, where: sign).max()!
  }
}
