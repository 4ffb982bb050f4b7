extension ContinuousBootstrap {
  /// The connected groups of which every diagram is a number of copies of one irrep: the irreps of a finite group beside it of which
  /// nothing is visible. None where some diagram is no multiple of an irrep.
  static func copies(_ diagrams: [WeightDiagram], levels: [Double]) -> [ContinuousReading] {
    var places: [WeightDiagram: Int] = [:]
    var distinct: [WeightDiagram] = []
    var sums: [Double] = []
    for (diagram, count) in zip(diagrams, levels) {
      let primitive = diagram.primitive
      if let place = places[primitive] {
        sums[place] += count
      } else {
        places[primitive] = distinct.count
        distinct.append(primitive)
        sums.append(count)
      }
    }
    guard distinct.count < diagrams.count else { return [] }
    // The signature that shows one copy; products are listed where both factors have one.
    let single = distinct.map { primitive in diagrams.firstIndex(of: primitive) }
    return solve(distinct, levels: sums, isSum: distinct.map { _ in false }).readings
      .filter(\.hasIrrepsAlone).map { reading in
        reading.with(
          contents: diagrams.map { diagram in
            let place = places[diagram.primitive]!
            let copies = diagram.dimension / distinct[place].dimension
            return .irrep(reading.contents[place].irreps.map { $0.copied(copies) })
          },
          fusion: reading.fusion.compactMap { product in
            guard let left = single[product.left], let right = single[product.right] else {
              return nil
            }
            return ClebschGordanProduct(left: left, right: right, terms: product.terms)
          })
      }
  }
}

extension ContinuousIrrep {
  fileprivate func copied(_ count: Int) -> ContinuousIrrep {
    ContinuousIrrep(
      highestWeight: highestWeight, centralCharges: centralCharges, dimension: dimension,
      multiplicity: multiplicity * count)
  }
}
