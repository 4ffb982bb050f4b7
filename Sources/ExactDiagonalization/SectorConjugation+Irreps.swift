import GroupTheory

extension SectorConjugation {
  /// λ → Tλ with χ_{Tλ}(T g T⁻¹) = χ_λ(g)*. Shape [irrep of the visible group].
  func irrepPermutation(of visible: VisibleGroup) -> [Int] {
    let (group, table) = (visible.group, visible.table)
    let images = group.classes.map { group.classOf[automorphism[$0[0]]] }
    return table.characters.map { row in
      let image = table.characters.firstIndex { candidate in
        row.indices.allSatisfy { candidate[images[$0]] == row[$0].conjugate }
      }
      guard let image else { preconditionFailure("an automorphism permutes the irreps") }
      return image
    }
  }
}

extension ExactDiagonalization {
  /// What the declared anti-unitary symmetries that map the visible group to itself do to its irreps: λ → Tλ, different
  /// actions once each. Shape [action, irrep].
  public var antiunitaryActions: [[Int]] {
    var found: [[Int]] = []
    for generator in model.antiunitaryGenerators {
      let action = SectorConjugation(generator.operation, of: plan.visible)?
        .irrepPermutation(of: plan.visible)
      if let action, !found.contains(action) { found.append(action) }
    }
    return found
  }
}
