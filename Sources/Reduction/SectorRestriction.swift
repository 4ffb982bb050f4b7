import ExactDiagonalization
import GroupTheory
import LatticeModels

/// Of which sectors of a larger symmetry each sector of a smaller one consists.
///
///     levels of λ = ∪_Λ b_Λλ copies of the levels of Λ,   b_Λλ = (1/|N|) Σ_{g ∈ N} χ_Λ(g) χ_λ(g)*
struct SectorRestriction {
  /// The sectors of the larger symmetry with b > 0 and with levels. Shape [sector of the smaller one][share].
  let shares: [[SectorBlocks.Share]]

  /// Nil where the smaller symmetry is not part of the larger one; its charges are the first of the larger one's.
  init?(of larger: SectorPlan, to smaller: SectorPlan, cell: [Int]?) {
    let elements = Dictionary(
      uniqueKeysWithValues: larger.visible.elements.enumerated().map { ($1, $0) })
    let classes = smaller.visible.group.classes.compactMap { members -> Int? in
      let element = smaller.visible.elements[members[0]]
      let moved = cell.map { element.merging($0) } ?? element
      return moved.flatMap { elements[$0] }.map { larger.visible.group.classOf[$0] }
    }
    guard classes.count == smaller.visible.table.rank else { return nil }
    let (table, own) = (larger.visible.table, smaller.visible.table)
    let branching = table.characters.map { row in
      own.characters.map { character in
        let sum = classes.indices.reduce(Cyclotomic(0)) {
          $0 + Cyclotomic(own.classSizes[$1]) * row[classes[$1]] * character[$1].conjugate
        }
        return (sum.integer ?? 0) / own.order
      }
    }
    let chargeCount = smaller.chargeSectors[0].charges.count
    shares = smaller.sectors.map { sector in
      larger.sectors.indices.compactMap { block in
        let content = larger.sectors[block]
        let copies = branching[content.irrep][sector.irrep]
        guard copies > 0, content.multiplicity > 0,
          Array(content.charges.prefix(chargeCount)) == sector.charges
        else { return nil }
        return .init(block: block, copies: copies)
      }
    }
    let isWhole = zip(shares, smaller.sectors).allSatisfy { shares, sector in
      shares.reduce(0) { $0 + $1.copies * larger.sectors[$1.block].multiplicity }
        == sector.multiplicity
    }
    guard isWhole else { return nil }
  }
}
