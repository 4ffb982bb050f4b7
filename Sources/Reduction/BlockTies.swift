import ExactDiagonalization
import LatticeModels

/// Sectors that symmetries outside the visible group take to each other, and of which one is enough.
struct BlockTies {
  /// The sector that stands for each: real where one is, otherwise the first. Shape [sector].
  let representative: [Int]

  /// The most symmetries that are tried.
  private static let mostSymmetries = 24

  init(of computing: ExactDiagonalization, found: FoundSymmetries, omitted: [MonomialOperator]) {
    let (plan, matrices) = (computing.plan, computing.matrices)
    var root = Array(plan.sectors.indices)
    for (operation, isAntiunitary) in Self.symmetries(found, omitted) {
      guard
        let images = SectorImages(
          operation, isAntiunitary: isAntiunitary, of: plan, model: computing.model
        )?.images,
        images.indices.contains(where: { images[$0].map { root[$0] } ?? root[$0] != root[$0] }),
        found.holds(operation, isAntiunitary: isAntiunitary)
      else { continue }
      for (sector, image) in images.enumerated() {
        guard let image, root[image] != root[sector] else { continue }
        let (kept, moved) = (root[sector], root[image])
        for place in root.indices where root[place] == moved { root[place] = kept }
      }
    }
    let groups = Dictionary(grouping: plan.sectors.indices) { root[$0] }
    let chosen = groups.mapValues { members in
      members.first { matrices[$0].isReal } ?? members[0]
    }
    representative = plan.sectors.indices.map { chosen[root[$0]]! }
  }

  /// What was left out of the group, the anti-unitary symmetry, and its products with these.
  private static func symmetries(
    _ found: FoundSymmetries, _ omitted: [MonomialOperator]
  ) -> [(MonomialOperator, isAntiunitary: Bool)] {
    let unitary = omitted.prefix(mostSymmetries).map { ($0, false) }
    guard let conjugation = found.antiunitary else { return unitary }
    return unitary + [(conjugation, true)]
      + omitted.prefix(mostSymmetries).filter(conjugation.composes).map {
        (conjugation.multiplied(by: $0.conjugate), true)
      }
  }
}
