import Foundation
import GroupTheory
import LatticeModels
import Numerics
import PointGroups

/// Names of the irreps of a visible group that has translations: the star of wave vectors and the symbol of the little group, `Γ A1`, `K E`,
/// `k=(0,π) B2`.
///
/// An irrep λ holds the wave vectors k with m_k = |T|⁻¹ Σ_t e^{-ik·t} χ(t) ≠ 0, a star. At one of them the little group acts by the character
/// ψ(h) = |T|⁻¹ Σ_t e^{-ik·t} χ(t h). Its point operations h are those about one point, which as many operations as possible fix: the
/// first site of a cell or the centre of a polygon. Symbols are Mulliken's for the groups of the plane, `+` and `-` on a chain; where no point has them
/// all, where a crystal of two cells does not tell them apart, and in space irreps of one star are numbered.
/// Eigenvalues of internal symmetries that commute with all of this follow, `Γ A1 flip=+`.
package struct SpaceGroupNames {
  /// All different. Shape [irrep].
  package let names: [String]

  /// Nil where the group has no translations of a crystal, or is no product of a space group and commuting on-site symmetries.
  ///
  /// `generators` are names of the group's generators; the rows of `table` have the classes of `group`.
  package init?(
    group: FiniteGroup, table: CharacterTable, elements: [MonomialOperator], generators: [String],
    layout: SiteLayout
  ) {
    guard let cells = layout.crystal,
      let parts = SymmetryParts(group: group, elements: elements, layout: layout)
    else { return nil }
    let crystal = CrystalMotions(cells)
    let motions = zip(parts.motions, parts.permutations).map {
      (element: $0, operations: crystal.operations(of: $1))
    }
    guard motions.allSatisfy({ !$0.operations.isEmpty }),
      let translations = Translations(motions, of: crystal)
    else { return nil }
    let irreps = LittleGroupIrreps(
      group: group, table: table, motions: motions, translations: translations, crystal: crystal)
    let internalLabels = InternalLabels(
      group: group, table: table, generators: generators,
      internalTo: Set(parts.motions), isPure: parts.isPure)
    var labels: [String] = []
    for irrep in table.dimensions.indices {
      guard let space = irreps.label(irrep), let rest = internalLabels.label(irrep) else {
        return nil
      }
      labels.append(space.star + (space.symbol.isEmpty ? "" : " \(space.symbol)") + rest)
    }
    let names = Self.numbered(labels)
    guard Set(names).count == names.count else { return nil }
    self.names = names
  }

  /// Irreps whose little group has no symbol are numbered, star by star.
  private static func numbered(_ labels: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return labels.map { label in
      guard label.contains(LittleGroupIrreps.unnamed) else { return label }
      seen[label, default: 0] += 1
      return label.replacing(LittleGroupIrreps.unnamed, with: "\(seen[label]!)")
    }
  }
}

/// The eigenvalues of the generators that are no motions of space.
private struct InternalLabels {
  let group: FiniteGroup
  let table: CharacterTable
  /// Names with elements.
  let generators: [(name: String, element: Int)]
  let isPure: Bool

  init(
    group: FiniteGroup, table: CharacterTable, generators names: [String],
    internalTo motions: Set<Int>, isPure: Bool
  ) {
    (self.group, self.table, self.isPure) = (group, table, isPure)
    generators = zip(names, group.generators).filter { !motions.contains($1) }.map { ($0, $1) }
  }

  /// " flip=+"; nil where a generator has no single eigenvalue.
  func label(_ irrep: Int) -> String? {
    if isPure { return "" }
    var text = ""
    for (name, element) in generators {
      let row = table.complexCharacters[irrep]
      let value = row[group.classOf[element]] / Complex(Double(table.dimensions[irrep]))
      guard abs(value.length - 1) < 1e-6 else { return nil }
      let order = group.elementOrders[element]
      let turn = Int((value.phase / (2 * Double.pi) * Double(order)).rounded())
      let exponent = (turn % order + order) % order
      text += " \(name)=" + (order == 2 ? (exponent == 0 ? "+" : "-") : "\(exponent)")
    }
    return text
  }
}
