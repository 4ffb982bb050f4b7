import LatticeModels

extension ChargeSector {
  /// The sectors into which the visible group resolves this one. Shape [irrep].
  ///
  /// With charges alone a sector is named by their values, `2` or `(2,1)`; with a group as well, the
  /// name of the irrep follows, `(2,1) 0`.
  func sectors(of visible: VisibleGroup, model: Model) throws -> [Sector] {
    let counts = try SectorDimensions(
      visible, siteDimensions: model.siteDimensions, conservedTotal: conservedTotal)
    return visible.names.indices.map { irrep in
      Sector(
        name: name(ofIrrep: visible.names[irrep], alone: visible.group.order == 1),
        charges: charges, irrep: irrep, irrepDimension: counts.irrepDimensions[irrep],
        multiplicity: counts.multiplicities[irrep])
    }
  }

  /// The anti-unitary symmetries that map this charge sector to itself.
  func preserving(_ conjugations: [SectorConjugation]) -> [SectorConjugation] {
    guard let conservedTotal else { return conjugations }
    return conjugations.filter { conservedTotal.violation(by: $0.operation) == nil }
  }

  private func name(ofIrrep irrep: String, alone: Bool) -> String {
    if charges.isEmpty { return irrep }
    let values = charges.map(String.init).joined(separator: ",")
    let own = charges.count == 1 ? values : "(\(values))"
    return alone ? own : "\(own) \(irrep)"
  }
}
